import EntenteLanguage

/// The annotated sets, each with its own idea of a name.
enum NameSource: UInt8, CaseIterable {
  case gmb, wikigold, wnut, twitter, politics, web, gum, knowledgeNet, treebank, worldwide

  /// The set that the file at `path` is of, by the names of its folders; newswire if they say nothing.
  init(path: String) {
    let folders: [(String, NameSource)] = [
      ("gmb", .gmb), ("uner", .web), ("btc", .twitter), ("wikigold", .wikigold), ("wnut", .wnut),
      ("crossner", .politics),
    ]
    self = folders.first { path.contains($0.0) }?.1 ?? .worldwide
  }

  /// How the first word of a document begins, in sets that keep documents together.
  var documentMarker: String? { self == .worldwide ? "http" : nil }

  /// The kind that a tag of this set stands for; `nil` if its spans are no names of ours. Tags that join
  /// countries and their adjectives are told apart by `isNationality`.
  func kind(of tag: some StringProtocol, isNationality: Bool) -> NameKind? {
    switch tag.lowercased() {
    case "per", "person", "politician": .person
    case "org", "organization", "organisation", "politicalparty", "group", "corporation": .organisation
    case "geo", "loc", "location", "country": .place
    case "gpe": isNationality ? .nationality : .place
    case "norp": .nationality
    case "misc" where self != .worldwide: isNationality ? .nationality : nil
    default: nil
    }
  }

  /// Whether people annotated the set with care; such sentences are taken twice.
  var isByHand: Bool { [.wikigold, .politics, .web, .gum, .knowledgeNet].contains(self) }

  /// Whether titles stand inside of the names of persons.
  var keepsTitles: Bool { self == .gmb || self == .twitter || self == .gum }
}
