import Foundation
import FoundationXML

/// Where things stand in a picture, read from the SVG as any viewer would read it.
struct PictureGeometry {
  struct Place {
    var x: Double
    var y: Double
  }

  struct Box {
    var left = Double.infinity
    var top = Double.infinity
    var right = -Double.infinity
    var bottom = -Double.infinity

    init(around places: [Place]) {
      for place in places {
        left = min(left, place.x)
        right = max(right, place.x)
        top = min(top, place.y)
        bottom = max(bottom, place.y)
      }
    }

    /// Whether the boxes share more than their edges; coordinates are rounded to hundredths.
    func overlaps(_ other: Box) -> Bool {
      min(right, other.right) - max(left, other.left) > 0.05
        && min(bottom, other.bottom) - max(top, other.top) > 0.05
    }
  }

  struct Line {
    let path: [Place]
    let ends: Set<String>
    /// Whether it is of the theme's last family: what one end is to the other.
    let isBackground: Bool
  }

  /// In units of the picture.
  private(set) var width = 0.0
  /// By the words in them.
  private(set) var boxes: [(name: String, box: Box)] = []
  private(set) var labels: [(name: String, box: Box)] = []
  private(set) var lines: [Line] = []
  private(set) var smallestText = Double.infinity

  init(_ svg: String) throws {
    let document = try XMLDocument(data: Data(svg.utf8))
    guard let root = document.rootElement() else { return }
    let sides = (root.attribute("viewBox") ?? "").split(separator: " ").compactMap { Double($0) }
    width = sides.count == 4 ? sides[2] : 0
    visit(root, inherited: 16)
  }

  private mutating func visit(_ element: XMLElement, inherited: Double) {
    let size = element.attribute("font-size").flatMap(Double.init) ?? inherited
    let classes = (element.attribute("class") ?? "").split(separator: " ")
    if element.name == "text" { smallestText = min(smallestText, size) }
    let words = element.elements(named: "text").map { $0.stringValue ?? "" }.joined(separator: " ")
    if classes.contains("en-node"), let outline = element.elements(named: "path").first {
      boxes.append((words, Box(around: outline.path)))
    }
    if classes.contains("en-label") {
      let words = element.descendants(named: "text").map { $0.stringValue ?? "" }.joined(separator: " ")
      for ground in element.descendants(named: "rect") {
        let (x, y) = (ground.number("x"), ground.number("y"))
        let corner = Place(x: x + ground.number("width"), y: y + ground.number("height"))
        labels.append((words, Box(around: [Place(x: x, y: y), corner])))
      }
    }
    if classes.contains("en-tie") {
      let path = element.elements(named: "path").first { $0.attribute("class") == "en-line" }
      let ends = [element.attribute("data-from"), element.attribute("data-to")].compactMap { $0 }
      lines.append(
        Line(path: path?.path ?? [], ends: Set(ends), isBackground: classes.contains("en-other")))
    }
    for child in element.children ?? [] {
      if let child = child as? XMLElement { visit(child, inherited: size) }
    }
  }

  /// Places where two lines cross. Lines that tell of offices at one box share a rail to it, and cross nothing there.
  var crossings: Int {
    var count = 0
    for (index, line) in lines.enumerated() {
      for other in lines[(index + 1)...] {
        if line.isBackground, other.isBackground, !line.ends.isDisjoint(with: other.ends) { continue }
        for (first, second) in zip(line.path, line.path.dropFirst()) {
          for (third, fourth) in zip(other.path, other.path.dropFirst())
          where Self.side(first, second, third) * Self.side(first, second, fourth) < 0
            && Self.side(third, fourth, first) * Self.side(third, fourth, second) < 0
          {
            count += 1
          }
        }
      }
    }
    return count
  }

  private static func side(_ a: Place, _ b: Place, _ c: Place) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

extension XMLElement {
  fileprivate func attribute(_ name: String) -> String? {
    attributes?.first { $0.name == name }?.stringValue
  }

  /// The children of that name, in whatever namespace.
  fileprivate func elements(named name: String) -> [XMLElement] {
    (children ?? []).compactMap { $0 as? XMLElement }.filter { $0.name == name }
  }

  fileprivate func number(_ name: String) -> Double { attribute(name).flatMap(Double.init) ?? 0 }

  fileprivate func descendants(named name: String) -> [XMLElement] {
    (children ?? []).compactMap { $0 as? XMLElement }.flatMap {
      ($0.name == name ? [$0] : []) + $0.descendants(named: name)
    }
  }

  /// The places that the element's path passes: M, L, H, V and z, arcs by their ends, cubic curves in steps.
  fileprivate var path: [PictureGeometry.Place] {
    let data = attribute("d") ?? ""
    var places: [PictureGeometry.Place] = []
    var pen = PictureGeometry.Place(x: 0, y: 0)
    var index = data.startIndex
    while index < data.endIndex {
      let command = data[index]
      let rest = data[data.index(after: index)...]
      let end = rest.firstIndex { $0.isLetter } ?? data.endIndex
      let numbers = rest[..<end].split { $0 == " " || $0 == "," }.compactMap { Double($0) }
      switch command {
      case "M", "L": pen = .init(x: numbers[0], y: numbers[1])
      case "H": pen.x = numbers[0]
      case "V": pen.y = numbers[0]
      case "a": pen = .init(x: pen.x + numbers[5], y: pen.y + numbers[6])
      case "C":
        for piece in stride(from: 0, to: numbers.count, by: 6) {
          let start = pen
          for step in 1...12 {
            let (t, u) = (Double(step) / 12, 1 - Double(step) / 12)
            func at(_ from: Double, _ offset: Int) -> Double {
              u * u * u * from + 3 * u * u * t * numbers[piece + offset]
                + 3 * u * t * t * numbers[piece + offset + 2] + t * t * t * numbers[piece + offset + 4]
            }
            pen = .init(x: at(start.x, 0), y: at(start.y, 1))
            places.append(pen)
          }
        }
      default: break
      }
      if command != "C", command != "z" { places.append(pen) }
      index = end
    }
    return places
  }
}
