import Testing

@testable import EntenteLanguage

struct `A printer` {
  private let analysis: Analysis

  init() throws { analysis = Analyzer(try LanguageModel.embedded()).analyze("Kim didn't sign <it>.") }

  @Test func `writes CoNLL-U with ten columns`() {
    let lines = CoNLLUPrinter().text(analysis).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 10 })
    #expect(lines.contains { $0.hasPrefix("2-3\tdidn't\t") })
    #expect(lines.contains { $0.hasPrefix("4\tsign\tsign\tVERB\t") })
  }

  @Test func `draws an indented tree`() {
    let tree = TreePrinter().text(analysis)
    #expect(tree.hasPrefix("sign  VERB root\n"))
    #expect(tree.contains("├─ Kim  PROPN nsubj\n"))
  }

  @Test func `draws arcs with text escaped`() {
    let svg = analysis.sentences.map { ArcDiagram().svg(analysis, $0) }.joined()
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("&lt;") && !svg.contains("<it>"))
    #expect(svg.contains("nsubj"))
  }
}

struct `Universal Dependencies` {
  @Test(arguments: DependencyRelation.allCases) func `names relations both ways`(
    _ relation: DependencyRelation
  ) {
    #expect(DependencyRelation(name: relation.name) == relation)
  }

  @Test func `spells subtypes with a colon`() {
    #expect(DependencyRelation.nsubjPass.name == "nsubj:pass")
    #expect(DependencyRelation.aclRelcl.main == .acl)
    #expect(DependencyRelation(name: "nmod:unheard") == .nmod)
  }

  @Test(arguments: UniversalTag.allCases) func `names tags both ways`(_ tag: UniversalTag) {
    #expect(UniversalTag(name: tag.name) == tag)
  }

  @Test(arguments: ["_", "Number=Plur", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"])
  func `spells features in order`(_ column: String) {
    #expect(Features(conllu: column).conllu == column)
  }
}
