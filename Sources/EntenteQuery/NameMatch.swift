public import EntenteModel

/// What a name that somebody typed leads to.
public enum NameMatch: Sendable, Hashable {
  case one(Entity)
  /// Several entities bear the name; those with most claims first.
  case ambiguous([Entity])
  /// Nobody bears it; these bear a similar one, nearest first.
  case none(suggestions: [Entity])
}

/// How well a name that an entity bears fits the one that was typed; the best first.
public enum NameFit: Int, Sendable, Hashable, Comparable {
  /// The typed name is the id.
  case id
  /// The name shown, without regard to case, accents and punctuation.
  case name
  /// Another name that the documents use.
  case alias
  /// The last word of the name shown, as people are asked for by their surname.
  case lastWord
  /// The same name in another romanisation: Zelensky, Zelenskyy.
  case transliteration

  public static func < (left: NameFit, right: NameFit) -> Bool { left.rawValue < right.rawValue }
}

extension GraphSnapshot {
  /// Whom `name` means: the entity whose id or name it is, or else the only one of which it is an alias.
  ///
  /// - Complexity: O(*n*) in the names of the snapshot.
  public func find(_ name: String) -> NameMatch {
    let folded = NameFolding.fold(name)
    let romanised = Romanisation(of: name)
    var fits: [NameFit: [Entity]] = [:]
    var nearest = NearestNames<Entity.ID>(to: folded)
    for entity in entities {
      let others = entity.aliases.map { NameFolding.fold($0) }
      let own = NameFolding.fold(entity.name)
      if entity.id.rawValue == name {
        fits[.id, default: []].append(entity)
      } else if own == folded {
        fits[.name, default: []].append(entity)
      } else if others.contains(folded) {
        fits[.alias, default: []].append(entity)
      } else if own.hasSuffix(" " + folded), !folded.contains(" "), !folded.isEmpty {
        fits[.lastWord, default: []].append(entity)
      } else if ([own] + others).contains(where: { romanised.matches(folded: $0) }) {
        fits[.transliteration, default: []].append(entity)
      }
      for other in [own] + others { nearest.offer(other, of: entity.id) }
    }
    if !folded.isEmpty || fits[.id] != nil {
      for fit in [NameFit.id, .name, .alias, .lastWord, .transliteration] {
        guard let found = fits[fit] else { continue }
        let counts = claimCounts
        return found.count == 1
          ? .one(found[0])
          : .ambiguous(
            found.sorted { (counts[$1.id] ?? 0, $0.id) < (counts[$0.id] ?? 0, $1.id) })
      }
    }
    let byID = Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return .none(suggestions: nearest.best.compactMap { byID[$0] })
  }

  private var claimCounts: [Entity.ID: Int] {
    var counts: [Entity.ID: Int] = [:]
    for claim in claims {
      counts[claim.subject, default: 0] += 1
      counts[claim.object, default: 0] += 1
    }
    return counts
  }
}
