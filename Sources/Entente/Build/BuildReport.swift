public import EntenteInput

/// How far a build is.
public struct BuildProgress: Sendable, Hashable {
  /// Documents that were read, known already, or left out.
  public let done: Int
  /// The part of the input that was taken, from 0 to 1; `nil` where its size is not known.
  public let fraction: Double?
}

/// Something that a build has to say of one document.
public enum BuildReport: Sendable, Hashable, CustomStringConvertible {
  case leftOut(InputError)
  case notice(InputNotice)

  public var description: String {
    switch self {
    case .leftOut(let error): error.description
    case .notice(let notice): notice.description
    }
  }
}
