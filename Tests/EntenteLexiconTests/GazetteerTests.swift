import EntenteModel
import Testing

@testable import EntenteLexicon

struct `The gazetteer` {
  private let gazetteer: Gazetteer

  init() throws { gazetteer = try Shipped.lexicon.get().gazetteer }

  @Test(arguments: [
    ("Ukraine", "country/UKR", Gazetteer.Form.name), ("Ukrainian", "country/UKR", .adjective),
    ("Ukrainians", "country/UKR", .people), ("Kyiv", "country/UKR", .capital),
    ("the Kremlin", "country/RUS", .government), ("U.S.", "country/USA", .name),
    ("DPRK", "country/PRK", .name), ("Türkiye", "country/TUR", .name), ("Kiev", "region/kyiv-UKR", .name),
    ("Kursk", "region/RU-KRS", .name), ("NATO", "organisation/nato", .name),
    ("Volodymyr Zelensky", "person/volodymyr-zelenskyy", .name),
  ]) func `knows a form`(form: String, id: String, sense: Gazetteer.Form) {
    let plain = form.hasPrefix("the ") ? String(form.dropFirst(4)) : form
    let senses = gazetteer.senses(of: plain).map { (gazetteer.entries[$0.entry].id.rawValue, $0.form) }
    #expect(senses.contains { $0.0 == id && $0.1 == sense }, "\(senses)")
  }

  @Test func `finds the longest name that begins at a place`() {
    #expect(match("North Korea said") == "North Korea")
    #expect(match("South Sudan is") == "South Sudan")
    #expect(match("Democratic Republic of the Congo.") == "Democratic Republic of the Congo")
    #expect(match("Nigeriana") == nil)
    #expect(match("New\nZealand said") == "New\nZealand")
  }

  @Test func `takes a curly apostrophe for a plain one`() {
    #expect(match("Côte d’Ivoire") == match("Côte d'Ivoire")?.replacing("'", with: "’"))
  }

  @Test func `ignores case only when asked`() {
    #expect(match("NORTH KOREA") == nil)
    #expect(match("NORTH KOREA", ignoringCase: true) == "NORTH KOREA")
  }

  @Test func `knows who held an office on a day`() throws {
    func head(_ country: String, _ day: String) throws -> Set<String> {
      let holders = gazetteer.holders(
        of: "head_of_state", of: Entity.ID(rawValue: "country/\(country)"),
        on: try #require(CalendarDate(day)))
      return Set(holders.map(\.name))
    }
    #expect(try head("USA", "2024-11-05") == ["Joe Biden"])
    #expect(try head("USA", "2025-03-01") == ["Donald Trump"])
    #expect(try head("UKR", "2024-11-05") == ["Volodymyr Zelenskyy"])
  }

  @Test func `leads from a place up to its country, without a circle`() {
    #expect(gazetteer.chain(of: Entity.ID(rawValue: "region/RU-KRS")).last?.rawValue == "country/RUS")
    for entry in gazetteer.entries where entry.within != nil {
      #expect(!gazetteer.chain(of: entry.id).contains(entry.id), "\(entry.id)")
    }
  }

  @Test(arguments: ["Zelenskyy", "Zelenskiy", "Zelensky"]) func `knows a person by any romanisation`(
    surname: String
  ) {
    #expect(gazetteer.person(named: "Volodymyr \(surname)")?.name == "Volodymyr Zelenskyy")
    #expect(gazetteer.people(ofSurname: surname).map(\.name).contains("Volodymyr Zelenskyy"))
  }

  private func match(_ text: String, ignoringCase: Bool = false) -> String? {
    let bytes = Array(text.utf8)
    return gazetteer.match(in: bytes.span, at: 0, ignoringCase: ignoringCase).map {
      String(decoding: bytes[..<$0.end], as: UTF8.self)
    }
  }
}
