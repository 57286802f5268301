import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Tells which mentions of people in a document are of one person.
///
/// Full names first; then a surname alone goes to the person of that surname who was named last before it, or
/// first after it; a surname that the document never explains goes to the known office holder of a country
/// that the document speaks of, when there is exactly one.
struct PersonBook: Sendable {
  struct Person: Sendable {
    var id: Entity.ID
    var name: String
    var kind: EntityKind
    var country: String?
    var links: Entity.Links
  }

  /// The person meant by each name that is a person's, by the name's index.
  private(set) var identity: [Int: Person] = [:]
  private let surnames: Surname

  init(names: [NameMention], text: Text, lexicon: Lexicon, published: CalendarDate?) {
    let surnames = lexicon.titles.surnames
    self.surnames = surnames
    var people: [Person] = []
    /// Where each person was named in full: (token, person).
    var fullMentions: [(token: Int, person: Int)] = []
    var byFullName: [String: Int] = [:]
    var bySurname: [String: [Int]] = [:]
    var countries: Set<String> = []

    func register(_ person: Person, fullName: String) -> Int {
      people.append(person)
      for surname in surnames.candidates(in: fullName) {
        bySurname[NameFolding.transliteration(surname), default: []].append(people.count - 1)
      }
      byFullName[NameFolding.transliteration(fullName)] = people.count - 1
      return people.count - 1
    }

    for (index, name) in names.enumerated() {
      switch name.referent {
      case .known(let id):
        guard let entry = lexicon.gazetteer[id] else { continue }
        if entry.kind == .country, let code = entry.country { countries.insert(code) }
        guard entry.kind == .person || entry.kind == .official else { continue }
        let key = NameFolding.transliteration(entry.name)
        let person =
          byFullName[key]
          ?? register(
            Person(
              id: id, name: entry.name, kind: .person, country: entry.country,
              links: Self.links(entry.name, surnames)),
            fullName: entry.name)
        fullMentions.append((name.tokens.lowerBound, person))
        // As written too, so that another romanisation of the surname is found.
        for surname in surnames.candidates(in: text.string(name.tokens)) {
          let key = NameFolding.transliteration(surname)
          if bySurname[key]?.contains(person) != true { bySurname[key, default: []].append(person) }
        }
        identity[index] = people[person]
      case .person(let written) where written.contains(" "):
        let key = NameFolding.transliteration(written)
        let person: Int
        if let known = byFullName[key] ?? Self.shorter(key, byFullName) {
          person = known
        } else if let entry = lexicon.gazetteer.person(named: written) {
          person = register(
            Person(
              id: entry.id, name: entry.name, kind: .person, country: entry.country,
              links: Self.links(entry.name, surnames)),
            fullName: entry.name)
        } else {
          person = register(
            Person(
              id: Entity.ID(rawValue: "person/\(key.replacing(" ", with: "-"))"), name: written,
              kind: .person,
              country: nil, links: Self.links(written, surnames)),
            fullName: written)
        }
        fullMentions.append((name.tokens.lowerBound, person))
        identity[index] = people[person]
      default: break
      }
    }

    var byGivenName: [String: Set<Int>] = [:]
    for person in people.indices {
      let words = NameFolding.transliteration(people[person].name).split(separator: " ")
      if words.count > 1, let first = words.first { byGivenName[String(first), default: []].insert(person) }
    }
    for (index, name) in names.enumerated() {
      guard case .person(let written) = name.referent, !written.contains(" ") else { continue }
      let key = NameFolding.transliteration(written)
      if let candidates = bySurname[key], !candidates.isEmpty {
        let before = fullMentions.last { $0.token < name.tokens.lowerBound && candidates.contains($0.person) }
        let after = fullMentions.first { candidates.contains($0.person) }
        identity[index] = people[(before ?? after)?.person ?? candidates[0]]
        continue
      }
      // "Jane", where the text has one Jane Roe.
      if let named = byGivenName[key], named.count == 1, let person = named.first {
        identity[index] = people[person]
        continue
      }
      let holders = lexicon.gazetteer.people(ofSurname: written).filter { entry in
        guard let country = entry.country, countries.contains(country) else { return false }
        return published.map { date in entry.terms.contains { $0.isOffice && $0.covers(date) } } ?? true
      }
      if holders.count == 1 {
        let entry = holders[0]
        let person = register(
          Person(
            id: entry.id, name: entry.name, kind: .person, country: entry.country,
            links: Self.links(entry.name, surnames)),
          fullName: entry.name)
        identity[index] = people[person]
        continue
      }
      // Known by the surname alone: this document's own, until another document tells more.
      let person = register(
        Person(
          id: Entity.ID(rawValue: "person/\(key.replacing(" ", with: "-"))@\(text.document.id)"),
          name: written,
          kind: .person, country: nil, links: Entity.Links(sought: "surname \(key)")),
        fullName: written)
      identity[index] = people[person]
    }
  }

  func links(of name: String) -> Entity.Links { Self.links(name, surnames) }

  private static func links(_ name: String, _ surnames: Surname) -> Entity.Links {
    Entity.Links(offered: surnames.candidates(in: name).map { "surname \(NameFolding.transliteration($0))" })
  }

  /// The person of the same first and last name where one form has a middle name or initial more.
  private static func shorter(_ key: String, _ people: [String: Int]) -> Int? {
    let words = key.split(separator: " ")
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    let same = people.filter { other in
      let others = other.key.split(separator: " ")
      return others.count != words.count && others.count > 1 && others.first == first && others.last == last
    }
    return same.count == 1 ? same.first?.value : nil
  }
}
