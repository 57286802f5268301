/// The written forms that a tokeniser must know: abbreviations, units, contractions and the like.
///
/// The lists are data files of the trainer, compiled into one table of the model.
public struct TokenLexicon: Sendable {
  /// What is known about a form. Each is a file of the trainer's data, one form a line.
  public enum Kind: UInt64, CaseIterable, Sendable {
    /// "gen", "corp": a full stop after it belongs to it.
    case abbreviations = 0
    /// "no", "fig": a full stop after it belongs to it before a number.
    case numberAbbreviations = 1
    /// "anti", "co": a hyphen after it does not part the word.
    case prefixes = 2
    /// "mm", "bn": parted from the number that it stands against.
    case units = 3
    /// "can|not": one written word, two syntactic ones, parted where the bar stands.
    case contractions = 4
    /// ":-)", "n/a": kept whole.
    case wholes = 5
    /// "com", "uk": the last part of an address.
    case domains = 6
    /// "the", "he": a capital with a full stop before it is no initial.
    case openers = 7
    /// "etc": its full stop is the sentence's where that ends.
    case finals = 8

    /// The name of its data file, and of its part of the table.
    public var name: String {
      switch self {
      case .abbreviations: "abbreviations"
      case .numberAbbreviations: "number-abbreviations"
      case .prefixes: "prefixes"
      case .units: "units"
      case .contractions: "contractions"
      case .wholes: "wholes"
      case .domains: "domains"
      case .openers: "openers"
      case .finals: "finals"
      }
    }
  }

  public static let section = "tokens.lexicon"

  private let table: KeyTable

  /// The lexicon in a model.
  public init(_ file: ModelFile) throws(ModelError) {
    table = try KeyTable(file, section: Self.section)
  }

  /// What the lexicon holds for the form at `range`, in any case: for a contraction the byte where it is
  /// parted, else 0; `nil` when it is not in the list.
  func value(_ kind: Kind, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count <= 24 else { return nil }
    var hash = Self.seed(kind)
    for index in range { hash = Self.step(hash, bytes[index]) }
    return table[Self.finish(hash)]
  }

  func contains(_ kind: Kind, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    value(kind, bytes, range) != nil
  }

  /// The table's cells for lists of lines as the data files have them; `#` begins a comment line.
  public static func cells(_ lists: [(kind: Kind, lines: [String])]) -> [UInt64] {
    var entries: [(key: UInt64, value: Int)] = []
    var seen: Set<UInt64> = []
    for (kind, lines) in lists {
      for line in lines where !line.isEmpty && line.utf8.first != UInt8(ascii: "#") {
        var hash = seed(kind)
        var parting = 0
        var length = 0
        for byte in line.utf8 {
          if kind == .contractions, byte == UInt8(ascii: "|") {
            parting = length
          } else {
            hash = step(hash, byte)
            length += 1
          }
        }
        let key = finish(hash)
        if seen.insert(key).inserted { entries.append((key, parting)) }
      }
    }
    return KeyTable.cells(entries)
  }

  private static func seed(_ kind: Kind) -> UInt64 { 0xcbf2_9ce4_8422_2325 ^ (kind.rawValue &* 0x9e37_79b9) }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    return (hash ^ UInt64(lower)) &* 0x100_0000_01b3
  }

  private static func finish(_ hash: UInt64) -> UInt64 {
    var mixed = hash ^ (hash >> 32)
    mixed &*= 0xd6e8_feb8_6659_fd93
    return mixed ^ (mixed >> 32)
  }
}
