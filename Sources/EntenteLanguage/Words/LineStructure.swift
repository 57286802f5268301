/// What the line breaks of a text mean: whether its lines were folded at a width, or each stands for itself.
///
/// A text whose longest line is of 40 to 110 bytes counts as folded. In a folded text a break is a mere
/// space when the next word would not have fitted on the line; every other break ends what it ends.
struct LineStructure {
  private let width: Int

  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: Span<UInt8>) {
    var longest = 0
    var start = 0
    for index in 0..<bytes.count where bytes[index] == 0x0A {
      longest = max(longest, index - start)
      start = index + 1
    }
    // The last line says nothing about folding when it is the only one.
    width = start == 0 ? 0 : max(longest, bytes.count - start)
  }

  /// Whether the white space `gap` between two words ends a line, and so a sentence, for sure.
  func ends(_ bytes: Span<UInt8>, gap: Range<Int>) -> Bool {
    var breaks = 0
    var last = gap.lowerBound
    for index in gap where bytes[index] == 0x0A {
      breaks += 1
      last = index
    }
    if breaks == 0 { return false }
    if breaks > 1 || width > 110 || width < 40 { return true }
    // An indented line begins a paragraph.
    if gap.upperBound - last > 2 { return true }
    var start = gap.lowerBound
    while start > 0, bytes[start - 1] != 0x0A, gap.lowerBound - start <= width { start -= 1 }
    var word = gap.upperBound
    while word < bytes.count, word - gap.upperBound < 30, bytes[word] > 0x20 { word += 1 }
    return gap.lowerBound - start + 1 + word - gap.upperBound < width - 6
  }
}
