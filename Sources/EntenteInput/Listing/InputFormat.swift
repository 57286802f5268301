/// How the bytes of a file are to be understood.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html, json, jsonl, csv, mail, mailbox, feed, pdf

  /// What files of the format are called, packed ones aside.
  var suffixes: [String] {
    switch self {
    case .text: ["txt"]
    case .markdown: ["md"]
    case .html: ["html", "htm", "xhtml"]
    case .json: ["json"]
    case .jsonl: ["jsonl", "ndjson"]
    case .csv: ["csv", "tsv"]
    case .mail: ["eml"]
    case .mailbox: ["mbox"]
    case .feed: ["rss", "atom"]
    case .pdf: ["pdf"]
    }
  }

  static let packingSuffixes = ["gz", "zst"]

  /// What is looked for in folders.
  static let allSuffixes =
    allCases.filter { $0 != .json }.flatMap(\.suffixes) + packingSuffixes.map { "…." + $0 }

  /// What the name of a file says, without regard to case and packing.
  init?(named name: String) {
    var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 2, let last = parts.last, Self.packingSuffixes.contains(last) { parts.removeLast() }
    guard parts.count > 1, let suffix = parts.last,
      let format = Self.allCases.first(where: { $0.suffixes.contains(suffix) })
    else { return nil }
    self = format
  }

  /// What the first bytes say, where the name says nothing; plain text where they say nothing either.
  init(startingWith bytes: ArraySlice<UInt8>) {
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("%pdf-") {
      self = .pdf
    } else if start.hasPrefix("{") || start.hasPrefix("[") {
      self = Self.json(start)
    } else if start.hasPrefix("<") {
      if Self.startsFeed(start) {
        self = .feed
      } else if ["<!doctype html", "<html", "<head", "<body", "<article"].contains(where: start.contains) {
        self = .html
      } else {
        self = .text
      }
    } else if start.hasPrefix("from "), Self.startsMail(start.drop { !$0.isNewline }.dropFirst()) {
      self = .mailbox
    } else if Self.startsMail(start) {
      self = .mail
    } else {
      self = .text
    }
  }

  /// Whether lines of a header stand there, among them a sender and what only mail programs write.
  private static func startsMail(_ start: Substring) -> Bool {
    var keys: Set<Substring> = []
    for line in start.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.isEmpty { break }
      if line.first == " " || line.first == "\t" { continue }
      // The last line may be cut anywhere.
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
      else {
        return line.endIndex == start.endIndex && keys.contains("from") && !keys.isDisjoint(with: mailKeys)
      }
      keys.insert(line[..<colon])
    }
    return keys.contains("from") && !keys.isDisjoint(with: mailKeys)
  }

  private static let mailKeys: Set<Substring> = [
    "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to",
  ]

  /// A value for each line, one value over several, or words in brackets.
  private static func json(_ start: some StringProtocol) -> InputFormat {
    let second = start.dropFirst().first { !$0.isWhitespace }
    guard start.hasPrefix("{") ? second == "\"" || second == "}" : second == "{" else { return .text }
    guard start.hasPrefix("{"), let end = start.firstIndex(where: \.isNewline) else {
      return start.hasPrefix("{") ? .jsonl : .json
    }
    return start[..<end].last { !$0.isWhitespace } == "}" ? .jsonl : .json
  }

  /// Whether the words are how an RSS or Atom file begins.
  static func startsFeed(_ start: some StringProtocol) -> Bool {
    ["<rss", "<feed", "<rdf:rdf"].contains { start.contains($0) } && !start.contains("<html")
  }
}
