import EntenteModel
import Testing

struct `Copies of a text` {
  private static let words = (0..<400).map { "word\($0 * 7 % 389)" }

  private static func report(_ headline: String, _ body: some Sequence<String>) -> String {
    headline + "\n\n" + body.joined(separator: " ")
  }

  private static let original = CopyMarks(of: report("Guards close the bridge", words)).marks

  private func isCopy(_ text: String) -> Bool {
    !Set(CopyMarks(of: text).marks).isDisjoint(with: Self.original)
  }

  @Test func `are found under another headline`() {
    #expect(isCopy(Self.report("Bridge shut, say officials in the capital", Self.words)))
  }

  @Test(arguments: [0.8, 0.5, 0.3]) func `are found when their tail is cut off`(part: Double) {
    #expect(isCopy(Self.report("Guards close the bridge", Self.words.prefix(Int(400 * part)))))
  }

  @Test func `are found in another outlet's style`() {
    var words = Self.words
    for index in stride(from: 50, to: 400, by: 50) { words[index] = "changed" }
    words.insert(contentsOf: ["STRELSAU", "(Wire)", "–"], at: 0)
    #expect(isCopy(Self.report("“Bridge” closed", words)))
  }

  @Test func `do not depend on case, quotation marks and apostrophes`() {
    let one = CopyMarks(of: "He said \"the guards' bridge won't open\" on that day, or on any other day.")
    #expect(one == CopyMarks(of: "he said “The guards’ bridge won’t open” on that day or on any other day"))
  }

  @Test func `are none of another text, or of next to none`() {
    #expect(!isCopy(Self.report("Guards close the bridge", Self.words.map { $0 + "x" })))
    #expect(CopyMarks(of: "Read more here").marks.isEmpty)
    #expect(CopyMarks(of: "").marks.isEmpty)
  }
}
