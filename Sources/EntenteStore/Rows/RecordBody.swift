internal import EntenteModel

/// What one document says of one entity: which descriptions it gives, and where it speaks of it.
struct RecordBody: Hashable {
  /// One description. A document that describes an entity twice has two.
  struct Description: Hashable {
    let profile: Int64
    /// Rows of `trait`.
    let traits: [Int64]
  }

  private(set) var descriptions: [Description] = []
  /// In order of place.
  private(set) var mentions: [PackedQuotation] = []

  /// Begins a body with as many descriptions, each of which `write` is to be called with.
  static func write(descriptions count: Int, to writer: inout ByteWriter) { writer.write(count) }

  static func write(
    profile: Int64, traits: Range<Int>, _ trait: (Int) -> Int64, to writer: inout ByteWriter
  ) {
    writer.write(Int(profile))
    writer.write(traits.count)
    for index in traits { writer.write(Int(trait(index))) }
  }

  /// Ends a body with its mentions.
  ///
  /// - Parameter mentions: in order of place.
  static func write(mentions count: Int, _ mention: (Int) -> PackedQuotation, to writer: inout ByteWriter) {
    writer.write(count)
    var origin = PackedQuotation.origin
    for index in 0..<count {
      let mention = mention(index)
      mention.write(to: &writer, from: origin)
      origin = mention
    }
  }

  init(_ bytes: [UInt8]) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    for _ in 0..<(try reader.readCount()) {
      let profile = Int64(try reader.read())
      var traits: [Int64] = []
      for _ in 0..<(try reader.readCount()) { traits.append(Int64(try reader.read())) }
      descriptions.append(Description(profile: profile, traits: traits))
    }
    var origin = PackedQuotation.origin
    for _ in 0..<(try reader.readCount()) {
      origin = try PackedQuotation.read(from: &reader, origin: origin)
      mentions.append(origin)
    }
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
  }
}
