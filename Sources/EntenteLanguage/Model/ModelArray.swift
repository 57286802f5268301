/// An array that lies in a mapped model: no copy, and valid until the process ends.
public struct ModelArray<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
  /// The elements in place, for the hot loops.
  @usableFromInline let buffer: UnsafeBufferPointer<Element>

  init(_ buffer: UnsafeBufferPointer<Element>) { unsafe self.buffer = buffer }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { buffer.count }

  @inlinable public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < buffer.count, "index beyond the model's section")
    return unsafe buffer[index]
  }
}
