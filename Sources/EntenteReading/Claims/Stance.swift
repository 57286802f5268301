import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// How a text puts a predicate forward: who says so, how sure it is, and whether it is said not to be so.
struct Stance: Sendable {
  var modality: Modality = .asserted
  var isNegated = false
  /// The token of the source's head word.
  var source: Int?
  /// Conditions and questions assert nothing.
  var isVoid = false
}

/// Reads stances by walking from a predicate up its tree, through what governs it.
struct StanceReader: Sendable {
  let text: Text
  let lexicon: Lexicon
  let arguments: ArgumentFinder
  let quotes: Quotes

  private var speech: Speech { lexicon.speech }

  /// Tokens of datelines and credits, which are nobody's words.
  let aside: Set<Int>

  init(text: Text, lexicon: Lexicon, arguments: ArgumentFinder, aside: Set<Int>) {
    self.aside = aside
    self.text = text
    self.lexicon = lexicon
    self.arguments = arguments
    self.quotes = Quotes(text: text, speech: lexicon.speech, arguments: arguments)
  }

  func stance(of predicate: Int) -> Stance {
    var stance = Stance()
    own(predicate, into: &stance)
    // "in Russia's war against Ukraine": a deed spoken of as known is presupposed, whoever speaks.
    if isPresupposed(predicate) { return stance }
    var node = predicate
    var steps = 0
    while let head = text.head(node), steps < 32 {
      if inquit(at: node, into: &stance) == false { break }
      if step(from: node, to: head, into: &stance) == false { break }
      node = head
      steps += 1
    }
    if text.head(node) == nil { _ = inquit(at: node, into: &stance) }
    if stance.source == nil, let speaker = quotes.speaker(of: predicate) {
      stance.source = speaker
      if stance.modality == .asserted { stance.modality = .claimed }
    }
    if let source = stance.source, aside.contains(source) { stance.source = nil }
    if stance.modality == .claimed, stance.source == nil { stance.modality = .asserted }
    let sentence = text.sentences[text.sentenceOf[predicate]]
    if let last = sentence.last, text.lower[last] == "?", !quotes.isQuoted(predicate) || quotes.isQuoted(last)
    {
      stance.isVoid = stance.source == nil || stance.modality == .claimed
    }
    return stance
  }

  /// Whether a noun for a deed, with its doer as possessor, only sets the scene of what is said.
  private func isPresupposed(_ predicate: Int) -> Bool {
    guard text.tokens[predicate].tag == .noun, text.child(of: predicate, .nmodPoss) != nil,
      !quotes.isQuoted(predicate), let head = text.head(predicate)
    else { return false }
    switch text.relation(predicate) {
    case .nmod, .obl:
      return !speech.claimNouns.contains(text.lemmas[head])
        && !speech.plannedNouns.contains(text.lemmas[head])
        && !speech.accusing.contains(text.lemmas[head])
    default: return false
    }
  }

  // MARK: The predicate's own words

  private func own(_ predicate: Int, into stance: inout Stance) {
    var hasAuxiliary = false
    for child in text.children(of: predicate) {
      let word = text.lower[child]
      switch text.relation(child) {
      case .aux, .auxPass:
        hasAuxiliary = true
        auxiliary(text.lower[child], of: predicate, into: &stance)
      case .advmod, .det, .cc, .ccPreconj:
        if speech.negators.contains(word) { stance.isNegated.toggle() }
        if speech.allegedAdverbs.contains(word) { stance.modality = .alleged }
        if speech.uncertainAdverbs.contains(word) { weaken(.uncertain, &stance) }
      case .mark:
        if speech.conditional.contains(word) { stance.isVoid = true }
        if word == "without" { stance.isNegated.toggle() }
      case .advcl:
        // "would send troops if": said of no world that is.
        if text.children(of: child).contains(where: { text.relation($0) == .mark && text.lower[$0] == "if" })
        {
          weaken(.uncertain, &stance)
        }
      default: break
      }
    }
    // "is expected in Kyiv": the predicate itself says that it has not happened.
    if speech.expected.contains(text.lemmas[predicate]), arguments.isPassive(predicate) {
      weaken(.expected, &stance)
    }
    // Joined verbs share the first one's auxiliary: "will meet and discuss".
    if !hasAuxiliary, text.relation(predicate) == .conj, let first = text.head(predicate),
      text.tokens[predicate].features.isDisjoint(with: [.finite, .past])
    {
      for child in text.children(of: first) where text.relation(child) == .aux {
        auxiliary(text.lower[child], of: predicate, into: &stance)
      }
    }
  }

  private func auxiliary(_ word: String, of predicate: Int, into stance: inout Stance) {
    if speech.future.contains(word) {
      weaken(arguments.isPassive(predicate) ? .expected : .planned, &stance)
    } else if speech.possible.contains(word) {
      // "may have sent" looks back, "could send" ahead.
      let looksBack = text.children(of: predicate).contains {
        text.lower[$0] == "have" && text.relation($0) == .aux
      }
      weaken(looksBack ? .uncertain : .expected, &stance)
    }
  }

  /// A weaker modality replaces an assertion; among weaker ones the innermost stands.
  private func weaken(_ modality: Modality, _ stance: inout Stance) {
    if stance.modality == .asserted || stance.modality == .claimed { stance.modality = modality }
  }

  // MARK: What governs it

  /// One step up; `false` when nothing above bears on the predicate.
  private func step(from node: Int, to head: Int, into stance: inout Stance) -> Bool {
    let relation = text.relation(node)
    let lemma = text.lemmas[head]
    switch relation {
    case .aclRelcl, .advclRelcl:
      // What a relative clause says of somebody is presupposed, whoever speaks of them.
      return quotes.isQuoted(node)
    // "X accused Peru; Chile rejected it": what follows a semicolon is governed by nothing before.
    case .parataxis where text.children(of: node).contains(where: { text.lower[$0] == ";" }): return false
    case .ccomp, .parataxis, .csubj, .csubjPass:
      if text.tokens[head].tag == .verb || text.tokens[head].tag == .aux {
        govern(head, lemma, node, into: &stance)
      } else if relation == .ccomp || relation == .csubj {
        adjective(head, lemma, into: &stance)
      }
    case .xcomp:
      if text.tokens[head].tag == .verb {
        govern(head, lemma, node, into: &stance)
      } else {
        adjective(head, lemma, into: &stance)
      }
    case .advcl:
      for child in text.children(of: node) where text.relation(child) == .mark {
        if speech.conditional.contains(text.lower[child]) { stance.isVoid = true }
      }
      if speech.accusing.contains(lemma) {
        accuse(head, into: &stance)
      } else if isInfinitive(node), speech.planned.contains(lemma) {
        weaken(.planned, &stance)
      } else {
        inherit(head, into: &stance)
      }
    case .acl:
      if isInfinitive(node), speech.plannedNouns.contains(lemma) {
        weaken(.planned, &stance)
      } else if speech.claimNouns.contains(lemma) {
        nounSource(head, into: &stance)
      } else if text.relation(head) == .obj, let verb = text.head(head),
        speech.accusing.contains(text.lemmas[verb]),
        text.children(of: node).contains(where: { text.relation($0) == .mark && text.lower[$0] == "of" })
      {
        // "accuses the authorities of working with rebels", hung from the accused.
        accuse(verb, into: &stance)
      }
    case .nmod, .obl, .obj, .nsubj, .nsubjPass, .appos, .nmodPoss, .compound, .amod, .oblUnmarked,
      .nmodUnmarked:
      // A nominalised deed is put forward as the clause around it is, where that clause reports on it.
      if text.tokens[head].tag == .verb {
        nominal(node, head, lemma, into: &stance)
      } else if speech.plannedNouns.contains(lemma), relation == .nmod {
        weaken(.planned, &stance)
      }
    case .conj:
      inherit(head, into: &stance)
    default: break
    }
    return true
  }

  /// What a verb makes of the clause that it governs.
  private func govern(_ verb: Int, _ lemma: String, _ node: Int, into stance: inout Stance) {
    let isNegated = isNegated(verb)
    let isPossible = text.children(of: verb).contains {
      text.relation($0) == .aux && speech.possible.contains(text.lower[$0])
    }
    if speech.denied.contains(lemma) {
      stance.modality = .denied
      if isNegated { stance.isNegated = true }
      setSource(of: verb, into: &stance)
    } else if speech.unconfirmed.contains(lemma), isNegated {
      stance.modality = .uncertain
      setSource(of: verb, into: &stance)
    } else if speech.negating.contains(lemma) {
      stance.isNegated.toggle()
      inherit(verb, into: &stance)
    } else if speech.alleged.contains(lemma) {
      stance.modality = .alleged
      if !arguments.isPassive(verb) { setSource(of: verb, into: &stance) }
    } else if speech.expected.contains(lemma) {
      weaken(.expected, &stance)
      if !arguments.isPassive(verb), text.relation(node) == .ccomp { setSource(of: verb, into: &stance) }
    } else if speech.accusing.contains(lemma) {
      accuse(verb, into: &stance)
    } else if speech.naming.contains(lemma), text.tokens[node].tag == .noun {
      setSource(of: verb, into: &stance)
    } else if speech.planned.contains(lemma), text.relation(node) == .xcomp || isInfinitive(node) {
      weaken(.planned, &stance)
      if isNegated { stance.isNegated.toggle() }
    } else if speech.claimed.contains(lemma) {
      if arguments.isPassive(verb), text.relation(node) == .xcomp {
        // "is said to back", "was reported to be": somebody unnamed says so.
        weaken(.alleged, &stance)
        return
      }
      if isNegated { stance.isVoid = true }
      if isPossible { weaken(.uncertain, &stance) }
      setSource(of: verb, into: &stance)
    } else if speech.uncertain.contains(lemma) {
      weaken(.uncertain, &stance)
    } else {
      inherit(verb, into: &stance)
    }
  }

  /// Negation and futurity of a verb that carries the predicate with it.
  private func inherit(_ verb: Int, into stance: inout Stance) {
    for child in text.children(of: verb) where text.relation(child) == .aux {
      let word = text.lower[child]
      if speech.future.contains(word) {
        weaken(.planned, &stance)
      } else if speech.possible.contains(word) {
        weaken(.expected, &stance)
      }
    }
  }

  private func adjective(_ head: Int, _ lemma: String, into stance: inout Stance) {
    if speech.expected.contains(lemma) {
      weaken(speech.doubtful.contains(lemma) ? .uncertain : .expected, &stance)
    } else if speech.uncertainAdverbs.contains(lemma) || speech.doubtful.contains(lemma) {
      weaken(.uncertain, &stance)
    }
    if isNegated(head) { weaken(.uncertain, &stance) }
  }

  private func accuse(_ verb: Int, into stance: inout Stance) {
    weaken(.alleged, &stance)
    setSource(of: verb, into: &stance)
  }

  /// "reports that", "the claim that": the noun's owner says so.
  private func nounSource(_ noun: Int, into stance: inout Stance) {
    weaken(.claimed, &stance)
    if stance.source == nil {
      stance.source =
        text.children(of: noun).first { child in
          switch text.relation(child) {
          case .nmodPoss, .amod: true
          case .nmod: ["from", "by"].contains(text.preposition(of: child))
          default: false
          }
        } ?? noun
    }
  }

  /// A nominalised predicate as an argument of a verb.
  private func nominal(_ node: Int, _ verb: Int, _ lemma: String, into stance: inout Stance) {
    let isObject = text.relation(node) == .obj || text.relation(node) == .nsubjPass
    guard isObject else { return }
    if speech.denied.contains(lemma) {
      stance.modality = .denied
      // "rejected accusations from Lima that he backs them": he denies it.
      stance.source = nil
      if isNegated(verb) { stance.isNegated = true }
      setSource(of: verb, into: &stance)
    } else if speech.unconfirmed.contains(lemma), isNegated(verb) {
      stance.modality = .uncertain
      setSource(of: verb, into: &stance)
    } else if speech.naming.contains(lemma) {
      // "what officials called a drone attack": they say so.
      setSource(of: verb, into: &stance)
    } else if speech.planned.contains(lemma) {
      weaken(.planned, &stance)
    } else if speech.claimed.contains(lemma), lexicon.frames.light.contains(lemma) {
      // "claimed the capture of Oruro"
      setSource(of: verb, into: &stance)
    } else if speech.negating.contains(lemma) {
      stance.isNegated.toggle()
    } else if isNegated(verb), lexicon.frames.light.contains(lemma) {
      stance.isNegated.toggle()
      inherit(verb, into: &stance)
    } else {
      inherit(verb, into: &stance)
    }
  }

  // MARK: Sources

  /// "…, Zelensky said" and "according to …" at a clause; `false` never: what is above may still bear on it.
  private func inquit(at node: Int, into stance: inout Stance) -> Bool {
    for child in text.children(of: node) {
      if text.relation(child) == .parataxis || isTrailing(child, of: node), text.tokens[child].tag == .verb,
        stance.source == nil
      {
        let lemma = text.lemmas[child]
        if speech.claimed.contains(lemma) || speech.alleged.contains(lemma),
          !arguments.subjects(of: child).isEmpty,
          text.children(of: child).contains(where: { text.relation($0).isSubject })
        {
          setSource(of: child, into: &stance)
        }
      }
      if stance.source == nil,
        text.relation(child) == .obl || text.relation(child) == .nmod || text.relation(child) == .advcl,
        speech.according.contains(text.preposition(of: child)) || isAccording(child)
      {
        stance.source = child
        weaken(.claimed, &stance)
      }
    }
    return true
  }

  /// "…, lawmakers said" that the tree has joined on as one more verb: after a comma, with nothing said of its own.
  private func isTrailing(_ verb: Int, of node: Int) -> Bool {
    guard text.relation(verb) == .conj, verb > node else { return false }
    var hasComma = false
    for child in text.children(of: verb) {
      switch text.relation(child) {
      case .cc, .obj, .ccomp, .xcomp: return false
      case .punct where text.lower[child] == ",": hasComma = true
      default: break
      }
    }
    return hasComma
  }

  private func isAccording(_ token: Int) -> Bool {
    let first = text.span(of: token).lowerBound
    return speech.according.match(
      text.lower, at: first, before: text.sentences[text.sentenceOf[token]].upperBound) != nil
  }

  private func setSource(of verb: Int, into stance: inout Stance) {
    weaken(.claimed, &stance)
    guard stance.source == nil else { return }
    if arguments.isPassive(verb) {
      // "was quoted by X as saying", "it was reported by X".
      stance.source = arguments.arguments(ofVerb: verb).agents.first
      if stance.source == nil, text.relation(verb) == .acl { stance.source = text.head(verb) }
    } else {
      stance.source = arguments.subjects(of: verb).first
    }
  }

  private func isNegated(_ token: Int) -> Bool {
    text.children(of: token).contains {
      speech.negators.contains(text.lower[$0]) && (text.relation($0) == .advmod || text.relation($0) == .det)
    }
  }

  private func isInfinitive(_ token: Int) -> Bool {
    text.children(of: token).contains { text.relation($0) == .mark && text.lower[$0] == "to" }
      || text.tokens[token].features.contains(.infinitive)
  }
}

/// The quotations of a text and who speaks them.
struct Quotes: Sendable {
  private struct Region {
    let tokens: Range<Int>
    var speaker: Int?
  }
  private var regions: [Region] = []
  private var regionOf: [Int: Int] = [:]

  init(text: Text, speech: Speech, arguments: ArgumentFinder) {
    var open: Int?
    for token in text.tokens.indices {
      let word = text.words[token]
      let startsParagraph = token > 0 && Self.hasParagraphBreak(before: token, in: text)
      if startsParagraph, let start = open {
        // A quotation of several paragraphs opens anew in each; an unclosed one ends with its own.
        regions.append(Region(tokens: start..<token))
        open = nil
      }
      switch word {
      case "“", "``":
        if let start = open { regions.append(Region(tokens: start..<token)) }
        open = token + 1
      case "”", "''":
        if let start = open { regions.append(Region(tokens: start..<token)) }
        open = nil
      case "\"":
        if let start = open {
          regions.append(Region(tokens: start..<token))
          open = nil
        } else {
          open = token + 1
        }
      default: break
      }
    }
    if let start = open { regions.append(Region(tokens: start..<text.tokens.count)) }
    regions.removeAll { $0.tokens.isEmpty }
    for index in regions.indices {
      for token in regions[index].tokens { regionOf[token] = index }
    }
    for index in regions.indices {
      let range = regions[index].tokens
      let sentences = text.sentenceOf[range.lowerBound]...text.sentenceOf[range.upperBound - 1]
      for sentence in sentences where regions[index].speaker == nil {
        for token in text.sentences[sentence]
        where regionOf[token] == nil && text.tokens[token].tag == .verb
          && speech.claimed.contains(text.lemmas[token])
        {
          if let subject = arguments.subjects(of: token).first(where: { regionOf[$0] == nil }) {
            regions[index].speaker = subject
            break
          }
        }
      }
      // A quotation that goes on in the same paragraph has the same speaker.
      if regions[index].speaker == nil, index > 0, range.count > 4,
        !(regions[index - 1].tokens.upperBound..<range.lowerBound).contains(where: {
          Self.hasParagraphBreak(before: $0, in: text)
        })
      {
        regions[index].speaker = regions[index - 1].speaker
      }
    }
  }

  func isQuoted(_ token: Int) -> Bool { regionOf[token] != nil }

  /// The head word of whoever says the quotation that the token stands in; single quoted words are nobody's.
  func speaker(of token: Int) -> Int? {
    guard let region = regionOf[token], regions[region].tokens.count > 3 else { return nil }
    return regions[region].speaker
  }

  private static func hasParagraphBreak(before token: Int, in text: Text) -> Bool {
    guard token > 0 else { return true }
    return text.bytes[text.tokens[token - 1].range.upperBound..<text.tokens[token].range.lowerBound].contains(
      0x0A)
  }
}
