import Glibc

/// Exponentials that give the same bits on every machine, which a C library's need not.
enum Exponential {
  /// e to the power of each lane, to about seven digits; lanes below -87 give nearly zero.
  static func of(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let clamped = x.clamped(lowerBound: SIMD16(repeating: -87), upperBound: SIMD16(repeating: 88))
    let scaled = clamped * 1.442_695_04
    let whole = scaled.rounded(.toNearestOrEven)
    let part = (scaled - whole) * 0.693_147_18
    // Taylor's series to the sixth power, on |part| at most 0.35.
    var sum = SIMD16<Float>(repeating: 1.0 / 720)
    sum = sum * part + 1.0 / 120
    sum = sum * part + 1.0 / 24
    sum = sum * part + 1.0 / 6
    sum = sum * part + 0.5
    sum = sum * part + 1
    sum = sum * part + 1
    let exponent = SIMD16<Int32>(truncatingIfNeeded: SIMD16<Int32>(whole)) &+ 127
    return sum * SIMD16<Float>(bitPattern: SIMD16<UInt32>(truncatingIfNeeded: exponent &<< 23))
  }

  /// The natural logarithm, only reported and never trained on.
  static func log(_ x: Float) -> Float { logf(x) }
}

extension SIMD16<Float> {
  fileprivate init(bitPattern: SIMD16<UInt32>) { self = unsafeBitCast(bitPattern, to: SIMD16<Float>.self) }
}
