import EntenteLanguage
import EntenteModel

/// Acronyms that a document introduces in brackets: "the Rapid Support Forces (RSF)".
struct AcronymBook: Sendable {
  private var expansions: [String: String] = [:]
  /// The name that the brackets follow, as an index into the names.
  private var owners: [String: Int] = [:]

  init(names: [NameMention], text: Text) {
    for (index, name) in names.enumerated() {
      let open = name.tokens.upperBound
      guard open + 2 < text.tokens.count, text.lower[open] == "(", text.lower[open + 2] == ")" else {
        continue
      }
      let acronym = text.words[open + 1]
      let long = text.string(name.tokens)
      guard Self.fits(acronym, long) else { continue }
      owners[acronym] = index
      expansions[acronym] = long.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  func owner(of acronym: String) -> Int? { owners[acronym] }

  func expansion(of name: String) -> String? { expansions[name] }

  /// Whether the letters of `acronym` are initials of `name`, in order.
  private static func fits(_ acronym: String, _ name: String) -> Bool {
    let letters = acronym.filter(\.isLetter).uppercased()
    guard letters.count >= 2, letters.count <= 8, acronym.first?.isUppercase == true else { return false }
    let initials = name.split { !$0.isLetter }.compactMap { $0.first?.uppercased() }.joined()
    var rest = Substring(initials)
    for letter in letters {
      guard let found = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: found)...]
    }
    return true
  }
}
