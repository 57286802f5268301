internal import EntenteModel

/// What a claim says beside who, whom, what and how: all of its row that questions look at only once they have found it.
///
/// Qualifiers and units are rows of `phrase`.
struct ClaimBody: Hashable {
  struct Number: Hashable {
    let value: Double?
    let qualifier: Int64
    let unit: Int64
  }

  /// The words of a date, and the `DateCode` of the day that they mean.
  struct Date: Hashable {
    let code: Int64?
    let text: String
  }

  var evidence: PackedQuotation
  /// The words for who says so.
  var attribution: String?
  var quantity: Number?
  var title: String?
  var date: Date?
  var triggers: [PackedQuotation] = []
  var premises: [String] = []

  /// Which parts follow.
  private struct Parts: OptionSet {
    let rawValue: Int

    static let attribution = Parts(rawValue: 1)
    static let quantity = Parts(rawValue: 2)
    static let value = Parts(rawValue: 4)
    static let title = Parts(rawValue: 8)
    static let date = Parts(rawValue: 16)
    static let day = Parts(rawValue: 32)
    static let premises = Parts(rawValue: 64)
  }

  private var parts: Parts {
    var parts: Parts = []
    if attribution != nil { parts.insert(.attribution) }
    if quantity != nil { parts.insert(.quantity) }
    if quantity?.value != nil { parts.insert(.value) }
    if title != nil { parts.insert(.title) }
    if date != nil { parts.insert(.date) }
    if date?.code != nil { parts.insert(.day) }
    if !premises.isEmpty { parts.insert(.premises) }
    return parts
  }

  func write(to writer: inout ByteWriter) {
    writer.write(parts.rawValue)
    evidence.write(to: &writer, from: .origin)
    writer.write(triggers.count)
    for trigger in triggers { trigger.write(to: &writer, from: evidence) }
    if let attribution { writer.write(attribution) }
    if let quantity {
      writer.write(Int(quantity.qualifier))
      writer.write(Int(quantity.unit))
      if let value = quantity.value { writer.write(value) }
    }
    if let title { writer.write(title) }
    if let date {
      writer.write(date.text)
      if let code = date.code { writer.write(Int(code)) }
    }
    for premise in premises { writer.write(premise) }
  }

  init(evidence: PackedQuotation) { self.evidence = evidence }

  /// Begins anew, in the memory that is there.
  mutating func clear(evidence: PackedQuotation) {
    self.evidence = evidence
    triggers.removeAll(keepingCapacity: true)
    if attribution != nil { attribution = nil }
    if title != nil { title = nil }
    if date != nil { date = nil }
    quantity = nil
    if !premises.isEmpty { premises = [] }
  }

  init(_ bytes: [UInt8]) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    let parts = Parts(rawValue: try reader.read())
    evidence = try PackedQuotation.read(from: &reader, origin: .origin)
    for _ in 0..<(try reader.readCount()) {
      triggers.append(try PackedQuotation.read(from: &reader, origin: evidence))
    }
    if parts.contains(.attribution) { attribution = try reader.readText() }
    if parts.contains(.quantity) {
      let (qualifier, unit) = (Int64(try reader.read()), Int64(try reader.read()))
      let value = parts.contains(.value) ? try reader.readDouble() : nil
      quantity = Number(value: value, qualifier: qualifier, unit: unit)
    }
    if parts.contains(.title) { title = try reader.readText() }
    if parts.contains(.date) {
      let text = try reader.readText()
      date = Date(code: parts.contains(.day) ? Int64(try reader.read()) : nil, text: text)
    }
    if parts.contains(.premises) {
      while !reader.isAtEnd { premises.append(try reader.readText()) }
    }
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
  }
}
