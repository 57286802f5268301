public import EntenteModel

/// One claim as it is seen from one of its ends.
public struct Tie<Node: Hashable & Comparable & Sendable>: Sendable {
  /// The entity at the far end.
  public let other: Node
  public let kind: RelationKind
  /// Whether the near end is the subject; for a symmetric kind, whether it comes first in order of id.
  public let isOutgoing: Bool
  public let modality: Modality
  public let polarity: Polarity
  /// Tells documents apart; the number means nothing else.
  public let document: Int
  /// Tells outlets apart; documents of no known outlet have a number of their own.
  public let source: Int

  public init(
    other: Node, kind: RelationKind, isOutgoing: Bool, modality: Modality, polarity: Polarity, document: Int,
    source: Int
  ) {
    self.other = other
    self.kind = kind
    self.isOutgoing = isOutgoing
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
  associatedtype Node: Hashable & Comparable & Sendable

  /// The claims at `node` that the question admits, in any order, without those that lead back to it.
  func ties(at node: Node) throws -> [Tie<Node>]

  /// The same against the question's direction: the claims by which others reach `node`.
  func tiesBack(at node: Node) throws -> [Tie<Node>]

  /// The id by which the node is shown; it settles the order of what is otherwise equal.
  func id(of node: Node) throws -> Entity.ID
}
