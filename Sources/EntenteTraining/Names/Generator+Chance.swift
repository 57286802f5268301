extension Generator {
  /// True with `probability`.
  mutating func chance(_ probability: Double) -> Bool { Double(unit()) < probability }

  /// A number below `bound`, which is above zero.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
