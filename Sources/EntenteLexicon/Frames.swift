public import EntenteModel

/// One predicate of the frame file: the words that state a relation, and which of their arguments are its ends.
public struct Frame: Sendable {
  /// The place of the frame in its file, and its first word: what a claim names as its rule.
  public let name: String
  /// Kinds of relation, of which the first that fits the ends is meant.
  public let kinds: [RelationKind]
  /// Arguments that may be the subject, best first.
  public let head: [Argument]
  public let tail: [Argument]
  public let headKinds: [EntityKind]
  public let tailKinds: [EntityKind]
  /// The class that the patient must be of, for the verb to mean this.
  public let object: Set<String>?
  /// The class that what follows "of" must be of, for the noun to mean this.
  public let of: Set<String>?
  /// The class that the verb's complement must be of: "called it a crime".
  public let verdict: Set<String>?
  /// The class that the verb of a clause under this one must be of, for the clause's subject to be the patient: "warned
  /// that Peru would pay".
  public let fate: Set<String>?
  /// Which argument the number of the claim counts.
  public let count: Counted
  public let examples: [Example]

  /// Which argument a number is read from.
  public enum Counted: String, Sendable { case none, head, tail, patient }

  /// The way in which an argument hangs from its predicate.
  public enum Argument: Sendable, Hashable {
    case agent, patient, recipient
    /// The subject of a noun that is a predicate ("Iran is a member"), or that it stands beside.
    case subject
    /// The second of two joined ends: "between A and B", "A and B signed".
    case other
    /// Whoever is under what a noun names: "was placed under sanctions".
    case undergoer
    /// Whose the patient is; as a head, only where nobody is said to act: "Peruvian arms were sent".
    case origin
    /// Whoever the infinitive under the verb is done to: "threatened to raid Peru".
    case clause
    case preposition(String)

    init(_ word: String) {
      switch word {
      case "agent": self = .agent
      case "patient": self = .patient
      case "recipient": self = .recipient
      case "subject": self = .subject
      case "other": self = .other
      case "undergoer": self = .undergoer
      case "origin": self = .origin
      case "clause": self = .clause
      default: self = .preposition(word)
      }
    }
  }

  /// Whether somebody is done to: a verb of it can be a passive.
  public var isTransitive: Bool { head.contains(.patient) || tail.contains(.patient) || object != nil }

  /// A sentence whose ends are marked: `[head]` and `<tail>`; the frame does or does not read it.
  public struct Example: Sendable, Hashable {
    public let text: String
    public let holds: Bool
  }
}

/// All frames, found by the lemma of their predicate.
public struct FrameSet: Sendable {
  public let frames: [Frame]
  /// Frames by the lemma of a verb, each with the particle that must follow; special ones first.
  public let verbs: [String: [Entry]]
  /// Frames by the lemma of a noun, each with the word that must stand before; special ones first.
  public let nouns: [String: [Entry]]
  public let light: Set<String>
  public let suffered: Set<String>
  /// Nouns for what somebody takes upon himself: "responsibility for the attack".
  public let owned: Set<String>
  /// Verbs of having a part in a deed: "took part in the raid", "was involved in it".
  public let partaking: Set<String>
  /// Adverbs that go with "with": "together with", "side by side with".
  public let together: Phrases
  /// Prepositions by which a deed is another's than the subject's: "won a truce after the fighting".
  public let apart: Set<String>
  /// Lemmas by the irregular forms of verbs, for those that the tagger's rules of inflection miss.
  public let irregular: [String: String]
  public let classes: [String: Set<String>]

  public struct Entry: Sendable {
    public let frame: Int
    /// For verbs, the particle or preposition after the lemma; for nouns, the compound before it.
    public let with: String?
    /// Whether the predicate means this only with a particle, a sort of object or a verdict: where it does, it means
    /// nothing else.
    public let isSpecial: Bool
  }

  static func read(_ file: KnowledgeFile, ontology: Ontology) throws(LexiconError) -> FrameSet {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "classes", "light", "suffered", "owned", "partaking", "together", "apart", "irregular", "frames",
    ])
    var classes: [String: Set<String>] = [:]
    for (name, words) in try top["classes"]?.entries() ?? [] { classes[name] = Set(try words.words()) }
    var irregular: [String: String] = [:]
    for (lemma, forms) in try top["irregular"]?.entries() ?? [] {
      for form in try forms.words() { irregular[form] = lemma }
    }
    var frames: [Frame] = []
    var verbs: [String: [Entry]] = [:]
    var nouns: [String: [Entry]] = [:]
    for node in try top.need("frames", of: root).list() {
      let keys = try node.mapping([
        "verbs", "nouns", "by kind", "head", "tail", "head kinds", "tail kinds", "object", "of", "verdict",
        "fate", "count", "examples",
      ])
      var kinds: [RelationKind] = []
      for word in try keys.words("by kind") {
        guard ontology.relationClass(RelationKind(rawValue: word)) != nil else {
          throw (keys["by kind"] ?? node).error(
            LexiconError.unknown("kind", word, known: ontology.relationClasses.map(\.kind.rawValue)))
        }
        kinds.append(RelationKind(rawValue: word))
      }
      guard !kinds.isEmpty else { throw node.error("the key 'by kind' is missing") }
      func entityKinds(_ key: String) throws(LexiconError) -> [EntityKind] {
        var kinds: [EntityKind] = []
        for word in try keys.words(key) {
          guard ontology.entityClass(EntityKind(rawValue: word)) != nil else {
            throw (keys[key] ?? node).error(
              LexiconError.unknown("kind", word, known: ontology.entityClasses.map(\.kind.rawValue)))
          }
          kinds.append(EntityKind(rawValue: word))
        }
        return kinds
      }
      func nounClass(_ key: String) throws(LexiconError) -> Set<String>? {
        guard let name = try keys.word(key) else { return nil }
        guard let words = classes[name] else {
          throw (keys[key] ?? node).error(LexiconError.unknown("class", name, known: classes.keys.sorted()))
        }
        return words
      }
      var examples: [Frame.Example] = []
      if let node = keys["examples"] {
        let both = try node.mapping(["yes", "no"])
        for text in try both.words("yes") { examples.append(Frame.Example(text: text, holds: true)) }
        for text in try both.words("no") { examples.append(Frame.Example(text: text, holds: false)) }
      }
      let verbLemmas = try keys.words("verbs")
      let nounLemmas = try keys.words("nouns")
      guard let first = (verbLemmas + nounLemmas).first else {
        throw node.error("a frame needs 'verbs' or 'nouns'")
      }
      let counted = try keys.word("count") ?? "none"
      guard let count = Frame.Counted(rawValue: counted) else {
        throw (keys["count"] ?? node).error(
          LexiconError.unknown("argument", counted, known: ["head", "tail", "patient"]))
      }
      let index = frames.count
      frames.append(
        Frame(
          name: "\(kinds[0]).\(first.replacing(" ", with: "-"))", kinds: kinds,
          head: try keys.words("head").map(Frame.Argument.init),
          tail: try keys.words("tail").map(Frame.Argument.init),
          headKinds: try entityKinds("head kinds"), tailKinds: try entityKinds("tail kinds"),
          object: try nounClass("object"), of: try nounClass("of"), verdict: try nounClass("verdict"),
          fate: try nounClass("fate"), count: count, examples: examples))
      func entry(with word: String?) -> Entry {
        let frame = frames[index]
        return Entry(
          frame: index, with: word, isSpecial: word != nil || frame.object != nil || frame.verdict != nil)
      }
      for lemma in verbLemmas {
        let words = lemma.split(separator: " ", maxSplits: 1).map(String.init)
        verbs[words[0], default: []].append(entry(with: words.count > 1 ? words[1] : nil))
      }
      for lemma in nounLemmas {
        let words = lemma.split(separator: " ").map(String.init)
        nouns[words[words.count - 1], default: []].append(entry(with: words.count > 1 ? words[0] : nil))
      }
    }
    func specialFirst(_ entries: [Entry]) -> [Entry] {
      entries.filter(\.isSpecial) + entries.filter { !$0.isSpecial }
    }
    return FrameSet(
      frames: frames, verbs: verbs.mapValues(specialFirst), nouns: nouns.mapValues(specialFirst),
      light: Set(try top.words("light")),
      suffered: Set(try top.words("suffered")), owned: Set(try top.words("owned")),
      partaking: Set(try top.words("partaking")),
      together: Phrases(try top.words("together")), apart: Set(try top.words("apart")), irregular: irregular,
      classes: classes)
  }
}
