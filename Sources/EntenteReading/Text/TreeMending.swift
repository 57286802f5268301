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

  /// - Complexity: linear in the tokens, but for the few that are mended.
  func mended() -> [Token] {
    var mended = tokens
    partsOfSpeech(&mended)
    progressives(&mended)
    predicates(&mended)
    complements(&mended)
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
      if token.tag == .noun, firstObject[index] != nil, token.features.contains(.plural), index > 0 {
        mended[index].tag = .verb
        let before = index - 1
        if tokens[before].head == index,
          tokens[before].relation == .compound || tokens[before].relation == .amod
        {
          mended[before].relation = .nsubj
        }
      } else if token.tag == .verb, token.relation == .nsubj || token.relation == .nsubjPass,
        firstObject[index] == nil, index > 0, tokens[index - 1].head == index,
        tokens[index - 1].relation == .nsubj, tokens[index - 1].tag == .propn
      {
        mended[index].tag = .noun
        mended[index - 1].relation = .compound
      }
    }
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
      for (child, other) in tokens.enumerated() where other.head == noun && child != index {
        if child < index {
          mended[child].head = index
          if other.relation == .cop { mended[child].relation = .aux }
        } else if child > noun {
          mended[child].head = index
          if other.relation == .nmod { mended[child].relation = .obl }
        }
      }
    }
  }

  /// "Peru's president, X, rejected the charge", read as a nominal joined to a verb: without a conjunction, and with
  /// nothing before it, the nominal is the subject.
  private func predicates(_ mended: inout [Token]) {
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

  /// "confirmed in an interview that his army had fought": a clause with "that" and its own subject is no relative
  /// clause, and belongs to the verb of saying above it.
  private func complements(_ mended: inout [Token]) {
    var marked: Set<Int> = []
    var hasSubject: Set<Int> = []
    for (index, token) in tokens.enumerated() {
      if token.relation == .mark, token.tag == .sconj, word(index) == "that" { marked.insert(token.head) }
      if token.relation == .nsubj || token.relation == .nsubjPass || token.relation == .expl {
        hasSubject.insert(token.head)
      }
    }
    // "denied that its forces had fired and accused Peru": whoever denied accuses.
    for (index, token) in tokens.enumerated()
    where token.relation == .conj && token.tag == .verb && !hasSubject.contains(index) && isSpeech(index) {
      let first = token.head
      guard first >= 0, first < index, tokens[first].relation == .ccomp, marked.contains(first) else {
        continue
      }
      let above = tokens[first].head
      guard above >= 0, above < first, isSpeech(above) else { continue }
      mended[index].head = above
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
