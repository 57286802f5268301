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

  /// Whether it can be opened again and gives the same: standard input, and the pipes that shells make, cannot.
  var isRegular: Bool {
    guard case .path(let path) = self else { return false }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// The system's own words for what went wrong ("Permission denied").
  public static func reason(of error: any Error) -> String {
    let cause = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error) as NSError
    if cause.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(cause.code))) }
    let isDenied = (error as? CocoaError)?.code == .fileReadNoPermission
    return isDenied ? String(cString: strerror(EACCES)) : cause.localizedDescription
  }
}
