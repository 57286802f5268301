import EntenteModel

/// Makes readings of no meaning, shaped like real ones: some entities stand in very many documents, most in few.
///
/// The same numbers give the same readings on every machine.
struct SyntheticGraph {
  let claims: Int
  let entities: Int
  /// Claims in each document, and entities that they are drawn from, about as in a long agency report.
  let claimsPerDocument = 25
  let castPerDocument = 16

  var documents: Int { (claims + claimsPerDocument - 1) / claimsPerDocument }

  /// The ontology's names of the kinds used here.
  private static let relations = [
    "meets", "deployed_to", "fights", "ally_of", "supplies", "criticises", "located_in", "part_of",
  ].map(RelationKind.init)

  func reading(_ number: Int) -> Reading {
    var random = SplitMix(seed: UInt64(number))
    let cast = (0..<castPerDocument).map { _ in skewed(&random) }
    var sentences: [(text: String, ends: (Int, Int))] = []
    for _ in 0..<min(claimsPerDocument, claims - number * claimsPerDocument) {
      var ends = (cast[Int(random.next() % 16)], cast[Int(random.next() % 16)])
      if ends.0 == ends.1 { ends.1 = (ends.1 + 1) % entities }
      sentences.append(
        ("On the day \(name(ends.0)) was said to have dealt with \(name(ends.1)) near the old harbour.", ends)
      )
    }
    let text = sentences.map(\.text).joined(separator: "\n")
    let document = Document(
      id: Document.ID(rawValue: DigestText.text("d", UInt64(number) &* 0x9E37_79B9_7F4A_7C15)),
      title: "Report \(number)", path: "reports/\(number).txt", source: "Outlet \(number % 97)",
      published: CalendarDate(year: 2024, month: 1 + number % 12, day: 1 + number % 28), text: text)
    var offset = 0
    var mentions: [Mention] = []
    var claims: [Claim] = []
    for (index, sentence) in sentences.enumerated() {
      // The texts are ASCII, so that bytes and scalars are the same.
      func quotation(_ range: Range<Int>, _ words: String) -> Quotation {
        Quotation(document: document.id, range: range, scalars: range, line: index + 1, text: words)
      }
      let whole = quotation(offset..<(offset + sentence.text.utf8.count), sentence.text)
      let first = name(sentence.ends.0)
      let start = offset + 11
      mentions.append(
        Mention(
          entity: id(sentence.ends.0), quotation: quotation(start..<(start + first.utf8.count), first)))
      claims.append(
        Claim(
          id: Claim.ID(rawValue: DigestText.text("c", random.next())), subject: id(sentence.ends.0),
          predicate: Self.relations[Int(random.next() % 8)], object: id(sentence.ends.1),
          modality: Modality.allCases[Int(random.next() % 7)], evidence: whole,
          triggers: [quotation((start + first.utf8.count + 5)..<(start + first.utf8.count + 9), "said")],
          rule: "synthetic"))
      offset += sentence.text.utf8.count + 1
    }
    let ids = Set(sentences.flatMap { [$0.ends.0, $0.ends.1] }).sorted()
    return Reading(
      document: document,
      entities: ids.map {
        Entity(
          id: id($0), kind: EntityKind(rawValue: "person"), name: name($0), aliases: ["Mr \($0)"])
      }, mentions: mentions, claims: claims)
  }

  func name(_ entity: Int) -> String { "Person \(entity)" }

  func id(_ entity: Int) -> Entity.ID { Entity.ID(rawValue: "person/person-\(entity)") }

  /// An entity, low numbers far more often than high ones: its share falls with the square root of its number.
  private func skewed(_ random: inout SplitMix) -> Int {
    let unit = Double(random.next() >> 11) / Double(1 << 53)
    return min(entities - 1, Int(unit * unit * Double(entities)))
  }
}

/// SplitMix64. Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
