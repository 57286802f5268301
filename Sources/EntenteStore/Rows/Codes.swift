internal import EntenteModel

/// The numbers under which the file keeps what Swift keeps as cases. They never change.
extension Modality {
  var code: Int64 {
    switch self {
    case .asserted: 0
    case .claimed: 1
    case .denied: 2
    case .planned: 3
    case .expected: 4
    case .alleged: 5
    case .uncertain: 6
    }
  }

  init?(code: Int64) {
    switch code {
    case 0: self = .asserted
    case 1: self = .claimed
    case 2: self = .denied
    case 3: self = .planned
    case 4: self = .expected
    case 5: self = .alleged
    case 6: self = .uncertain
    default: return nil
    }
  }
}

extension Polarity {
  var code: Int64 {
    switch self {
    case .affirmed: 0
    case .negated: 1
    }
  }

  init?(code: Int64) {
    switch code {
    case 0: self = .affirmed
    case 1: self = .negated
    default: return nil
    }
  }
}

/// A date as a number that orders as dates do: 20241105, and 0 for a month or day that is not known.
enum DateCode {
  static func code(of date: CalendarDate) -> Int64 {
    Int64(date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0))
  }

  static func date(of code: Int64) -> CalendarDate? {
    guard (0...99_991_231).contains(code) else { return nil }
    let code = Int(code)
    let month = code / 100 % 100
    let day = code % 100
    return CalendarDate(year: code / 10_000, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }
}

/// An office as one text: title, entity, first and last date, parted by the ASCII unit separator.
enum OfficeCode {
  private static let separator: Character = "\u{1F}"

  static func code(of office: Office) -> String {
    [office.title, office.of?.rawValue ?? "", office.from?.description ?? "", office.to?.description ?? ""]
      .joined(separator: String(separator))
  }

  static func office(of code: String) -> Office? {
    let parts = code.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4 else { return nil }
    let tail = parts.suffix(3)
    let of = tail[tail.startIndex]
    return Office(
      title: parts.dropLast(3).joined(separator: String(separator)),
      of: of.isEmpty ? nil : Entity.ID(rawValue: of), from: CalendarDate(tail[tail.startIndex + 1]),
      to: CalendarDate(tail[tail.startIndex + 2]))
  }
}

/// A list of texts as bytes: each with its length before it.
enum KeyList {
  static func bytes(of keys: [String]) -> [UInt8] {
    var writer = ByteWriter()
    for key in keys { writer.write(key) }
    return writer.bytes
  }

  static func keys(in bytes: [UInt8]) throws(ByteReader.Malformed) -> [String] {
    var reader = ByteReader(bytes)
    var keys: [String] = []
    while !reader.isAtEnd { keys.append(try reader.readText()) }
    return keys
  }
}
