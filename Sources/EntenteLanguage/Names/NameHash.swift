/// The hash of everything the recogniser looks up; the trainer and the model share it, so it never changes
/// within a format version.
public enum NameHash {
  /// Where a hash begins.
  public static let seed: UInt32 = 0x811c_9dc5

  /// Takes one more value into a hash.
  @inline(__always)
  public static func mix(_ hash: UInt32, _ value: UInt32) -> UInt32 {
    let product = (UInt64(hash ^ value) &+ 0x9e37_79b9) &* 0xff51_afd7_ed55_8ccd
    return UInt32(truncatingIfNeeded: product >> 32) ^ UInt32(truncatingIfNeeded: product)
  }

  /// The feature of `template` with the value `value`.
  @inline(__always)
  public static func feature(_ template: UInt32, _ value: UInt32) -> UInt32 {
    mix(value, template &* 0x0100_0193)
  }

  /// The feature of `template` with two values, their order counting.
  @inline(__always)
  public static func feature(_ template: UInt32, _ first: UInt32, _ second: UInt32) -> UInt32 {
    mix(mix(first, second &* 0x85eb_ca6b), template &* 0x0100_0193)
  }
}
