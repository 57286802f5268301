import EntenteModel

/// A mail as `.eml` files keep it (RFC 5322, MIME): what its header says, and its text.
struct MailMessage {
  let subject: String?
  let author: String?
  let published: CalendarDate?
  let text: String
  let repairs: Int

  /// - Parameter nesting: how deep parts may stand one in another.
  /// - Complexity: O(*nd*) in the bytes and the depth of the parts.
  init(_ bytes: [UInt8], name: String, nesting: Int) throws(InputError) {
    let part = Part(bytes[...])
    guard let found = try Self.text(of: part, name: name, nesting: nesting, depth: 0) else {
      throw .noWords(name)
    }
    // Of a mail that was only passed on, the first sender is the author.
    let (body, passedOn) = Self.passedOn(found.text, isPlain: found.isPlain)
    var headers = part.headers
    if let passedOn { headers.merge(passedOn) { $1 } }
    subject = headers["subject"].map(TransferCoding.words).map(Self.withoutMarks).flatMap {
      $0.isEmpty ? nil : $0
    }
    author = headers["from"].map(TransferCoding.words).map(Self.name)
    published =
      headers["date"].map { $0.drop { $0 != "," }.dropFirst() }
      .flatMap { WrittenDate.date(String($0)) } ?? headers["date"].flatMap { WrittenDate.date($0) }
    text = body
    repairs = found.repairs
  }

  /// "Fwd: Re: Talks resume" → "Talks resume".
  private static func withoutMarks(_ subject: String) -> String {
    var rest = subject[...]
    while let colon = rest.prefix(8).firstIndex(of: ":") {
      let mark = rest[..<colon].lowercased().filter { $0.isLetter }
      guard PageLayout.shipped.mail.contains(mark) else { break }
      rest = rest[rest.index(after: colon)...].drop(while: \.isWhitespace)
    }
    return String(rest)
  }

  /// What was passed on, and the header that stands above it, where a mail holds nothing else.
  private static func passedOn(_ text: String, isPlain: Bool) -> (text: String, headers: [String: String]?) {
    guard isPlain else { return (text, nil) }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    lines = lines.drop { Document.tidied($0).isEmpty }
    guard let mark = lines.first, mark.hasPrefix("-----") || mark.lowercased().hasPrefix("begin forwarded")
    else { return (text, nil) }
    lines = lines.dropFirst().drop { Document.tidied($0).isEmpty }
    var headers: [String: String] = [:]
    while let line = lines.first, let colon = line.firstIndex(of: ":"), headers.count < 20 {
      let key = line[..<colon].lowercased()
      guard key.allSatisfy({ $0.isLetter || $0 == "-" }) else { break }
      headers[key] = String(line[line.index(after: colon)...])
      lines.removeFirst()
    }
    guard headers["from"] != nil else { return (text, nil) }
    headers["date"] = headers["date"] ?? headers["sent"]
    return (lines.drop { Document.tidied($0).isEmpty }.joined(separator: "\n"), headers)
  }

  /// "Ann Lee <ann@example.org>" → "Ann Lee".
  private static func name(_ from: String) -> String {
    let name = from.prefix { $0 != "<" }.filter { $0 != "\"" }
    let tidy = Document.tidied(name)
    return tidy.isEmpty ? from : tidy
  }

  /// One part: its headers in lower case, unfolded, and its body.
  private struct Part {
    var headers: [String: String] = [:]
    var body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
      var position = bytes.startIndex
      var last: String?
      while position < bytes.endIndex {
        let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
        var line = bytes[position..<end]
        if line.last == 0x0D { line = line.dropLast() }
        position = min(end + 1, bytes.endIndex)
        if line.isEmpty { break }
        // A header in other than ASCII should be coded; where it is not, it is UTF-8 or one byte a character.
        let text =
          String(validating: line.prefix(10_000), as: UTF8.self) ?? TextDecoding.single(line.prefix(10_000))
        if line.first == 0x20 || line.first == 0x09 {
          if let last, let value = headers[last], value.utf8.count < 20_000 { headers[last] = value + text }
          continue
        }
        guard let colon = text.firstIndex(of: ":") else { continue }
        let key = text[..<colon].lowercased()
        last = headers[key] == nil ? key : nil
        if headers[key] == nil, headers.count < 1000 {
          headers[key] = String(text[text.index(after: colon)...])
        }
      }
      body = bytes[position...]
    }

    /// "text/plain", and the parameters after it.
    var type: (name: String, parameters: [String: String]) {
      let parts = (headers["content-type"] ?? "text/plain").split(separator: ";")
      var parameters: [String: String] = [:]
      for part in parts.dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1).map { Document.tidied($0) }
        if pair.count == 2 { parameters[pair[0].lowercased()] = pair[1].filter { $0 != "\"" } }
      }
      return (Document.tidied(parts.first ?? "text/plain").lowercased(), parameters)
    }
  }

  private static func text(of part: Part, name: String, nesting: Int, depth: Int) throws(InputError) -> (
    text: String, isPlain: Bool, repairs: Int
  )? {
    guard depth <= min(nesting, 32) else { throw .nestedTooDeep(name, limit: min(nesting, 32)) }
    let type = part.type
    if part.headers["content-disposition"]?.lowercased().contains("attachment") == true { return nil }
    if type.name.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      var best: (text: String, isPlain: Bool, repairs: Int)?
      for piece in pieces(of: part.body, boundary: boundary) {
        guard let found = try text(of: Part(piece), name: name, nesting: nesting, depth: depth + 1) else {
          continue
        }
        // Plain text goes before the same as markup; of several parts of one kind, the first is the message.
        if best == nil || found.isPlain && best?.isPlain == false { best = found }
      }
      return best
    }
    if type.name == "message/rfc822" { return nil }
    guard type.name == "text/plain" || type.name == "text/html" || type.name == "text" else { return nil }
    let bytes = TransferCoding.decoded(
      part.body, by: Document.tidied(part.headers["content-transfer-encoding"] ?? "7bit"))
    let decoding = try TextDecoding(bytes, name: name, declared: type.parameters["charset"])
    var text = decoding.text
    if type.name == "text/html" {
      do {
        text = try WebPage.text(ofFragment: text, nesting: nesting)
      } catch {
        throw .nestedTooDeep(name, limit: nesting)
      }
    } else {
      text = unwrapped(text, isFlowed: type.parameters["format"]?.lowercased() == "flowed")
    }
    guard text.contains(where: { $0.isLetter }) else { return nil }
    return (text, type.name != "text/html", decoding.repairs)
  }

  /// The bodies between the lines that a boundary makes; at most 1,000 of them.
  private static func pieces(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var position = body.startIndex
    while position < body.endIndex, pieces.count < 1000 {
      let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[position..<end].starts(with: mark) {
        if let start { pieces.append(body[start..<position]) }
        start = min(end + 1, body.endIndex)
        if body[position..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) {
          start = nil
          break
        }
      }
      position = min(end + 1, body.endIndex)
    }
    if let start { pieces.append(body[start...]) }
    return pieces
  }

  /// Takes "On Monday Ann Lee wrote:" away, which leads to what is quoted and may go over two lines.
  private static func dropLead(_ lines: inout [Substring]) {
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    guard lines.last?.hasSuffix("wrote:") == true else { return }
    let isWhole = lines.last?.hasPrefix("On ") == true
    lines.removeLast()
    if !isWhole, lines.last?.hasPrefix("On ") == true { lines.removeLast() }
  }

  /// Plain text without quoted lines and signature; lines that a mail program has broken are put together.
  private static func unwrapped(_ text: String, isFlowed: Bool) -> String {
    var lines: [Substring] = []
    var wasQuoted = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line == "-- " || line == "--" { break }
      defer { wasQuoted = line.hasPrefix(">") }
      if line.hasPrefix(">") {
        if !wasQuoted { dropLead(&lines) }
        continue
      }
      lines.append(line)
    }
    guard isFlowed else { return lines.joined(separator: "\n") }
    var joined = ""
    for line in lines { joined += line.hasSuffix(" ") ? String(line) : line + "\n" }
    return joined
  }
}
