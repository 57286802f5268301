internal import EntenteModel

/// Where a quotation stands. Its words are the document's, and are cut out when it is read.
struct PackedQuotation: Hashable {
  let start: Int
  let length: Int
  /// Unicode scalars before `start`.
  let scalar: Int
  let line: Int

  init(start: Int, length: Int, scalar: Int, line: Int) {
    self.start = start
    self.length = length
    self.scalar = scalar
    self.line = line
  }

  init(_ quotation: Quotation) {
    start = quotation.range.lowerBound
    length = quotation.range.count
    scalar = quotation.scalars.lowerBound
    line = quotation.line
  }

  /// Writes the place relative to `origin`, which is mostly near.
  func write(to writer: inout ByteWriter, from origin: PackedQuotation) {
    writer.write(signed: start - origin.start)
    writer.write(length)
    writer.write(signed: scalar - origin.scalar)
    writer.write(signed: line - origin.line)
  }

  static func read(from reader: inout ByteReader, origin: PackedQuotation) throws(ByteReader.Malformed)
    -> PackedQuotation
  {
    let start = origin.start.addingReportingOverflow(try reader.readSigned())
    let length = try reader.read()
    let scalar = origin.scalar.addingReportingOverflow(try reader.readSigned())
    let line = origin.line.addingReportingOverflow(try reader.readSigned())
    guard !start.overflow, !scalar.overflow, !line.overflow else { throw ByteReader.Malformed() }
    return PackedQuotation(
      start: start.partialValue, length: length, scalar: scalar.partialValue, line: line.partialValue)
  }

  static let origin = PackedQuotation(start: 0, length: 0, scalar: 0, line: 0)
}
