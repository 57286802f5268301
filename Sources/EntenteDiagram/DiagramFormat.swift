/// What a diagram can be written as.
public enum DiagramFormat: String, Sendable, Hashable, CaseIterable {
  /// A picture of lines and text, with the evidence in it; no script.
  case svg
  /// One page with search, filters and the evidence beside the picture; nothing is loaded from elsewhere.
  case html
  /// A picture of pixels.
  case png
  /// A page to print.
  case pdf

  /// The format that a file's name asks for, by what follows its last dot.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}
