import DiagramSamples
import EntenteModel
import Testing

@testable import EntenteDiagram

@Suite struct `A theme` {
  @Test(arguments: Theme.shippedNames)
  func `keeps text and lines in contrast`(name: String) throws {
    let theme = try Theme.shipped(name)
    #expect(theme.ink.contrast(with: theme.page) >= 7)
    #expect(theme.muted.contrast(with: theme.page) >= 4.5)
    #expect(theme.link.contrast(with: theme.page) >= 4.5)
    for family in theme.families {
      #expect(family.colour.contrast(with: theme.page) >= 4.5, "\(family.name)")
    }
    for (kind, style) in theme.kinds {
      #expect(style.text.contrast(with: style.fill) >= 4.5, "\(kind)")
      #expect(style.stroke.contrast(with: theme.page) >= 3, "\(kind)")
    }
  }

  @Test(arguments: Theme.shippedNames)
  func `tells kinds apart without colour`(name: String) throws {
    let theme = try Theme.shipped(name)
    var looks: Set<String> = []
    for (kind, style) in theme.kinds.sorted(by: { $0.key < $1.key }) where kind != "other" {
      #expect(looks.insert("\(style.shape) \(style.mark)").inserted, "\(kind)")
    }
  }

  @Test(arguments: [
    ("page: \"#fff\"", 1, "'#fff' is no colour; write it as \"#1a2b3c\""),
    ("extends: light\ncolour: \"#ffffff\"", 2, "unknown key 'colour'"),
    ("extends: light\nkinds:\n  country: {shape: circle}", 3, "there is no shape 'circle'"),
    ("extends: light\nkinds:\n  country: {mark: star}", 3, "the mark 'star' is not among the marks"),
    ("extends: light\nfonts: [\"Evil\\\" onload=\\\"x\"]", 2, "no font name"),
    ("extends: light\nmarks: {star: \"M0 0\\\"/>\"}", 2, "path data"),
    ("extends: light\nsizes: {name: 400}", 2, "a number from 6.0 to 72.0"),
    ("extends: nowhere", nil, "there is no theme 'nowhere'"),
  ])
  func `with a mistake is an error at its line`(yaml: String, line: Int?, message: String) throws {
    let error = #expect(throws: ThemeError.self) { try Theme(yaml: yaml, file: "mine.yaml") }
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true)
  }

  @Test func `of the user's changes what it names and keeps the rest`() throws {
    let theme = try Theme(yaml: "extends: print\nkinds:\n  country: {fill: \"#123456\"}\n", file: "mine.yaml")
    #expect(theme.kinds["country"]?.fill == Colour("#123456"))
    #expect(theme.kinds["region"] == (try Theme.shipped("print")).kinds["region"])
  }

  @Test func `takes a relation into a family of the user's, which stands before the last`() throws {
    let yaml = "extends: light\nfamilies:\n  - {family: mine, label: Mine, relations: [attacks]}\n"
    let theme = try Theme(yaml: yaml, file: "mine.yaml")
    #expect(theme.family(of: RelationKind(rawValue: "attacks"), under: .sample).name == "mine")
    #expect(theme.families.last?.name == (try Theme.shipped("light")).families.last?.name)
  }

  @Test func `measures contrast as WCAG does`() {
    #expect(Colour.white.contrast(with: .black) == 21)
    let grey = Colour("#767676")?.contrast(with: .white) ?? 0
    #expect(abs(grey - 4.54) < 0.01)
  }
}
