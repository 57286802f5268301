import CEntenteData

/// The data files that are compiled into the binary.
enum EmbeddedFile {
  /// The bytes of a file as text; `nil` when there is no file of this name.
  static func text(_ name: String) -> String? {
    for index in 0..<entente_file_count() {
      let file = entente_file_at(index)
      if String(cString: file.name) == name {
        return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      }
    }
    return nil
  }
}
