import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Relations that verbs and nouns state, by the frames of the lexicon.
struct FrameExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    for token in page.text.tokens.indices where !page.masthead.aside.contains(token) {
      switch page.text.tokens[token].tag {
      case .verb, .aux, .adj:
        guard let entries = page.lexicon.frames.verbs[page.text.lemmas[token]] else { continue }
        // A participle before a noun is no clause of its own.
        if page.text.relation(token) == .amod || page.text.relation(token) == .compound { continue }
        drafts += read(
          token, entries, arguments: { page.arguments.arguments(ofVerb: token) }, isVerb: true, page)
      case .noun:
        guard
          let entries = page.lexicon.frames.nouns[page.text.lemmas[token]]
            ?? page.lexicon.frames.nouns[page.text.lower[token]]
        else { continue }
        if page.cast.covering[token] != nil { continue }
        // "approved a package of sanctions": what the verb has said with this object is not said twice.
        let noun = read(
          token, entries, arguments: { page.arguments.arguments(ofNoun: token) }, isVerb: false, page)
        drafts += noun.filter { draft in
          // Those of one sentence stand together at the end.
          !drafts.reversed().lazy.prefix { $0.evidence == draft.evidence }.contains {
            $0.predicate == draft.predicate && $0.subject == draft.subject && $0.object == draft.object
              && page.text.head(token).map { page.text.tokens[$0].range } == $0.triggers.first
          }
        }
      default: continue
      }
    }
    return drafts + presence(page)
  }

  /// "North Korean troops are in Kursk": a nominal predicate of place with a copula.
  private func presence(_ page: Page) -> [Draft] {
    guard let entries = page.lexicon.frames.verbs["be"] else { return [] }
    var drafts: [Draft] = []
    for token in page.text.tokens.indices where !page.masthead.aside.contains(token) {
      let text = page.text
      guard text.children(of: token).contains(where: { text.relation($0) == .cop }) else { continue }
      let preposition = text.preposition(of: token)
      guard !preposition.isEmpty else { continue }
      var arguments = Arguments()
      arguments.agents = page.arguments.subjects(of: token)
      arguments.oblique = page.arguments.expand(token).map { (preposition, $0) }
      // "is in the hands of the rebels"
      for inner in text.children(of: token, .nmod) where text.preposition(of: inner) == "of" {
        for owner in page.arguments.expand(inner) {
          arguments.oblique.append(("\(preposition) \(text.lower[token]) of", owner))
        }
      }
      drafts += read(token, entries, arguments: { arguments }, isVerb: true, page).filter { draft in
        // "was in Oruro" is a visit of somebody from elsewhere; "has been to Oruro" of anybody.
        guard draft.predicate == page.lexicon.constructions.visit, preposition != "to" else { return true }
        guard let home = page.cast.members[draft.subject].country,
          let there = page.cast.members[draft.object].country
        else { return false }
        return home != there
      }
    }
    return drafts
  }

  private func read(
    _ predicate: Int, _ entries: [FrameSet.Entry], arguments: () -> Arguments, isVerb: Bool, _ page: Page
  ) -> [Draft] {
    var result: [Draft] = []
    var found: Arguments?
    var stance: Stance?
    // What goes with its particle, its object or its verdict means that and no more: "hit out at" is no hit.
    var hasSpecial = false
    for entry in entries {
      let frame = page.lexicon.frames.frames[entry.frame]
      if hasSpecial, !entry.isSpecial { break }
      var here = found ?? arguments()
      if isVerb, frame.tail.contains(.clause), here.clause.isEmpty {
        here.clause = page.arguments.clause(under: predicate)
      }
      found = here
      guard let fitted = fitting(entry, here, predicate, isVerb, page),
        allows(frame, fitted, predicate, page),
        let judged = judged(frame, fitted, predicate, page),
        let here = doomed(frame, judged, predicate, page)
      else { continue }
      for (head, tail, headToken, tailToken) in ends(of: frame, here, isVerb, page) {
        guard let (kind, head, tail) = fit(frame, head, tail, page), head != tail else { continue }
        let stand = stance ?? page.stances.stance(of: predicate)
        stance = stand
        if stand.isVoid { continue }
        hasSpecial = hasSpecial || entry.isSpecial
        let counted: Int?
        switch frame.count {
        case .none: counted = nil
        case .head: counted = headToken
        case .tail: counted = tailToken
        case .patient: counted = here.patients.first
        }
        result.append(
          Draft(
            subject: head, predicate: kind, object: tail, isNegated: stand.isNegated,
            modality: stand.modality,
            attribution: page.attribution(stand.source).0,
            quantity: counted.flatMap(page.quantities.quantity(of:)),
            date: page.dates.date(of: predicate), evidence: page.evidence(at: predicate),
            triggers: [page.text.tokens[predicate].range], rule: frame.name))
      }
    }
    return result
  }

  /// The arguments as this entry sees them, or `nil` when its particle or compound is not there.
  private func fitting(
    _ entry: FrameSet.Entry, _ arguments: Arguments, _ predicate: Int, _ isVerb: Bool, _ page: Page
  ) -> Arguments? {
    guard let with = entry.with else { return arguments }
    let text = page.text
    guard isVerb else {
      return text.children(of: predicate).contains {
        text.relation($0) == .compound && text.lemmas[$0] == with
      } ? arguments : nil
    }
    // "was fired at by guards": the preposition is left where its noun was.
    let next = predicate + 1
    if page.arguments.isPassive(predicate), next + 1 < text.tokens.count, text.lower[next] == with,
      [.adp, .punct, .adv, .sconj, .cconj].contains(text.tokens[next + 1].tag)
    {
      return arguments
    }
    // "taken prisoner"
    if text.children(of: predicate).contains(where: {
      [.xcomp, .obj, .oblUnmarked].contains(text.relation($0)) && text.lower[$0] == with
    }) {
      return arguments
    }
    let words = with.split(separator: " ").map(String.init)
    if text.children(of: predicate).contains(where: {
      (text.relation($0) == .compoundPrt || text.relation($0) == .advmod) && text.lower[$0] == words[0]
    }) {
      if words.count == 1 { return arguments }
      var here = arguments
      here.patients = arguments.oblique.filter { $0.preposition == words[1] }.map(\.token)
      return here.patients.isEmpty ? nil : here
    }
    // "pulled out of Oruro"
    if arguments.oblique.contains(where: { $0.preposition.hasPrefix(with + " ") }) { return arguments }
    // "side with X": what follows the preposition is the patient.
    let inner = arguments.oblique.filter { $0.preposition == with }.map(\.token)
    guard !inner.isEmpty else { return nil }
    var here = arguments
    here.patients = inner
    // "handed over tanks to Peru": its phrases are the verb's.
    for patient in inner {
      for child in text.children(of: patient, .nmod) where text.preposition(of: child) != "of" {
        here.oblique.append((text.preposition(of: child), child))
      }
    }
    return here
  }

  private func allows(_ frame: Frame, _ arguments: Arguments, _ predicate: Int, _ page: Page) -> Bool {
    if let object = frame.object {
      guard arguments.patients.contains(where: { isOf(object, $0, page) }) else { return false }
    }
    if let of = frame.of {
      let things =
        arguments.patients + page.text.children(of: predicate).filter { page.text.relation($0) == .compound }
      guard things.contains(where: { isOf(of, $0, page) }) else { return false }
    }
    return true
  }

  private func isOf(_ words: Set<String>, _ token: Int, _ page: Page) -> Bool {
    if words.contains(page.text.lemmas[token]) || words.contains(page.text.lower[token]) { return true }
    // "a series of strikes", "thousands of shells", "ten containers of munitions".
    guard
      page.lexicon.bodies.through.contains(page.text.lemmas[token])
        || page.text.tokens[token].features.contains(.plural)
    else { return false }
    return page.text.children(of: token).contains { child in
      guard page.text.relation(child) == .nmod else { return false }
      // "billions of dollars' worth of weapons"
      return page.text.preposition(of: child) == "of" && words.contains(page.text.lemmas[child])
        || page.lexicon.bodies.through.contains(page.text.lemmas[child]) && isOf(words, child, page)
    }
  }

  /// The pairs of ends that the arguments give, with the tokens that they were read from.
  private func ends(of frame: Frame, _ arguments: Arguments, _ isVerb: Bool, _ page: Page) -> [(
    Int, Int, Int, Int
  )] {
    // The first argument that names a head, of those to which there is a tail.
    for argument in frame.head {
      if argument == .origin, !arguments.agents.isEmpty { continue }
      let heads = members(argument, arguments, frame.headKinds, isVerb, page)
      if heads.isEmpty { continue }
      let ends = tails(of: frame, heads, argument, arguments, isVerb, page)
      if !ends.isEmpty { return ends }
    }
    return []
  }

  private func tails(
    of frame: Frame, _ heads: [(member: Int, token: Int)], _ headArgument: Frame.Argument,
    _ arguments: Arguments, _ isVerb: Bool, _ page: Page
  ) -> [(Int, Int, Int, Int)] {
    var tails: [(member: Int, token: Int)] = []
    for argument in frame.tail where tails.isEmpty {
      if argument == headArgument { continue }
      if argument == .other {
        // Two joined ends: the first is the head, the others its tails.
        guard heads.count > 1,
          !isVerb || frame.object != nil || headArgument == .patient || arguments.patients.isEmpty
        else { continue }
        return pairs(heads, frame, page)
      }
      if isVerb, heads.count > 1, isReciprocal(argument, arguments, page) { return pairs(heads, frame, page) }
      tails = members(argument, arguments, frame.tailKinds, isVerb, page).filter { tail in
        !heads.contains { $0.member == tail.member }
      }
    }
    return heads.flatMap { head in tails.map { (head.member, $0.member, head.token, $0.token) } }
  }

  /// Joined ends, each with each: both ways round where the kind has a direction.
  private func pairs(_ heads: [(member: Int, token: Int)], _ frame: Frame, _ page: Page) -> [(
    Int, Int, Int, Int
  )] {
    let isSymmetric =
      frame.kinds.first.flatMap { page.lexicon.ontology.relationClass($0)?.isSymmetric } ?? true
    var pairs: [(Int, Int, Int, Int)] = []
    for first in heads.indices {
      for second in heads.indices where isSymmetric ? second > first : second != first {
        pairs.append((heads[first].member, heads[second].member, heads[first].token, heads[second].token))
      }
    }
    return pairs
  }

  /// "accused each other".
  private func isReciprocal(_ argument: Frame.Argument, _ arguments: Arguments, _ page: Page) -> Bool {
    arguments.tokens(argument).contains { token in
      let end = min(token + 2, page.text.tokens.count)
      return page.lexicon.speech.reciprocals.match(page.text.lower, at: token, before: end) != nil
        || token > 0
          && page.lexicon.speech.reciprocals.match(page.text.lower, at: token - 1, before: token + 1) != nil
    }
  }

  /// The arguments with whatever a verdict says of whom: "called the shelling a Russian war crime"; `nil` where the
  /// frame wants a verdict that is not there.
  private func judged(_ frame: Frame, _ arguments: Arguments, _ predicate: Int, _ page: Page) -> Arguments? {
    guard let verdict = frame.verdict else { return arguments }
    let text = page.text
    let complements = text.children(of: predicate).filter { child in
      switch text.relation(child) {
      case .xcomp, .ccomp, .advcl: return true
      case .obl: return text.preposition(of: child) == "as"
      default: return false
      }
    }
    // The tree may hang the verdict from the object: "called the move reckless".
    let hung = arguments.patients.flatMap { patient in
      text.children(of: patient).filter {
        $0 > patient
          && (text.relation($0) == .amod || text.relation($0) == .appos || text.relation($0) == .acl)
      }
    }
    for complement in (complements + hung).flatMap({ page.arguments.expand($0) }) {
      let of = text.children(of: complement, .nmod).filter { text.preposition(of: $0) == "of" }
      let words = [complement] + text.children(of: complement, .amod, .compound) + of
      guard words.contains(where: { verdict.contains(text.lemmas[$0]) || verdict.contains(text.lower[$0]) })
      else { continue }
      var judged = arguments
      if arguments.patients.allSatisfy({ page.members(at: $0).isEmpty }) {
        for word in words where word != complement {
          judged.patients += text.children(of: word, .amod, .compound)
        }
        judged.patients += text.children(of: complement, .amod, .compound, .nmodPoss)
        judged.patients += text.children(of: complement, .nmod).filter {
          ["by", "from"].contains(text.preposition(of: $0))
        }
      }
      return judged
    }
    return nil
  }

  /// The arguments with the subject of the clause below as the patient: "warned that Peru would pay"; `nil` where the
  /// frame wants such a clause and there is none.
  private func doomed(_ frame: Frame, _ arguments: Arguments, _ predicate: Int, _ page: Page) -> Arguments? {
    guard let fate = frame.fate else { return arguments }
    let text = page.text
    for clause in text.children(of: predicate, .ccomp)
    where fate.contains(text.lemmas[clause])
      || fate.contains("\(text.preposition(of: clause)) \(text.lemmas[clause])")
    {
      let isAhead = text.children(of: clause, .aux).contains {
        page.lexicon.speech.future.contains(text.lower[$0])
          || page.lexicon.speech.possible.contains(text.lower[$0])
      }
      // "would pay a price", "were to blame", "was responsible"
      guard isAhead || text.child(of: clause, .cop) != nil else { continue }
      var doomed = arguments
      doomed.patients = page.arguments.arguments(ofVerb: clause).agents
      return doomed
    }
    return nil
  }

  private func members(
    _ argument: Frame.Argument, _ arguments: Arguments, _ kinds: [EntityKind], _ isVerb: Bool, _ page: Page
  ) -> [(member: Int, token: Int)] {
    var result: [(Int, Int)] = []
    let role: Page.Role
    if case .preposition(let word) = argument, page.lexicon.places.prepositions.contains(word), word != "on" {
      role = .place
    } else {
      role = .actor
    }
    for token in arguments.tokens(argument) {
      var found = page.members(at: token, as: role)
      if found.isEmpty { found = page.members(at: token, as: role == .place ? .actor : .place) }
      // A modifier of nationality acts for its country: "Ukrainian attack".
      if found.isEmpty, argument == .agent && !isVerb || argument == .patient && page.isModifier(token) {
        found = page.cast.named[token] ?? []
      }
      for member in found where kinds.isEmpty || kinds.contains(where: { page.isKind(member, $0) }) {
        if !result.contains(where: { $0.0 == member }) { result.append((member, token)) }
      }
    }
    return result
  }

  /// The kind that the ends fit, and the ends: where none fits, whoever acts for a state stands for it, and a part
  /// of a country for the whole ("presidents signed a treaty", "invaded southern Lebanon").
  private func fit(_ frame: Frame, _ head: Int, _ tail: Int, _ page: Page) -> (RelationKind, Int, Int)? {
    func kind(_ head: Int, _ tail: Int) -> RelationKind? {
      frame.kinds.first { page.lexicon.ontology.permits(page.kind(head), $0, page.kind(tail)) }
    }
    if let whole = page.country(ofPart: tail), let first = frame.kinds.first,
      page.lexicon.ontology.permits(page.kind(head), first, page.kind(whole)),
      !page.lexicon.ontology.permits(page.kind(head), first, page.kind(tail))
    {
      return (first, head, whole)
    }
    if let found = kind(head, tail) { return (found, head, tail) }
    // Whoever goes somewhere is no force.
    if frame.kinds.first == page.lexicon.constructions.presence { return nil }
    let state = page.country(actedForBy: head) ?? head
    let other = page.country(actedForBy: tail) ?? tail
    guard state != head || other != tail, state != other else { return nil }
    return kind(state, other).map { ($0, state, other) }
  }
}
