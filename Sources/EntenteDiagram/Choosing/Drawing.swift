import EntenteModel

/// What is to be drawn, in words and sizes, before any place is known.
struct Drawing: Sendable {
  var title: String
  var subtitle: [String]
  var nodes: [DrawnNode]
  var ties: [DrawnTie]
  var frames: [DrawnFrame]
  /// The footnotes, in order of their numbers (from 1).
  var sources: [DrawnSource]
  /// What the lines say, where they have numbers for labels.
  var keys: [DrawnKey] = []
}

/// An entity, or a community of them, as a box of words.
struct DrawnNode: Sendable, Hashable {
  /// Stable from drawing to drawing: a digest of what the node stands for.
  var id: String
  var entity: Entity.ID?
  var kind: EntityKind
  var kindLabel: String
  var style: Theme.KindStyle
  var name: TextBlock
  /// Offices of an official, main actors of a community; smaller, under the name.
  var details: [TextBlock]
  var isFocus = false
  /// The width of the column that the node stands in, where it stands in one.
  var columnWidth = 0.0
  /// The size of a whole column that this node stands for; `nil` for a node that stands for itself.
  var room: Point?
  /// What became of the entity, in a comparison of two graphs.
  var change: Change?
  /// What a pointer resting on the node shows, and a screen reader reads.
  var tooltip: String

  /// Space between the outline and the words, and between mark and words.
  static let padding = (x: 9.0, y: 6.0)
  static let markSize = 15.0
  static let markGap = 6.0

  var width: Double {
    if let room { return room.x }
    let text = ([name] + details).map(\.width).max() ?? 0
    let ends = style.shape == .hexagon || style.shape == .pill ? 4.0 : 0
    return max(
      columnWidth, (text + Self.markSize + Self.markGap + 2 * (Self.padding.x + ends)).rounded(.up))
  }

  var height: Double {
    if let room { return room.y }
    let text = ([name] + details).reduce(0) { $0 + $1.height }
    return (max(text, Self.markSize) + 2 * Self.padding.y).rounded(.up)
  }

  /// What the picture is about has a second outline, where lines end.
  static let ring = 4.0

  /// The node round `centre`, with its second outline where it has one.
  func box(at centre: Point) -> Rectangle {
    let ring = isFocus ? 2 * Self.ring : 0
    return Rectangle(centre: centre, width: width + ring, height: height + ring)
  }
}

/// One line between two nodes, with what is written on it.
struct DrawnTie: Sendable, Hashable {
  var id: String
  /// Positions among the drawing's nodes.
  var from: Int
  var to: Int
  var kind: RelationKind
  /// "invades": for legends, filters and tooltips.
  var relation: String
  var heads: Heads
  var family: Theme.Family
  var modality: Modality
  var standing: Tie.Standing
  var claims: [Claim]
  /// What became of the tie, in a comparison of two graphs.
  var change: Change?
  /// Empty where the picture is too full for words, or where the boxes say it all.
  var label: [LabelLine]
  /// Whether it only tells what one end is to the other, and nobody doubts it: such a line needs no words.
  var isQuiet = false
  var tooltip: String

  /// Which ends of the line have an arrow head.
  enum Heads: Sendable, Hashable { case object, both, none }

  /// The room that the label takes, with its margin.
  var labelSize: (width: Double, height: Double)? {
    guard !label.isEmpty else { return nil }
    let width = label.map(\.width).max() ?? 0
    let height = label.reduce(0) { $0 + $1.height }
    return ((width + 6).rounded(.up), (height + 3).rounded(.up))
  }
}

/// What became of something between two graphs.
enum Change: String, Sendable, Hashable {
  case came, went, changed

  /// For the legend.
  var label: String {
    switch self {
    case .came: "new"
    case .went: "gone"
    case .changed: "told anew"
    }
  }

  /// Stands before the words, so that colour is not needed.
  var sign: String {
    switch self {
    case .came: "+ "
    case .went: "− "
    case .changed: "± "
    }
  }
}

/// One line of a label: a part that stands out, and a part that is set smaller and quieter.
struct LabelLine: Sendable, Hashable {
  var text: String
  var textSize: Double
  /// Whether the line names the relation, rather than telling more of it.
  var isName: Bool
  /// Footnote numbers, or a count.
  var note: String
  var noteSize: Double

  var textWidth: Double {
    FontMetrics.shared.width(of: text, size: textSize, face: isName ? .bold : .regular)
  }
  var noteWidth: Double {
    note.isEmpty ? 0 : FontMetrics.shared.width(of: note, size: noteSize) + (text.isEmpty ? 0 : 3)
  }
  var width: Double { textWidth + noteWidth }
  var height: Double { (textSize * 1.22).rounded(.up) }
}

/// A frame around nodes that belong together.
struct DrawnFrame: Sendable, Hashable {
  var label: String
  /// Positions among the drawing's nodes.
  var members: [Int]
}

/// What a line says that has only a number for a label.
struct DrawnKey: Sendable, Hashable {
  var number: Int
  var text: String
}

/// A footnote.
struct DrawnSource: Sendable, Hashable {
  var document: Document.ID
  var outlet: String
  var title: String
  var date: String
  /// An http or https address; `nil` where the document has none.
  var address: String?
}
