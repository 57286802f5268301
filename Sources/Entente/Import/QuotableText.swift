import EntenteInterchange
import EntenteModel
import Foundation

/// A document that imported claims may quote.
struct QuotableText {
  let document: Document
  let quoter: Quoter
  /// The byte at which each scalar begins, and the text's length at the end.
  private let offsets: [Int]

  init(_ document: Document) {
    self.document = document
    quoter = Quoter(document)
    var offsets: [Int] = []
    for (offset, byte) in document.text.utf8.enumerated() where byte & 0xC0 != 0x80 { offsets.append(offset) }
    offsets.append(document.text.utf8.count)
    self.offsets = offsets
  }

  /// What messages call the document.
  private var name: String { document.path.isEmpty ? "the document \(document.id)" : document.path }

  /// The words at their place; where the file names none, at the only place where they stand.
  func quotation(_ words: ImportedQuotation, line: Int) throws(ImportedGraph.Refusal) -> Quotation {
    if let scalars = words.scalars {
      guard scalars.lowerBound >= 0, scalars.upperBound < offsets.count else {
        throw .init(line: line, "\(name) ends before \(scalars.upperBound)")
      }
      let quotation = quoter.quote(offsets[scalars.lowerBound]..<offsets[scalars.upperBound])
      guard quotation.text.utf8.elementsEqual(words.text.utf8) else {
        throw .init(
          line: line,
          "\(name) does not say “\(Self.short(words.text))” at \(scalars.lowerBound) to \(scalars.upperBound)"
        )
      }
      return quotation
    }
    guard !words.text.isEmpty else { throw .init(line: line, "the quotation is empty") }
    guard let place = place(of: words.text) else {
      throw .init(line: line, "\(name) does not say “\(Self.short(words.text))”")
    }
    return quoter.quote(place)
  }

  /// The bytes of the first place where the words stand.
  private func place(of words: String) -> Range<Int>? {
    let text = document.text
    guard let found = text.range(of: words, options: .literal) else { return nil }
    let start = text.utf8.distance(from: text.utf8.startIndex, to: found.lowerBound)
    return start..<(start + words.utf8.count)
  }

  private static func short(_ words: String) -> String {
    words.count <= 60 ? words : words.prefix(59) + "…"
  }
}
