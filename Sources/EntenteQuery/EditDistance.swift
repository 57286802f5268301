/// How many slips of the pen lie between two words.
public enum EditDistance {
  /// The least number of insertions, deletions, changes and swaps of neighbours that turn `left` into `right`,
  /// or `nil` where it is more than `bound`.
  ///
  /// No letter is touched twice ("optimal string alignment").
  /// Source: F. Damerau, "A technique for computer detection and correction of spelling errors" (1964).
  ///
  /// - Complexity: O(*n* · `bound`) in the longer of the two.
  public static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], within bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    let far = bound + 1
    var beforeLast = [Int](repeating: far, count: right.count + 1)
    var last = (0...right.count).map { min($0, far) }
    var row = beforeLast
    for i in 1...left.count {
      row[0] = min(i, far)
      var best = row[0]
      // Only a band around the diagonal can stay within the bound.
      let low = max(1, i - bound)
      let high = min(right.count, i + bound)
      if low > 1 { row[low - 1] = far }
      for j in stride(from: low, through: high, by: 1) {
        let isSame = left[i - 1] == right[j - 1]
        var cost = last[j - 1] + (isSame ? 0 : 1)
        cost = min(cost, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row[j] = min(cost, far)
        best = min(best, row[j])
      }
      if high < right.count { row[high + 1] = far }
      if best > bound { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count] <= bound ? last[right.count] : nil
  }
}
