/// Why a graph cannot be written in a format.
public enum ExportError: Error, Sendable, Hashable, CustomStringConvertible {
  case tooLarge(ExportFormat, limit: Int)

  public var description: String {
    switch self {
    case .tooLarge(let format, let limit):
      "\(format.rawValue) holds at most \(limit) relations, and the graph has more"
    }
  }
}
