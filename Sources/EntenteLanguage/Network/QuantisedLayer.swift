/// A layer of weights in 16 bits: y = x · W + b, with x in 16 bits and y in floating point.
///
/// Weights lie in pairs of inputs for each output, [inputs / 2][outputs][2], the order in which one
/// instruction multiplies pairs and adds them. Each output has its scale. Inputs stay within ±4096 and
/// weights within ±2047, so that sums over 250 inputs fit in 32 bits.
struct QuantisedLayer: Sendable {
  /// The largest weight, in steps.
  static let largestWeight: Float = 2047

  let inputs: Int
  let outputs: Int
  private let weights: ModelArray<Int16>
  private let scale: ModelArray<Float>
  private let bias: ModelArray<Float>

  init(_ file: ModelFile, _ name: String, inputs: Int, outputs: Int) throws(ModelError) {
    guard inputs % 2 == 0, outputs % 8 == 0, inputs <= 250 else {
      throw .wrongLength(section: name, found: inputs, expected: 250)
    }
    self.inputs = inputs
    self.outputs = outputs
    weights = try file.array(name, count: inputs * outputs)
    scale = try file.array(name + ".scale", count: outputs)
    bias = try file.array(name + ".bias", count: outputs)
  }

  /// Works out `rows` rows, and up to three more to fill a group of four: both `x` and `y` have room for
  /// them. `step` is the value of one unit of x.
  func apply(_ rows: Int, _ x: ShortWorkspace, offset: Int = 0, step: Float, to y: Workspace) {
    guard let weights = unsafe weights.buffer.baseAddress, let scale = unsafe scale.buffer.baseAddress,
      let bias = unsafe bias.buffer.baseAddress
    else { return }
    let pairs = inputs / 2
    let xStep = x.columns / 2
    for j in stride(from: 0, to: outputs, by: 8) {
      let scales = unsafe lanes(scale, j) * step
      let biases = unsafe lanes(bias, j)
      for i in stride(from: 0, to: rows, by: 4) {
        let input = unsafe UnsafeRawPointer(x.row(i) + offset).assumingMemoryBound(to: Int32.self)
        var a0 = SIMD4<Int32>.zero, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0
        var row = unsafe UnsafeRawPointer(weights + 2 * j)
        for p in 0..<pairs {
          let low = unsafe row.load(as: SIMD8<Int16>.self)
          let high = unsafe row.load(fromByteOffset: 16, as: SIMD8<Int16>.self)
          let xa = unsafe pair(input[p]), xb = unsafe pair(input[p + xStep])
          let xc = unsafe pair(input[p + 2 * xStep]), xd = unsafe pair(input[p + 3 * xStep])
          a0 &+= multiplyPairs(low, xa)
          a1 &+= multiplyPairs(high, xa)
          b0 &+= multiplyPairs(low, xb)
          b1 &+= multiplyPairs(high, xb)
          c0 &+= multiplyPairs(low, xc)
          c1 &+= multiplyPairs(high, xc)
          d0 &+= multiplyPairs(low, xd)
          d1 &+= multiplyPairs(high, xd)
          unsafe row += outputs * 4
        }
        let out = unsafe y.row(i) + j
        unsafe store(joined(a0, a1) * scales + biases, out)
        unsafe store(joined(b0, b1) * scales + biases, out, y.columns)
        unsafe store(joined(c0, c1) * scales + biases, out, 2 * y.columns)
        unsafe store(joined(d0, d1) * scales + biases, out, 3 * y.columns)
      }
    }
  }

  @inline(__always)
  private func pair(_ value: Int32) -> SIMD8<Int16> {
    unsafe unsafeBitCast(SIMD4<Int32>(repeating: value), to: SIMD8<Int16>.self)
  }

  @inline(__always)
  private func joined(_ low: SIMD4<Int32>, _ high: SIMD4<Int32>) -> Lanes {
    Lanes(lowHalf: SIMD4<Float>(low), highHalf: SIMD4<Float>(high))
  }

  /// Products of neighbours, added two by two: one instruction (pmaddwd) on x86-64.
  @inline(__always)
  private func multiplyPairs(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD4<Int32> {
    let products = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
    return products.evenHalf &+ products.oddHalf
  }
}
