public import EntenteDiagram
import Foundation

/// Finds the look that the user asks for.
public enum Themes {
  /// The shipped theme of that name, or else the file at that path.
  ///
  /// - Throws: `ThemeError`, naming the file, and the line where there is one.
  public static func theme(called name: String) throws -> Theme {
    guard name.contains("/") || name.contains(".") else { return try Theme.shipped(name) }
    guard let data = FileManager.default.contents(atPath: name) else {
      throw ThemeError(
        file: name,
        message:
          "there is no such theme file; the shipped themes are \(Theme.shippedNames.joined(separator: ", "))")
    }
    return try Theme(yaml: String(decoding: data, as: UTF8.self), file: name)
  }
}
