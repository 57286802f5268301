/// Outline, ground and mark of a node, without its words; in the legend too.
struct NodePicture {
  private let style: Theme.KindStyle
  private let box: Rectangle
  private let isFocus: Bool
  private let theme: Theme
  /// The side of the mark, in units.
  private let markSize: Double
  private let markLeft: Double

  init(_ style: Theme.KindStyle, in box: Rectangle, isFocus: Bool, theme: Theme) {
    self.style = style
    self.box = box
    self.isFocus = isFocus
    self.theme = theme
    markSize = DrawnNode.markSize
    markLeft = box.left + Self.markInset(of: style)
  }

  /// From the outline to the mark: pointed and round ends need more room.
  static func markInset(of style: Theme.KindStyle) -> Double {
    DrawnNode.padding.x + (style.shape == .hexagon || style.shape == .pill ? 4 : 0)
  }

  func write(_ xml: inout XMLWriter) {
    if isFocus {
      xml.empty(
        "path",
        [
          ("d", NodeOutline.path(style.shape, in: box.inset(by: -3.5))), ("fill", "none"),
          ("stroke", theme.ink.description), ("stroke-width", "1.4"),
        ])
    }
    writeOutline(&xml)
    let scale = markSize / 16
    let top = box.centre.y - markSize / 2
    writeMark(&xml, at: Point(markLeft, top), scale: scale)
  }

  /// The outline with a small mark in its middle.
  func writeSample(_ xml: inout XMLWriter) {
    writeOutline(&xml)
    let side = box.height - 5
    writeMark(&xml, at: Point(box.centre.x - side / 2, box.centre.y - side / 2), scale: side / 16)
  }

  private func writeOutline(_ xml: inout XMLWriter) {
    xml.empty(
      "path",
      [
        ("d", NodeOutline.path(style.shape, in: box)), ("fill", style.fill.description),
        ("stroke", style.stroke.description), ("stroke-width", "1.2"),
      ])
    if style.isDouble {
      xml.empty(
        "path",
        [
          ("d", NodeOutline.path(style.shape, in: box.inset(by: 2.4))), ("fill", "none"),
          ("stroke", style.stroke.description), ("stroke-width", "0.7"),
        ])
    }
    if let ornament = NodeOutline.ornament(style.shape, in: box) {
      xml.empty("path", [("d", ornament), ("fill", "none"), ("stroke", style.stroke.description)])
    }
  }

  private func writeMark(_ xml: inout XMLWriter, at corner: Point, scale: Double) {
    guard let mark = theme.marks[style.mark] else { return }
    // On a dark plate the mark is as light as the words.
    let colour = style.stroke == style.fill ? style.text : style.stroke
    xml.empty(
      "path",
      [
        ("d", mark), ("fill", colour.description), ("fill-rule", "evenodd"),
        (
          "transform",
          "translate(\(NodeOutline.place(corner))) scale(\(XMLText.number(scale)))"
        ),
      ])
  }
}
