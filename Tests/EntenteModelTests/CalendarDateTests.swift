import EntenteModel
import Testing

struct `A calendar date` {
  @Test(arguments: ["2024", "2024-11", "2024-11-05", "2024-02-29", "2000-02-29", "0999-12-31"])
  func `is read and written as ISO 8601`(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "24", "2024-13", "2024-00", "2024-02-30", "1900-02-29", "2024-11-31", "2024-11-5", "2024--05",
    "2024-11-05-01", "0000", "20x4", "２０２４", "2024-11-", " 2024",
  ]) func `is not made of what is no date`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `needs a month where it has a day`() {
    #expect(CalendarDate(year: 2024, day: 5) == nil)
  }

  @Test func `is ordered like its text`() throws {
    let texts = ["2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02", "2024-11-05", "2024-11-06"]
    let dates = try texts.map { try #require(CalendarDate($0)) }
    #expect(dates.shuffled().sorted() == dates)
  }

  @Test(arguments: [
    ("2024-11-05", 1), ("1970-01-01", 3), ("2000-02-29", 1), ("1969-12-28", 6), ("2025-06-07", 5),
  ]) func `knows its weekday, counted from Monday`(text: String, weekday: Int) {
    #expect(CalendarDate(text)?.weekday == weekday)
  }

  @Test func `has no weekday where no day is known`() {
    #expect(CalendarDate("2024-11")?.weekday == nil)
  }

  @Test(arguments: [
    ("2024-02-28", 1, "2024-02-29"), ("2024-03-01", -1, "2024-02-29"), ("2023-12-31", 1, "2024-01-01"),
    ("2024-11-05", -366, "2023-11-05"), ("2024-11-05", 0, "2024-11-05"), ("2024-11", 3, "2024-11"),
  ]) func `moves by days over the ends of months and years`(text: String, days: Int, moved: String) throws {
    #expect(try #require(CalendarDate(text)).adding(days: days).description == moved)
  }

  @Test(arguments: [
    ("2024-11-05", 1, "2024-12"), ("2024-11", 2, "2025-01"), ("2024-01-31", -1, "2023-12"),
    ("2024", 1, "2024"),
  ]) func `moves by months without keeping the day`(text: String, months: Int, moved: String) throws {
    #expect(try #require(CalendarDate(text)).adding(months: months).description == moved)
  }

  @Test func `walks a century of days without a gap`() throws {
    var date = try #require(CalendarDate("1950-01-01"))
    var number = try #require(date.dayNumber)
    while date.year < 2050 {
      date = date.adding(days: 1)
      number += 1
      try #require(date.dayNumber == number)
    }
  }
}
