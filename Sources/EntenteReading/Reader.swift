public import EntenteLanguage
public import EntenteLexicon
public import EntenteModel

/// Reads documents: a `Document` in, a `Reading` out.
///
/// Reading is a pure function of the document, the lexicon and the model: no input or output, no clock, no
/// chance. So documents can be read in any order, at once, on any machine.
public struct Reader: Sendable {
  public let lexicon: Lexicon
  private let analyzer: Analyzer
  private let extractors: [any RelationExtractor]

  public init(lexicon: Lexicon, analyzer: Analyzer) {
    self.lexicon = lexicon
    self.analyzer = analyzer
    self.extractors = [
      OfficeExtractor(), StateExtractor(), PlaceExtractor(), FrameExtractor(), CompoundExtractor(),
      AffiliationExtractor(), PresenceExtractor(),
    ]
  }

  /// - Complexity: linear in the length of the text.
  public func read(_ document: Document) -> Reading {
    let bytes = Array(document.text.utf8)
    let tokens = analyzer.tokens(in: bytes)
    let (sentences, datelines) = Dateline(bytes: bytes, tokens: tokens, lexicon: lexicon)
      .part(analyzer.sentences(in: bytes, tokens: tokens))
    var text = Text(
      document: document, analysis: analyzer.analyze(bytes, tokens: tokens, sentences: sentences),
      datelines: datelines, lexicon: lexicon)
    let masthead = Masthead(of: text, lexicon: lexicon)
    var names = NameFinder(lexicon: lexicon).names(in: text)
    names = PartyNames(lexicon: lexicon).adding(to: names, in: text)
    names = OrganisationNames(lexicon: lexicon).completing(names, in: text)
    names = ShortNames(lexicon: lexicon).reading(names, in: text)
    names = StateNames(lexicon: lexicon).adding(to: names, in: text)
    names = UnnamedGroups(lexicon: lexicon).adding(to: names, in: text)
    names = ClubNames(lexicon: lexicon).reading(names, in: text)
    let titles = TitleFinder(lexicon: lexicon).titles(in: text, names: names)
    names = ShapedNames(lexicon: lexicon).adding(to: names, after: titles, in: text)
    let titleTokens = Set(titles.filter { $0.of == nil }.flatMap { $0.tokens.lowerBound..<$0.end })
    names.removeAll { masthead.aside.contains($0.tokens.lowerBound) || isTitle($0, titleTokens, text) }
    text = text.joining(names)
    text = text.promoting(
      names.filter { lexicon.isPerson($0) },
      over: TitleFinder(lexicon: lexicon).phrases(in: text, names: names))
    let titlesHere = TitleFinder(lexicon: lexicon).titles(in: text, names: names)
    var cast = Casting(lexicon: lexicon).cast(names, in: text, published: masthead.published)
    let arguments = ArgumentFinder(text: text, lexicon: lexicon)
    let offices = OfficeBinder(text: text, lexicon: lexicon).offices(titlesHere, in: cast)
    for (member, titles) in offices {
      for title in titles {
        guard let index = title.of,
          let body = cast.named[names[index].head]?.first(where: { cast.members[$0].country != nil }),
          // A firm or a club may have people from anywhere.
          case let kind = cast.members[body].kind,
          !lexicon.ontology.isKind(kind, a: .organisation) || lexicon.bodies.homeKinds.contains(kind)
        else { continue }
        let code = cast.members[body].country
        cast.update(member) { if $0.country == nil { $0.country = code } }
      }
    }
    ReferenceResolver(
      text: text, lexicon: lexicon, titles: titlesHere, names: names, arguments: arguments,
      published: masthead.published
    )
    .resolve(&cast, offices: offices)
    let page = Page(
      text: text, lexicon: lexicon, masthead: masthead, cast: cast, offices: offices,
      bearers: Dictionary(
        offices.sorted { $0.key < $1.key }.flatMap { member, titles in titles.map { ($0.head, member) } },
        uniquingKeysWith: { first, _ in first }),
      names: names,
      nameStarting: Dictionary(
        names.indices.filter { !names[$0].isNested }.map { (names[$0].tokens.lowerBound, $0) },
        uniquingKeysWith: { first, _ in first }),
      nameEnding: Dictionary(
        names.indices.filter { !names[$0].isNested }.map { (names[$0].tokens.upperBound, $0) },
        uniquingKeysWith: { first, _ in first }),
      arguments: arguments,
      stances: StanceReader(text: text, lexicon: lexicon, arguments: arguments, aside: masthead.aside),
      quantities: QuantityReader(text: text, lexicon: lexicon),
      dates: DateReader(text: text, lexicon: lexicon, published: masthead.published))
    var said = extractors.flatMap { $0.drafts(on: page) }
    said += Rejoinders().drafts(from: said, on: page)
    return reading(page, heard(said + Composition().drafts(from: said, on: page), page))
  }

  /// Leaves out what is read off the names of those of whom nothing else is said: "Chilean police" with an arrow to
  /// Chile only.
  private func heard(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let unnamed = Set(page.cast.members.indices.filter { page.cast.members[$0].isUnnamed })
    guard !unnamed.isEmpty else { return drafts }
    let spokenOf = Set(drafts.filter { !$0.isImplied }.flatMap { [$0.subject, $0.object] })
    return drafts.filter { !$0.isImplied || !unnamed.contains($0.subject) || spokenOf.contains($0.subject) }
  }

  /// A title, or a part of one, that the language model took for a name: "State" in "Secretary of State".
  private func isTitle(_ name: NameMention, _ titleTokens: Set<Int>, _ text: Text) -> Bool {
    switch name.referent {
    case .known, .unit, .body: return false
    case .person, .other: break
    }
    if name.tokens.allSatisfy(titleTokens.contains) { return true }
    guard name.tokens.count == 1 else { return false }
    let word = text.lower[name.tokens.lowerBound]
    return lexicon.titles.heads.contains(word) || lexicon.titles.ranks.contains(word)
      || lexicon.titles.portfolios.contains(word)
      || lexicon.titles.address.contains(word)
  }

  /// The words that name the entity: of "Peru's Foreign Ministry" the ministry has the last two, Peru the first.
  private func words(of mention: NameMention, on page: Page) -> Range<Int> {
    guard case .body = mention.referent, !mention.isNested,
      let country = page.names.first(where: {
        $0.isNested && $0.tokens.lowerBound == mention.tokens.lowerBound
          && $0.tokens.upperBound < mention.tokens.upperBound
      })
    else { return mention.tokens }
    let end = country.tokens.upperBound
    let start = page.text.isPossessive(end - 1) ? end + 1 : end
    return start < mention.tokens.upperBound && page.text.isCapitalised(start)
      ? start..<mention.tokens.upperBound : mention.tokens
  }

  private func reading(_ page: Page, _ drafts: [Draft]) -> Reading {
    let quoter = Quoter(page.text.document)
    let claims = ClaimMaker(page: page, quoter: quoter).claims(drafts)
    var offices: [Int: [Office]] = [:]
    for draft in drafts where draft.title != nil {
      offices[draft.subject, default: []].append(
        Office(title: draft.title ?? "", of: page.cast.members[draft.object].id))
    }
    var countries: [Int: String] = [:]
    for draft in drafts where draft.predicate == lexicon.constructions.nationality {
      if countries[draft.subject] == nil {
        countries[draft.subject] = page.cast.members[draft.object].country
      }
    }
    var entities: [Entity] = []
    var mentions: [Mention] = []
    let spokenOf = Set(drafts.flatMap { [$0.subject, $0.object] })
    for (index, member) in page.cast.members.enumerated() where !member.isUnnamed || spokenOf.contains(index)
    {
      let isOfficial = offices[index] != nil && member.kind == .person
      entities.append(
        Entity(
          id: member.id, kind: isOfficial ? .official : member.kind, name: member.name,
          aliases: Array(member.surfaces), country: member.country ?? countries[index],
          offices: offices[index] ?? [], links: member.links))
      for mention in member.mentions {
        mentions.append(
          Mention(
            entity: member.id, quotation: quoter.quote(page.text.byteRange(words(of: mention, on: page)))))
      }
    }
    return Reading(
      document: Document(
        id: page.text.document.id, title: page.text.document.title, path: page.text.document.path,
        source: page.masthead.source, published: page.masthead.published, text: page.text.document.text,
        address: page.text.document.address, author: page.text.document.author),
      entities: entities, mentions: mentions, claims: claims)
  }
}
