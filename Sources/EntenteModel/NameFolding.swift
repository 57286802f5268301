/// Forms of a name that compare equal when people would call the names the same.
public enum NameFolding {
  /// The name in lower case without accents, punctuation or a leading article, its words parted by one space.
  ///
  /// "The Élysée" and "elysee" fold to the same; "Zelenskyy" and "Zelenskiy" do not (see `transliteration`).
  ///
  /// - Complexity: O(*n*) in the scalars of `name`.
  public static func fold(_ name: some StringProtocol) -> String {
    // Put together at once: an array of words to be joined would be a type of its own for a cold process to make.
    var folded = ""
    var word = ""
    func endWord() {
      if word.isEmpty { return }
      if !folded.isEmpty { folded += " " }
      folded += word
      word = ""
    }
    for scalar in name.unicodeScalars {
      if scalar.isASCII {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(value + 0x20)))
        case 0x61...0x7A, 0x30...0x39: word.unicodeScalars.append(scalar)
        case 0x27, 0x2E, 0x60: break  // "O'Brien", "U.S.": the parts stay together.
        case 0x26: word += "&"
        default: endWord()
        }
      } else {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .modifierLetter, .format: break
        case .initialPunctuation where scalar.value == 0x2018: break  // ‘ and ’, as the plain apostrophe.
        case .finalPunctuation where scalar.value == 0x2019: break
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber:
          word += baseLetters(of: scalar)
        default: endWord()
        }
      }
    }
    endWord()
    for article in ["the ", "a ", "an "] where folded.hasPrefix(article) {
      return String(Substring(folded.utf8.dropFirst(article.utf8.count)))
    }
    return folded
  }

  /// A coarser form in which the usual romanisations of one name agree: Zelenskyy, Zelenskiy and Zelensky.
  ///
  /// It is for the names of people only, and is compared word by word, never by part of a word.
  public static func transliteration(_ name: some StringProtocol) -> String {
    fold(name).split(separator: " ").map { transliterated($0) }.joined(separator: " ")
  }

  private static func transliterated(_ word: some StringProtocol) -> String {
    var letters = Array(word.unicodeScalars)
    if let ending = softEndings.first(where: {
      letters.count > $0.count + 2 && letters.reversed().starts(with: $0)
    }) {
      letters.replaceSubrange((letters.count - ending.count)..., with: CollectionOfOne("i"))
    }
    var folded = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in letters {
      // Doubled letters, and the several ways to write a soft or iotated vowel, are one.
      let letter: Unicode.Scalar = scalar == "y" || scalar == "j" ? "i" : scalar
      if letter != previous { folded.append(letter) }
      previous = letter
    }
    return String(folded)
  }

  /// How romanisations end a soft vowel, the longest first and each from its last letter.
  private static let softEndings = ["iyy", "yy", "iy", "ii", "ij", "yi", "ey", "ei", "y", "i"].map {
    Array($0.unicodeScalars.reversed())
  }

  /// The plain Latin letters that `scalar` is built on, by its Unicode name; the scalar itself in other scripts.
  private static func baseLetters(of scalar: Unicode.Scalar) -> String {
    let lowered = scalar.properties.lowercaseMapping
    guard let name = lowered.unicodeScalars.first?.properties.name, name.hasPrefix("LATIN SMALL L") else {
      return lowered
    }
    let letter = name.split(separator: " ").drop { $0 != "LETTER" }.dropFirst().prefix { $0 != "WITH" }
    switch letter.joined(separator: " ") {
    case "SHARP S": return "ss"
    case "DOTLESS I": return "i"
    case "ETH": return "d"
    case "THORN": return "th"
    case "ENG": return "ng"
    case "SCHWA": return "a"
    case let plain where plain.count <= 2: return plain.lowercased()
    default: return lowered
    }
  }
}
