/// Colours, shapes, marks and sizes, read from a file.
public struct Theme: Sendable, Hashable {
  public let name: String

  /// The themes that come with Entente: light, dark and print.
  public static let shippedNames = ["light", "dark", "print"]

  /// A theme that comes with Entente; `nil` for another name.
  public static func shipped(_ name: String) throws(ThemeError) -> Theme {
    Theme(name: name)
  }

  /// A theme from a file of the user's. It may extend a shipped one and change what it likes.
  ///
  /// - Parameter file: the file's name, for messages.
  public init(yaml: String, file: String) throws(ThemeError) { name = "" }

  private init(name: String) { self.name = name }
}

/// What is wrong with a theme file, and where.
public struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; `nil` where the whole file is meant.
  public let line: Int?
  public let message: String

  public var description: String {
    line.map { "\(file):\($0): error: \(message)" } ?? "\(file): error: \(message)"
  }
}
