import Foundation
import Testing

struct `A difference` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
  }

  @Test func `between two dates of a graph is what was told in between`() throws {
    let all = try workshop.entente("diff", "2023", "2025")
    #expect(all.status == 0)
    #expect(all.output.contains("+ Bordurian guards fights Ruritanian troops"))
    #expect(!all.output.contains("\n- "))
    #expect(try workshop.entente("diff", "2025", "2026").status == 1)
  }

  @Test func `is drawn with what came and what went told apart`() throws {
    #expect(try workshop.entente("diff", "2023", "2025", "-o", "new.svg").status == 0)
    #expect(try workshop.entente("diff", "2025", "2023", "-o", "gone.svg").status == 0)
    let (new, gone) = (
      String(decoding: try workshop.read("new.svg"), as: UTF8.self),
      String(decoding: try workshop.read("gone.svg"), as: UTF8.self)
    )
    #expect(new.contains("+ fights") && new.contains("en-came") && !new.contains("en-went\""))
    #expect(gone.contains("− fights") && gone.contains("en-went"))
  }

  @Test func `of nothing is said, not drawn`() throws {
    let drawn = try workshop.entente("diff", "2025", "2026", "-o", "nothing.svg")
    #expect(drawn.status == 1)
    #expect(drawn.errors == "entente: there is no difference to draw\n")
  }
}
