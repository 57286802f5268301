import CEntenteData

/// A knowledge file, by its name and text: one that is shipped inside the binary, or a user's own.
public struct KnowledgeFile: Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The file of that name that is compiled into the binary.
  ///
  /// - Throws: `LexiconError` when this build holds no such file.
  public static func shipped(_ name: String) throws(LexiconError) -> KnowledgeFile {
    for index in 0..<entente_file_count() {
      let file = unsafe entente_file_at(index)
      guard let fileName = unsafe file.name, unsafe String(cString: fileName) == name else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
      return KnowledgeFile(name: name, text: unsafe String(decoding: bytes, as: UTF8.self))
    }
    throw LexiconError(file: name, "this build of Entente holds no such file; build it again")
  }

  /// The names of all files in the binary, in order.
  public static var shippedNames: [String] {
    (0..<entente_file_count()).compactMap { index in
      let file = unsafe entente_file_at(index)
      return unsafe file.name.map { unsafe String(cString: $0) }
    }.sorted()
  }
}
