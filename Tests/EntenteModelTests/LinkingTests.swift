import EntenteModel
import Testing

/// People are written `Ann Lee, PRK` when their full name is known, `?Lee, PRK` when only a surname is.
struct `The linking of documents` {
  @Test func `finds the one full name that a surname seeks`() {
    check(["Jong Kim, PRK", "?Kim, PRK"], links: ["?Kim, PRK": "Jong Kim, PRK"])
  }

  @Test func `keeps two people of a surname apart`() {
    check(["Jong Kim, PRK", "Yong Kim, PRK", "?Kim, PRK"], links: [:])
  }

  @Test func `does not cross a border`() {
    check(["Jong Kim, PRK", "?Kim, KOR"], links: [:])
  }

  @Test func `chooses by country between two of a surname`() {
    check(["Jong Kim, PRK", "Min Kim, KOR", "?Kim, KOR"], links: ["?Kim, KOR": "Min Kim, KOR"])
  }

  @Test func `makes no guess where no country is known`() {
    check(["Jong Kim, PRK", "?Kim, -"], links: [:])
    check(["Jong Kim, -", "?Kim, PRK"], links: [:])
  }

  @Test func `does not lead from one surname to another`() {
    check(["?Kim, PRK", "?Kim, PRK"], links: [:])
  }

  @Test(arguments: 0..<40) func `does not depend on order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = ["Jong Kim", "Yong Kim", "?Kim", "Ann Lee", "?Lee", "?Ortiz"]
    let people = (0..<8).map { _ in
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      return person("\(name), \(["PRK", "KOR", "-"][Int.random(in: 0..<3, using: &random)])")
    }
    let expected = Linking(people).canonical
    for _ in 0..<5 { #expect(Linking(people.shuffled(using: &random)).canonical == expected) }
  }

  private func check(
    _ people: [String], links: [String: String], _ location: SourceLocation = #_sourceLocation
  ) {
    let expected = Dictionary(
      uniqueKeysWithValues: links.map { (person($0.key).id, person($0.value).id) })
    #expect(Linking(people.map(person)).canonical == expected, sourceLocation: location)
    #expect(Linking(people.reversed().map(person)).canonical == expected, sourceLocation: location)
  }

  private func person(_ text: String) -> Entity {
    let parts = text.split(separator: ", ").map(String.init)
    let surname = parts[0].split(separator: " ").last.map(String.init)?.replacing("?", with: "") ?? ""
    let isFull = !parts[0].hasPrefix("?")
    return Entity(
      id: Entity.ID(rawValue: "person/\(parts[0]) \(parts[1])"), kind: EntityKind(rawValue: "person"),
      name: parts[0].replacing("?", with: ""), country: parts[1] == "-" ? nil : parts[1],
      links: Entity.Links(
        offered: isFull ? ["person/\(surname)"] : [], sought: isFull ? nil : "person/\(surname)"))
  }
}
