/// How a word depends on its head, by Universal Dependencies for English with its subtypes
/// (universaldependencies.org/en/dep).
public enum DependencyRelation: UInt8, CaseIterable, Hashable, Sendable {
  case root
  case acl, aclRelcl, advcl, advclRelcl, advmod, amod, appos, aux, auxPass, `case`, cc, ccPreconj, ccomp
  case compound, compoundPrt, conj, cop, csubj, csubjOuter, csubjPass, dep, det, detPredet, discourse
  case dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmodDesc, nmodPoss, nmodUnmarked
  case nsubj, nsubjOuter, nsubjPass, nummod, obj, obl, oblAgent, oblUnmarked, orphan, parataxis, punct
  case reparandum, vocative, xcomp

  /// As CoNLL-U writes it, such as "nsubj:pass".
  public var name: String { Self.names[Int(rawValue)] }

  /// The relation of that name in CoNLL-U; a subtype that is not here falls back on its main type.
  public init?(name: some StringProtocol) {
    let main = name.prefix { $0 != ":" }
    guard
      let index = Self.names.firstIndex(where: { $0 == name }) ?? Self.names.firstIndex(where: { $0 == main })
    else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// The relation without its subtype: `nsubj` for `nsubj:pass`.
  public var main: DependencyRelation { Self.mains[Int(rawValue)] }

  /// Whether this is the subject of a clause, active or passive, nominal or clausal.
  public var isSubject: Bool { main == .nsubj || main == .csubj }

  private static let names = allCases.map { relation in
    var name = ""
    for character in "\(relation)" {
      name += character.isUppercase ? ":" + character.lowercased() : String(character)
    }
    return name
  }

  private static let mains = allCases.map { relation in
    let name = relation.name.prefix { $0 != ":" }
    return allCases.first { $0.name == name } ?? relation
  }
}
