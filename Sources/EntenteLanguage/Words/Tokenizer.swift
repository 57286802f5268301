/// Parts text into words by the conventions of Universal Dependencies for English.
///
/// Whitespace parts words, and so do most signs; clitics stand apart ("North Korea" + "'s", "do" +
/// "n't"), and so do the parts of hyphenated words but for prefixes ("so" + "-" + "called", but
/// "non-aligned"). Any bytes are accepted: those that are not UTF-8 count as letters, control characters
/// as spaces.
public struct Tokenizer: Sendable {
  let lexicon: TokenLexicon

  /// A tokeniser that knows `lexicon`.
  public init(lexicon: TokenLexicon) { self.lexicon = lexicon }

  /// How far ahead an address ("name@host", "https:") is looked for; keeps the scan linear.
  static let lookahead = 64

  /// The words of `bytes`, in order, as byte ranges that do not touch whitespace.
  ///
  /// - Complexity: O(*n*) in the bytes; one pass.
  public func tokens(in bytes: Span<UInt8>) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    tokens.reserveCapacity(bytes.count / 5 + 1)
    var position = 0
    while position < bytes.count {
      let space = Self.spaceLength(bytes, position)
      if space > 0 {
        position += space
        continue
      }
      var end = position
      while end < bytes.count, Self.spaceLength(bytes, end) == 0 { end += 1 }
      var chunk = Chunk(lexicon: lexicon, start: position, end: end, position: position)
      chunk.scan(bytes, into: &tokens)
      position = end
    }
    return tokens
  }

  /// The length of the white space that begins at `position`, or 0.
  @inline(__always)
  static func spaceLength(_ bytes: Span<UInt8>, _ position: Int) -> Int {
    let byte = bytes[position]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    if byte < 0xC2 { return 0 }
    return wideSpaceLength(bytes, position)
  }

  /// No-break, typographic and ideographic spaces, the zero-width space and the byte order mark.
  private static func wideSpaceLength(_ bytes: Span<UInt8>, _ position: Int) -> Int {
    let left = bytes.count - position
    switch bytes[position] {
    case 0xC2 where left > 1: return bytes[position + 1] == 0xA0 || bytes[position + 1] == 0x85 ? 2 : 0
    case 0xE2 where left > 2 && bytes[position + 1] == 0x80:
      let last = bytes[position + 2]
      return (0x80...0x8B).contains(last) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
    case 0xE3 where left > 2: return bytes[position + 1] == 0x80 && bytes[position + 2] == 0x80 ? 3 : 0
    case 0xEF where left > 2: return bytes[position + 1] == 0xBB && bytes[position + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }
}

/// The scan of one run of bytes without whitespace.
private struct Chunk {
  let lexicon: TokenLexicon
  let start: Int
  let end: Int
  var position: Int

  mutating func scan(_ bytes: Span<UInt8>, into tokens: inout [Range<Int>]) {
    while position < end {
      if let whole = wholeEnd(bytes) {
        emit(whole, &tokens)
      } else if let address = addressEnd(bytes) {
        emit(address, &tokens)
      } else if isWord(bytes, position) {
        let stop = wordEnd(bytes)
        emitWord(bytes, position..<stop, &tokens)
        position = stop
      } else {
        emit(signEnd(bytes, tokens.last), &tokens)
      }
    }
  }

  private mutating func emit(_ stop: Int, _ tokens: inout [Range<Int>]) {
    tokens.append(position..<stop)
    position = stop
  }

  // MARK: Characters

  private func isDigit(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    at < end && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at])
  }

  private func isUpper(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    at < end && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[at])
  }

  /// A letter: ASCII, or any other character that is not a sign.
  private func isLetter(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    guard at < end else { return false }
    let byte = bytes[at]
    if byte < 0x80 {
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    return byte < 0xC0 || signLength(bytes, at) == 0
  }

  private func isWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool { isLetter(bytes, at) || isDigit(bytes, at) }

  /// The length of the non-ASCII sign at `at`, or 0 for a letter: Latin-1 signs, general punctuation,
  /// currency, arrows, mathematics, dingbats, CJK punctuation, emoji.
  private func signLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    let left = end - at
    switch bytes[at] {
    case 0xC2 where left > 1:
      // ª, µ and º are letters.
      return bytes[at + 1] == 0xAA || bytes[at + 1] == 0xB5 || bytes[at + 1] == 0xBA ? 0 : 2
    case 0xC3 where left > 1: return bytes[at + 1] == 0x97 || bytes[at + 1] == 0xB7 ? 2 : 0
    case 0xE2 where left > 2: return (0x80...0xAF).contains(bytes[at + 1]) && bytes[at + 1] != 0x85 ? 3 : 0
    case 0xE3 where left > 2: return bytes[at + 1] == 0x80 ? 3 : 0
    case 0xEF where left > 2: return bytes[at + 1] == 0xBC && bytes[at + 2] < 0x90 ? 3 : 0
    case 0xF0 where left > 3: return bytes[at + 1] == 0x9F ? 4 : 0
    default: return 0
    }
  }

  /// The length of the apostrophe at `at` (straight, curly, grave), or 0.
  private func apostropheLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    guard at < end else { return 0 }
    if bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "`") { return 1 }
    let curly =
      bytes[at] == 0xE2 && at + 2 < end && bytes[at + 1] == 0x80
      && (bytes[at + 2] == 0x99 || bytes[at + 2] == 0x98)
    return curly ? 3 : 0
  }

  private func run(_ bytes: Span<UInt8>, _ from: Int, _ test: (Int) -> Bool) -> Int {
    var at = from
    while at < end, test(at) { at += 1 }
    return at
  }

  // MARK: Wholes and addresses

  /// The end of an emoticon or other form that is kept whole, at the start of the chunk only.
  private func wholeEnd(_ bytes: Span<UInt8>) -> Int? {
    guard position == start, end - start <= 12 else { return nil }
    var stop = end
    while stop > start {
      if stop - start > 1, lexicon.contains(.wholes, bytes, start..<stop) { return stop }
      guard ",.;!?)\"".utf8.contains(bytes[stop - 1]) else { return nil }
      stop -= 1
    }
    return nil
  }

  /// The end of a web or mail address that begins here; trailing stops and brackets are not part of it.
  private func addressEnd(_ bytes: Span<UInt8>) -> Int? {
    guard isWord(bytes, position), position == start || !isWord(bytes, position - 1) else { return nil }
    let limit = min(end, position + Tokenizer.lookahead)
    var at = position
    var lastDot = -1
    var dots = 0
    var isSmall = true
    var mail = false
    while at < limit {
      let byte = bytes[at]
      if byte == UInt8(ascii: ":") {
        let scheme = at + 2 < end && bytes[at + 1] == UInt8(ascii: "/") && bytes[at + 2] == UInt8(ascii: "/")
        if scheme, at - position <= 8 { return trimmedEnd(bytes, end) }
        break
      }
      if byte == UInt8(ascii: "@") {
        guard at > position, isWord(bytes, at + 1) else { break }
        mail = true
      } else if byte == UInt8(ascii: ".") {
        if at == position + 3, bytes[position] | 0x20 == UInt8(ascii: "w"),
          bytes[position + 1] | 0x20 == UInt8(ascii: "w"),
          bytes[position + 2] | 0x20 == UInt8(ascii: "w"), isWord(bytes, at + 1)
        {
          return trimmedEnd(bytes, end)
        }
        if at - max(lastDot + 1, position) < 2 { isSmall = false }
        lastDot = at
        dots += 1
      } else if !isWord(bytes, at), byte != UInt8(ascii: "-"), !(mail == false && byte == UInt8(ascii: "+")) {
        break
      }
      if isUpper(bytes, at) || isDigit(bytes, at) { isSmall = false }
      at += 1
    }
    guard lastDot > position else { return nil }
    let stop = trimmedEnd(bytes, at)
    // "alt.religion.history": small words with two stops at least between them, as newsgroups are named.
    if mail || (isSmall && dots > 1 && stop > lastDot + 2) { return stop }
    var dot = stop - 1
    while dot > position, bytes[dot] != UInt8(ascii: ".") { dot -= 1 }
    guard dot > position, stop - dot > 2, lexicon.contains(.domains, bytes, dot + 1..<stop) else {
      return nil
    }
    // "host.tld/path" goes on to the end of the chunk.
    return stop < end && bytes[stop] == UInt8(ascii: "/") ? trimmedEnd(bytes, end) : stop
  }

  private func trimmedEnd(_ bytes: Span<UInt8>, _ from: Int) -> Int {
    var stop = from
    while stop > position + 1 {
      if ".,;:!?)]}>\"'*".utf8.contains(bytes[stop - 1]) {
        stop -= 1
      } else if stop - position > 3, bytes[stop - 3] == 0xE2, bytes[stop - 2] == 0x80 {
        stop -= 3
      } else {
        break
      }
    }
    return stop
  }

  // MARK: Words

  /// The end of the word at `position`, its own full stop included, its clitics not yet parted.
  private func wordEnd(_ bytes: Span<UInt8>) -> Int {
    var at = position
    var segment = position
    while at < end {
      let digits = isDigit(bytes, at)
      let stop = run(bytes, at) { digits ? isDigit(bytes, $0) : isLetter(bytes, $0) }
      if digits, isLetter(bytes, stop) {
        let letters = run(bytes, stop) { isLetter(bytes, $0) }
        if lexicon.contains(.units, bytes, stop..<letters), !isDigit(bytes, letters) { return stop }
        at = stop
        continue
      }
      if !digits, isDigit(bytes, stop) {
        at = stop
        continue
      }
      at = stop
      guard let next = joined(bytes, segment, at, digits) else { break }
      segment = next
      at = next
    }
    if at < end, bytes[at] == UInt8(ascii: "."), takesStop(bytes, at) { at += 1 }
    if at < end, bytes[at] == UInt8(ascii: "$"), at - position <= 2, isUpper(bytes, position) { at += 1 }
    return at
  }

  /// Where the word goes on after the sign at `at`, or `nil` when the word ends there.
  private func joined(_ bytes: Span<UInt8>, _ segment: Int, _ at: Int, _ digits: Bool) -> Int? {
    guard at < end else { return nil }
    let next = at + 1
    let apostrophe = apostropheLength(bytes, at)
    if apostrophe > 0 {
      return isLetter(bytes, at + apostrophe) && (!digits || decade(bytes, at, apostrophe))
        ? at + apostrophe : nil
    }
    guard isWord(bytes, next) else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "."):
      if digits { return isDigit(bytes, next) ? next : nil }
      if isDigit(bytes, next) { return at - segment == 1 ? next : nil }
      // "U.S", "a.m", "Ph.D": parts of one or two letters.
      let following = run(bytes, next) { isLetter(bytes, $0) }
      return at - segment == 1 || (at - segment == 2 && following - next == 1) ? next : nil
    case UInt8(ascii: ","):
      guard digits, isDigit(bytes, next) else { return nil }
      let stop = run(bytes, next) { isDigit(bytes, $0) }
      return stop - next == 3 && at - segment <= 3 ? next : nil
    case UInt8(ascii: ":"):
      return digits && isDigit(bytes, next) ? next : nil
    case UInt8(ascii: "/"):
      return digits && isDigit(bytes, next) && isDate(bytes, segment, at) ? next : nil
    case UInt8(ascii: "-"):
      if digits { return isDigit(bytes, next) && isTelephone(bytes) ? next : nil }
      return isLetter(bytes, next) && lexicon.contains(.prefixes, bytes, segment..<at) ? next : nil
    case UInt8(ascii: "&"):
      return isUpper(bytes, at - 1) && isUpper(bytes, next) ? next : nil
    case UInt8(ascii: "*"), UInt8(ascii: "@"):
      return !digits && isLetter(bytes, next) ? next : nil
    default: return nil
    }
  }

  /// "60's": a decade's s stays with its number.
  private func decade(_ bytes: Span<UInt8>, _ at: Int, _ apostrophe: Int) -> Bool {
    let letter = at + apostrophe
    return bytes[at - 1] == UInt8(ascii: "0") && bytes[letter] | 0x20 == UInt8(ascii: "s")
      && !isWord(bytes, letter + 1)
  }

  /// "11/28/2000": the slash at `at` is one of two between numbers.
  private func isDate(_ bytes: Span<UInt8>, _ segment: Int, _ at: Int) -> Bool {
    if segment > position { return true }
    let second = run(bytes, at + 1) { isDigit(bytes, $0) }
    return second < end && bytes[second] == UInt8(ascii: "/") && isDigit(bytes, second + 1)
  }

  /// "555-0142", "2024-11-06": numbers joined by hyphens that are not a range.
  private func isTelephone(_ bytes: Span<UInt8>) -> Bool {
    var at = position
    var groups: [Int] = []
    while groups.count < 6 {
      let stop = run(bytes, at) { isDigit(bytes, $0) }
      guard stop > at else { break }
      groups.append(stop - at)
      guard stop < end, bytes[stop] == UInt8(ascii: "-") else { break }
      at = stop + 1
    }
    return groups.count > 2 || (groups.count == 2 && groups[0] == 3 && groups[1] == 4)
  }

  /// Whether the full stop at `at` belongs to the word before it.
  private func takesStop(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let word = position..<at
    if at + 1 < end, bytes[at + 1] == UInt8(ascii: ".") { return false }
    if word.contains(where: { bytes[$0] == UInt8(ascii: ".") }) {
      // "U.S.", "a.m.": letters parted by full stops.
      return isLetter(bytes, at - 1) && bytes[at - 2] == UInt8(ascii: ".")
    }
    if isDigit(bytes, position) {
      // "1." that begins a line is its number.
      return at - position <= 2 && at + 1 == end && beginsLine(bytes)
    }
    if word.count == 1, isInitial(bytes, at) { return true }
    if lexicon.contains(.abbreviations, bytes, word) {
      return !(lexicon.contains(.finals, bytes, word) && sentenceEnds(bytes, at + 1))
    }
    return lexicon.contains(.numberAbbreviations, bytes, word) && numberFollows(bytes, at + 1)
  }

  private func beginsLine(_ bytes: Span<UInt8>) -> Bool {
    guard position == start else { return false }
    var at = start
    while at > 0, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
    return at == 0 || bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D
  }

  /// "J." in a name: before a capital, unless that begins a word that opens sentences.
  private func isInitial(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    guard isUpper(bytes, position) else { return false }
    if at + 1 < end { return isLetter(bytes, at + 1) }
    var next = at + 1
    while next < bytes.count, next < at + 4, Tokenizer.spaceLength(bytes, next) > 0 { next += 1 }
    guard next < bytes.count, bytes[next] != 0x0A else { return false }
    guard bytes[next] < 0x80 else { return bytes[next] >= 0xC3 && bytes[next] != 0xE2 }
    var stop = next
    while stop < bytes.count, stop < next + 24,
      bytes[stop] >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[stop] | 0x20)
    {
      stop += 1
    }
    guard stop > next, bytes[next] < UInt8(ascii: "a") else { return false }
    // "X. Y.": one initial after another.
    if stop == next + 1, stop < bytes.count, bytes[stop] == UInt8(ascii: ".") { return true }
    return !lexicon.contains(.openers, bytes, next..<stop)
  }

  /// Whether a capital, a blank line or nothing follows at `from`.
  private func sentenceEnds(_ bytes: Span<UInt8>, _ from: Int) -> Bool {
    var next = from
    var breaks = 0
    while next < bytes.count, next < from + 4, Tokenizer.spaceLength(bytes, next) > 0 {
      if bytes[next] == 0x0A { breaks += 1 }
      next += 1
    }
    if next >= bytes.count || breaks > 1 { return true }
    return next > from && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[next])
  }

  private func numberFollows(_ bytes: Span<UInt8>, _ from: Int) -> Bool {
    var next = from
    while next < bytes.count, next < from + 3, Tokenizer.spaceLength(bytes, next) > 0 { next += 1 }
    return next < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[next])
  }

  /// Adds the word and parts its clitics from it.
  private func emitWord(_ bytes: Span<UInt8>, _ word: Range<Int>, _ tokens: inout [Range<Int>]) {
    if let parting = lexicon.value(.contractions, bytes, word), parting > 0 {
      tokens.append(word.lowerBound..<word.lowerBound + parting)
      tokens.append(word.lowerBound + parting..<word.upperBound)
      return
    }
    if let clitic = cliticStart(bytes, word), clitic > word.lowerBound {
      let host = word.lowerBound..<clitic
      if let parting = lexicon.value(.contractions, bytes, host), parting > 0 {
        tokens.append(host.lowerBound..<host.lowerBound + parting)
        tokens.append(host.lowerBound + parting..<host.upperBound)
      } else if let inner = cliticStart(bytes, host), inner > host.lowerBound {
        tokens.append(host.lowerBound..<inner)
        tokens.append(inner..<host.upperBound)
      } else {
        tokens.append(host)
      }
      tokens.append(clitic..<word.upperBound)
    } else {
      tokens.append(word)
    }
  }

  /// Where the clitic that ends `word` begins: 's 'm 'd 're 've 'll n't.
  private func cliticStart(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Int? {
    let last = word.upperBound - 1
    guard word.count >= 3, bytes[last] < 0x80 else { return nil }
    let final = bytes[last] | 0x20
    for letters in 1...2 {
      let mark = word.upperBound - letters - 1
      guard mark > word.lowerBound else { return nil }
      let byte = bytes[mark]
      let length =
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") ? 1 : byte == 0x99 || byte == 0x98 ? 3 : 0
      guard length > 0, mark - length + 1 > word.lowerBound else { continue }
      let at = mark - length + 1
      guard apostropheLength(bytes, at) == length else { continue }
      if letters == 1 {
        switch final {
        case UInt8(ascii: "t"):
          let n = bytes[at - 1] | 0x20 == UInt8(ascii: "n")
          return n && at - 1 > word.lowerBound ? at - 1 : nil
        case UInt8(ascii: "s"):
          return isDigit(bytes, at - 1) && bytes[at - 1] == UInt8(ascii: "0") ? nil : at
        case UInt8(ascii: "m"), UInt8(ascii: "d"): return at
        default: return nil
        }
      }
      let before = bytes[last - 1] | 0x20
      switch (before, final) {
      case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
        (UInt8(ascii: "l"), UInt8(ascii: "l")):
        return at
      default: return nil
      }
    }
    return nil
  }

  // MARK: Signs

  /// The end of the sign at `position`: one character, or a run that belongs together.
  private func signEnd(_ bytes: Span<UInt8>, _ previous: Range<Int>?) -> Int {
    let byte = bytes[position]
    let next = position + 1
    let apostrophe = apostropheLength(bytes, position)
    if apostrophe > 0 { return apostropheEnd(bytes, apostrophe, previous) }
    if byte >= 0x80 {
      let length = max(1, signLength(bytes, position))
      // Dashes and the like repeated are one sign.
      var stop = position + length
      while stop + length <= end, length == 3,
        (0..<length).allSatisfy({ bytes[stop + $0] == bytes[position + $0] })
      {
        stop += length
      }
      return stop
    }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      let isDecimal = byte == UInt8(ascii: ".") && position == start && isDigit(bytes, next)
      return run(bytes, next) { isDecimal ? isDigit(bytes, $0) : ".!?".utf8.contains(bytes[$0]) }
    case UInt8(ascii: "+"):
      let isNumber = position == start && isDigit(bytes, next)
      return run(bytes, next) { isNumber ? isDigit(bytes, $0) : bytes[$0] == byte }
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      // "#ceasefire", "@ministry": a mark and its word are one.
      if position == start, isLetter(bytes, next) { return run(bytes, next) { isWord(bytes, $0) } }
      return byte == UInt8(ascii: "@") ? next : run(bytes, next) { bytes[$0] == byte }
    case UInt8(ascii: "-"), UInt8(ascii: "="):
      // Ruled lines mix both.
      let rule = run(bytes, next) { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: "=") }
      return rule - position > 3 ? rule : run(bytes, next) { bytes[$0] == byte }
    case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"),
      UInt8(ascii: "$"):
      return run(bytes, next) { bytes[$0] == byte }
    default: return next
    }
  }

  /// An apostrophe: a clitic after a word that ended with a sign ("U.S.'s"), "'90s", or a quotation mark.
  private func apostropheEnd(_ bytes: Span<UInt8>, _ length: Int, _ previous: Range<Int>?) -> Int {
    let after = position + length
    if let previous, previous.upperBound == position {
      let letters = run(bytes, after) { isLetter(bytes, $0) }
      if letters - after == 1, !isDigit(bytes, letters), bytes[after] | 0x20 == UInt8(ascii: "s") {
        return letters
      }
    } else if isDigit(bytes, after), isDigit(bytes, after + 1), !isDigit(bytes, after + 2) {
      let letters = run(bytes, after + 2) { isLetter(bytes, $0) }
      if letters - after - 2 <= 1 { return letters }
    }
    // Two of them are one sign: '' and its typographic form.
    let second = apostropheLength(bytes, after)
    return second == length && bytes[after + length - 1] == bytes[after - 1] ? after + length : after
  }
}
