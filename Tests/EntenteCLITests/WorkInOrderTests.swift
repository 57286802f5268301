import Testing

@testable import Entente

struct `Work in order` {
  @Test(arguments: [1, 2, 7]) func `hands results on as the inputs came`(workers: Int) {
    var inputs = (0..<2000).makeIterator()
    var seen: [Int] = []
    inOrder(workers: workers, lookahead: 50, next: { inputs.next() }, transform: { $0 * 2 }) {
      seen.append($0)
      return true
    }
    #expect(seen == (0..<2000).map { $0 * 2 })
  }

  @Test func `stops when told to`() {
    var inputs = (0..<200).makeIterator()
    var seen = 0
    inOrder(workers: 3, next: { inputs.next() }, transform: { $0 }) { _ in
      seen += 1
      return seen < 5
    }
    #expect(seen == 5)
  }

  @Test func `takes no more inputs than may wait`() {
    var taken = 0
    var given = 0
    inOrder(
      workers: 2, lookahead: 10,
      next: { () -> Int? in
        taken += 1
        return taken <= 300 ? taken : nil
      }, transform: { $0 }
    ) { _ in
      given += 1
      #expect(taken - given <= 11)
      return true
    }
    #expect(given == 300)
  }

  @Test func `goes on when results are heavier than may wait`() {
    var inputs = (0..<300).makeIterator()
    var seen: [Int] = []
    inOrder(workers: 4, capacity: 10, next: { inputs.next() }, weight: { _ in 100 }, transform: { $0 }) {
      seen.append($0)
      return true
    }
    #expect(seen == Array(0..<300))
  }
}
