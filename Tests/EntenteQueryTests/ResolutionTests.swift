import EntenteModel
import EntenteQuery
import Foundation
import Testing

struct `How an end of a claim was understood` {
  private static let text = """
    Governor Lena Marsh spoke on Monday. Marsh was brief.
    She had met the envoy, she said.
    """
  private let document = Document(
    id: Document.ID(rawValue: "d"), title: "t", path: "", text: Self.text)

  private func quote(_ words: String, after: String = "") -> Quotation {
    let start = Self.text.range(of: after)?.upperBound ?? Self.text.startIndex
    let found = Self.text[start...].range(of: words) ?? start..<start
    let lower = Self.text.utf8.distance(from: Self.text.startIndex, to: found.lowerBound)
    return Quoter(document).quote(lower..<(lower + words.utf8.count))
  }

  private var marsh: Entity {
    Entity(
      id: Entity.ID(rawValue: "marsh"), kind: EntityKind(rawValue: "person"), name: "Lena Marsh",
      aliases: ["Marsh"])
  }

  private func resolve(_ evidence: Quotation, by trigger: Quotation) -> [String] {
    let claim = Claim(
      id: Claim.ID(rawValue: "c"), subject: marsh.id, predicate: RelationKind(rawValue: "meets"),
      object: Entity.ID(rawValue: "envoy"), evidence: evidence, triggers: [trigger], rule: "test")
    let mentions = [
      quote("Lena Marsh"), quote("Marsh", after: "Monday."), quote("She", after: "brief."),
      quote("she", after: "envoy"),
    ]
    return Resolution(of: marsh, in: claim, mentions: mentions).words.map(\.text)
  }

  @Test func `leads from a pronoun to the last name before it`() {
    #expect(resolve(quote("She had met the envoy, she said."), by: quote("met")) == ["She", "Marsh"])
  }

  @Test func `is the name itself where the evidence has it`() {
    #expect(resolve(quote("Marsh was brief.", after: "Monday."), by: quote("was")) == ["Marsh"])
  }

  @Test func `is empty where the evidence names nobody`() {
    #expect(resolve(quote("was brief"), by: quote("brief")) == [])
  }
}

struct `Paths through others` {
  // Of two ways of one length the first in order of ids is the answer.
  @Test(arguments: [
    (["cal"], ["ann cal dee"]), (["cal", "bo"], ["ann cal bo dee"]), (["eve"], ["ann eve dee"]),
    ([], ["ann bo dee"]), (["fay"], []),
  ]) func `are the shortest that touch them in order`(stops: [String], expected: [String]) throws {
    let snapshot = try graph(
      """
      ann meets bo; bo meets cal; cal meets dee; ann meets cal; bo meets dee; ann meets eve; eve meets dee;
      fay meets gus
      """)
    let ties = SnapshotTies(snapshot, ontology: try testOntology())
    func node(_ id: String) throws -> Int64 { try #require(ties.node(of: Entity.ID(rawValue: id))) }
    let chains = try ties.shortestPaths(
      from: node("ann"), to: node("dee"), through: stops.map(node), count: 1, maximumLength: 12)
    #expect(chains.map { $0.map { ties.id(of: $0).rawValue }.joined(separator: " ") } == expected)
  }
}

struct `A typed name` {
  @Test func `finds people by their surname`() throws {
    let snapshot = GraphSnapshot(
      documents: [],
      entities: ["Ann Lee", "Bo Lee", "Cal Dorn"].map {
        Entity(id: Entity.ID(rawValue: $0), kind: EntityKind(rawValue: "person"), name: $0)
      }, mentions: [], claims: [])
    guard case .one(let dorn) = snapshot.find("dorn") else {
      Issue.record("nobody of that surname")
      return
    }
    #expect(dorn.name == "Cal Dorn")
    guard case .ambiguous(let lees) = snapshot.find("Lee") else {
      Issue.record("the two are not told")
      return
    }
    #expect(lees.map(\.name) == ["Ann Lee", "Bo Lee"])
  }
}
