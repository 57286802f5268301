import EntenteLanguage
import EntenteLexicon

/// Mends what a fast parser gets wrong in news so often, and so regularly, that the words themselves tell.
///
/// Each mend looks at one construction and changes only what the construction cannot be: a preposition hung from a
/// later nominal, a noun with an object, a progressive read as a compound, a clause with "that" and a subject of its
/// own read as a relative one. What is unclear stays as the parser has it.
struct TreeMending {
  let tokens: [Token]
  let bytes: [UInt8]
  let lexicon: Lexicon
  let lemma: (Int) -> String
  private let table: (starts: [Int], tokens: [Int])

  init(tokens: [Token], bytes: [UInt8], lexicon: Lexicon, lemma: @escaping (Int) -> String) {
    self.tokens = tokens
    self.bytes = bytes
    self.lexicon = lexicon
    self.lemma = lemma
    table = Text.childTable(of: tokens)
  }

  /// What hangs from `token` in the parser's tree, in order.
  private func children(of token: Int) -> ArraySlice<Int> {
    table.tokens[table.starts[token]..<table.starts[token + 1]]
  }

  /// The tokens mended. Each mend looks at the parser's tree, so that two of them may hang two words from one another:
  /// the caller looks for such circles.
  ///
  /// - Complexity: linear in the tokens.
  func mended() -> [Token] {
    var mended = tokens
    acronyms(&mended)
    partsOfSpeech(&mended)
    progressives(&mended)
    finites(&mended)
    gifts(&mended)
    joinedVerbs(&mended)
    deeds(&mended)
    infinitives(&mended)
    relatives(&mended)
    mainVerbs(&mended)
    predicates(&mended)
    complements(&mended)
    appositions(&mended)
    passives(&mended)
    verdicts(&mended)
    called(&mended)
    prepositions(&mended)
    return mended
  }

  private func isSpeech(_ token: Int) -> Bool {
    let lemma = lexicon.lemma(lemma(token).lowercased(), of: word(token))
    let speech = lexicon.speech
    return speech.claimed.contains(lemma) || speech.denied.contains(lemma) || speech.accusing.contains(lemma)
  }

  private func word(_ token: Int) -> String {
    String(decoding: bytes[tokens[token].range], as: UTF8.self).lowercased()
  }

  /// "NATO imposed sanctions", read as an auxiliary: a word of capitals before a verb that has no subject is that.
  private func acronyms(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.head > index
      && [.aux, .auxPass, .cop, .advmod, .mark, .cc, .discourse].contains(token.relation)
      && token.tag != .propn && isAcronym(index)
    {
      let verb = token.head
      relativesBefore(index, &mended)
      guard
        !children(of: verb).contains(where: { [.nsubj, .nsubjPass, .expl].contains(tokens[$0].relation) })
      else { continue }
      mended[index].tag = .propn
      mended[index].relation = .nsubj
    }
  }

  /// "Jane Roe, who chairs ECOWAS, offered a pause", read as a subject of the acronym: a clause with "who" is that of the
  /// name before it, and the acronym its object.
  private func relativesBefore(_ acronym: Int, _ mended: inout [Token]) {
    let above = tokens[acronym].head
    guard
      let clause = children(of: acronym).first(where: { child in
        child == acronym - 1 && tokens[child].tag == .verb
          && children(of: child).contains {
            tokens[$0].relation == .nsubj && lexicon.speech.relativePronouns.contains(word($0))
          }
      }),
      let name = children(of: above).last(where: { $0 < clause && tokens[$0].relation == .nsubj })
    else { return }
    mended[clause].head = name
    mended[clause].relation = .aclRelcl
    mended[acronym].head = clause
    mended[acronym].relation = .obj
    mended[acronym].tag = .propn
  }

  /// Three capitals or more beside a word that is not written so.
  private func isAcronym(_ token: Int) -> Bool {
    func isCapitals(_ token: Int) -> Bool {
      bytes[tokens[token].range].allSatisfy { (0x41...0x5A).contains($0) }
    }
    guard tokens[token].range.count > 2, isCapitals(token) else { return false }
    return token + 1 < tokens.count && !isCapitals(token + 1)
  }

  /// "The envoy, one of the ministry's lawyers, blamed Peru", read as a nominal with a participle: a past participle
  /// has no object, so that the word is the verb of a sentence that has no other.
  private func mainVerbs(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .verb && token.features.contains(.past)
      && (token.relation == .acl || token.relation == .conj && index > 0 && word(index - 1) == ",")
    {
      let isJoined = token.relation == .conj
      guard
        !children(of: index).contains(where: {
          [.nsubj, .nsubjPass, .aux, .auxPass, .mark, .oblAgent, .cc].contains(tokens[$0].relation)
        }),
        let object = children(of: index).first(where: {
          $0 > index
            && (tokens[$0].relation == .obj || tokens[$0].relation == .xcomp && tokens[$0].tag == .propn)
        })
      else { continue }
      var top = token.head
      var steps = 0
      while top >= 0, tokens[top].head >= 0, steps < 12 {
        top = tokens[top].head
        steps += 1
      }
      guard top >= 0, top < index, tokens[top].head < 0, mended[top].head < 0 else { continue }
      // "has for its part named Luis Arce": the auxiliary, read as the verb.
      if !isJoined, tokens[top].tag == .verb, ["has", "have", "had"].contains(word(top)),
        !children(of: top).contains(where: { [.obj, .xcomp, .ccomp].contains(tokens[$0].relation) })
      {
        mended[index].head = -1
        mended[index].relation = .root
        for child in children(of: top) { mended[child].head = index }
        mended[top].head = index
        mended[top].relation = .aux
        mended[top].tag = .aux
        continue
      }
      guard tokens[top].tag == .noun || tokens[top].tag == .propn,
        !children(of: top).contains(where: {
          [.cop, .nsubj, .parataxis, .ccomp].contains(tokens[$0].relation)
            || tokens[$0].relation == .aclRelcl && !isJoined
        })
      else { continue }
      mended[index].head = -1
      mended[index].relation = .root
      mended[top].head = index
      mended[top].relation = .nsubj
      mended[object].relation = .obj
    }
  }

  /// A noun with an object is a verb ("Minsk denies it"), and a finite verb that is a subject is a noun ("Hezbollah
  /// attacks killed 45 people").
  private func partsOfSpeech(_ mended: inout [Token]) {
    var firstObject: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() where token.head >= 0 && token.head < index {
      if token.relation == .obj || token.relation == .ccomp, firstObject[token.head] == nil {
        firstObject[token.head] = index
      }
    }
    for (index, token) in tokens.enumerated() {
      if token.tag == .noun && (token.features.contains(.plural) || word(index).hasSuffix("s"))
        || token.tag == .propn && isLowercased(index), firstObject[index] != nil, index > 0
      {
        mended[index].tag = .verb
        let before = index - 1
        if tokens[before].head == index,
          tokens[before].relation == .compound || tokens[before].relation == .amod
        {
          mended[before].relation = .nsubj
        }
      } else if token.tag == .noun, token.relation == .xcomp, index > 0, firstObject[index] != nil,
        tokens[index - 1].head == index, tokens[index - 1].relation == .mark, tokens[index - 1].tag == .part
      {
        // "refused to supply weapons"
        mended[index].tag = .verb
      } else if token.tag == .noun, token.relation == .aclRelcl, token.features.contains(.plural), index > 0,
        tokens[index - 1].head == index,
        tokens[index - 1].relation == .compound || tokens[index - 1].relation == .amod,
        children(of: index).contains(where: { $0 < index && tokens[$0].relation == .obj })
      {
        // "a charge which Peru denies"
        mended[index].tag = .verb
        mended[index - 1].relation = .nsubj
      } else if token.tag == .adv, lexicon.frames.nouns[word(index)] != nil, index > 1,
        word(index - 1) == "'s", index + 1 < tokens.count, tokens[index + 1].tag == .propn,
        let owner = children(of: index + 1).first(where: { tokens[$0].relation == .nmodPoss && $0 < index })
      {
        // "Chile's ally Peru"
        mended[index].tag = .noun
        mended[index].head = index + 1
        mended[index].relation = .appos
        mended[owner].head = index
      } else if token.tag == .adv, lexicon.frames.nouns[word(index)] != nil,
        children(of: index).contains(where: {
          [.det, .nmodPoss, .amod, .cop].contains(tokens[$0].relation)
        })
      {
        // "Peru is Chile's closest ally"
        mended[index].tag = .noun
      } else if token.tag == .verb, token.relation == .nsubj, firstObject[index] == nil,
        index == 0 || tokens[index - 1].tag == .punct, word(index).hasSuffix("s"),
        !children(of: index).contains(where: { tokens[$0].relation.isSubject })
      {
        // "Clashes broke out again": a subject is a noun, whatever its form was taken for.
        mended[index].tag = .noun
        mended[index].features.insert(.plural)
      } else if token.tag == .verb, token.relation == .nsubj || token.relation == .nsubjPass,
        firstObject[index] == nil, index > 0, tokens[index - 1].head == index,
        tokens[index - 1].relation == .nsubj, tokens[index - 1].tag == .propn
      {
        mended[index].tag = .noun
        mended[index - 1].relation = .compound
      }
    }
  }

  private func isLowercased(_ token: Int) -> Bool {
    bytes[tokens[token].range].first.map { (0x61...0x7A).contains($0) } ?? false
  }

  /// "began to fire missiles", read as a phrase with "to": after such a verb it is an infinitive with an object.
  private func infinitives(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.relation == .case && index + 1 < token.head && word(index) == "to" {
      let noun = token.head
      let verb = index + 1
      guard tokens[verb].head == noun, tokens[verb].relation == .compound, tokens[noun].relation == .obl,
        case let governor = tokens[noun].head, governor >= 0, governor == index - 1,
        tokens[governor].tag == .verb,
        case let above = lexicon.lemma(lemma(governor).lowercased(), of: word(governor)),
        lexicon.speech.achieved.contains(above) || lexicon.speech.planned.contains(above),
        lexicon.frames.verbs[word(verb)] != nil
      else { continue }
      mended[verb].tag = .verb
      mended[verb].head = governor
      mended[verb].relation = .xcomp
      mended[verb].features.insert(.infinitive)
      mended[index].head = verb
      mended[index].relation = .mark
      mended[noun].head = verb
      mended[noun].relation = .obj
    }
  }

  /// "at Peru, which has shelled it since", read as an adverbial clause: its pronoun shows whose it is.
  private func relatives(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated() where token.relation == .advcl && token.tag == .verb {
      guard
        let pronoun = children(of: index).first(where: {
          $0 < index && tokens[$0].tag == .pron
            && (tokens[$0].relation == .nsubj || tokens[$0].relation == .nsubjPass)
            && lexicon.speech.relativePronouns.contains(word($0)) && word($0) != "that"
        }), pronoun > 1, word(pronoun - 1) == ",",
        tokens[pronoun - 2].tag == .propn || tokens[pronoun - 2].tag == .noun
      else { continue }
      mended[index].relation = .aclRelcl
      mended[index].head = pronoun - 2
    }
    // "fired 21 drones at Peru, which Chile seized", hung from the drones: it is said of what stands before the comma.
    for (index, token) in tokens.enumerated()
    where token.relation == .aclRelcl && token.tag == .verb && mended[index].head == token.head {
      guard
        let pronoun = children(of: index).first(where: {
          $0 < index && tokens[$0].tag == .pron && word($0) == "which"
        }), pronoun > token.head + 2, word(pronoun - 1) == ",",
        tokens[pronoun - 2].tag == .propn || isAcronym(pronoun - 2)
      else { continue }
      var nominal = pronoun - 2
      while tokens[nominal].relation == .flat || tokens[nominal].relation == .compound,
        tokens[nominal].head >= 0
      { nominal = tokens[nominal].head }
      // "the towns of Peru, which" may be either; "drones at Peru, which" is the nearer, and so is one that is accused.
      let isOf = children(of: nominal).contains { tokens[$0].relation == .case && word($0) == "of" }
      guard nominal > token.head, nominal < pronoun,
        !isOf || isDealing(index) || !descends(nominal, from: token.head)
      else { continue }
      mended[index].head = nominal
    }
    // "the union, of which Peru and Chile are members": the phrase is the predicate's, not the subject's.
    for (index, token) in tokens.enumerated()
    where token.tag == .pron && token.relation == .nmod && token.head > index
      && tokens[token.head].relation == .nsubj && lexicon.speech.relativePronouns.contains(word(index))
    {
      let clause = tokens[token.head].head
      guard clause > token.head, tokens[clause].relation == .aclRelcl else { continue }
      mended[index].head = clause
    }
  }

  /// Whether the verb is of what states and people do to one another, and not of what is done to places.
  private func isDealing(_ verb: Int) -> Bool {
    (lexicon.frames.verbs[lexicon.lemma(lemma(verb).lowercased(), of: word(verb))] ?? []).contains {
      lexicon.frames.frames[$0.frame].kinds.first.map(lexicon.constructions.dealings.contains) == true
    }
  }

  private func descends(_ token: Int, from ancestor: Int) -> Bool {
    var place = tokens[token].head
    var steps = 0
    while place >= 0, steps < 32 {
      if place == ancestor { return true }
      place = tokens[place].head
      steps += 1
    }
    return false
  }

  /// "has been shipping missiles", read as a noun with a copula: the participle is the verb.
  private func progressives(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where (token.relation == .compound || token.relation == .amod) && token.head > index && index > 0 {
      let noun = token.head
      guard tokens[index - 1].relation == .cop, tokens[index - 1].head == noun, tokens[noun].tag == .noun,
        word(index).hasSuffix("ing")
      else { continue }
      mended[index].head = tokens[noun].head
      mended[index].relation = tokens[noun].relation
      mended[index].tag = .verb
      mended[noun].head = index
      mended[noun].relation = .obj
      for child in children(of: noun) where child != index {
        if child < index {
          mended[child].head = index
          if tokens[child].relation == .cop { mended[child].relation = .aux }
        } else if child > noun {
          mended[child].head = index
          if tokens[child].relation == .nmod { mended[child].relation = .obl }
        }
      }
    }
  }

  /// "Its soldiers still control parts of Oruro", read as a nominal predicate without a copula: the finite verb before
  /// the noun is what is predicated.
  private func finites(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .verb && (token.relation == .compound || token.relation == .amod) && token.head > index
      && !token.features.contains(.participle) && !token.features.contains(.gerund)
    {
      let noun = token.head
      let siblings = children(of: noun)
      guard tokens[noun].tag == .noun, mended[noun].head == tokens[noun].head,
        siblings.contains(where: { $0 < index && tokens[$0].relation == .nsubj }),
        !siblings.contains(where: {
          tokens[$0].relation == .cop || $0 < index && tokens[$0].relation == .case
        })
      else { continue }
      mended[index].head = tokens[noun].head
      mended[index].relation = tokens[noun].relation
      mended[noun].head = index
      mended[noun].relation = .obj
      for child in siblings where child != index {
        let isPhrase = tokens[child].relation == .nmod && child > noun
        let isOf = children(of: child).contains { tokens[$0].relation == .case && word($0) == "of" }
        guard child < index || !isPhrase || !isOf,
          child < index
            || ![.amod, .compound, .det, .appos, .acl, .aclRelcl].contains(tokens[child].relation)
        else { continue }
        mended[child].head = index
        if isPhrase { mended[child].relation = .obl }
      }
    }
  }

  /// "called him a fool and accused Peru of it", read as joined to the fool, with Peru beside: a verb with a conjunction
  /// is joined to the verb, and what follows it is its object.
  private func joinedVerbs(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .verb && token.relation == .conj && token.head >= 0 && token.head < index
      && !token.features.isDisjoint(with: [.finite, .past])
    {
      let noun = token.head
      guard tokens[noun].tag == .noun || tokens[noun].tag == .propn,
        tokens[noun].relation == .obj || tokens[noun].relation == .xcomp, tokens[noun].head >= 0,
        tokens[tokens[noun].head].tag == .verb,
        children(of: index).contains(where: { tokens[$0].relation == .cc }),
        !children(of: index).contains(where: { tokens[$0].relation.isSubject || tokens[$0].relation == .obj })
      else { continue }
      mended[index].head = tokens[noun].head
      for other in children(of: noun) where other > index {
        guard tokens[other].relation == .conj, tokens[other].tag == .propn || tokens[other].tag == .noun,
          !children(of: other).contains(where: { tokens[$0].relation == .cc })
        else { continue }
        mended[other].head = index
        mended[other].relation = .obj
        break
      }
    }
  }

  /// "condemned the bombing by Peru": after a deed that is the object of an active verb, "by" says whose deed it is.
  private func deeds(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.relation == .obl && token.head >= 0 && token.head < index && tokens[token.head].tag == .verb {
      guard let mark = children(of: index).first(where: { tokens[$0].relation == .case }), word(mark) == "by",
        case let noun = mark - 1, noun >= 0, tokens[noun].tag == .noun, tokens[noun].head == token.head,
        tokens[noun].relation == .obj, lexicon.frames.nouns[lemma(noun).lowercased()] != nil
      else { continue }
      mended[index].head = noun
      mended[index].relation = .nmod
    }
  }

  /// "sent Peru billions in weapons", read as a modifier of the number: a name is none, and is what it was given to.
  private func gifts(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where index > 0 && token.tag == .propn && token.head == index + 1 && mended[index].head == index + 1
      && (token.relation == .amod || token.relation == .compound)
    {
      let number = token.head
      guard tokens[number].features.contains(.plural),
        lexicon.quantities.multipliers[lemma(number)] != nil
          || lexicon.quantities.numbers[lemma(number)] != nil,
        tokens[number].relation == .obj, tokens[number].head < index, tokens[tokens[number].head].tag == .verb
      else { continue }
      mended[index].head = tokens[number].head
      mended[index].relation = .iobj
    }
    // "promised Ukraine three more systems": no part of the name of a thing stands before its number.
    for (index, token) in tokens.enumerated()
    where token.tag == .propn && token.relation == .compound && token.head > index {
      let noun = token.head
      // Nor before a sum of money: "granted Peru $30m".
      let isBeforeSum = noun == index + 1 && tokens[noun].tag == .sym
      let isBeforeNumber = noun > index + 1 && isCount(index + 1, of: noun)
      guard tokens[noun].relation == .obj, case let verb = tokens[noun].head, verb >= 0, verb < index,
        // Between the verb and the name stand only words of the name: "granted the Leadership Council $30m".
        (verb + 1..<index).allSatisfy({ descends($0, from: index) }), isBeforeSum || isBeforeNumber
      else { continue }
      mended[index].head = tokens[noun].head
      mended[index].relation = .iobj
    }
  }

  /// Whether the word begins the number or the determiner of the noun: "five" in "five million shells".
  private func isCount(_ token: Int, of noun: Int) -> Bool {
    var top = token
    while tokens[top].head != noun, tokens[top].tag == .num, tokens[top].head > top { top = tokens[top].head }
    return tokens[top].head == noun && (tokens[top].relation == .nummod || tokens[top].relation == .det)
  }

  /// "Peru's president, X, rejected the charge", read as a nominal joined to a verb: without a conjunction, and with
  /// nothing before it, the nominal is the subject.
  private func predicates(_ mended: inout [Token]) {
    // "President X and Prime Minister Y had met", read as two subjects: the second is joined to the first.
    for (index, token) in tokens.enumerated() where token.relation == .nsubj && token.head > index {
      guard tokens[..<index].reversed().prefix(4).contains(where: { $0.relation == .cc && $0.head == index }),
        let first = children(of: token.head).last(where: { $0 < index && tokens[$0].relation == .nsubj })
      else { continue }
      mended[index].head = first
      mended[index].relation = .conj
    }
    spokesmen(&mended)
    presents(&mended)
    predicatesInS(&mended)
    appointees(&mended)
    resumed(&mended)
    intransitives(&mended)
    dues(&mended)
    doers(&mended)
    particles(&mended)
    standers(&mended)
    blamed(&mended)
    subjects(&mended)
    var hasConjunction: Set<Int> = []
    var hasSubject: Set<Int> = []
    for token in tokens {
      if token.relation == .cc { hasConjunction.insert(token.head) }
      if token.relation == .nsubj || token.relation == .nsubjPass { hasSubject.insert(token.head) }
    }
    for (index, token) in tokens.enumerated()
    where token.relation == .conj && token.tag == .verb && !token.features.isDisjoint(with: [.finite, .past])
      && !hasConjunction.contains(index) && !hasSubject.contains(index)
    {
      let nominal = token.head
      guard nominal >= 0, nominal < index, mended[nominal].head < 0, !hasSubject.contains(nominal),
        tokens[nominal].tag == .noun || tokens[nominal].tag == .propn
      else { continue }
      mended[index].head = -1
      mended[index].relation = tokens[nominal].relation
      mended[nominal].head = index
      mended[nominal].relation = .nsubj
    }
  }

  /// "Peru denies backing it" and "Peru arms Chile", read as nominals without a verb: the word in "s" after a name is one.
  private func presents(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .noun && index > 0 && word(index).hasSuffix("s") && tokens[index - 1].tag == .propn
      && tokens[index - 1].head == index && tokens[index - 1].relation == .compound
    {
      let verb = lexicon.lemma(lemma(index).lowercased(), of: word(index))
      guard lexicon.frames.verbs[verb] != nil || lexicon.speech.denied.contains(verb) else { continue }
      let clause = children(of: index).first {
        $0 == index + 1 && tokens[$0].relation == .acl && tokens[$0].tag == .verb && word($0).hasSuffix("ing")
      }
      if token.head < 0, let clause {
        mended[clause].relation = .xcomp
      } else if token.relation == .nmodDesc || token.relation == .compound, token.head == index + 1,
        tokens[token.head].tag == .propn, tokens[token.head].head < 0
      {
        let object = token.head
        mended[index].head = -1
        mended[index].relation = .root
        mended[object].head = index
        mended[object].relation = .obj
        for child in children(of: object) where child != index {
          mended[child].head = index
          if tokens[child].relation == .nmod { mended[child].relation = .obl }
        }
      } else {
        continue
      }
      mended[index].tag = .verb
      mended[index - 1].relation = .nsubj
    }
  }

  /// "Peru supplies the group with arms" and "Peru alleges that it did", read as nouns with a subject: without a copula
  /// that is a verb, and "that" begins what it says.
  private func predicatesInS(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .noun && mended[index].tag == .noun && word(index).hasSuffix("s")
      && children(of: index).contains(where: { $0 < index && tokens[$0].relation == .nsubj })
      && !children(of: index).contains(where: {
        tokens[$0].relation == .cop || $0 < index && [.case, .det, .nmodPoss].contains(tokens[$0].relation)
      })
    {
      let verb = lexicon.lemma(lemma(index).lowercased(), of: word(index))
      let clause = children(of: index).first { child in
        child > index && tokens[child].relation == .aclRelcl && index + 1 < tokens.count
          && word(index + 1) == "that" && tokens[index + 1].head == child
      }
      let hasObject = children(of: index).contains { $0 > index && tokens[$0].relation == .obj }
      guard hasObject && lexicon.frames.verbs[verb] != nil || clause != nil && isSpeech(index) else {
        continue
      }
      mended[index].tag = .verb
      if let clause {
        mended[clause].relation = .ccomp
        mended[index + 1].relation = .mark
      }
    }
  }

  /// "named Jane Roe envoy to Peru", read as a compound: the name before a title is whoever is put in the office.
  private func appointees(_ mended: inout [Token]) {
    for (title, token) in tokens.enumerated()
    where token.tag == .noun && token.head >= 0 && token.head < title
      && [.xcomp, .obj].contains(token.relation) && lexicon.titles.heads.contains(word(title))
    {
      let verb = token.head
      let first = verb + 1
      var end = first
      while end < title, tokens[end].tag == .propn { end += 1 }
      guard end - first > 1, children(of: title).contains(end - 1),
        (first..<end).allSatisfy({
          tokens[$0].head == title && [.compound, .flat].contains(tokens[$0].relation)
            || (first..<end).contains(tokens[$0].head)
        }), isAppointing(verb)
      else { continue }
      for part in first..<(end - 1) {
        mended[part].head = end - 1
        mended[part].relation = .compound
      }
      mended[end - 1].head = verb
      mended[end - 1].relation = .obj
      mended[title].relation = .xcomp
      for child in children(of: verb) where child < verb && tokens[child].relation == .nsubjPass {
        if !children(of: verb).contains(where: { tokens[$0].relation == .auxPass }) {
          mended[child].relation = .nsubj
        }
      }
    }
  }

  private func isAppointing(_ verb: Int) -> Bool {
    let entries = lexicon.frames.verbs[lexicon.lemma(lemma(verb).lowercased(), of: word(verb))] ?? []
    return entries.contains {
      lexicon.frames.frames[$0.frame].kinds.contains(lexicon.constructions.appointment)
    }
  }

  /// "Jane Roe, who speaks for Peru, called it a farce", read as a name with one long relative clause: the finite verb
  /// after the comma that ends the clause is the sentence's own.
  private func resumed(_ mended: inout [Token]) {
    for (name, token) in tokens.enumerated()
    where token.head < 0 && mended[name].head < 0 && (token.tag == .propn || token.tag == .noun)
      && !children(of: name).contains(where: { [.cop, .nsubj, .nsubjPass].contains(tokens[$0].relation) })
    {
      guard let clause = children(of: name).first(where: { tokens[$0].relation == .aclRelcl && $0 > name }),
        let opening = (name + 1..<clause).first(where: { word($0) == "," })
      else { continue }
      var verb = clause + 1
      while verb < tokens.count, tokens[verb].head >= 0 {
        if resumes(verb, after: clause, under: name), word(verb - 1) == ",", verb - 1 > opening { break }
        verb += 1
      }
      guard verb < tokens.count, tokens[verb].head >= 0 else { continue }
      mended[verb].head = -1
      mended[verb].relation = .root
      mended[name].head = verb
      mended[name].relation = .nsubj
      for later in (verb + 1)..<tokens.count {
        guard tokens[later].head >= 0 else { break }
        if tokens[later].head == name || tokens[later].head == clause { mended[later].head = verb }
      }
    }
  }

  /// Whether a verb can be the one that a name before a relative clause is the subject of.
  private func resumes(_ verb: Int, after clause: Int, under name: Int) -> Bool {
    let token = tokens[verb]
    guard token.tag == .verb, !token.features.isDisjoint(with: [.finite, .past]), token.head >= 0,
      [.advcl, .conj, .parataxis, .acl, .ccomp].contains(token.relation), descends(verb, from: name)
    else { return false }
    return !children(of: verb).contains { child in
      [.nsubj, .nsubjPass, .mark, .cc, .auxPass, .oblAgent].contains(tokens[child].relation)
    }
  }

  /// "Peruvian soldiers marched into Oruro", read as a nominal with a participle: a verb that has no object in any
  /// frame is not a passive one.
  private func intransitives(_ mended: inout [Token]) {
    for (verb, token) in tokens.enumerated()
    where token.tag == .verb && token.relation == .acl && token.features.contains(.past) && token.head >= 0
      && token.head < verb && tokens[token.head].head < 0 && mended[token.head].head < 0
    {
      let noun = token.head
      let entries = lexicon.frames.verbs[lexicon.lemma(lemma(verb).lowercased(), of: word(verb))] ?? []
      guard tokens[noun].tag == .noun || tokens[noun].tag == .propn, !entries.isEmpty,
        !entries.contains(where: { $0.with == nil && lexicon.frames.frames[$0.frame].isTransitive }),
        !children(of: verb).contains(where: {
          [.mark, .auxPass, .oblAgent, .nsubj].contains(tokens[$0].relation)
        }),
        !children(of: noun).contains(where: { [.cop, .nsubj].contains(tokens[$0].relation) })
      else { continue }
      mended[verb].head = -1
      mended[verb].relation = .root
      mended[noun].head = verb
      mended[noun].relation = .nsubj
      for child in children(of: noun) where child > verb { mended[child].head = verb }
    }
  }

  /// "is due to travel", read as a particle of the verb: the adjective is what the subject is.
  private func dues(_ mended: inout [Token]) {
    for (adjective, token) in tokens.enumerated()
    where token.tag == .adj && token.relation == .mark && token.head > adjective {
      let verb = token.head
      guard tokens[verb].tag == .verb,
        let subject = children(of: adjective).first(where: { tokens[$0].relation == .nsubj }),
        children(of: verb).contains(where: { $0 < adjective && tokens[$0].relation == .cop })
      else { continue }
      mended[adjective].head = token.head < 0 ? -1 : tokens[verb].head
      mended[adjective].relation = tokens[verb].relation
      mended[verb].head = adjective
      mended[verb].relation = .xcomp
      mended[subject].head = adjective
      for child in children(of: verb) where child < adjective { mended[child].head = adjective }
      for child in children(of: adjective) where child > adjective {
        mended[child].head = verb
        mended[child].relation = .mark
      }
    }
  }

  /// "stood by its ally", read as a passive: of a verb that takes the preposition, and has a subject, it is no doer.
  private func standers(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated() where token.relation == .oblAgent && token.head >= 0 {
      let verb = token.head
      let siblings = children(of: verb)
      guard
        (lexicon.frames.verbs[lexicon.lemma(lemma(verb).lowercased(), of: word(verb))] ?? []).contains(
          where: {
            $0.with == "by"
          }), siblings.contains(where: { tokens[$0].relation == .nsubj }),
        !siblings.contains(where: { tokens[$0].relation == .auxPass })
      else { continue }
      mended[index].relation = .obl
    }
  }

  /// "blames the fighting on Peru", read as fighting on Peru: who is blamed is the verb's.
  private func blamed(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.relation == .nmod && token.head >= 0 && token.head < index
      && tokens[token.head].relation == .obj
    {
      let verb = tokens[token.head].head
      guard verb >= 0, verb < token.head,
        let mark = children(of: index).first(where: { tokens[$0].relation == .case }),
        case let preposition = Frame.Argument.preposition(word(mark)), preposition == .preposition("on"),
        (lexicon.frames.verbs[lexicon.lemma(lemma(verb).lowercased(), of: word(verb))] ?? []).contains(
          where: {
            let frame = lexicon.frames.frames[$0.frame]
            return frame.object == nil && frame.tail.contains(preposition)
              && frame.kinds.contains(lexicon.constructions.accusation)
          })
      else { continue }
      mended[index].head = verb
      mended[index].relation = .obl
    }
  }

  /// "clawed back parts of it", read as a preposition of the object: right after the verb it is the verb's.
  private func particles(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.relation == .case && index > 0 && token.head > index && tokens[token.head].relation == .obj
      && tokens[token.head].head == index - 1 && tokens[index - 1].tag == .verb
      && mended[index].head == token.head
    {
      mended[index].head = index - 1
      mended[index].relation = .compoundPrt
    }
  }

  /// "Hezbollah attacks killed ten": a name before the noun that is the subject is no second subject.
  private func doers(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .propn && token.relation == .nsubj && token.head == index + 1 {
      let noun = index + 1
      guard tokens[noun].tag == .noun, tokens[noun].relation == .nsubj, mended[noun].tag == .noun,
        mended[index].head == noun
      else { continue }
      mended[index].relation = .compound
    }
  }

  /// "Kremlin spokesman X accused Peru", read as two subjects: without a comma the first belongs to the second.
  private func spokesmen(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.relation == .nsubj && token.tag == .propn && token.head > index + 1
      && children(of: index).isEmpty
    {
      guard
        let other = children(of: token.head).first(where: {
          $0 > index && $0 < token.head && tokens[$0].relation == .nsubj && tokens[$0].tag == .propn
        }), ((index + 1)..<other).allSatisfy({ tokens[$0].head == other && tokens[$0].tag == .noun }),
        other > index + 1
      else { continue }
      mended[index].head = other
      mended[index].relation = .compound
    }
  }

  /// Of two subjects of one verb, "Iran, Syria's ally, said" has an apposition, and "Rebels enter Oruro as Peru accuses
  /// Chile" a phrase of another clause, which the conjunction between them shows.
  private func subjects(_ mended: inout [Token]) {
    var first: [Int: Int] = [:]
    var conjunction: [Int: Int] = [:]
    // "The envoy saw Ana Quispe": of two subjects the one after the verb is its object.
    for (index, token) in tokens.enumerated()
    where token.relation == .nsubj && token.head >= 0 && token.head < index && tokens[token.head].tag == .verb
      && !isSpeech(token.head)
    {
      let siblings = children(of: token.head)
      guard siblings.contains(where: { $0 < token.head && tokens[$0].relation == .nsubj }),
        !siblings.contains(where: { tokens[$0].relation == .obj || tokens[$0].relation == .ccomp })
      else { continue }
      mended[index].relation = .obj
    }
    for (index, token) in tokens.enumerated() where token.head > index {
      if token.relation == .mark { conjunction[token.head] = index }
      guard mended[index].relation == .nsubj else { continue }
      guard let other = first[token.head] else {
        first[token.head] = index
        continue
      }
      if let mark = conjunction[token.head], other < mark, mark < index {
        mended[other].relation = .dep
      } else if tokens[other].tag == .propn, token.tag == .noun,
        (other + 1..<index).contains(where: {
          tokens[$0].tag == .punct && tokens[$0].head == index && word($0) == ","
        })
      {
        mended[index].head = other
        mended[index].relation = .appos
      }
    }
  }

  /// "confirmed in an interview that his army had fought": a clause with "that" and its own subject is no relative
  /// clause, and belongs to the verb of saying above it.
  private func complements(_ mended: inout [Token]) {
    var marked: Set<Int> = []
    var hasSubject: Set<Int> = []
    for (index, token) in tokens.enumerated() {
      // "accusations that he backs Peru", read as a relative clause with two objects.
      if token.relation == .obj, token.tag == .sconj, token.head > index,
        tokens[token.head].relation == .aclRelcl,
        children(of: token.head).contains(where: { $0 > token.head && tokens[$0].relation == .obj })
      {
        mended[index].relation = .mark
        mended[token.head].relation = .acl
      }
      if token.relation == .mark, token.tag == .sconj, word(index) == "that" { marked.insert(token.head) }
      if token.relation == .nsubj || token.relation == .nsubjPass || token.relation == .expl {
        hasSubject.insert(token.head)
      }
    }
    // "denied that its forces had fired and accused Peru": whoever denied accuses.
    for (index, token) in tokens.enumerated()
    where token.relation == .conj && token.tag == .verb && !hasSubject.contains(index) && isSpeech(index) {
      let first = token.head
      guard first >= 0, first < index, tokens[first].relation == .ccomp,
        marked.contains(first) || follows(index, comma: first)
      else { continue }
      let above = tokens[first].head
      guard above >= 0, above < first, isSpeech(above) else { continue }
      mended[index].head = above
    }
    // "'They lie,' said the envoy, after meeting X": what follows the speaker is no part of the speech.
    for (index, token) in tokens.enumerated()
    where token.relation == .advcl && token.head >= 0 && token.head < index {
      let said = tokens[token.head].head
      guard tokens[token.head].relation == .ccomp, said > token.head, said < index, isSpeech(said),
        children(of: said).contains(where: { $0 > said && $0 < index && tokens[$0].relation == .nsubj })
      else { continue }
      mended[index].head = said
    }
    for clause in marked.sorted()
    where hasSubject.contains(clause) && [.acl, .aclRelcl].contains(tokens[clause].relation) {
      guard tokens[clause].head >= 0, !lexicon.speech.claimNouns.contains(word(tokens[clause].head)) else {
        continue
      }
      var above = tokens[clause].head
      var steps = 0
      while above >= 0, steps < 16 {
        if tokens[above].tag == .verb, above < clause, isSpeech(above) {
          mended[clause].head = above
          mended[clause].relation = .ccomp
          break
        }
        above = tokens[above].head
        steps += 1
      }
    }
  }

  /// Whether "and" after a comma joins the verb on: "said the vote was fair, and condemned Peru".
  private func follows(_ verb: Int, comma first: Int) -> Bool {
    let own = children(of: verb).filter { $0 < verb && $0 > first }
    return own.contains { word($0) == "," } && own.contains { tokens[$0].relation == .cc }
  }

  /// "Syria's closest ally", read as two appositions: the adjective is the noun's, with all that is the adjective's.
  /// What is joined to an apposition by "and", without a comma, is joined to that and not to the name before it.
  private func appositions(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.tag == .adj && token.relation == .appos && index + 1 < tokens.count {
      let noun = index + 1
      guard tokens[noun].tag == .noun, tokens[noun].head == token.head || tokens[noun].head == index else {
        continue
      }
      mended[noun].head = token.head
      mended[noun].relation = .appos
      mended[index].head = noun
      mended[index].relation = .amod
      for child in children(of: index) where child != noun {
        mended[child].head = noun
      }
    }
    // "Chile and Peru, both members of it": after a comma, and with "both", that is said of the two.
    for (index, token) in tokens.enumerated()
    where token.relation == .conj && token.tag == .noun && token.features.contains(.plural) && token.head >= 0
      && tokens[token.head].tag == .propn
    {
      let inner = children(of: index).filter { $0 < index }
      guard inner.contains(where: { tokens[$0].relation == .ccPreconj || tokens[$0].relation == .det }),
        inner.contains(where: { word($0) == "," }),
        !inner.contains(where: { tokens[$0].relation == .cc })
      else { continue }
      mended[index].relation = .appos
    }
    for (index, token) in tokens.enumerated()
    where token.relation == .conj && token.tag == .noun && token.head >= 0 && tokens[token.head].tag == .propn
      && mended[index].relation == .conj
    {
      let between = (token.head + 1)..<max(token.head + 1, index)
      guard
        let apposed = between.last(where: {
          mended[$0].relation == .appos && mended[$0].head == token.head && tokens[$0].tag == .noun
        }), !((apposed + 1)..<index).contains(where: { tokens[$0].tag == .punct })
      else { continue }
      mended[index].head = apposed
    }
  }

  /// "had been armed by X", read as an adjective with a copula: with "by" it is a passive.
  private func passives(_ mended: inout [Token]) {
    var byPhrases: Set<Int> = []
    for (index, token) in tokens.enumerated() where token.relation == .case && word(index) == "by" {
      let nominal = token.head
      if nominal >= 0, tokens[nominal].relation == .obl { byPhrases.insert(tokens[nominal].head) }
    }
    for participle in byPhrases.sorted()
    where participle >= 0 && tokens[participle].tag == .adj && word(participle).hasSuffix("ed") {
      let copulas = children(of: participle).filter { tokens[$0].relation == .cop && $0 < participle }
      guard !copulas.isEmpty else { continue }
      mended[participle].tag = .verb
      for copula in copulas { mended[copula].relation = .auxPass }
      for child in children(of: participle) where tokens[child].relation == .nsubj {
        mended[child].relation = .nsubjPass
      }
    }
    // "The guards swapped blows", read as a modifier with a subject of its own: that is the verb.
    for (verb, token) in tokens.enumerated()
    where token.tag == .verb && token.relation == .amod && token.head > verb {
      let noun = token.head
      let before = children(of: verb).filter { $0 < verb }
      if before.contains(where: { tokens[$0].relation == .aux }), tokens[noun].head > noun,
        tokens[noun].relation == .obj
      {
        perfect(verb, before: noun, &mended)
        continue
      }
      // "Peru trained Chilean soldiers", without a verb besides.
      let namesDoer =
        tokens[noun].head < 0 && token.features.contains(.past)
        && before.contains(where: {
          $0 == verb - 1 && tokens[$0].relation == .compound && tokens[$0].tag == .propn
        })
      guard namesDoer || before.contains(where: { tokens[$0].relation == .nsubj }) else { continue }
      if namesDoer { mended[verb - 1].relation = .nsubj }
      mended[verb].head = tokens[noun].head
      mended[verb].relation = tokens[noun].relation
      for child in children(of: noun) where child > noun {
        mended[child].head = verb
        if tokens[child].relation == .nmod { mended[child].relation = .obl }
      }
      mended[noun].head = verb
      mended[noun].relation = .obj
      if tokens[noun].tag == .verb { mended[noun].tag = .noun }
    }
  }

  /// "The guards have trained Peruvian fighters, envoys say", read as one clause: what has an auxiliary is the verb of
  /// the clause that is said.
  private func perfect(_ verb: Int, before noun: Int, _ mended: inout [Token]) {
    let saying = tokens[noun].head
    mended[verb].head = saying
    mended[verb].relation = .ccomp
    mended[noun].head = verb
    mended[noun].relation = .obj
    for child in children(of: saying) where child < verb && tokens[child].relation == .nsubj {
      mended[child].head = verb
    }
  }

  /// "called the raid on the port 'a war crime'": what stands in quotation marks after a verb of naming, or describes
  /// its object, is what the thing is called, wherever the tree hangs it.
  private func verdicts(_ mended: inout [Token]) {
    for (index, token) in tokens.enumerated()
    where token.head >= 0
      && (token.relation == .appos
        || (token.relation == .amod || token.relation == .advmod) && token.head < index
        || token.relation == .obj && tokens[token.head].tag == .noun)
    {
      let isQuoted =
        index > 0
        && (max(0, index - 4)..<index).contains {
          tokens[$0].head == index && tokens[$0].tag == .punct && Self.quotes.contains(word($0))
        }
      guard
        isQuoted || index > 0 && Self.quotes.contains(word(index - 1)) || token.tag == .adj
          || token.relation == .obj
      else { continue }
      var above = token.head
      var object = index
      var steps = 0
      while above >= 0, steps < 5, tokens[above].tag != .verb {
        object = above
        above = tokens[above].head
        steps += 1
      }
      guard above >= 0, tokens[above].tag == .verb, above < object,
        lexicon.speech.naming.contains(lexicon.lemma(lemma(above).lowercased(), of: word(above)))
      else { continue }
      switch tokens[object].relation {
      case .obj, .xcomp: break
      default: continue
      }
      mended[object].relation = .obj
      mended[index].head = above
      mended[index].relation = .xcomp
    }
  }

  /// "called Jane Roe 'an illegitimate president'", read as two complements: the first is who is called so.
  private func called(_ mended: inout [Token]) {
    for (verb, token) in tokens.enumerated()
    where token.tag == .verb
      && lexicon.speech.naming.contains(lexicon.lemma(lemma(verb).lowercased(), of: word(verb)))
    {
      let complements = children(of: verb).filter { $0 > verb && tokens[$0].relation == .xcomp }
      guard complements.count == 2, !children(of: verb).contains(where: { tokens[$0].relation == .obj }),
        tokens[complements[0]].tag == .propn || tokens[complements[0]].tag == .noun
      else { continue }
      mended[complements[0]].relation = .obj
    }
  }

  private static let quotes: Set<String> = ["\"", "'", "“", "”", "‘", "’", "''", "``"]

  /// Gives a preposition back to the nominal that follows it, where the tree hangs it from a later one: in "withdrew
  /// from ECOWAS on Wednesday", "from" is not Wednesday's.
  private func prepositions(_ mended: inout [Token]) {
    // "between A and B": the preposition before joined nominals is the first one's.
    for (index, token) in tokens.enumerated()
    where token.relation == .case && token.head > index + 1 && tokens[token.head].relation == .conj {
      let first = tokens[token.head].head
      guard first > index, first < token.head else { continue }
      mended[index].head = first
    }
    var hasCase = Set(tokens.filter { $0.relation == .case }.map(\.head))
    for (index, token) in tokens.enumerated()
    where token.relation == .case && token.tag == .adp && token.head > index + 1 {
      let nominal = tokens[token.head]
      for other in (index + 1)..<token.head
      where tokens[other].head == nominal.head && !hasCase.contains(other) {
        switch tokens[other].relation {
        case .obl, .obj, .oblUnmarked, .nmod:
          mended[index].head = other
          mended[other].relation = .obl
          hasCase.insert(other)
        default: continue
        }
        break
      }
    }
  }
}
