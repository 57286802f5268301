/// A layer of weights in 16 bits: y = x · W + b, with x in 16 bits and y in floating point.
///
/// Weights lie in blocks of 16 outputs, pairs of inputs together, [outputs / 16][inputs / 2][16][2]: the
/// order in which one instruction multiplies pairs and adds them. Each output has its scale. Inputs stay within
/// ±4096 and weights within ±2047, so that sums over 256 inputs fit in 32 bits.
struct QuantisedLayer: Sendable {
  /// The largest weight, in steps.
  static let largestWeight: Float = 2047

  let inputs: Int
  let outputs: Int
  private let weights: ModelArray<Int16>
  private let scale: ModelArray<Float>
  private let bias: ModelArray<Float>

  init(_ file: ModelFile, _ name: String, inputs: Int, outputs: Int) throws(ModelError) {
    guard inputs % 8 == 0, outputs % 16 == 0, inputs <= 256 else {
      throw .wrongLength(section: name, found: inputs, expected: 256)
    }
    self.inputs = inputs
    self.outputs = outputs
    weights = try file.array(name, count: inputs * outputs)
    scale = try file.array(name + ".scale", count: outputs)
    bias = try file.array(name + ".bias", count: outputs)
  }

  /// Works out `rows` rows, and one more when they are odd: both `x` and `y` have room for it. `step` is
  /// the value of one unit of x.
  func apply(_ rows: Int, _ x: ShortWorkspace, step: Float, to y: Workspace) {
    guard let weights = unsafe weights.buffer.baseAddress, let scale = unsafe scale.buffer.baseAddress,
      let bias = unsafe bias.buffer.baseAddress
    else { return }
    let xStep = x.columns
    let yStep = y.columns
    let xBase = unsafe UnsafeRawPointer(x.base)
    let yBase = unsafe y.base
    var block = unsafe UnsafeRawPointer(weights)
    for j in stride(from: 0, to: outputs, by: 16) {
      let low = unsafe lanes(scale, j) * step
      let high = unsafe lanes(scale, j + 8) * step
      let lowBias = unsafe lanes(bias, j)
      let highBias = unsafe lanes(bias, j + 8)
      for i in stride(from: 0, to: rows, by: 2) {
        unsafe applyBlock(
          block, inputs, xBase + i * xStep * 2, xStep * 2, yBase + i * yStep + j, yStep, low, high, lowBias,
          highBias)
      }
      unsafe block += inputs * 32
    }
  }

  /// Two rows of x against one block of 16 outputs: eight sums in registers, four pairs a step.
  @inline(__always)
  private func applyBlock(
    _ weights: UnsafeRawPointer, _ inputs: Int, _ x: UnsafeRawPointer, _ xStep: Int,
    _ y: UnsafeMutablePointer<Float>, _ yStep: Int, _ low: Lanes, _ high: Lanes, _ lowBias: Lanes,
    _ highBias: Lanes
  ) {
    var a0 = SIMD4<Int32>.zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0
    var w = unsafe weights
    var at = 0
    let end = inputs &* 2
    while at < end {
      let xa = unsafe (x + at).load(as: SIMD4<Int32>.self)
      let xb = unsafe (x + at + xStep).load(as: SIMD4<Int32>.self)
      // Spelt out four times: a loop would index the lanes through memory.
      unsafe add(w, xa[0], xb[0], &a0, &a1, &a2, &a3, &b0, &b1, &b2, &b3)
      unsafe add(w + 64, xa[1], xb[1], &a0, &a1, &a2, &a3, &b0, &b1, &b2, &b3)
      unsafe add(w + 128, xa[2], xb[2], &a0, &a1, &a2, &a3, &b0, &b1, &b2, &b3)
      unsafe add(w + 192, xa[3], xb[3], &a0, &a1, &a2, &a3, &b0, &b1, &b2, &b3)
      unsafe w += 256
      at &+= 16
    }
    unsafe store(floating(SIMD8(lowHalf: a0, highHalf: a1)) * low + lowBias, y)
    unsafe store(floating(SIMD8(lowHalf: a2, highHalf: a3)) * high + highBias, y, 8)
    unsafe store(floating(SIMD8(lowHalf: b0, highHalf: b1)) * low + lowBias, y, yStep)
    unsafe store(floating(SIMD8(lowHalf: b2, highHalf: b3)) * high + highBias, y, yStep + 8)
  }

  /// Adds the products of one pair of inputs of either row with 16 outputs' weights.
  @inline(__always)
  private func add(
    _ w: UnsafeRawPointer, _ xa: Int32, _ xb: Int32,
    _ a0: inout SIMD4<Int32>, _ a1: inout SIMD4<Int32>, _ a2: inout SIMD4<Int32>, _ a3: inout SIMD4<Int32>,
    _ b0: inout SIMD4<Int32>, _ b1: inout SIMD4<Int32>, _ b2: inout SIMD4<Int32>, _ b3: inout SIMD4<Int32>
  ) {
    let pa = unsafe unsafeBitCast(SIMD4<Int32>(repeating: xa), to: SIMD8<Int16>.self)
    let pb = unsafe unsafeBitCast(SIMD4<Int32>(repeating: xb), to: SIMD8<Int16>.self)
    let w0 = unsafe w.load(as: SIMD8<Int16>.self)
    let w1 = unsafe w.load(fromByteOffset: 16, as: SIMD8<Int16>.self)
    let w2 = unsafe w.load(fromByteOffset: 32, as: SIMD8<Int16>.self)
    let w3 = unsafe w.load(fromByteOffset: 48, as: SIMD8<Int16>.self)
    a0 &+= multiplyPairs(pa, w0)
    a1 &+= multiplyPairs(pa, w1)
    a2 &+= multiplyPairs(pa, w2)
    a3 &+= multiplyPairs(pa, w3)
    b0 &+= multiplyPairs(pb, w0)
    b1 &+= multiplyPairs(pb, w1)
    b2 &+= multiplyPairs(pb, w2)
    b3 &+= multiplyPairs(pb, w3)
  }
}
