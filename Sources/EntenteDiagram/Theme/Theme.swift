import EntenteModel

/// Colours, shapes, marks and sizes, read from a file (see FORMAT.md).
public struct Theme: Sendable, Hashable {
  /// Type sizes, in units of the picture.
  struct Sizes: Sendable, Hashable {
    var title = 21.0
    var subtitle = 11.5
    var heading = 10.5
    var name = 11.5
    var office = 10.0
    var label = 10.0
    var note = 10.0
  }

  /// How a kind of entity looks.
  struct KindStyle: Sendable, Hashable {
    var shape = NodeShape.box
    var fill = Colour.white
    var stroke = Colour.black
    var text = Colour.black
    var mark = "dot"
    var isBold = false
    /// Whether a second line runs inside the outline.
    var isDouble = false
  }

  /// How ties of some kinds look.
  struct Family: Sendable, Hashable {
    let name: String
    var label = ""
    var colour = Colour.black
    var width = 1.0
    var relations: [String] = []
    /// Those of its relations whose lines need no words, because the boxes at their ends say it all.
    var unlabelled: [String] = []
  }

  /// How a claim that is put forward in some way looks.
  struct ModalityStyle: Sendable, Hashable {
    var label = ""
    /// What stands before the sources on a label; empty for none.
    var word = ""
    /// In units of the line's width; empty for a solid line.
    var dash: [Double] = []
    /// Which of several wins when claims are drawn as one tie: the greatest.
    var strength = 0
  }

  public internal(set) var name: String
  var page = Colour.white
  var ink = Colour.black
  var muted = Colour.black
  var hairline = Colour.black
  var link = Colour.black
  var fonts: [String] = []
  var sizes = Sizes()
  /// By the kind's name in the ontology; "other" is for kinds without a style of their own or a parent's.
  var kinds: [String: KindStyle] = [:]
  /// Path data in a square of 16 units, by name.
  var marks: [String: String] = [:]
  /// In the order of legends; the last is for relations that no other names.
  var families: [Family] = []

  /// By the modality's raw value.
  var modalities: [String: ModalityStyle] = [:]

  init(named name: String) { self.name = name }

  /// The themes that come with Entente: light, dark and print.
  public static let shippedNames = ["light", "dark", "print"]

  /// A theme that comes with Entente.
  public static func shipped(_ name: String) throws(ThemeError) -> Theme {
    try ThemeFile.shipped(name)
  }

  /// A theme from a file of the user's. It may extend a shipped one and change what it likes.
  ///
  /// - Parameter file: the file's name, for messages.
  public init(yaml: String, file: String) throws(ThemeError) {
    self = try ThemeFile.theme(yaml: yaml, file: file)
  }

  /// The name under which `fonts` stand in an SVG attribute.
  var fontStack: String {
    fonts.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: ", ")
  }
}

/// The outline of a node.
enum NodeShape: String, Sendable, Hashable, CaseIterable {
  /// A rectangle with slightly rounded corners.
  case box
  /// A plate with square corners, for what others gather around.
  case banner
  /// Round ends.
  case pill
  /// Pointed ends.
  case hexagon
  /// Cut corners.
  case octagon
  /// A folded corner.
  case page
}

/// What is wrong with a theme file, and where.
public struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; `nil` where the whole file is meant.
  public let line: Int?
  public let message: String

  public init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    line.map { "\(file):\($0): error: \(message)" } ?? "\(file): error: \(message)"
  }
}
