import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Who does what to whom at one predicate, whatever the voice and the construction.
///
/// Each list holds the tokens that head the arguments, conjuncts included, in order of place.
struct Arguments: Sendable {
  var agents: [Int] = []
  var patients: [Int] = []
  var recipients: [Int] = []
  /// The subject of a noun that is a predicate, or what the noun stands beside.
  var subjects: [Int] = []
  /// Whoever is under what the noun names: "was placed under sanctions".
  var undergoers: [Int] = []
  /// Whose the patient is: "Peruvian arms were sent".
  var origins: [Int] = []
  /// By preposition, in the order of the text.
  var oblique: [(preposition: String, token: Int)] = []
  /// Whoever the clause under a verb is done to: "threatened to raid Peru".
  var clause: [Int] = []

  func tokens(_ argument: Frame.Argument) -> [Int] {
    switch argument {
    case .agent: agents
    case .patient: patients
    case .recipient: recipients
    case .subject: subjects
    case .undergoer: undergoers
    case .origin: origins
    case .other: []
    case .clause: clause
    case .preposition(let word): oblique.filter { $0.preposition == word }.map(\.token)
    }
  }
}

/// Reads the arguments of predicates off the trees of one text.
struct ArgumentFinder: Sendable {
  let text: Text
  let lexicon: Lexicon

  // MARK: Verbs

  func arguments(ofVerb verb: Int) -> Arguments {
    var found = Arguments()
    let isPassive = isPassive(verb)
    for child in text.children(of: verb) {
      switch text.relation(child) {
      case .nsubj, .nsubjOuter:
        if isPassive {
          found.patients += resolve(child, in: verb)
        } else if found.agents.isEmpty {
          // A second subject is a phrase that the tree has lifted out of a clause before.
          found.agents += resolve(child, in: verb)
        }
      case .nsubjPass: found.patients += resolve(child, in: verb)
      // "hit the ministry, an attack that": what follows a comma says what the deed was.
      case .obj
      where isMeasure(child) || !found.patients.isEmpty && text.lower[text.span(of: child).lowerBound] == ",":
        break
      case .obj:
        // "granted the council $30m": of two objects the first is given the second.
        if !found.patients.isEmpty, !isPassive, text.relation(verb) != .acl {
          found.recipients += found.patients
          found.patients = []
        }
        found.patients += resolve(child, in: verb)
      case .iobj: found.recipients += resolve(child, in: verb)
      case .oblAgent:
        found.agents += expand(child)
        // "was received by the president in Oruro": where it was done.
        for inner in text.children(of: child, .nmod) {
          let deeper = text.preposition(of: inner)
          if lexicon.places.prepositions.contains(deeper) { addOblique(deeper, inner, to: &found) }
        }
      case .obl, .oblUnmarked, .nmod:
        let preposition = paired(text.preposition(of: child), child)
        // An object that the tree takes for a phrase: it has no preposition.
        if preposition.isEmpty, text.relation(child) == .obl, child > verb,
          text.child(of: verb, .obj) == nil, text.tokens[child].tag != .adv
        {
          found.patients += expand(child)
          continue
        }
        // "captured around 100 settlements": the preposition goes with the number. "gave Peru about $30m": what
        // the tree takes for the object is given to.
        if isApproximate(child, preposition) {
          found.recipients += text.children(of: verb, .obj).flatMap { resolve($0, in: verb) }
          found.patients = expand(child)
          continue
        }
        if preposition == "by", isPassive { found.agents += expand(child) }
        // "killed in clashes with rebels": who the fight was with.
        if preposition == "in", isPassive, lexicon.frames.nouns[text.lemmas[child]] != nil {
          for inner in text.children(of: child) where text.relation(inner) == .nmod {
            if ["with", "by", "against"].contains(text.preposition(of: inner)) {
              addOblique("in", inner, to: &found)
            }
          }
        }
        if !preposition.isEmpty {
          addOblique(preposition, antecedent(of: child, in: verb) ?? child, to: &found)
          // "fought at the side of the guards": the noun goes with the prepositions.
          for inner in text.children(of: child, .nmod) where text.preposition(of: inner) == "of" {
            addOblique("\(preposition) \(text.lower[child]) of", inner, to: &found)
          }
        }
        // "slammed into a hospital in Oruro": what a place is in is a place of the deed too.
        for inner in text.children(of: child) where text.relation(inner) == .nmod {
          let deeper = text.preposition(of: inner)
          // "for the first time with X": a phrase of time has no phrases of its own.
          if deeper == "against", text.tokens[child].tag == .propn {
            // "fought alongside Peru against Chile": a name takes no such phrase.
            addOblique(deeper, inner, to: &found)
          } else if lexicon.places.distances.contains(text.lemmas[child]), deeper == "of" || deeper == "from"
          {
            // "within 30 miles of the shoal"
            addOblique("near", inner, to: &found)
          } else if lexicon.places.prepositions.contains(deeper)
            || lexicon.quantities.timeNouns.contains(text.lemmas[child]) && !deeper.isEmpty && deeper != "of"
          {
            addOblique(deeper, inner, to: &found)
          }
        }
      case .advmod where text.lower[child] == "there": addOblique("in", child, to: &found)
      case .advmod where text.lower[child] == "together" || text.lower[child] == "alongside":
        for inner in text.children(of: child)
        where text.relation(inner) == .obl || text.relation(inner) == .nmod {
          addOblique(text.lower[child] + " " + text.preposition(of: inner), inner, to: &found)
        }
      default: break
      }
    }
    // "fight and die alongside": the phrases of the last of joined verbs are all theirs.
    if found.oblique.isEmpty, found.patients.isEmpty || isPassive,
      let last = text.children(of: verb, .conj).last(where: { text.tokens[$0].tag == .verb }),
      !text.children(of: last).contains(where: { text.relation($0).isSubject })
    {
      for child in text.children(of: last) where text.relation(child) == .obl {
        let preposition = text.preposition(of: child)
        if !preposition.isEmpty { addOblique(preposition, child, to: &found) }
      }
    }
    // A phrase that the tree hangs from the object may belong to the verb: "sent troops to Russia".
    for patient in found.patients where text.head(patient) == verb {
      for child in text.children(of: patient)
      where text.relation(child) == .nmod || text.relation(child) == .obl {
        let preposition = text.preposition(of: child)
        if !preposition.isEmpty {
          // "enjoys the backing of Peru"
          addOblique(preposition == "of" ? "object of" : preposition, child, to: &found)
        }
        // "launched a wave of drones at Oruro"
        guard preposition == "of" else { continue }
        for inner in text.children(of: child, .nmod) {
          let deeper = text.preposition(of: inner)
          if !deeper.isEmpty, deeper != "of" { addOblique(deeper, inner, to: &found) }
        }
      }
    }
    fromAbove(verb, isPassive: isPassive, into: &found)
    others(of: verb, isPassive: isPassive, into: &found)
    found.origins = found.patients.flatMap(owners)
    return found
  }

  /// Whoever the infinitive under a verb is done to, by whatever argument: "threatened to impose curbs on Peru".
  func clause(under verb: Int) -> [Int] {
    text.children(of: verb).filter {
      [.xcomp, .advcl].contains(text.relation($0)) && text.tokens[$0].tag == .verb
        && text.children(of: $0).contains { text.relation($0) == .mark && text.tokens[$0].tag == .part }
    }.flatMap { infinitive in
      let inner = arguments(ofVerb: infinitive)
      return inner.patients + inner.recipients
        + inner.oblique.filter {
          ["to", "on", "against", "at"].contains($0.preposition)
        }
        .map(\.token)
    }
  }

  /// "Peru condemned it, as did Chile": whoever did the same.
  private func others(of verb: Int, isPassive: Bool, into found: inout Arguments) {
    for child in text.children(of: verb, .advcl) {
      let inner = text.children(of: child)
      guard let mark = inner.first(where: { text.lower[$0] == "as" }), mark < child || mark == inner.first
      else { continue }
      // The tree has the auxiliary above the name, or below it.
      let name: Int? =
        text.tokens[child].tag == .aux
        ? inner.first { [.obj, .nsubj, .nsubjPass].contains(text.relation($0)) }
        : inner.contains(where: { text.tokens[$0].tag == .aux && $0 < child && $0 > mark })
          && (text.tokens[child].tag == .propn || text.tokens[child].tag == .noun) ? child : nil
      guard let name else { continue }
      if isPassive { found.patients += expand(name) } else { found.agents += expand(name) }
    }
  }

  /// The modifiers that say whose a thing is: "two shipments of Peruvian arms".
  private func owners(of thing: Int) -> [Int] {
    text.children(of: thing).flatMap { child -> [Int] in
      switch text.relation(child) {
      case .amod, .compound, .nmodPoss: expand(child)
      case .nmod
      where text.preposition(of: child) == "of" && lexicon.bodies.through.contains(text.lemmas[thing]):
        text.children(of: child, .amod, .compound, .nmodPoss).flatMap(expand)
      default: []
      }
    }
  }

  /// "together with", "side by side with": the adverb before a preposition goes with it.
  private func paired(_ preposition: String, _ token: Int) -> String {
    guard preposition == "with", let mark = text.child(of: token, .case), mark > 0,
      let adverb = lexicon.frames.together.match(
        text.lower, endingAt: mark, from: text.sentences[text.sentenceOf[mark]].lowerBound)
    else { return preposition }
    return text.lower[(mark - adverb.count)..<mark].joined(separator: " ") + " with"
  }

  /// "bombed it hundreds of times": how often is no object.
  private func isMeasure(_ token: Int) -> Bool {
    func isTime(_ token: Int) -> Bool {
      lexicon.quantities.timeNouns.contains(text.lemmas[token]) && text.tokens[token].tag == .noun
    }
    return isTime(token) && text.tokens[token].features.contains(.plural)
      || text.children(of: token, .nmod).contains { isTime($0) && text.preposition(of: $0) == "of" }
  }

  private func isApproximate(_ token: Int, _ preposition: String) -> Bool {
    // "has between 6,000 and 7,000 soldiers"
    guard lexicon.quantities.boundPhrases.contains(preposition) || preposition == "between",
      let mark = text.child(of: token, .case), mark + 1 < text.tokens.count
    else { return false }
    return text.tokens[mark + 1].tag == .num && text.head(mark + 1) == token
      || text.tokens[mark + 1].tag == .sym
  }

  func isPassive(_ verb: Int) -> Bool {
    for child in text.children(of: verb) {
      switch text.relation(child) {
      case .auxPass, .nsubjPass, .csubjPass: return true
      default: break
      }
    }
    // The tree's own subject tells an active verb, whatever its form was taken for: "forces seized part".
    if text.children(of: verb).contains(where: { text.relation($0) == .nsubj }) { return false }
    if text.tokens[verb].features.contains(.passive) {
      return !text.children(of: verb).contains { text.relation($0) == .obj }
    }
    // A past participle that modifies a noun: "weapons gifted by North Korea".
    return text.relation(verb) == .acl && text.tokens[verb].features.contains(.participle)
      && text.tokens[verb].features.contains(.past)
  }

  /// What the construction around a verb gives it: the noun it modifies, the subject of the verb above it.
  private func fromAbove(_ verb: Int, isPassive: Bool, into found: inout Arguments) {
    guard let head = text.head(verb) else { return }
    let hasSubject = isPassive ? !found.patients.isEmpty : !found.agents.isEmpty
    switch text.relation(verb) {
    case .aclRelcl, .advclRelcl: relative(verb, antecedent: head, isPassive: isPassive, into: &found)
    case .acl:
      if text.tokens[verb].features.contains(.infinitive) || marked(verb, "to") {
        // "plans to send", "decision to join": whoever has the plan.
        if !hasSubject { found.agents += arguments(ofNoun: head).agents }
        if found.agents.isEmpty, let above = text.head(head), text.tokens[above].tag == .verb,
          text.relation(head) == .obj
        {
          found.agents += subjects(of: above)
        }
      } else if isPassive {
        if found.patients.isEmpty {
          found.patients += expand(head)
          // "the Army, a coalition of militias financed by Peru"
          if text.relation(head) == .nmod, text.preposition(of: head) == "of", let whole = text.head(head),
            text.relation(whole) == .appos, let name = text.head(whole)
          {
            found.patients.append(name)
          }
        }
      } else if !hasSubject {
        found.agents += expand(head)
      }
    case .conj where !hasSubject:
      if text.tokens[head].tag == .verb || text.tokens[head].tag == .aux {
        let first = subjects(of: head)
        if isPassive { found.patients += first } else { found.agents += first }
        // "captured and held Goma": the object is shared when the last verb has it.
      }
    case .xcomp where !hasSubject:
      // "the group, which Peru began supporting": the pronoun before "began" is the object of the supporting.
      let objects = text.children(of: head, .obj, .iobj)
      let antecedents = objects.filter { $0 < head }.compactMap { antecedent(of: $0, in: head) }
      if !isPassive, found.patients.isEmpty { found.patients += antecedents.flatMap(expand) }
      let controller = antecedents.isEmpty ? objects : []
      let inherited: [Int]
      if !controller.isEmpty, text.tokens[head].tag == .verb {
        inherited = controller.flatMap(expand)
      } else {
        inherited = subjects(of: head)
      }
      if isPassive { found.patients += inherited } else { found.agents += inherited }
    case .advcl where !hasSubject,
      .parataxis where !hasSubject && !lexicon.speech.claimed.contains(text.lemmas[head]),
      .ccomp where !hasSubject && marked(verb, "to"):
      guard text.tokens[head].tag == .verb || text.tokens[head].tag == .noun || text.tokens[head].tag == .adj
      else { break }
      let controllers = controllers(under: head)
      let first = controllers.isEmpty ? subjects(of: head) : controllers.flatMap(expand)
      if isPassive, !text.tokens[verb].features.contains(.gerund) {
        found.patients += first
      } else {
        found.agents += first
      }
    case .compound, .amod: break
    default: break
    }
  }

  /// Who does what a clause under the verb says, where it is not the verb's subject: the accused, in "accused Ukraine
  /// of attacking Mali", and whoever is called on, in "called on Hezbollah to stop".
  private func controllers(under verb: Int) -> [Int] {
    if lexicon.speech.accusing.contains(text.lemmas[verb]) { return text.children(of: verb, .obj) }
    guard lexicon.speech.planned.contains(text.lemmas[verb]) else { return [] }
    return text.children(of: verb, .obl).filter { ["on", "upon"].contains(text.preposition(of: $0)) }
  }

  private func marked(_ verb: Int, _ word: String) -> Bool {
    text.children(of: verb).contains { text.relation($0) == .mark && text.lower[$0] == word }
  }

  /// The subject of a clause, or the one that it takes from the clause above: bounded by the depth of the tree.
  func subjects(of verb: Int, depth: Int = 0) -> [Int] {
    guard depth < 8 else { return [] }
    for child in text.children(of: verb) {
      switch text.relation(child) {
      case .nsubj, .nsubjPass, .nsubjOuter: return resolve(child, in: verb)
      default: continue
      }
    }
    guard let head = text.head(verb) else { return [] }
    switch text.relation(verb) {
    case .advcl:
      let controllers = controllers(under: head).flatMap(expand)
      return controllers.isEmpty ? subjects(of: head, depth: depth + 1) : controllers
    case .conj, .xcomp: return subjects(of: head, depth: depth + 1)
    case .aclRelcl: return expand(head)
    case .acl: return isPassive(verb) ? expand(head) : expand(head)
    default: return []
    }
  }

  /// Fills the gap of a relative clause with the noun that it modifies.
  private func relative(_ verb: Int, antecedent: Int, isPassive: Bool, into found: inout Arguments) {
    var hasGap = true
    for child in text.children(of: verb) {
      let isRelative =
        text.tokens[child].features.contains(.relative)
        || lexicon.speech.relativePronouns.contains(text.lower[child])
      guard isRelative else { continue }
      switch text.relation(child) {
      case .nsubj, .nsubjPass, .obj, .obl, .iobj, .oblAgent: hasGap = false
      default: break
      }
    }
    let isPlace = text.children(of: verb).contains {
      text.relation($0) == .advmod && text.lower[$0] == "where"
    }
    if isPlace {
      for token in expand(antecedent) { found.oblique.append(("in", token)) }
      return
    }
    guard hasGap else { return }
    if found.agents.isEmpty, !isPassive {
      found.agents += expand(antecedent)
    } else if found.patients.isEmpty {
      found.patients += expand(antecedent)
    }
  }

  /// The argument itself, or the noun that it stands for when it is a relative pronoun; with its conjuncts.
  private func resolve(_ token: Int, in verb: Int) -> [Int] {
    expand(antecedent(of: token, in: verb) ?? token)
  }

  /// The noun that a relative pronoun stands for in the clause of `predicate`.
  private func antecedent(of token: Int, in predicate: Int) -> Int? {
    guard text.tokens[token].tag == .pron,
      text.tokens[token].features.contains(.relative)
        || lexicon.speech.relativePronouns.contains(text.lower[token])
    else { return nil }
    var clause = predicate
    while text.relation(clause) == .conj || text.relation(clause) == .xcomp, let above = text.head(clause) {
      clause = above
    }
    return text.relation(clause) == .aclRelcl ? text.head(clause) : nil
  }

  private func addOblique(_ preposition: String, _ token: Int, to found: inout Arguments) {
    for member in expand(token) { found.oblique.append((preposition, member)) }
  }

  /// A nominal and what is joined to it by "and", or named as a part of it: "ten firms, including Orbe".
  func expand(_ token: Int) -> [Int] {
    var members = [token]
    for child in text.children(of: token) {
      switch text.relation(child) {
      case .conj where text.tokens[child].tag != .verb: members += expand(child)
      // "the premier, X, and the president, Y": what is joined to the name beside the title is joined to the title.
      case .appos where !text.tokens[token].features.contains(.plural):
        members += text.children(of: child, .conj).filter { text.tokens[$0].tag == .propn }.flatMap(expand)
      case .nmod where text.tokens[token].features.contains(.plural) || text.tokens[token].tag == .num:
        if lexicon.bodies.examples.contains(text.preposition(of: child)) { members += expand(child) }
      default: break
      }
    }
    return members
  }

  // MARK: Nouns

  /// Whether the word is joined by a hyphen to what follows or goes before: "US- and French-brokered".
  private func isHyphenated(_ token: Int) -> Bool {
    let next = token + 1
    if next < text.tokens.count, text.lower[next] == "-" { return true }
    return token > 0 && text.lower[token - 1] == "-" && text.tokens[token].tag == .verb
  }

  /// Whether the verb is one of attacking or killing.
  private func isHostile(_ verb: Int) -> Bool {
    guard text.tokens[verb].tag == .verb else { return false }
    return (lexicon.frames.verbs[text.lemmas[verb]] ?? []).contains { entry in
      lexicon.frames.frames[entry.frame].kinds.first.map(lexicon.constructions.hostileDeeds.contains) == true
    }
  }

  func arguments(ofNoun noun: Int) -> Arguments {
    var found = Arguments()
    for child in text.children(of: noun) {
      switch text.relation(child) {
      case .nmodPoss: found.agents += expand(child)
      case .amod, .compound, .nmodDesc, .nmodUnmarked:
        // "a US-brokered truce": whoever stands before the hyphen does what the participle says.
        if isHyphenated(child) { continue }
        // "Ukrainian drone attack", "US sanctions": the modifier or one of its own acts.
        found.agents.append(child)
        if text.tokens[child].tag == .noun || text.tokens[child].tag == .propn {
          found.agents += text.children(of: child).filter {
            (text.relation($0) == .amod || text.relation($0) == .compound) && !isHyphenated($0)
          }
        }
      case .nmod, .obl:
        let preposition = text.preposition(of: child)
        // "the bloc, of which Peru and Chile are members"
        if let antecedent = antecedent(of: child, in: noun) {
          addOblique(preposition, antecedent, to: &found)
          continue
        }
        if preposition == "of" { found.patients += expand(child) }
        addOblique(preposition, child, to: &found)
        // "a supplier of weapons for Russia": the tree may hang the last phrase from the one before.
        for inner in text.children(of: child) where text.relation(inner) == .nmod {
          let deeper = text.preposition(of: inner)
          if deeper != "of", deeper != preposition { addOblique(deeper, inner, to: &found) }
        }
      default: break
      }
    }
    // "carried out hundreds of strikes", "a series of raids": through the number or the measure.
    var place = noun
    var steps = 0
    while let above = text.head(place), steps < 4, text.relation(place) == .nmod,
      text.preposition(of: place) == "of",
      lexicon.bodies.through.contains(text.lemmas[above])
        || lexicon.bodies.through.contains(text.lower[above]) || text.tokens[above].tag == .num
    {
      place = above
      steps += 1
    }
    if let head = text.head(place) {
      switch text.relation(place) {
      case .obj, .nsubjPass:
        // A light verb lends its subject and its phrases: "launched an attack on", "signed a pact with".
        if lexicon.frames.light.contains(text.lemmas[head]), text.tokens[head].tag == .verb {
          let verb = arguments(ofVerb: head)
          if lexicon.frames.suffered.contains(text.lemmas[head]) {
            found.patients += verb.agents
          } else {
            found.agents += verb.agents
          }
          found.recipients += verb.recipients
          for (preposition, token) in verb.oblique
          where !found.oblique.contains(where: { $0.token == token && $0.preposition == preposition }) {
            found.oblique.append((preposition, token))
          }
        }
      // "claimed responsibility for the attack"
      case .nmod
      where lexicon.frames.owned.contains(text.lemmas[head])
        && ["for", "in"].contains(text.preposition(of: noun)):
        if text.relation(head) == .obj, let verb = text.head(head), text.tokens[verb].tag == .verb,
          lexicon.frames.light.contains(text.lemmas[verb])
            || lexicon.frames.partaking.contains(text.lemmas[verb])
        {
          found.agents += arguments(ofVerb: verb).agents
        }
      // "Chile and Peru, both members of it"
      case .appos: found.subjects += text.tokens[noun].features.contains(.plural) ? expand(head) : [head]
      // "won a truce after the worst fighting in years": whoever did it is no part of that.
      case .xcomp,
        .obl where !lexicon.frames.apart.contains(text.preposition(of: noun)):
        found.subjects += subjects(of: head)
        switch text.preposition(of: noun) {
        // "took part in the raid", "was involved in it"
        case "in" where lexicon.frames.partaking.contains(text.lemmas[head]):
          found.agents += subjects(of: head)
        // "killed ten in a missile attack on Oruro": whoever killed them attacked.
        case "in" where isHostile(head) && !found.agents.contains(where: text.isCapitalised):
          found.agents += arguments(ofVerb: head).agents
        // "works with the blessing of Peru"
        case "with": found.undergoers += subjects(of: head)
        // "added the firm to its blacklist": whoever is put there, by whom.
        case "to", "on", "onto":
          let verb = arguments(ofVerb: head)
          if !verb.patients.isEmpty, !verb.patients.contains(noun) {
            found.undergoers += verb.patients
            found.agents += verb.agents
          }
        default: break
        }
        // "went to war against Peru"
        if text.tokens[head].tag == .verb {
          for child in text.children(of: head, .obl) where child != noun {
            let preposition = text.preposition(of: child)
            if ["with", "against"].contains(preposition) { addOblique(preposition, child, to: &found) }
            // "during talks at the palace with X", hung from the palace
            guard child > noun, lexicon.places.prepositions.contains(preposition) else { continue }
            for inner in text.children(of: child, .nmod) where text.preposition(of: inner) == "with" {
              addOblique("with", inner, to: &found)
            }
          }
        }
      // "the minister, on a visit to Oruro"
      case .nmod where ["on", "during", "in", "after", "before"].contains(text.preposition(of: noun)):
        found.subjects += [head]
      // "Peru, an ally and supplier of Chile"
      case .conj where text.relation(head) == .appos || text.child(of: head, .cop) != nil:
        found.subjects += arguments(ofNoun: head).subjects
      default: break
      }
      // "was placed under sanctions", "is under siege"
      if text.preposition(of: noun) == "under" {
        switch text.relation(noun) {
        case .obl where text.tokens[head].tag == .verb:
          // "Peru put him under sanctions", "he was put under sanctions by Peru", "he is under sanctions".
          let verb = arguments(ofVerb: head)
          found.undergoers += verb.patients.isEmpty ? verb.agents : verb.patients
          if !verb.patients.isEmpty { found.agents += verb.agents }
        case .nmod: found.undergoers += [head]
        default: break
        }
      }
    }
    // "Oruro is under Peruvian control"
    if text.preposition(of: noun) == "under", text.child(of: noun, .cop) != nil {
      found.undergoers += subjects(of: noun)
    }
    // "Peru was behind the raid", "accused Peru of being behind it"
    if text.preposition(of: noun) == "behind" { found.agents += subjects(of: noun) }
    // "Iran is a supplier": the subject of a noun that is the predicate.
    if text.children(of: noun).contains(where: { text.relation($0) == .cop }) {
      found.subjects += subjects(of: noun)
    }
    for child in text.children(of: noun) where text.relation(child) == .appos {
      found.subjects += text.tokens[noun].features.contains(.plural) ? expand(child) : [child]
    }
    return found
  }
}
