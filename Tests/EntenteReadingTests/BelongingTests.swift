import EntenteModel
import Testing

/// Who is of what, and where it is: what a text says of it, and what follows from that and from what is known.
struct `Belonging` {
  private func claims(in text: String) -> [String] {
    let reading = Bench.read(text)
    let names = Dictionary(uniqueKeysWithValues: reading.entities.map { ($0.id, $0.name) })
    return Set(
      reading.claims.map {
        "\(names[$0.subject] ?? "") \($0.predicate.rawValue) \(names[$0.object] ?? "")"
      }
    ).sorted()
  }

  @Test(arguments: [
    // Parties by their common names.
    (
      "Germany voted on Sunday. Jana Krause of the Social Democrats was glad.",
      "Jana Krause member_of Social Democratic Party of Germany"
    ),
    (
      "Norway voted on Sunday. The Labour Party won.",
      "Norwegian Labour Party based_in Norway"
    ),
    (
      "The German moderate Social Democrats met, while Austria looked on and Austrians laughed.",
      "Social Democratic Party of Germany based_in Germany"
    ),
    (
      "Germany was shocked. Jana Krause, whose Free Democratic Party lost, resigned.",
      "Jana Krause member_of Free Democratic Party"
    ),
    (
      "In the United States, Republican senator John Miller resigned.",
      "John Miller member_of Republican Party"
    ),
    ("Britain rested. Labour Party leader Jane Roe spoke.", "Jane Roe heads Labour Party"),
    (
      "Jana Krause, leader of the centre-left Social Democrats, spoke in Germany.",
      "Jana Krause heads Social Democratic Party of Germany"
    ),
    // What a party's member is.
    (
      "Germany was shocked. Jana Krause (CDU) resigned.",
      "Jana Krause nationality Germany"
    ),
    // Offices and roles.
    (
      "Jana Krause, an international relations lecturer at Bilgi University, said so.",
      "Jana Krause member_of Bilgi University"
    ),
    (
      "Ana Roe, a lecturer at Harwell College and expert at Chatham House, said so.",
      "Ana Roe member_of Chatham House"
    ),
    (
      "Luis Roe, permanent secretary at the government's Department of Transport, spoke.",
      "Luis Roe holds_office Department of Transport"
    ),
    ("Luis Roe, who is the chief of the Bundesbank, spoke.", "Luis Roe heads Bundesbank"),
    ("Ana Roe of the Hindu Council said so.", "Ana Roe member_of Hindu Council"),
    ("Bavaria's CSU interior minister, Luis Roe, wrote.", "Luis Roe holds_office Bavaria"),
    ("Former Peruvian president Luis Roe was tried.", "Luis Roe holds_office Peru"),
    ("The New York-based Peace Fund said so.", "Peace Fund based_in New York City"),
    ("African Union (AU) chairman Juan Quispe spoke.", "Juan Quispe heads African Union"),
    ("African Union chairman Juan Quispe spoke.", "Juan Quispe member_of African Union"),
    (
      "The general secretary of the liberal Free Democratic Party, Jana Krause, spoke.",
      "Jana Krause heads Free Democratic Party"
    ),
    ("Oxfam's Peru director Jane Roe spoke.", "Jane Roe heads Oxfam"),
    ("Chile's business-friendly president, Juan Quispe, spoke.", "Juan Quispe head_of_state Chile"),
    ("Juan Quispe works for Greenpeace in Lima.", "Juan Quispe member_of Greenpeace"),
    (
      "Lawmakers Ana Quispe and Juan Roe of the CDU spoke in Germany.",
      "Juan Roe member_of Christian Democratic Union"
    ),
    ("The mayor of Dortmund, Jana Krause, spoke. Germany listened.", "Jana Krause nationality Germany"),
    // Where people are from, and places are.
    ("Misha Petrov from Russia won.", "Misha Petrov nationality Russia"),
    ("The Chilean singer and activist Ana Quispe won.", "Ana Quispe nationality Chile"),
    ("Ministers met in the Austrian town of Wiesendorf.", "Wiesendorf located_in Austria"),
    ("He died in the town of Uyumarca in Bolivia.", "Uyumarca located_in Bolivia"),
    ("Orbesa Corp., Chile's largest company, lost money.", "Orbesa Corp. based_in Chile"),
    // Composition.
    ("Turkey is large. The Bilgi University in Istanbul was closed.", "Bilgi University based_in Turkey"),
    ("Turkey is large. The Izmir Stock Exchange was closed.", "Izmir Stock Exchange based_in Turkey"),
  ]) func `is read`(text: String, claim: String) {
    #expect(claims(in: text).contains(claim), "\(claims(in: text))")
  }

  @Test(arguments: [
    // Who leads the opposition leads no state.
    ("Peru's opposition leader Juan Quispe spoke.", "head_of_state"),
    (
      "Peru and Peruvians grieved, and Peru rested. Peru slept. Opposition leader Juan Quispe spoke.",
      "head_of_state"
    ),
    // An alliance is no country's, whoever goes before it.
    ("Peru's EU envoy, Juan Quispe, spoke. The German EU presidency ended.", "European Union based_in"),
    // An ally is not at home in the country whose ally it is.
    ("Hezbollah, Iran's main ally, spoke.", "Hezbollah based_in"),
    // A director of films holds no office.
    ("Chilean director Ana Quispe spoke.", "holds_office"),
    // "friendly" is no person.
    ("Spain's Castro-friendly mayor rested.", "Castro nationality"),
    // Of two people joined, the nearest is of the party.
    ("Germany rested. Both Ana Quispe and Jana Krause of the CDU spoke.", "Ana Quispe member_of"),
  ]) func `is not read`(text: String, word: String) {
    #expect(!claims(in: text).contains { $0.contains(word) }, "\(claims(in: text))")
  }
}

/// Names, and what they are names of.
struct `A name in a text` {
  private func kinds(in text: String) -> [String] {
    Bench.read(text).entities.map { "\($0.name): \($0.kind.rawValue)" }.sorted()
  }

  @Test(arguments: [
    // A capital in a list is a place where its country is not named; one that acts is its government.
    ("The show was made in Lima and seen by Nairobi, Oslo and Quito.", "Nairobi: region"),
    ("Nairobi has denied the report.", "Kenya: country"),
    // A country of the name of its capital.
    ("Djibouti has a port.", "Djibouti: country"),
    // How people are styled is no part of their names.
    ("Queen Margrethe II spoke. Jane Roe listened. Jane left.", "Jane Roe: person"),
    // The noun before a name, or beside it, says what it is a name of.
    ("The rally was called by the group Ororo, which blocked streets.", "Ororo: organisation"),
    ("Documents were leaked by former US intelligence contractor Edward Roe.", "Edward Roe: official"),
    ("The rebels hold the town of Jururu.", "Jururu: region"),
    ("A study by the New York-based Peace Fund said so.", "Peace Fund: organisation"),
    (
      "Researchers from Peru and Chile's Antiquities Authority dug there.",
      "Antiquities Authority: organisation"
    ),
    // Organisations by a part of their names.
    ("Orbesa Corp. lost money. Orbesa is a company of Lima.", "Orbesa Corp.: organisation"),
  ]) func `is of what it means`(text: String, entity: String) {
    #expect(kinds(in: text).contains(entity), "\(kinds(in: text))")
  }

  @Test func `stands once for a person called by the given name later`() {
    let people = Bench.read("Jane Roe spoke. Jane left.").entities.map(\.name)
    #expect(people == ["Jane Roe"])
  }

  @Test func `of a ministry leaves its country out`() {
    let reading = Bench.read("Peru's Foreign Ministry protested.")
    let mentions = reading.mentions.map(\.quotation.text).sorted()
    #expect(mentions == ["Foreign Ministry", "Peru"], "\(mentions)")
  }

  @Test func `in the line of initials and editors at the end is left out`() {
    let reading = Bench.read("Peru rested. The fires were out on Sunday. kb/AFP/Reuters Editor: Jana Krause")
    #expect(reading.entities.map(\.name) == ["Peru"], "\(reading.entities.map(\.name))")
  }
}
