public import EntenteModel

/// One claim as it is seen from one of its ends.
///
/// A walk looks at thousands of them, so they are numbers throughout: words would have to be counted and freed.
public struct Tie: Sendable {
  /// The entity at the far end.
  public let other: Int64
  /// The kind of relation, by a number that the graph gives it.
  public let kind: Int64
  /// Whether the near end is the subject. Of a symmetric kind neither is, and this says nothing.
  public let isOutgoing: Bool
  public let isSymmetric: Bool
  public let modality: Modality
  public let polarity: Polarity
  /// Tells documents apart; the number means nothing else.
  public let document: Int
  /// Tells outlets apart; documents of no known outlet have a number of their own.
  public let source: Int

  public init(
    other: Int64, kind: Int64, isOutgoing: Bool, isSymmetric: Bool, modality: Modality, polarity: Polarity,
    document: Int, source: Int
  ) {
    self.other = other
    self.kind = kind
    self.isOutgoing = isOutgoing
    self.isSymmetric = isSymmetric
    self.modality = modality
    self.polarity = polarity
    self.document = document
    self.source = source
  }
}

/// A graph that can be walked: a snapshot in memory, or the rows of a file.
///
/// The filter of a question is the graph's business, because a file filters best while it reads.
public protocol TieGraph {
  /// An entity, by a number that the graph gives it. Walks over a type of each graph's own would be compiled for none
  /// of them, since they are called from another module.
  typealias Node = Int64

  /// The claims at `node` that the question admits, in any order, without those that lead back to it.
  func ties(at node: Node) throws -> [Tie]

  /// The same against the question's direction: the claims by which others reach `node`.
  func tiesBack(at node: Node) throws -> [Tie]

  /// The far ends of the ties at `node`, some of them perhaps more than once, in any order.
  ///
  /// - Parameter against: whether to go against the question's direction.
  func ends(at node: Node, against: Bool) throws -> [Node]

  /// The kind of relation behind a tie's number.
  func kind(_ number: Int64) throws -> RelationKind

  /// The id by which the node is shown; it settles the order of what is otherwise equal.
  func id(of node: Node) throws -> Entity.ID
}

extension TieGraph {
  public func ends(at node: Node, against: Bool) throws -> [Node] {
    try (against ? tiesBack(at: node) : ties(at: node)).map(\.other)
  }
}
