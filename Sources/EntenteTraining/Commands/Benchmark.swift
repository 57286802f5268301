import ArgumentParser
import EntenteLanguage
import Foundation

/// Measures the speed of each stage, and that time grows with length and no faster.
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print tokens a second of CPU time by stage, on one thread.")

  @Option(help: "The model; the embedded one when not given.") var model: String?
  @Option(help: "How many documents to read at most.") var limit = 3000
  @Option(help: "Then read so many documents more, the same over and over, and print the memory held.")
  var endurance = 0
  @Flag(help: "Also double awkward texts and print how time grows.") var doubling = false
  @Argument(help: "JSON Lines with a \"text\" in each, plain or gzipped.") var documents: String?

  private struct Line: Decodable { var text: String }

  func run() throws {
    let opening = CPUClock.now
    let loaded = try model.map { try LanguageModel(path: $0) } ?? LanguageModel.embedded()
    let analyzer = Analyzer(loaded)
    print(String(format: "model ready in %.2f ms", (CPUClock.now - opening) * 1000))
    if let documents {
      let decoder = JSONDecoder()
      let texts = try TextFile.read(documents).split(separator: "\n").prefix(limit).map {
        Array(try decoder.decode(Line.self, from: Data($0.utf8)).text.utf8)
      }
      try measureStages(analyzer, texts)
      if endurance > 0 { measureMemory(analyzer, texts) }
    }
    if doubling { measureDoubling(analyzer) }
  }

  private func measureStages(_ analyzer: Analyzer, _ texts: [[UInt8]]) throws {
    let recogniser = NameRecogniser.isIn(analyzer.model.file) ? try NameRecogniser(analyzer.model.file) : nil
    var words = 0
    var bytes = 0
    var times = [0.0, 0.0, 0.0, 0.0]
    var check = 0
    for text in texts {
      let start = CPUClock.now
      let tokens = analyzer.tokens(in: text)
      let tokenized = CPUClock.now
      let sentences = analyzer.sentences(in: text, tokens: tokens)
      let parted = CPUClock.now
      let analysis = analyzer.analyze(text, tokens: tokens, sentences: sentences)
      let analysed = CPUClock.now
      let names = recogniser?.names(in: text.span, tokens: analysis.tokens, sentences: sentences) ?? []
      let named = CPUClock.now
      times[0] += tokenized - start
      times[1] += parted - tokenized
      // The analysis includes the names; what they take is measured by finding them once more.
      times[2] += analysed - parted - (named - analysed)
      times[3] += named - analysed
      words += tokens.count
      bytes += text.count
      check &+= (analysis.tokens.last?.head ?? 0) + names.count
    }
    print("\(texts.count) documents, \(bytes) bytes, \(words) tokens (\(check & 1))")
    for (name, time) in zip(["words", "sentences", "tags and trees", "names"], times) {
      print(name.padding(toLength: 24, withPad: " ", startingAt: 0), rate(words, time))
    }
    print("all".padding(toLength: 24, withPad: " ", startingAt: 0), rate(words, times.reduce(0, +)))
    print("memory \(CPUClock.residentMegabytes) MB at most")
  }

  /// Reads the texts over and over, and prints at each tenth what the process holds.
  private func measureMemory(_ analyzer: Analyzer, _ texts: [[UInt8]]) {
    guard !texts.isEmpty else { return }
    let start = CPUClock.now
    var check = 0
    for number in 1...endurance {
      check &+= analyzer.analyze(texts[number % texts.count]).names.count
      if number % max(1, endurance / 10) == 0 {
        print(
          String(
            format: "%9d documents  %7.1f s  %4d MB at most", number, CPUClock.now - start,
            CPUClock.residentMegabytes))
        fflush(nil)
      }
    }
    print("(\(check & 1))")
  }

  private func rate(_ words: Int, _ seconds: Double) -> String {
    String(
      format: "%10.0f tokens/s  %6.2f µs a token", Double(words) / seconds,
      seconds / Double(max(words, 1)) * 1e6)
  }

  /// Texts that tempt a scanner to look far, each at doubling lengths.
  private func measureDoubling(_ analyzer: Analyzer) {
    let cases: [(String, String)] = [
      ("a long word", "a"), ("dots", "a."), ("hyphens", "a-"), ("numbers", "1,"), ("quotes", "'s"),
      ("at signs", "a@"), ("brackets", "(["), ("NULs", "\0"), ("capitals", "A. "), ("words", "word "),
      ("lines", "x\n"), ("slashes", "1/1/"), ("emoji", "😀"),
    ]
    for (name, unit) in cases {
      var times: [Double] = []
      for size in [1 << 17, 1 << 18, 1 << 19] {
        let text = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
        let start = CPUClock.now
        let analysis = analyzer.analyze(text)
        times.append(CPUClock.now - start + Double(analysis.tokens.count & 1) * 1e-9)
      }
      let growth = times[2] / max(times[1], 1e-6)
      print(
        name.padding(toLength: 14, withPad: " ", startingAt: 0),
        times.map { String(format: "%8.2f ms", $0 * 1000) }.joined(separator: " "),
        String(format: "  ×%.2f at the last doubling", growth))
    }
  }
}

/// The processor's time of this process.
enum CPUClock {
  /// Seconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory that the process has held.
  static var residentMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
