import Foundation
import FoundationXML

/// What an SVG shows, without where: the ids, titles and labels in their order.
struct Picture: Equatable {
  private(set) var ids: [String] = []
  private(set) var titles: [String] = []
  /// The words of each `text` element, however they are broken into lines.
  private(set) var labels: [String] = []

  /// - Throws: an error for what is no well-formed XML.
  init(_ svg: String) throws {
    let document = try XMLDocument(data: Data(svg.utf8))
    guard let root = document.rootElement() else { return }
    visit(root)
  }

  private mutating func visit(_ element: XMLElement) {
    ids += (element.attributes ?? []).filter { $0.name == "id" }.compactMap(\.stringValue)
    switch element.name {
    case "title", "desc": titles.append(words(of: element))
    case "text": labels.append(words(of: element))
    default: break
    }
    for child in element.children ?? [] {
      if let child = child as? XMLElement { visit(child) }
    }
  }

  private func words(of element: XMLElement) -> String {
    (element.stringValue ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
