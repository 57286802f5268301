/// How Universal Dependencies' English treebanks split a hyphenated word: at every hyphen between letters
/// or digits, but not after a prefix ("non-proliferation", "co-founder").
enum HyphenSplitting {
  /// The tokens of `word`, one or more.
  static func split(_ word: String) -> [String] {
    guard word.utf8.contains(UInt8(ascii: "-")), word.utf8.count > 2, !word.contains("/") else {
      return [word]
    }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && ($0.first?.isLetter ?? false || $0.first?.isNumber ?? false) })
    else { return [word] }
    if parts.count == 2, prefixes.contains(parts[0].lowercased()) { return [word] }
    return Array(parts.map { [$0] }.joined(separator: ["-"]))
  }

  /// Prefixes that English treebanks keep with their word.
  private static let prefixes: Set<String> = [
    "a", "anti", "bi", "co", "counter", "cross", "de", "e", "eco", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "micro", "mid", "mini", "multi", "non", "over", "post", "pre", "pro", "proto", "pseudo",
    "psycho", "re", "semi", "sub", "super", "trans", "tri", "u", "ultra", "un", "uni", "x",
  ]
}
