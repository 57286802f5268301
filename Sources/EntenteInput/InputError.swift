/// Why an input is left out. Each names it, says what is wrong, and then what to do where that can be said.
public enum InputError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(String)
  case unreadable(String, reason: String)
  case noTexts(String)
  case noMatch(String)
  case empty(String)
  case noWords(String)
  case tooLarge(String, limit: Int)
  case lineTooLong(String, line: Int, limit: Int)
  case unpacksTooLarge(String, limit: Int)
  case nestedTooDeep(String, limit: Int)
  case tooManyEntities(String, limit: Int)
  case binary(String, offset: Int)
  case notText(String, line: Int, offset: Int)
  case unknownEncoding(String, encoding: String)
  case damaged(String, reason: String)
  case noField(String, field: String, names: [String])
  /// A field that an option names, and the table does not have.
  case noColumn(String, field: String, names: [String])
  case needsProgram(String, program: String, package: String)
  /// Not a fault of the input: Entente reads English.
  case otherLanguage(String, language: String)

  /// Whether something is wrong with the input, or it is only none for this reader.
  public var isFault: Bool {
    if case .otherLanguage = self { false } else { true }
  }

  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file or folder"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .noTexts(let path):
      "\(path): the folder holds no text to read (\(InputFormat.allSuffixes.map { "." + $0 }.joined(separator: ", ")))"
    case .noMatch(let path): "\(path): no file matches this pattern"
    case .empty(let path): "\(path): the file is empty"
    case .noWords(let path): "\(path): there are no words in it"
    case .tooLarge(let path, let limit):
      "\(path): larger than \(limit) bytes; --max-bytes raises the limit"
    case .lineTooLong(let path, let line, let limit):
      "\(path):\(line): the line is longer than \(limit) bytes, so this is no news text; --max-line raises the limit"
    case .unpacksTooLarge(let path, let limit):
      "\(path): unpacks to more than \(limit) bytes; --max-unpacked raises the limit"
    case .nestedTooDeep(let path, let limit):
      "\(path): nested deeper than \(limit) levels; --max-nesting raises the limit"
    case .tooManyEntities(let path, let limit):
      "\(path): speaks of more than \(limit) entities, so this is a list; --max-entities raises the limit"
    case .binary(let path, let offset): "\(path): not a text file (there is a zero byte at \(offset))"
    case .notText(let path, let line, let offset):
      "\(path):\(line): not a text in UTF-8, UTF-16, Windows-1252 or Latin-1 (byte \(offset)); convert it to UTF-8 first"
    case .unknownEncoding(let path, let encoding):
      "\(path): written in '\(encoding)', which is not read; convert it to UTF-8 first, for example by iconv"
    case .damaged(let path, let reason): "\(path): \(reason)"
    case .noField(let path, let field, let names):
      "\(path): no field '\(field)' for the text; there are \(names.prefix(12).joined(separator: ", ")); --text-field names it"
    case .noColumn(let path, let field, let names):
      "\(path): the table has no field '\(field)'; it has \(names.prefix(12).joined(separator: ", "))"
    case .needsProgram(let path, let program, let package):
      "\(path): PDF files are read by '\(program)', which is not installed; install \(package)"
    case .otherLanguage(let path, let language):
      "\(path): left out, since it is in \(language); Entente reads English"
    }
  }
}

/// Something about an input that was read all the same.
public enum InputNotice: Sendable, Hashable, CustomStringConvertible {
  /// Bytes that stand for nothing in the text's encoding; each was replaced by U+FFFD.
  case repaired(String, line: Int, count: Int)
  /// The mark of UTF-16 before a text that is not in UTF-16; it was left out.
  case strayMark(String)
  /// A date that cannot be told from its words, such as 11/05/2024; the report has none.
  case undated(String, date: String)

  /// Whether the text itself was changed to be read.
  public var isRepair: Bool {
    switch self {
    case .repaired, .strayMark: true
    case .undated: false
    }
  }

  public var description: String {
    switch self {
    case .repaired(let path, let line, let count):
      "\(path):\(line): \(count) broken \(count == 1 ? "byte" : "bytes") replaced by �; the rest was read"
    case .strayMark(let path):
      "\(path): begins with the mark of UTF-16 and is not in UTF-16; the mark was left out, and the rest was read"
    case .undated(let path, let date):
      "\(path): the date “\(date)” can be read in more than one way, or in none; write it as 2024-11-05"
    }
  }
}
