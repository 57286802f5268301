/// The widths of letters, from a table of our own, so that a layout is the same on machines with other fonts.
///
/// The table is of DejaVu Sans, which is wide: what fits by it also fits in Helvetica or Arial.
struct FontMetrics: Sendable {
  enum Face: String, Sendable { case regular, bold }

  static let shared = FontMetrics(table: EmbeddedFile.text("font-metrics.tsv") ?? "")

  /// By code point; `missing` for those that the table lacks.
  private let regular: [UInt16]
  private let bold: [UInt16]

  private static let missing = UInt16.max

  init(table: String) {
    var faces = [Face.regular: [UInt16](), Face.bold: [UInt16]()]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let face = Face(rawValue: String(fields[0])),
        let start = Int(fields[1], radix: 16)
      else { continue }
      let widths = fields[2].split(separator: " ").map { UInt16($0) ?? Self.missing }
      var known = faces[face] ?? []
      let gap = start + widths.count - known.count
      if gap > 0 { known += [UInt16](repeating: Self.missing, count: gap) }
      known.replaceSubrange(start..<(start + widths.count), with: widths)
      faces[face] = known
    }
    regular = faces[.regular] ?? []
    bold = faces[.bold] ?? []
  }

  /// The width of `text` set on one line, in the units of `size`.
  ///
  /// - Complexity: O(*n*) in the scalars of `text`.
  func width(of text: some StringProtocol, size: Double, face: Face = .regular) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += width(of: scalar, face: face) }
    return Double(thousandths) * size / 1000
  }

  private func width(of scalar: Unicode.Scalar, face: Face) -> Int {
    let table = face == .bold ? bold : regular
    if scalar.value < table.count, table[Int(scalar.value)] != Self.missing {
      return Int(table[Int(scalar.value)])
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    // Scripts that the table lacks: square in East Asia and for symbols, else as wide as a wide letter.
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0x1F000...0x1FAFF, 0x20000...0x3FFFF:
      return 1000
    default: return 700
    }
  }
}
