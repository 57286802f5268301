/// How the bytes of a file are to be understood.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  case text, html, jsonl, csv, mail, feed, pdf

  /// What files of the format are called, packed ones aside.
  var suffixes: [String] {
    switch self {
    case .text: ["txt", "md"]
    case .html: ["html", "htm", "xhtml"]
    case .jsonl: ["jsonl", "ndjson"]
    case .csv: ["csv", "tsv"]
    case .mail: ["eml"]
    case .feed: ["rss", "atom"]
    case .pdf: ["pdf"]
    }
  }

  static let packingSuffixes = ["gz", "zst"]

  static let allSuffixes = allCases.flatMap(\.suffixes) + packingSuffixes.map { "…." + $0 }

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
    } else if start.hasPrefix("{\"") || start.hasPrefix("{ \"") {
      self = .jsonl
    } else if start.hasPrefix("<") {
      if Self.startsFeed(start) {
        self = .feed
      } else if ["<!doctype html", "<html", "<head", "<body", "<article"].contains(where: start.contains) {
        self = .html
      } else {
        self = .text
      }
    } else {
      self = .text
    }
  }

  /// Whether the words are how an RSS or Atom file begins.
  static func startsFeed(_ start: some StringProtocol) -> Bool {
    ["<rss", "<feed", "<rdf:rdf"].contains { start.contains($0) } && !start.contains("<html")
  }
}
