import Testing

@testable import EntenteLanguage

struct `A tokeniser` {
  /// `parted` shows the words with a bar between those that touch and a space between those that do not.
  private func check(_ parted: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let analyzer = Analyzer(try LanguageModel.embedded())
    let text = Array(parted.filter { $0 != "|" }.utf8)
    var found = ""
    var last = 0
    for token in analyzer.tokens(in: text) {
      if last > 0 { found += token.lowerBound == last ? "|" : " " }
      found += String(decoding: text[token], as: UTF8.self)
      last = token.upperBound
    }
    #expect(found == parted, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "North Korea|'s envoy did|n't sign|.", "They|’re sure the generals|’ plan wo|n’t work|.",
    "She can|not go|, and he|'d rather she|'d stay|.", "It|'s the U.S.|'s turn|.",
  ])
  func `parts clitics`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "Gen. Ito met Mr. Okafor in Nov. in Washington|, D.C.", "The U.S. envoy came at 9 a.m. with J. B. Lund|.",
    "It was plan B|.", "Turn to p. 12|, then to the map|.", "He said no|.",
  ])
  func `keeps abbreviations whole`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "about 11,000 troops|, 3.5 million shells|, 155|mm guns", "$|2.2|bn in aid|, or 40|%",
    "at 7:30|pm on 11/28/2025",
    "the 2nd and 3rd of 12|-|15 brigades", "call 555-0142", "sections 18|,|19",
  ])
  func `knows numbers and units`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "a so|-|called cease|-|fire", "non-aligned and pro-Kyiv", "and|/|or", "KYIV — Two men",
    "(|Agency|) - Two men",
    "“|No|,|” he said|.", "‘|No|’", "(|an|) engagement", "wait|...", "What|?!",
  ])
  func `knows signs`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "see https://example.org/a-b?c=d|.", "write to ann.lee@example.org|, please",
    "www.example.com|)|, or example.org",
  ])
  func `keeps addresses whole`(_ text: String) throws { try check(text) }

  @Test func `gives byte ranges that with their gaps are the text`() throws {
    let analyzer = Analyzer(try LanguageModel.embedded())
    let text = Array("“Kraków’s\u{a0}mayor—in 東京—said:\t‘no’…”\n".utf8)
    var end = 0
    for token in analyzer.tokens(in: text) {
      #expect(token.lowerBound >= end)
      let gap = String(decoding: text[end..<token.lowerBound], as: UTF8.self)
      let isBlank = gap.allSatisfy { $0.isWhitespace }
      #expect(isBlank)
      #expect(String(validating: text[token], as: UTF8.self) != nil)
      end = token.upperBound
    }
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x80], [0xE2], [0xE2, 0x80], [0x41, 0x00, 0x42], [0xF0, 0x9F], [0xC2], [0xED, 0xA0, 0x80],
  ])
  func `takes any bytes`(_ bytes: [UInt8]) throws {
    let analysis = Analyzer(try LanguageModel.embedded()).analyze(bytes)
    #expect(analysis.tokens.allSatisfy { $0.range.upperBound <= bytes.count && !$0.range.isEmpty })
  }
}
