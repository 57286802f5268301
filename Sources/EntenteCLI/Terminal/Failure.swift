import Foundation

/// An end that is not the good one, in words for a person, with its exit status.
struct Failure: Error, CustomStringConvertible {
  let description: String
  /// Lines that follow, laid out already: the candidates for a name.
  let details: [String]
  let status: ExitStatus

  init(_ description: String, details: [String] = [], status: ExitStatus = .badInput) {
    self.description = description
    self.details = details
    self.status = status
  }
}

/// How the command ends; scripts rely on it. Thrown where all that there is to say has been said.
enum ExitStatus: Int32, Error {
  case found = 0
  case nothingFound = 1
  case badInput = 2
  case interrupted = 130
}

/// Says something beside the result.
enum StandardError {
  static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// One line that begins with the command's name.
  static func complain(_ message: String) { write("entente: " + DisplayText.plain(message)) }
}
