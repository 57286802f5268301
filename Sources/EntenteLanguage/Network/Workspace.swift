/// Scratch numbers for one analysis: rows × columns, 64-byte aligned, freed with the last reference.
///
/// There is room for three rows more than asked for, so that work may go in groups of four.
final class Workspace {
  let base: UnsafeMutablePointer<Float>
  let columns: Int

  init(rows: Int, columns: Int) {
    self.columns = columns
    let count = (rows + 3) * columns + 16
    let raw = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
    unsafe base = raw.bindMemory(to: Float.self, capacity: count)
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  func row(_ index: Int) -> UnsafeMutablePointer<Float> { unsafe base + index * columns }
}

/// Scratch numbers of 16 bits, laid out as in `Workspace`: values in fixed point.
final class ShortWorkspace {
  let base: UnsafeMutablePointer<Int16>
  let columns: Int

  init(rows: Int, columns: Int) {
    self.columns = columns
    let count = (rows + 3) * columns + 16
    let raw = UnsafeMutableRawPointer.allocate(byteCount: count * 2, alignment: 64)
    unsafe base = raw.bindMemory(to: Int16.self, capacity: count)
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  func row(_ index: Int) -> UnsafeMutablePointer<Int16> { unsafe base + index * columns }
}

typealias Lanes = SIMD8<Float>

@inline(__always)
func lanes(_ pointer: UnsafePointer<Float>, _ offset: Int = 0) -> Lanes {
  unsafe UnsafeRawPointer(pointer + offset).load(as: Lanes.self)
}

@inline(__always)
func lanes(_ pointer: UnsafeMutablePointer<Float>, _ offset: Int = 0) -> Lanes {
  unsafe UnsafeRawPointer(pointer + offset).load(as: Lanes.self)
}

@inline(__always)
func store(_ value: Lanes, _ pointer: UnsafeMutablePointer<Float>, _ offset: Int = 0) {
  unsafe UnsafeMutableRawPointer(pointer + offset).storeBytes(of: value, as: Lanes.self)
}

/// Stores `value` in 16 bits, rounded to whole steps; it must lie within ±32767.
///
/// Adding 1.5 · 2²³ leaves the rounded number in the low bits of the significand.
@inline(__always)
func storeRounded(_ value: Lanes, _ pointer: UnsafeMutablePointer<Int16>, _ offset: Int = 0) {
  unsafe UnsafeMutableRawPointer(pointer + offset).storeBytes(
    of: lowHalves(value + 12_582_912), as: SIMD8<Int16>.self)
}

/// x / √(1 + x²): a bounded unit like tanh, made of operations that round alike everywhere.
@inline(__always)
func squash(_ x: Lanes) -> Lanes { x / (x * x + 1).squareRoot() }
