import Foundation

/// A file that is to be read, by the name under which the user knows it.
public enum InputFile: Sendable, Hashable {
  case path(String)
  case standardInput

  /// What messages call it.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput: "standard input"
    }
  }

  /// Where its documents say that they were read from: nothing for standard input.
  var path: String {
    switch self {
    case .path(let path): path
    case .standardInput: ""
    }
  }

  /// The system's own words for what went wrong ("Permission denied").
  public static func reason(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return POSIXError(POSIXErrorCode(rawValue: Int32(cause.code)) ?? .EIO).localizedDescription
  }
}
