internal import GRDBSQLite

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Parts texts into words exactly as the index of words does: by its own tokenizer.
final class WordSplitter {
  /// A word in the form in which it is compared, and the bytes of the text that it stands on.
  struct Word {
    let folded: [UInt8]
    let place: Range<Int>
  }

  private let tokenizer: fts5_tokenizer
  private let handle: OpaquePointer

  init(in database: Connection) throws {
    var interface: UnsafeMutablePointer<fts5_api>?
    let statement = try Statement("SELECT fts5(?1)", on: database)
    withUnsafeMutablePointer(to: &interface) { pointer in
      _ = sqlite3_bind_pointer(statement.handle, 1, pointer, "fts5_api_ptr", nil)
      _ = sqlite3_step(statement.handle)
    }
    var tokenizer = fts5_tokenizer()
    var context: UnsafeMutableRawPointer?
    var made: OpaquePointer?
    let options = Schema.searchTokenizerOptions.map { strdup($0) }
    defer { for option in options { free(option) } }
    var arguments = options.map { UnsafePointer($0) }
    guard let interface,
      interface.pointee.xFindTokenizer(interface, Schema.searchTokenizer, &context, &tokenizer) == SQLITE_OK,
      tokenizer.xCreate(context, &arguments, CInt(arguments.count), &made) == SQLITE_OK, let made
    else { throw DamagedRow() }
    self.tokenizer = tokenizer
    handle = made
  }

  deinit { tokenizer.xDelete(handle) }

  /// - Complexity: O(*n*) in the bytes of the text.
  func words(of text: [UInt8]) -> [Word] {
    var words: [Word] = []
    withUnsafeMutablePointer(to: &words) { list in
      text.withUnsafeBytes { bytes in
        _ = tokenizer.xTokenize(
          handle, list, FTS5_TOKENIZE_DOCUMENT, bytes.assumingMemoryBound(to: CChar.self).baseAddress,
          CInt(clamping: bytes.count)
        ) { list, flags, word, count, start, end in
          guard let list, let word, count >= 0, start >= 0, start <= end else { return SQLITE_OK }
          let folded = Array(UnsafeRawBufferPointer(start: word, count: Int(count)))
          list.assumingMemoryBound(to: [Word].self).pointee.append(
            Word(folded: folded, place: Int(start)..<Int(end)))
          return SQLITE_OK
        }
      }
    }
    return words
  }
}
