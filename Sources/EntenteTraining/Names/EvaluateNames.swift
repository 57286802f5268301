import ArgumentParser
import EntenteLanguage
import Foundation

/// `entente-train evaluate-names`: exact-span F1 by kind on two-column files.
struct EvaluateNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-names",
    abstract: "Score names on two-column files: exact span and kind.")

  @Argument(help: "The model.")
  var model: String

  @Argument(help: "The folder of data, with facts/ in it: countries are told from adjectives by it.")
  var data: String

  @Argument(help: "Two-column files; the set's name is taken from the path.")
  var files: [String]

  @Option(
    name: .long, parsing: .singleValue, help: "A folder with tables of names and words; may be repeated.")
  var tables: [String] = []

  @Option(
    help: "A sentence whose first word begins like this begins a document; otherwise each is one, as a rule.")
  var documentsBeginAt: String?

  @Flag(help: "Read the text through the tokeniser and splitter too, as a reader would, and score by bytes.")
  var raw = false

  @Flag(help: "Print the sentences with errors.")
  var errors = false

  @Option(help: "Repeat, to time it.")
  var repeats = 1

  func run() throws {
    let recogniser = try NameRecogniser(ModelFile(path: model))
    let corpus = NameCorpus(lists: try NameLists(facts: data + "/facts", tables: tables))
    for file in files {
      let source = NameSource(path: file)
      let evaluation = NameEvaluation(
        try corpus.samples(file, of: source, asIs: true),
        documentsBeginAt: documentsBeginAt ?? source.documentMarker)
      if errors { evaluation.errors(of: recogniser).forEach { print($0) } }
      print("\(file), as annotated")
      print(evaluation.score(recogniser).table)
      if let convention = convention(of: source, lists: corpus.lists) {
        print("our names drawn as the set draws them")
        print(evaluation.score(recogniser, convention: convention).table)
      }
      if source == .gmb {
        print("the set's names drawn as we draw them: titles outside, no chance countries as organisations")
        let plain = NameEvaluation(try corpus.samples(file, of: source), documentsBeginAt: nil)
        print(plain.score(recogniser).table)
      }
      if raw {
        print("from raw text")
        print(evaluation.rawScore(Analyzer(try LanguageModel(path: model))).table)
      }
      if repeats > 1 { time(recogniser, evaluation) }
    }
  }

  private func convention(of source: NameSource, lists: NameLists) -> NameConvention? {
    switch source {
    case .gmb: .titlesInside
    case .worldwide: .placesApart(lists)
    default: nil
    }
  }

  private func time(_ recogniser: NameRecogniser, _ evaluation: NameEvaluation) {
    let documents = evaluation.documents.map(NameEvaluation.join)
    let tokens = documents.reduce(0) { $0 + $1.tokens.count } * repeats
    var found = 0
    let start = clock()
    for _ in 0..<repeats {
      for document in documents {
        found +=
          recogniser.names(
            in: document.bytes.span, tokens: document.tokens, sentences: document.sentences
          ).count
      }
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("\(Int(Double(tokens) / seconds)) tokens a second, \(found / repeats) names")
  }
}
