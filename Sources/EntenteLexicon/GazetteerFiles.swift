import EntenteModel

extension Gazetteer {
  /// The countries, places, organisations and people that are compiled into the binary.
  static func shipped(surnames: Surname, forces: Phrases, membership: RelationKind) throws(LexiconError)
    -> Gazetteer
  {
    var gazetteer = Gazetteer()
    try gazetteer.addCountries(try KnowledgeFile.shipped("countries.tsv"))
    try gazetteer.addRegions(try KnowledgeFile.shipped("regions.tsv"))
    try gazetteer.addCities(try KnowledgeFile.shipped("cities.tsv"))
    try gazetteer.addOrganisations(try KnowledgeFile.shipped("organisations.tsv"), forces: forces)
    try gazetteer.addPeople(
      try KnowledgeFile.shipped("people.tsv"), surnames: surnames, membership: membership)
    gazetteer.seal()
    return gazetteer
  }

  mutating func addCountries(_ file: KnowledgeFile) throws(LexiconError) {
    let table = try Table(
      file,
      columns: [
        "id", "alpha2", "name", "aliases", "adjectives", "people", "capitals", "government", "borders",
        "continent",
        "subregion", "sovereign", "ambiguous",
      ])
    for row in table.rows {
      let code = row["id"]
      let index = add(
        Entry(
          id: Entity.ID(rawValue: "country/\(code)"), kind: EntityKind(rawValue: "country"),
          name: row["name"],
          country: code, within: nil, sort: "", rank: 1, terms: []))
      let ambiguous = Set(row.list("ambiguous"))
      func addForms(_ forms: [String], as form: Form) {
        for text in forms {
          self.add(Self.plain(text), Sense(entry: index, form: form, isAmbiguous: ambiguous.contains(text)))
        }
      }
      addForms([row["name"]] + row.list("aliases"), as: .name)
      addForms(row.list("adjectives"), as: .adjective)
      if let adjective = row.list("adjectives").first { addAdjective(adjective, of: code) }
      addForms(row.list("people"), as: .people)
      // A dependent territory's capital is a place only: nobody says "Hamilton" for the government of Bermuda.
      if row["sovereign"].isEmpty { addForms(row.list("capitals"), as: .capital) }
      addForms(row.list("government"), as: .government)
    }
  }

  mutating func addRegions(_ file: KnowledgeFile) throws(LexiconError) {
    let table = try Table(
      file, columns: ["id", "kind_word", "name", "aliases", "adjectives", "within", "country", "ambiguous"])
    for row in table.rows {
      addPlace(row, id: "region/\(row["id"])", sort: row["kind_word"], rank: 2)
    }
  }

  mutating func addCities(_ file: KnowledgeFile) throws(LexiconError) {
    let table = try Table(
      file,
      columns: [
        "id", "name", "aliases", "within", "country", "capital_of", "rank", "adjectives", "ambiguous",
      ])
    for row in table.rows {
      guard let rank = Int(row["rank"]) else {
        throw LexiconError(file: file.name, line: row.line, "the rank '\(row["rank"])' is not a number")
      }
      addPlace(row, id: "region/\(row["id"])", sort: Self.city, rank: rank)
      if !row["capital_of"].isEmpty {
        addCapital(Entity.ID(rawValue: "region/\(row["id"])"), of: row["capital_of"])
      }
    }
  }

  private mutating func addPlace(_ row: Table.Row, id: String, sort: String, rank: Int) {
    let within = row["within"]
    let country = row["country"]
    let holder = within.isEmpty ? country : within
    let index = add(
      Entry(
        id: Entity.ID(rawValue: id), kind: EntityKind(rawValue: "region"), name: row["name"],
        country: country.isEmpty ? nil : country,
        within: holder.isEmpty
          ? nil : Entity.ID(rawValue: Self.isCountryCode(holder) ? "country/\(holder)" : "region/\(holder)"),
        sort: sort, rank: rank, terms: []))
    let ambiguous = Set(row.list("ambiguous"))
    for form in [row["name"]] + row.list("aliases") {
      add(Self.plain(form), Sense(entry: index, form: .name, isAmbiguous: ambiguous.contains(form)))
    }
    for form in row.list("adjectives") {
      add(Self.plain(form), Sense(entry: index, form: .adjective, isAmbiguous: ambiguous.contains(form)))
    }
  }

  mutating func addOrganisations(_ file: KnowledgeFile, forces: Phrases) throws(LexiconError) {
    let table = try Table(
      file, columns: ["id", "kind", "name", "aliases", "country", "part_of", "ambiguous"])
    let units = Set(table.rows.filter { $0["kind"] == "unit" }.map { $0["id"] })
    for row in table.rows {
      let parent = row["part_of"]
      let country = row["country"]
      let kind = row["kind"]
      let names = [row["name"]] + row.list("aliases")
      let isWhole = kind == "unit" && names.contains { isForces($0, of: country, forces) }
      let index = add(
        Entry(
          id: Entity.ID(rawValue: "\(kind == "unit" ? "unit" : "organisation")/\(row["id"])"),
          kind: EntityKind(rawValue: kind), name: row["name"], country: country.isEmpty ? nil : country,
          within: parent.isEmpty
            ? nil : Entity.ID(rawValue: "\(units.contains(parent) ? "unit" : "organisation")/\(parent)"),
          sort: isWhole ? Self.wholeForces : "", rank: 1, terms: []))
      let ambiguous = Set(row.list("ambiguous"))
      for form in names {
        add(Self.plain(form), Sense(entry: index, form: .name, isAmbiguous: ambiguous.contains(form)))
      }
    }
  }

  /// - Parameter membership: the relation of a party's members, which makes nobody an official.
  mutating func addPeople(_ file: KnowledgeFile, surnames: Surname, membership: RelationKind)
    throws(LexiconError)
  {
    let table = try Table(file, columns: ["id", "name", "aliases", "country", "offices"])
    for row in table.rows {
      var terms: [Term] = []
      for text in row.list("offices") {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let of = officeBody(parts[1]) else {
          throw LexiconError(
            file: file.name, line: row.line, "the office '\(text)' is not OFFICE@OF@FROM@TO with a known OF")
        }
        for date in parts[2...] where !date.isEmpty && CalendarDate(date) == nil {
          throw LexiconError(file: file.name, line: row.line, "'\(date)' is not a date")
        }
        terms.append(
          Term(
            office: parts[0], of: of, from: CalendarDate(parts[2]), to: CalendarDate(parts[3]),
            isOffice: parts[0] != membership.rawValue))
      }
      let country = row["country"]
      let index = add(
        Entry(
          id: Entity.ID(rawValue: "person/\(row["id"])"),
          kind: EntityKind(rawValue: terms.contains(where: \.isOffice) ? "official" : "person"),
          name: row["name"],
          country: country.isEmpty ? nil : country, within: nil, sort: "", rank: 1, terms: terms))
      let names = [row["name"]] + row.list("aliases")
      for form in names {
        add(Self.plain(form), Sense(entry: index, form: .name, isAmbiguous: false))
        for surname in surnames.candidates(in: form) { addSurname(surname, of: index) }
      }
      addPerson(index, names: names)
    }
  }

  /// The sort of an entry that is a city, a town or a village.
  public static let city = "city"

  /// The sort of an entry that is the forces of its country as a whole.
  public static let wholeForces = "forces"

  /// Whether the name is a country's adjective and a word for its forces: "Ukrainian army".
  private func isForces(_ name: String, of country: String, _ forces: Phrases) -> Bool {
    guard let adjective = adjectives[country], name.hasPrefix(adjective + " ") else { return false }
    return forces.contains(String(name.dropFirst(adjective.count + 1)))
  }

  private func officeBody(_ text: String) -> Entity.ID? {
    for id in ["country/\(text)", "organisation/\(text)", "unit/\(text)", "region/\(text)"].map(
      Entity.ID.init(rawValue:))
    where self[id] != nil {
      return id
    }
    return nil
  }

  private static func isCountryCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// The form without a leading article and with plain apostrophes, as it is looked for.
  private static func plain(_ form: String) -> String {
    var form = form.utf8.allSatisfy { $0 < 0x80 } ? form : form.replacing("’", with: "'")
    for article in ["The ", "the "] where form.hasPrefix(article) && form.count > 8 {
      form.removeFirst(article.count)
    }
    return form
  }
}
