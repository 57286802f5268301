import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Puts the names of a document together into its entities.
struct Casting: Sendable {
  let lexicon: Lexicon

  /// - Parameters:
  ///   - names: in order of place.
  ///   - published: tells which holder of an office is meant.
  func cast(_ names: [NameMention], in text: Text, published: CalendarDate?) -> Cast {
    var cast = Cast()
    let people = PersonBook(names: names, text: text, lexicon: lexicon, published: published)
    let acronyms = AcronymBook(names: names, text: text)
    for (index, name) in names.enumerated() {
      let member: Int
      switch name.referent {
      case .known(let id):
        guard let entry = lexicon.gazetteer[id] else { continue }
        // What the document itself says an acronym stands for goes before what it stands for elsewhere.
        if name.tokens.count == 1, let full = acronyms.expansion(of: text.words[name.tokens.lowerBound]),
          let owner = acronyms.owner(of: text.words[name.tokens.lowerBound]),
          let index = cast.named[names[owner].head]?.last,
          cast.members[index].id != id, NameFolding.fold(full) != NameFolding.fold(entry.name)
        {
          cast.add(name, to: index, in: text)
          continue
        }
        nameCountry(of: entry, in: name, text, &cast)
        if entry.sort == Gazetteer.wholeForces {
          cast.add(name, to: unit(country: entry.country, name: nil, in: &cast), in: text)
          continue
        }
        member = cast.member(id, kind: entry.kind, name: entry.name, country: entry.country)
        if entry.kind == .official || entry.kind == .person {
          cast.update(member) { $0.links = people.links(of: entry.name) }
        }
      case .person(let written):
        guard let person = people.identity[index] else { continue }
        member = cast.member(person.id, kind: person.kind, name: person.name, country: person.country)
        cast.update(member) { $0.links = person.links }
        _ = written
      case .other(let kind, let written, let country):
        let bound = acronyms.expansion(of: written)
        let full = bound ?? written
        if let entry = lexicon.gazetteer.senses(of: full).first.map({ lexicon.gazetteer.entries[$0.entry] }),
          bound != nil
        {
          member = cast.member(entry.id, kind: entry.kind, name: entry.name, country: entry.country)
        } else {
          if kind == .region, let country { nameWhole(country, of: name, text, &cast) }
          // "Serb gunmen" are not Serbia's.
          let country = name.isUnnamed ? nil : country ?? nameCountry(in: name, text, &cast)
          let family = kind == .region || kind == .unit ? kind.rawValue : "organisation"
          member = cast.member(
            Entity.ID(rawValue: "\(family)/\(Self.slug(full))"), kind: kind, name: full, country: country)
        }
      case .unit(let country, let written):
        member = unit(country: country, name: written, in: &cast)
      case .body(let country, let written, let kind):
        member = body(country: country, name: written, kind: kind, in: &cast)
      }
      if name.isUnnamed { cast.update(member) { $0.isUnnamed = true } }
      // An adjective or a nested name is no alias of its entity.
      let isSurface = name.form != .adjective && name.form != .people
      cast.add(name, to: member, in: text, asSurface: isSurface)
    }
    return cast
  }

  /// "Ukrainian military" and "US State Department" name their country too, though the name is known whole.
  private func nameCountry(of entry: Gazetteer.Entry, in name: NameMention, _ text: Text, _ cast: inout Cast)
  {
    // A person may be called Israel.
    guard entry.kind != .country, entry.kind != .region, !lexicon.ontology.isKind(entry.kind, a: .person),
      let code = entry.country, name.tokens.count > 1
    else { return }
    for count in [2, 1] where count < name.tokens.count {
      let tokens = name.tokens.lowerBound..<(name.tokens.lowerBound + count)
      for sense in lexicon.gazetteer.senses(of: text.string(tokens)) {
        let country = lexicon.gazetteer.entries[sense.entry]
        guard country.kind == .country, country.country == code else { continue }
        let index = cast.member(country.id, kind: country.kind, name: country.name, country: code)
        let mention = NameMention(
          tokens: tokens, head: tokens.upperBound - 1, referent: .known(country.id), form: sense.form,
          isNested: true)
        cast.add(mention, to: index, in: text, asSurface: false)
        return
      }
    }
  }

  /// "southern Peru" names Peru too.
  private func nameWhole(_ code: String, of name: NameMention, _ text: Text, _ cast: inout Cast) {
    guard let country = lexicon.gazetteer.country(code), name.tokens.count > 1 else { return }
    let tokens = (name.tokens.lowerBound + 1)..<name.tokens.upperBound
    let index = cast.member(country.id, kind: country.kind, name: country.name, country: code)
    cast.add(
      NameMention(
        tokens: tokens, head: tokens.upperBound - 1, referent: .known(country.id), form: .adjective,
        isNested: true),
      to: index, in: text, asSurface: false)
  }

  /// The country that stands in the name of an organisation: "German Society for Philosophy".
  private func nameCountry(in name: NameMention, _ text: Text, _ cast: inout Cast) -> String? {
    guard case .other(let kind, _, _) = name.referent, lexicon.ontology.isKind(kind, a: .organisation),
      name.tokens.count > 1
    else { return nil }
    for token in name.tokens {
      guard
        let match = lexicon.gazetteer.match(in: text.bytes.span, at: text.tokens[token].range.lowerBound),
        match.end <= text.tokens[name.tokens.upperBound - 1].range.upperBound
      else { continue }
      for sense in match.senses where !sense.isAmbiguous {
        let country = lexicon.gazetteer.entries[sense.entry]
        guard country.kind == .country, let code = country.country,
          sense.form == .adjective || sense.form == .name
        else { continue }
        let index = cast.member(country.id, kind: country.kind, name: country.name, country: code)
        var end = token + 1
        while end < name.tokens.upperBound, text.tokens[end].range.lowerBound < match.end { end += 1 }
        cast.add(
          NameMention(
            tokens: token..<end, head: end - 1, referent: .known(country.id), form: sense.form, isNested: true
          ),
          to: index, in: text, asSurface: false)
        return code
      }
    }
    return nil
  }

  private func unit(country: String?, name: String?, in cast: inout Cast) -> Int {
    let adjective = country.flatMap { lexicon.adjective(of: $0) }
    guard let name else { return cast.wholeForces(of: country, lexicon) }
    // A numbered unit is one whether or not its country is said; others are told apart by their country.
    let isNumbered = name.first?.isNumber == true
    let slug = Self.slug(name)
    let id = isNumbered ? "unit/\(slug)" : "unit/\(country.map { "\($0)-" } ?? "")\(slug)"
    let index = cast.member(
      Entity.ID(rawValue: id), kind: .unit,
      name: isNumbered ? name : [adjective, name].compactMap { $0 }.joined(separator: " "), country: country)
    if cast.members[index].country == nil { cast.update(index) { $0.country = country } }
    return index
  }

  private func body(country: String?, name: String, kind: EntityKind, in cast: inout Cast) -> Int {
    let slug = Self.slug(name)
    // "the Defence Ministry" is the one whose country the document names, when there is only one.
    if country == nil {
      let same = cast.members.indices.filter { cast.members[$0].id.rawValue.hasSuffix("-\(slug)") }
      if same.count == 1 { return same[0] }
    }
    let adjective = country.flatMap { lexicon.adjective(of: $0) }
    // The lexicon may know it by name: "Russian foreign ministry".
    if let adjective,
      let entry = lexicon.gazetteer.senses(of: "\(adjective) \(name)").lazy.map({
        lexicon.gazetteer.entries[$0.entry]
      }).first(where: { $0.country == country && lexicon.ontology.isKind($0.kind, a: .organisation) })
    {
      return cast.member(entry.id, kind: entry.kind, name: entry.name, country: entry.country)
    }
    let title = name.split(separator: " ").map { word in
      word == "of" || word == "and" ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }
    return cast.member(
      Entity.ID(rawValue: "organisation/\(country.map { "\($0)-" } ?? "")\(slug)"), kind: kind,
      name: ([adjective].compactMap { $0 } + title).joined(separator: " "), country: country)
  }

  /// The folded words of a name, joined by hyphens.
  static func slug(_ name: String) -> String { NameFolding.fold(name).replacing(" ", with: "-") }
}

extension Cast {
  /// The forces of a country as a whole; those of nobody in particular where there is none.
  mutating func wholeForces(of country: String?, _ lexicon: Lexicon) -> Int {
    member(
      Entity.ID(rawValue: "unit/\(country ?? "")"), kind: .unit,
      name: [country.flatMap { lexicon.adjective(of: $0) }, lexicon.bodies.genericForces].compactMap { $0 }
        .joined(separator: " "),
      country: country)
  }
}

extension Lexicon {
  /// The adjective of a country, as news agencies write it first: "Ukrainian".
  func adjective(of country: String) -> String? {
    gazetteer.adjectives[country] ?? gazetteer.country(country)?.name
  }
}
