import EntenteQuery
import Testing

struct `The distance between two words` {
  @Test(arguments: [
    ("umerov", "umerov", 0), ("umerov", "umerow", 1), ("umerov", "umreov", 1), ("umerov", "umero", 1),
    ("umerov", "rumerov", 1), ("kursk", "kursks", 1), ("kursk", "kirks", 2), ("", "ab", 2), ("ca", "abc", 3),
  ])
  func `counts slips of the pen`(left: String, right: String, slips: Int) {
    let scalars = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    for bound in 0...4 {
      let expected = slips <= bound ? slips : nil
      #expect(EditDistance.between(scalars.0, scalars.1, within: bound) == expected, "within \(bound)")
      #expect(EditDistance.between(scalars.1, scalars.0, within: bound) == expected, "within \(bound)")
    }
  }
}
