// Conversions between the widths of SIMD words, lane by lane. Spelt out, they compile to one or two
// instructions; the standard library's generic initialisers are calls in an optimised build (Swift 6.3).

/// The lanes as 32-bit integers.
@inline(__always)
func widened(_ a: SIMD8<Int16>) -> SIMD8<Int32> {
  SIMD8(
    Int32(a[0]), Int32(a[1]), Int32(a[2]), Int32(a[3]), Int32(a[4]), Int32(a[5]), Int32(a[6]), Int32(a[7]))
}

/// The lanes as 16-bit integers.
@inline(__always)
func widened(_ a: SIMD16<Int8>) -> SIMD16<Int16> {
  SIMD16(
    Int16(a[0]), Int16(a[1]), Int16(a[2]), Int16(a[3]), Int16(a[4]), Int16(a[5]), Int16(a[6]), Int16(a[7]),
    Int16(a[8]), Int16(a[9]), Int16(a[10]), Int16(a[11]), Int16(a[12]), Int16(a[13]), Int16(a[14]),
    Int16(a[15]))
}

/// The lanes as floating point.
@inline(__always)
func floating(_ a: SIMD8<Int32>) -> SIMD8<Float> {
  SIMD8(
    Float(a[0]), Float(a[1]), Float(a[2]), Float(a[3]), Float(a[4]), Float(a[5]), Float(a[6]), Float(a[7]))
}

/// Products of the lanes, neighbours added two by two: one instruction (pmaddwd) on x86-64.
@inline(__always)
func multiplyPairs(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD4<Int32> {
  let p = widened(a) &* widened(b)
  return SIMD4(p[0], p[2], p[4], p[6]) &+ SIMD4(p[1], p[3], p[5], p[7])
}

/// The low 16 bits of each lane.
@inline(__always)
func lowHalves(_ a: SIMD8<Float>) -> SIMD8<Int16> {
  let bits = unsafe unsafeBitCast(a, to: SIMD16<Int16>.self)
  return SIMD8(bits[0], bits[2], bits[4], bits[6], bits[8], bits[10], bits[12], bits[14])
}

/// The sum of the lanes, in a fixed order.
@inline(__always)
func total(_ a: SIMD8<Float>) -> Float {
  let b = a.lowHalf + a.highHalf
  return (b[0] + b[1]) + (b[2] + b[3])
}

/// The greater of each lane and zero.
@inline(__always)
func rectified(_ a: SIMD8<Float>) -> SIMD8<Float> { a.replacing(with: 0, where: a .< 0) }

/// The lesser of each lane and `limit`.
@inline(__always)
func limited(_ a: SIMD8<Float>, to limit: Float) -> SIMD8<Float> {
  a.replacing(with: limit, where: a .> limit)
}
