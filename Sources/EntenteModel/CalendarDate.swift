/// A date of the Gregorian calendar that may be known to the year or month only.
///
/// Written and ordered as ISO 8601 text: `2024`, `2024-11`, `2024-11-05`.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12, or `nil` where only the year is known.
  public let month: Int?
  /// 1 to the month's length, or `nil` where no day is known.
  public let day: Int?

  /// Returns `nil` for what is no date: month 13, 30 February, a day without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Self.length(of: month, in: year)).contains(day) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024`, `2024-11` or `2024-11-05`; `nil` for anything else.
  ///
  /// - Complexity: O(1), and no string is made, since every word of a text may be asked whether it is a date.
  public init?(_ text: some StringProtocol) {
    var (year, month, day) = (0, 0, 0)
    var length = 0
    for byte in text.utf8 {
      switch length {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case 0..<10:
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if length < 4 {
          year = year * 10 + digit
        } else if length < 7 {
          month = month * 10 + digit
        } else {
          day = day * 10 + digit
        }
      default: return nil
      }
      length += 1
    }
    guard length == 4 || length == 7 || length == 10 else { return nil }
    self.init(year: year, month: length > 4 ? month : nil, day: length > 7 ? day : nil)
  }

  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, to: 4)
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    return text
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  /// The number of days in `month` of `year`.
  public static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }
}

extension CalendarDate {
  /// The weekday, 0 for Monday to 6 for Sunday; `nil` where no day is known.
  public var weekday: Int? {
    guard let number = dayNumber else { return nil }
    return ((number + 3) % 7 + 7) % 7  // 1 January 1970 was a Thursday.
  }

  /// Days since 1 January 1970; `nil` where no day is known.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  public var dayNumber: Int? {
    guard let month, let day else { return nil }
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date `days` later (earlier when negative); `self` where no day is known.
  public func adding(days: Int) -> CalendarDate {
    guard let number = dayNumber else { return self }
    let shifted = number + days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return CalendarDate(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day) ?? self
  }

  /// The month `months` later (earlier when negative), without a day; the year only where no month is known.
  public func adding(months: Int) -> CalendarDate {
    guard let month else { return self }
    let total = year * 12 + month - 1 + months
    return CalendarDate(year: total / 12, month: total % 12 + 1) ?? self
  }
}
