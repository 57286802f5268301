import EntenteModel

/// How numbers, dates and lists are put into words.
enum Wording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "6 November 2024", "November 2024", "2024".
  static func date(_ date: CalendarDate) -> String {
    var parts: [String] = []
    if let day = date.day { parts.append(String(day)) }
    if let month = date.month { parts.append(months[month - 1]) }
    parts.append(String(date.year))
    return parts.joined(separator: " ")
  }

  /// "24 October – 6 November 2024": what both dates share is said once.
  static func period(from: CalendarDate, to: CalendarDate) -> String {
    if from == to { return date(from) }
    guard from.year == to.year, let month = from.month, from.day != nil, to.day != nil else {
      return date(from) + " – " + date(to)
    }
    let start = from.month == to.month ? "\(from.day ?? 1)" : "\(from.day ?? 1) \(months[month - 1])"
    return start + " – " + date(to)
  }

  /// "11,000", "at least 10,000 troops"; `subject` is not repeated as a unit.
  static func quantity(_ quantity: Quantity, omitting subject: String) -> String {
    let bounds = [
      "at_least": "at least ", "more_than": "over ", "about": "about ", "up_to": "up to ",
      "fewer_than": "under ",
    ]
    guard let value = quantity.value else {
      return TextBlock.cleaned(quantity.qualifier.isEmpty ? quantity.unit : quantity.qualifier)
    }
    let amount = (bounds[quantity.qualifier] ?? "") + number(value)
    let unit = TextBlock.cleaned(quantity.unit)
    return unit.isEmpty || !subject.isEmpty ? amount : amount + " " + unit
  }

  /// Groups of three digits; two decimals at most.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let hundredths = Int((abs(value) * 100).rounded())
    var digits = String(hundredths / 100)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    var text = ([digits] + groups).joined(separator: ",")
    let rest = hundredths % 100
    if rest > 0 { text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)" }
    return value < 0 ? "−" + text : text
  }

  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(number(Double(count))) \(count == 1 ? one : many)"
  }

  /// "Russia, Ukraine and North Korea"; beyond `limit`, "Russia, Ukraine and 4 more".
  static func list(_ items: [String], limit: Int) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    let shown = items.count <= limit ? Array(items.dropLast()) : Array(items.prefix(limit))
    let last = items.count <= limit ? items[items.count - 1] : "\(items.count - limit) more"
    return shown.joined(separator: ", ") + " and " + last
  }

  static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }
}
