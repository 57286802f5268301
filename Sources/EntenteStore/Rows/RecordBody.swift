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

  /// - Parameter mentions: in order of place.
  static func write(
    _ descriptions: some Collection<Description>, _ mentions: some Collection<PackedQuotation>,
    to writer: inout ByteWriter
  ) {
    writer.write(descriptions.count)
    for description in descriptions {
      writer.write(Int(description.profile))
      writer.write(description.traits.count)
      for trait in description.traits { writer.write(Int(trait)) }
    }
    writer.write(mentions.count)
    var origin = PackedQuotation.origin
    for mention in mentions {
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
