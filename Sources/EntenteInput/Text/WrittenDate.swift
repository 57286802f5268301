import EntenteModel

/// Dates as machines write them: ISO 8601, RFC 2822, "20241105", seconds since 1970.
enum WrittenDate {
  /// The day as written, whatever the time zone; `nil` for what is none of these.
  static func date(_ text: String) -> CalendarDate? {
    let text = text.trimmingPrefix { $0.isWhitespace }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    switch digits.count {
    case 4:
      let day = text.prefix(10)
      if let date = CalendarDate(String(day).replacing("/", with: "-")), date.day != nil { return date }
      return CalendarDate(String(text.prefix(7)))
    case 8 where digits.count == text.count:
      return CalendarDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    case 9...10 where digits.count == text.count: return Int(digits).flatMap(since1970)
    case 12...13 where digits.count == text.count: return Int(digits).flatMap { since1970($0 / 1000) }
    case 1...2: return numbered(text) ?? written(text)
    default: return written(text)
    }
  }

  /// "05.11.2024", and "25/11/2024" or "11/25/2024" where only one of the two can be the month.
  private static func numbered(_ text: some StringProtocol) -> CalendarDate? {
    let parts = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "/" }
      .split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2]),
      (1000...9999).contains(year)
    else { return nil }
    let isDotted = text.dropFirst(parts[0].count).first == "."
    if isDotted || first > 12 { return CalendarDate(year: year, month: second, day: first) }
    return second > 12 ? CalendarDate(year: year, month: first, day: second) : nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// "Tue, 05 Nov 2024 10:00:00 GMT", "5 November 2024", "November 5, 2024".
  private static func written(_ text: some StringProtocol) -> CalendarDate? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    guard
      let place = words.prefix(8).firstIndex(where: { word in
        word.count >= 3 && months.contains(String(word.prefix(3))) && Int(word) == nil
      }), let month = months.firstIndex(of: String(words[place].prefix(3)))
    else { return nil }
    func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
      guard words.indices.contains(index), let value = Int(words[index]), range.contains(value) else {
        return nil
      }
      return value
    }
    let years = 1000...9999
    if let day = number(place - 1, 1...31), let year = number(place + 1, years) {
      return CalendarDate(year: year, month: month + 1, day: day)
    }
    if let day = number(place + 1, 1...31), let year = number(place + 2, years) {
      return CalendarDate(year: year, month: month + 1, day: day)
    }
    return nil
  }

  private static func since1970(_ seconds: Int) -> CalendarDate? {
    guard (0...32_503_680_000).contains(seconds) else { return nil }
    return CalendarDate(year: 1970, month: 1, day: 1)?.adding(days: seconds / 86_400)
  }
}
