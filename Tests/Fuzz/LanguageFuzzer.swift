// The entry point of Scripts/fuzz-language; compiled with the sources of EntenteLanguage as one module.

private let analyzer: Analyzer? = try? Analyzer(.embedded())

/// Analyses one input and checks what every analysis promises.
@_cdecl("LLVMFuzzerTestOneInput")
public func analyzeOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let analyzer else { fatalError("no model is embedded") }
  let text = Array(UnsafeBufferPointer(start: bytes, count: count))
  let analysis = analyzer.analyze(text)
  var end = 0
  for token in analysis.tokens {
    precondition(token.range.lowerBound >= end && !token.range.isEmpty && token.range.upperBound <= count)
    end = token.range.upperBound
  }
  var next = 0
  for sentence in analysis.sentences {
    precondition(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
    next = sentence.tokens.upperBound
    precondition(sentence.tokens.filter { analysis.tokens[$0].head < 0 }.count == 1)
    for index in sentence.tokens {
      var at = index
      var steps = 0
      while analysis.tokens[at].head >= 0 {
        at = analysis.tokens[at].head
        steps += 1
        precondition(sentence.tokens.contains(at) && steps <= sentence.tokens.count)
      }
      _ = analysis.lemma(of: index)
    }
  }
  precondition(next == analysis.tokens.count)
  return 0
}
