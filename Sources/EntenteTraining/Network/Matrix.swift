/// A block of 32-bit numbers, 64-byte aligned, zero at first; rows × columns, row by row.
///
/// The trainer's only storage. Columns are multiples of 16, so that a row is whole SIMD words.
final class Matrix: @unchecked Sendable {
  let rows: Int
  let columns: Int
  let base: UnsafeMutablePointer<Float>

  init(_ rows: Int, _ columns: Int) {
    precondition(columns % 16 == 0, "a matrix has a multiple of 16 columns")
    self.rows = rows
    self.columns = columns
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(rows, 1) * columns * 4, alignment: 64)
    base = raw.bindMemory(to: Float.self, capacity: rows * columns)
    base.initialize(repeating: 0, count: rows * columns)
  }

  deinit { base.deallocate() }

  var count: Int { rows * columns }

  func row(_ index: Int) -> UnsafeMutablePointer<Float> { base + index * columns }

  func clear(rows used: Int? = nil) { base.update(repeating: 0, count: (used ?? rows) * columns) }

  var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Glorot's uniform initialisation for `inputs` and `outputs` units.
  func randomise(inputs: Int, outputs: Int, with generator: inout Generator) {
    let limit = (6 / Float(inputs + outputs)).squareRoot()
    for index in 0..<count { base[index] = (generator.unit() * 2 - 1) * limit }
  }

  func copy(from other: Matrix) { base.update(from: other.base, count: count) }

  /// Writes the transpose of `other` here.
  func transpose(of other: Matrix) {
    for row in 0..<other.rows {
      for column in 0..<min(other.columns, rows) {
        base[column * columns + row] = other.base[row * other.columns + column]
      }
    }
  }
}

typealias Lanes = SIMD16<Float>

@inline(__always)
func lanes(_ pointer: UnsafeMutablePointer<Float>, _ offset: Int = 0) -> Lanes {
  UnsafeRawPointer(pointer + offset).load(as: Lanes.self)
}

@inline(__always)
func store(_ value: Lanes, _ pointer: UnsafeMutablePointer<Float>, _ offset: Int = 0) {
  UnsafeMutableRawPointer(pointer + offset).storeBytes(of: value, as: Lanes.self)
}

/// c (m × n) += a (m × k) · b (k × n), where a(i, p) = a[i · rowStep + p · columnStep].
///
/// Sums run over p in order, multiplied and added apart, so the result does not depend on the width of
/// the machine's registers. `n` is a multiple of 16; `bStep` and `cStep` are the lengths of rows.
func multiply(
  _ m: Int, _ k: Int, _ n: Int,
  a: UnsafeMutablePointer<Float>, rowStep: Int, columnStep: Int,
  b: UnsafeMutablePointer<Float>, bStep: Int,
  c: UnsafeMutablePointer<Float>, cStep: Int
) {
  var j = 0
  while j < n {
    let wide = j + 32 <= n
    var i = 0
    while i + 4 <= m {
      let a0 = a + i * rowStep
      let a1 = a0 + rowStep
      let a2 = a1 + rowStep
      let a3 = a2 + rowStep
      let c0 = c + i * cStep + j
      let c1 = c0 + cStep
      let c2 = c1 + cStep
      let c3 = c2 + cStep
      var bp = b + j
      var at = 0
      if wide {
        var s00 = lanes(c0), s01 = lanes(c0, 16)
        var s10 = lanes(c1), s11 = lanes(c1, 16)
        var s20 = lanes(c2), s21 = lanes(c2, 16)
        var s30 = lanes(c3), s31 = lanes(c3, 16)
        for _ in 0..<k {
          let b0 = lanes(bp), b1 = lanes(bp, 16)
          let x0 = Lanes(repeating: a0[at]), x1 = Lanes(repeating: a1[at])
          let x2 = Lanes(repeating: a2[at]), x3 = Lanes(repeating: a3[at])
          s00 += x0 * b0
          s01 += x0 * b1
          s10 += x1 * b0
          s11 += x1 * b1
          s20 += x2 * b0
          s21 += x2 * b1
          s30 += x3 * b0
          s31 += x3 * b1
          bp += bStep
          at += columnStep
        }
        store(s00, c0)
        store(s01, c0, 16)
        store(s10, c1)
        store(s11, c1, 16)
        store(s20, c2)
        store(s21, c2, 16)
        store(s30, c3)
        store(s31, c3, 16)
      } else {
        var s0 = lanes(c0), s1 = lanes(c1), s2 = lanes(c2), s3 = lanes(c3)
        for _ in 0..<k {
          let b0 = lanes(bp)
          s0 += Lanes(repeating: a0[at]) * b0
          s1 += Lanes(repeating: a1[at]) * b0
          s2 += Lanes(repeating: a2[at]) * b0
          s3 += Lanes(repeating: a3[at]) * b0
          bp += bStep
          at += columnStep
        }
        store(s0, c0)
        store(s1, c1)
        store(s2, c2)
        store(s3, c3)
      }
      i += 4
    }
    while i < m {
      let a0 = a + i * rowStep
      let c0 = c + i * cStep + j
      var bp = b + j
      var at = 0
      if wide {
        var s0 = lanes(c0), s1 = lanes(c0, 16)
        for _ in 0..<k {
          let x = Lanes(repeating: a0[at])
          s0 += x * lanes(bp)
          s1 += x * lanes(bp, 16)
          bp += bStep
          at += columnStep
        }
        store(s0, c0)
        store(s1, c0, 16)
      } else {
        var s0 = lanes(c0)
        for _ in 0..<k {
          s0 += Lanes(repeating: a0[at]) * lanes(bp)
          bp += bStep
          at += columnStep
        }
        store(s0, c0)
      }
      i += 1
    }
    j += wide ? 32 : 16
  }
}

/// The exponential, by a polynomial on the fractional power of two; relative error below 3e-7.
@inline(__always)
func exponential(_ x: Float) -> Float {
  let scaled = max(-126, min(126, x * 1.442_695_04))
  let whole = scaled.rounded(.down)
  let f = scaled - whole
  // Minimax for 2^f on 0..<1, from the usual degree-6 Taylor expansion of exp(f ln 2).
  var p: Float = 1.540_353e-4
  p = p * f + 1.333_356e-3
  p = p * f + 9.618_129e-3
  p = p * f + 5.550_411e-2
  p = p * f + 2.402_265e-1
  p = p * f + 6.931_472e-1
  p = p * f + 1
  return Float(sign: .plus, exponent: Int(whole), significand: p)
}

/// Turns `count` scores into probabilities in place, and returns the logarithm of their sum's share that
/// `gold` received.
func softmax(_ scores: UnsafeMutablePointer<Float>, _ count: Int, gold: Int) -> Float {
  var top = -Float.infinity
  for index in 0..<count { top = max(top, scores[index]) }
  var sum: Float = 0
  for index in 0..<count {
    scores[index] = exponential(scores[index] - top)
    sum += scores[index]
  }
  let scale = 1 / sum
  for index in 0..<count { scores[index] *= scale }
  return gold >= 0 ? scores[gold] : 0
}
