import EntenteLanguage

/// Names out of GUM's entities: spans of persons, organisations and places whose head is a proper noun.
///
/// GUM marks every noun phrase; of one that is headed by a proper noun, the name is the unbroken stretch
/// of proper nouns around the head, small words and hyphens between them included. Where names nest, the
/// outer one counts. Adjectives of nationality are taken from the lists.
enum GUMNames {
  /// The documents of the CoNLL-U file at `path`, as lists of sentences.
  static func documents(_ path: String, lists: NameLists) throws -> [[NameSample]] {
    var documents: [[NameSample]] = []
    var rows: [Row] = []
    var open: [OpenEntity] = []
    let text = try String(decoding: TwoColumnFile.contents(of: path), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# newdoc") {
        documents.append([])
        open = []
      } else if line.isEmpty {
        if !rows.isEmpty, !documents.isEmpty {
          documents[documents.count - 1].append(sample(rows, open: &open, lists: lists))
        }
        rows = []
      } else if let row = Row(line) {
        rows.append(row)
      }
    }
    return documents
  }

  private struct Row {
    var form: String
    var isProper: Bool
    var isSmall: Bool
    var head: Int
    var entities: Substring

    init?(_ line: Substring) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 10, Int(cells[0]) != nil else { return nil }
      form = String(cells[1])
      isProper = cells[4] == "NNP" || cells[4] == "NNPS"
      isSmall = ["ADP", "DET"].contains(cells[3]) || cells[1] == "-" || cells[1] == "'s" || cells[1] == "’s"
      head = (Int(cells[6]) ?? 0) - 1
      entities = ""
      for part in cells[9].split(separator: "|") where part.hasPrefix("Entity=") {
        entities = part.dropFirst(7)
      }
    }
  }

  private struct OpenEntity {
    var id: Substring
    var type: Substring
    var start: Int
  }

  private static func sample(_ rows: [Row], open: inout [OpenEntity], lists: NameLists) -> NameSample {
    for index in open.indices { open[index].start = 0 }
    var found: [(range: Range<Int>, type: Substring)] = []
    for (index, row) in rows.enumerated() {
      var rest = row.entities
      while let mark = rest.firstIndex(where: { $0 == "(" || $0 == ")" }) {
        if rest[mark] == "(" {
          rest = rest[rest.index(after: mark)...]
          let end = matching(rest)
          let fields = rest[..<end].split(separator: "-", maxSplits: 2)
          if fields.count >= 2 { open.append(OpenEntity(id: fields[0], type: fields[1], start: index)) }
          rest = rest[end...]
          if rest.first == ")", let last = open.popLast() {
            found.append((last.start..<index + 1, last.type))
            rest = rest.dropFirst()
          }
        } else {
          let id = rest[..<mark]
          if let position = open.lastIndex(where: { $0.id == id }) ?? open.indices.last {
            let last = open.remove(at: position)
            found.append((last.start..<index + 1, last.type))
          }
          rest = rest[rest.index(after: mark)...]
        }
      }
    }
    return NameSample(words: rows.map(\.form), names: names(found, rows: rows, lists: lists), source: .gum)
  }

  /// Where an entity's description ends: before its closing bracket or the next entity's opening or the end;
  /// brackets within brackets belong to it.
  private static func matching(_ text: Substring) -> Substring.Index {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "(" {
        if depth == 0, index > text.startIndex, text[text.index(before: index)] != "_" { return index }
        depth += 1
      } else if text[index] == ")" {
        if depth == 0 { return index }
        depth -= 1
      }
      index = text.index(after: index)
    }
    return index
  }

  private static func names(
    _ entities: [(range: Range<Int>, type: Substring)], rows: [Row], lists: NameLists
  ) -> [NameSpan] {
    var names: [NameSpan] = []
    var taken = [Bool](repeating: false, count: rows.count)
    for entity in entities.sorted(by: {
      ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound)
    }) {
      let range = entity.range
      let heads = range.filter { !range.contains(rows[$0].head) }
      guard let head = heads.first, rows[head].isProper, let kind = kind(of: entity.type) else { continue }
      var start = head
      var end = head + 1
      while start > range.lowerBound, rows[start - 1].isProper || rows[start - 1].isSmall { start -= 1 }
      while end < range.upperBound, rows[end].isProper || rows[end].isSmall { end += 1 }
      while start < head, !rows[start].isProper { start += 1 }
      while end > head + 1, !rows[end - 1].isProper { end -= 1 }
      let words = rows[start..<end].map(\.form)
      guard !taken[start..<end].contains(true), words.contains(where: { $0.first?.isUppercase ?? false })
      else {
        continue
      }
      for index in start..<end { taken[index] = true }
      let isNationality = lists.isNationality(words.joined(separator: " ").lowercased())
      names.append(NameSpan(tokens: start..<end, kind: isNationality ? .nationality : kind))
    }
    return names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private static func kind(of type: Substring) -> NameKind? {
    switch type {
    case "person": .person
    case "organization": .organisation
    case "place": .place
    default: nil
    }
  }
}
