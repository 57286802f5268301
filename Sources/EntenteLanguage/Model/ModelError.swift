/// Why a file is not a model that this version can use.
public enum ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No model was embedded when the program was built.
  case notEmbedded
  /// The file cannot be opened or mapped; `reason` is the system's word for it.
  case unreadable(path: String, reason: String)
  /// The bytes do not begin as a model does.
  case notAModel
  /// A model, but of another version of the format.
  case otherVersion(found: UInt32, expected: UInt32)
  /// The bytes end before `expected`, the length that the header states.
  case truncated(found: Int, expected: UInt64)
  /// The header's checksum does not agree with the header.
  case damagedHeader
  /// The model lacks a section that this version needs.
  case missingSection(String)
  /// A section's length is not the one that its use requires.
  case wrongLength(section: String, found: Int, expected: Int)

  public var description: String {
    switch self {
    case .notEmbedded:
      "this program was built without a language model; run Scripts/train, then build again"
    case .unreadable(let path, let reason):
      "the model '\(path)' cannot be read: \(reason)"
    case .notAModel:
      "this file is not a language model; models are written by entente-train"
    case .otherVersion(let found, let expected):
      "the model has format version \(found), but this program reads version \(expected); "
        + "train it again with this version's entente-train"
    case .truncated(let found, let expected):
      "the model ends after \(found) of \(expected) bytes; copy it again"
    case .damagedHeader:
      "the model's header is damaged; copy it again"
    case .missingSection(let name):
      "the model has no section '\(name)'; it was trained for another version, train it again"
    case .wrongLength(let section, let found, let expected):
      "the model's section '\(section)' has \(found) bytes instead of \(expected); train it again"
    }
  }
}
