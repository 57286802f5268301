// The entry point of Scripts/fuzz for the parsers of EntenteInput; compiled with its sources as one module.
// FUZZ names the parser: encoding, language, html, xml, json, records, csv, mail, mailbox, text, markdown, pdf, utf16,
// gzip, zstd, pattern, date.

import Foundation

private let parser = ProcessInfo.processInfo.environment["FUZZ"] ?? "html"
private let limits = InputLimits(bytes: 100_000, lineBytes: 100_000, unpackedBytes: 1_000_000)
private let reader = DocumentReader(limits: limits)

/// Checks what every document promises.
private func check(_ results: [InputResult]) {
  for case .document(let document, _) in results {
    precondition(!document.title.isEmpty && document.title.count <= 120, "a title is short and not empty")
    precondition(document.id == Document.ID(digestOf: document.text), "an id is the digest of the text")
  }
}

private func check(_ bytes: [UInt8], as format: InputFormat) {
  check(
    reader.documents(in: InputPiece(content: .bytes(bytes, format), name: "x", path: "x")))
}

/// Unpacks in pieces, as a file is read.
private func unpack(_ bytes: [UInt8], by unpacker: any Unpacker) {
  var position = 0
  var total = 0
  while position < bytes.count, total < 1 << 20 {
    let before = position
    guard let piece = try? unpacker.unpack(bytes, from: &position) else { return }
    precondition(piece.count <= unpackedPieceSize && position >= before && position <= bytes.count)
    if position == before, piece.isEmpty { return }
    total += piece.count
  }
}

/// Parses one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func parseOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch parser {
  case "encoding":
    if let decoding = try? TextDecoding(bytes, name: "x") {
      precondition(decoding.repairs >= 0 && (decoding.repairs == 0 || decoding.firstRepair > 0))
    }
    _ = try? TextDecoding(bytes, name: "x", declared: "latin1")
  case "language": _ = LanguageGuess(of: String(decoding: bytes, as: UTF8.self))
  case "html": check(bytes, as: .html)
  case "xml": check(bytes, as: .feed)
  case "json":
    check(reader.documents(in: InputPiece(content: .line(bytes, number: 1), name: "x", path: "x")))
  case "records": check(bytes, as: .json)
  case "csv":
    guard var rows = try? CSVReader(ByteSource(bytes, within: limits), limit: 10_000) else { break }
    while let row = try? rows.next() {
      if case .cells(let cells, let line) = row { precondition(!cells.isEmpty && line > 0) }
    }
  case "mail": check(bytes, as: .mail)
  case "mailbox":
    guard var mails = try? MailboxReader(ByteSource(bytes, within: limits), limit: 10_000) else { break }
    while let mail = try? mails.next() {
      if case .bytes(let bytes, let line) = mail {
        precondition(!bytes.isEmpty && line > 0)
        check(bytes, as: .mail)
      }
    }
  case "text": check(bytes, as: .text)
  case "markdown": check(bytes, as: .markdown)
  case "pdf":
    var reader = PDFLayout.Reader()
    // The pipe cuts the bytes anywhere.
    reader.read(bytes.prefix(bytes.count / 3))
    reader.read(bytes.dropFirst(bytes.count / 3))
    _ = PDFLayout(reader.pages, layout: .shipped)
  case "utf16":
    guard var stream = UTF16Stream(startingWith: bytes[...]) else { break }
    let text =
      stream.utf8(Array(bytes.prefix(bytes.count / 3))) + stream.utf8(Array(bytes.dropFirst(bytes.count / 3)))
    precondition(String(validating: text, as: UTF8.self) != nil, "what goes on is UTF-8")
  case "gzip": unpack(GzipUnpacker.magic + bytes, by: GzipUnpacker())
  case "zstd": unpack(ZstdUnpacker.magic + bytes, by: ZstdUnpacker())
  case "pattern":
    let halves = Array(String(decoding: bytes, as: UTF8.self)).split(separator: "\n", maxSplits: 1)
    if halves.count == 2 { _ = Pattern.matches(Array(halves[0].prefix(200)), Array(halves[1].prefix(200))) }
  case "date": _ = WrittenDate.date(String(decoding: bytes, as: UTF8.self))
  default: fatalError("there is no parser '\(parser)'")
  }
  return 0
}
