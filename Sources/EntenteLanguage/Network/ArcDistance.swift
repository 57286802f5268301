/// How far a head stands from its word, in classes that widen with distance and know the direction.
public enum ArcDistance {
  public static let count = 32

  /// The class of word `dependent` hanging from `head`; 0 is the root's.
  @inlinable
  public static func index(dependent: Int, head: Int) -> Int {
    if head == 0 { return 0 }
    let span = abs(dependent - head)
    let bucket =
      span <= 8
      ? span : span <= 10 ? 9 : span <= 13 ? 10 : span <= 17 ? 11 : span <= 24 ? 12 : span <= 36 ? 13 : 14
    return head < dependent ? bucket : bucket + 15
  }
}
