/// The one place where text becomes DOT.
enum DOTText {
  /// A name for a node that every reader takes as it is: quoted, and with all but letters, digits and a few
  /// harmless marks percent-encoded, so that neither ports (`a:b`) nor escapes nor entities can be seen in it.
  static func identifier(_ id: String) -> String {
    var text = "\""
    for scalar in id.unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "/-_.".unicodeScalars.contains(scalar)
      {
        text.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return text + "\""
  }

  /// A value in quotes that reads as `value` in Graphviz's own language for labels and is plain elsewhere.
  ///
  /// Backslashes begin escapes (`\N` is the node's name) and are doubled. An ampersand is written out only where
  /// Graphviz would take it for an entity, so that others, who do not, see it plain. Line ends become `\n`, and
  /// other control characters, which have no place in SVG, a space.
  static func quoted(_ value: String) -> String {
    var text = "\""
    var scalars = Substring(value).unicodeScalars
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "&": text += startsEntity(scalars) ? "&amp;" : "&"
      case _ where scalar.properties.generalCategory == .control: text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// Whether `text`, which stands behind an ampersand, completes what Graphviz's `xml_isentity` accepts.
  private static func startsEntity(_ text: Substring.UnicodeScalarView) -> Bool {
    let name = text.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "#")
    }
    return !name.isEmpty && name.endIndex < text.endIndex && text[name.endIndex] == ";"
  }

  /// `[name="value", …]`, in the order in which attributes are added.
  struct AttributeList {
    private var items: [String] = []

    /// Adds an attribute; nothing where there is no value.
    mutating func add(_ name: String, _ value: String?) {
      if let value { items.append(name + "=" + quoted(value)) }
    }

    var text: String { " [" + items.joined(separator: ", ") + "]" }
  }
}
