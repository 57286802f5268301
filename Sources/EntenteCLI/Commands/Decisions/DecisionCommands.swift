import ArgumentParser
import Entente

/// A command that settles something in the graph, against or beyond what the documents say.
protocol DecisionCommand: ParsableCommand {
  var target: GraphOptions { get }

  /// The decision, and how it is confirmed to the user.
  func decision(in store: GraphStore) throws -> (Decision, String)
}

extension DecisionCommand {
  func run() throws {
    let store = try target.open(.updating)
    let (decision, confirmation) = try decision(in: store)
    try store.decide([decision])
    try StandardOutput.write(confirmation + "; 'entente undo' takes it back\n")
  }
}

struct SameCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "same",
    abstract: "Decide that two entities are one.",
    usage: "entente same <shown> <other> [options]",
    discussion: """
      EXAMPLES
        $ entente same "Volodymyr Zelensky" "President Zelenskij"

      The first is the one that is shown from now on.
      """)

  @Argument(help: "The entity that is shown.", completion: Completion.names)
  var shown: String

  @Argument(help: "The one that it is too.", completion: Completion.names)
  var other: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    let (one, two) = (try store.entity(called: shown), try store.entity(called: other))
    guard one.id != two.id else { throw Failure("“\(shown)” and “\(other)” are one already: \(one.name)") }
    return (.same(one.id, two.id), "\(DisplayText.plain(two.name)) is \(DisplayText.plain(one.name))")
  }
}

struct DifferentCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "different",
    abstract: "Decide that two entities are not one.",
    usage: "entente different <one> <other> [options]",
    discussion: """
      EXAMPLES
        $ entente different person/kim-jong-un person/kim

      Names that lead to one entity cannot tell the two apart; use their ids.
      """)

  @Argument(help: "The one entity.", completion: Completion.names)
  var one: String

  @Argument(help: "The other.", completion: Completion.names)
  var other: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    // An id is taken as it stands, since the graph shows the two as one where this is needed.
    func id(_ name: String) throws -> Entity.ID {
      name.contains("/") ? Entity.ID(rawValue: name) : try store.entity(called: name).id
    }
    let (first, second) = (try id(one), try id(other))
    guard first != second else {
      throw Failure("“\(one)” and “\(other)” lead to one entity, \(first); name both by their ids")
    }
    return (.different(first, second), "\(first) is not \(second)")
  }
}

struct RenameCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Decide what an entity is called.",
    usage: "entente rename <entity> <name> [options]",
    discussion: """
      EXAMPLES
        $ entente rename Kiev Kyiv
      """)

  @Argument(help: "The entity.", completion: Completion.names)
  var entity: String

  @Argument(help: "Its name from now on.")
  var name: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    let found = try store.entity(called: entity)
    let name = DisplayText.plain(name)
    guard !name.isEmpty else { throw Failure("the new name has no words") }
    return (.rename(found.id, name), "\(DisplayText.plain(found.name)) is called \(name)")
  }
}

struct KindCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind",
    abstract: "Decide what kind an entity is of.",
    usage: "entente kind <entity> <kind> [options]",
    discussion: """
      EXAMPLES
        $ entente kind Wagner armed_group
      """)

  @Argument(help: "The entity.", completion: Completion.names)
  var entity: String

  @Argument(help: "Its kind from now on.")
  var kind: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    let found = try store.entity(called: entity)
    let kind = try store.ontology.entityKind(called: kind)
    return (.kind(found.id, kind), "\(DisplayText.plain(found.name)) is of the kind \(kind)")
  }
}

struct RejectCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Decide that a claim is wrong; it is left out from now on.",
    usage: "entente reject <claim> [options]",
    discussion: """
      EXAMPLES
        $ entente explain Kursk --ids
        $ entente reject c41d02
      """)

  @Argument(help: "The claim's id, or the beginning of it.")
  var claim: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    let claim = try store.claim(called: claim)
    return (.reject(claim.id), "the claim \(claim.id) is left out")
  }
}

struct AcceptCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Decide that a claim stands.",
    usage: "entente accept <claim> [options]",
    discussion: """
      EXAMPLES
        $ entente accept c41d02
      """)

  @Argument(help: "The claim's id, or the beginning of it.")
  var claim: String

  @OptionGroup var target: GraphOptions

  func decision(in store: GraphStore) throws -> (Decision, String) {
    // One that is left out is found among the decisions, even while its document is not there.
    let rejected = Rulings(try store.decisions()).rejected.filter { $0.rawValue.hasPrefix(claim) }
    guard rejected.count < 2 else {
      throw Failure("the ids of \(rejected.count) rejected claims begin with “\(claim)”")
    }
    let id = try rejected.first ?? store.claim(called: claim).id
    return (.accept(id), "the claim \(id) stands")
  }
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take the last decision back.",
    discussion: """
      EXAMPLES
        $ entente undo
      """)

  @OptionGroup var target: GraphOptions

  func run() throws {
    guard let decision = try target.open(.updating).undoDecision() else {
      throw Failure("nothing has been decided on \(target.graph)", status: .nothingFound)
    }
    try StandardOutput.write("taken back: \(DisplayText.plain(decision.words.joined(separator: " ")))\n")
  }
}
