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
    "Lt. Col. R. J. Öberg|, 41|, flew from St. Gallen on Sept. 3|.", "Minister M. Año left at 9 p.m. sharp|.",
  ])
  func `keeps abbreviations whole`(_ text: String) throws { try check(text) }

  @Test func `leaves the full stop of "etc." to a sentence that ends there`() throws {
    try check("Food|, fuel|, etc. were sent|.")
    try check("They sent food|, fuel|, etc|. Nobody paid|.")
    try check("They sent food|, fuel|, etc|.")
  }

  @Test(arguments: [
    "about 11,000 troops|, 3.5 million shells|, 155|mm guns", "$|2.2|bn in aid|, or 40|%",
    "at 7:30|pm on 11/28/2025",
    "the 2nd and 3rd of 12|-|15 brigades", "call 555-0142", "sections 18|,|19",
    "€|1.4|m for a 500|kg bomb", "a 20|% rise to 3,400.5", "since 9/11",
    "70 miles (|112|km|) away", "in the 1990s and the '80s", "from 6|am to 10|pm",
  ])
  func `knows numbers and units`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "a so|-|called cease|-|fire", "non-aligned and pro-Kyiv", "and|/|or", "KYIV — Two men",
    "(|Agency|) - Two men",
    "“|No|,|” he said|.", "‘|No|’", "(|an|) engagement", "wait|...", "What|?!",
    "[|Ukrainian President|] Orlenko", "It is (|an|) attack|,|” he said", "one – two|—|three",
    "“|‘|No|,|’ he said|,|” she said|.", "Really|?..", "He left|…",
    "(|Agency|) – Two men", "GENEVA|, March 3 (|Agency|) - Two men", "ODESA|/|KYIV — Two men",
  ])
  func `knows signs`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "see https://example.org/a-b?c=d|.", "write to ann.lee@example.org|, please",
    "www.example.com|)|, or example.org",
  ])
  func `keeps addresses whole`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "• Two men", "- Two men", "* Two men", "1. Two men", "READ MORE|: Two men",
    "#ceasefire now|, says @ministry", "see alt.religion.history for more", "--==--==-- end",
    "Photo|: Agency|/|Ann Lee", "© 2025 Example News|. All rights reserved|.",
  ])
  func `knows what pages have around their text`(_ text: String) throws { try check(text) }

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
