public import EntenteModel

extension Quantity {
  /// The quantity as a phrase: "at least 10,000 troops".
  public var phrase: String {
    let words = qualifier.split(separator: "_").joined(separator: " ")
    let amount = value.map(Self.grouped)
    let bound = qualifier == "exact" ? nil : words
    return [bound, amount, unit].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `number` with its thousands parted by commas: 11,000; 2.5.
  private static func grouped(_ number: Double) -> String {
    guard let whole = Int(exactly: number) else { return "\(number)" }
    var digits = String(whole.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.append(String(digits.suffix(3)))
      digits.removeLast(3)
    }
    return (whole < 0 ? "-" : "") + ([digits] + groups.reversed()).joined(separator: ",")
  }
}
