/// Why a file is left out. Each names the file, says what is wrong, and then what to do where that can be said.
public enum InputError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(String)
  case unreadable(String, reason: String)
  case noTexts(String)
  case empty(String)
  case noWords(String)
  case tooLarge(String, limit: Int)
  case lineTooLong(String, line: Int, limit: Int)
  case binary(String, offset: Int)
  case notUTF8(String, line: Int, offset: Int)

  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file or folder"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .noTexts(let path): "\(path): the folder holds no .txt or .md file"
    case .empty(let path): "\(path): the file is empty"
    case .noWords(let path): "\(path): the file holds no words"
    case .tooLarge(let path, let limit):
      "\(path): larger than \(limit) bytes; --max-bytes raises the limit"
    case .lineTooLong(let path, let line, let limit):
      "\(path):\(line): the line is longer than \(limit) bytes, so this is no news text"
    case .binary(let path, let offset): "\(path): not a text file (there is a zero byte at \(offset))"
    case .notUTF8(let path, let line, let offset):
      "\(path):\(line): not UTF-8 (byte \(offset)); convert it first, for example by iconv -f windows-1252 -t utf-8"
    }
  }
}
