import EntenteLanguage

/// The dense weights of the syntax network, in a fixed order.
final class SyntaxParameters: @unchecked Sendable {
  enum Name: Int, CaseIterable {
    case first, firstBias, classes, classesBias, second, secondBias, arc, arcBias, bilinear, bilinearBias
    case distance, label, labelBias, labelDistance, relations, relationsBias
  }

  let shape: SyntaxShape
  let matrices: [Matrix]

  init(shape: SyntaxShape, zero: Bool = false, seed: UInt64 = 1) {
    self.shape = shape
    let s = shape
    let sizes: [(Int, Int)] = Name.allCases.map { name in
      switch name {
      case .first: (s.embedding, 6 * s.first)
      case .firstBias: (1, 6 * s.first)
      case .classes: (2 * s.first, s.classes)
      case .classesBias: (1, s.classes)
      case .second: (2 * s.first, 2 * s.secondGates * s.second)
      case .secondBias: (1, 2 * s.secondGates * s.second)
      case .arc: (2 * s.second, 2 * s.arc)
      case .arcBias: (1, 2 * s.arc)
      case .bilinear: (s.arc, s.arc)
      case .bilinearBias: (1, s.arc)
      case .distance: (1, ArcDistance.count)
      case .label: (2 * s.second, 2 * s.label)
      case .labelBias: (1, s.label)
      case .labelDistance: (ArcDistance.count, s.label)
      case .relations: (s.label, s.relations)
      case .relationsBias: (1, s.relations)
      }
    }
    matrices = sizes.map { Matrix($0.0, $0.1) }
    guard !zero else { return }
    var generator = Generator(seed: seed)
    for name in [Name.first, .second] {
      let matrix = self[name]
      matrix.randomise(inputs: matrix.rows, outputs: name == .first ? s.first : s.second, with: &generator)
    }
    for name in [Name.classes, .arc, .label, .relations] {
      let matrix = self[name]
      matrix.randomise(inputs: matrix.rows, outputs: matrix.columns, with: &generator)
    }
    self[.bilinear].randomise(inputs: s.arc, outputs: s.arc, with: &generator)
    // Gates begin open, so that what was read early reaches far.
    for (name, units, gates) in [(Name.firstBias, s.first, 3), (.secondBias, s.second, s.secondGates)] {
      for unit in 0..<units {
        self[name].base[unit] = 0.5
        self[name].base[gates * units + unit] = 0.5
      }
    }
  }

  /// Room for the transposes of `other`.
  init(transposing other: SyntaxParameters) {
    shape = other.shape
    matrices = other.matrices.map {
      $0.rows == 1 ? Matrix(1, 16) : Matrix($0.columns, ($0.rows + 15) / 16 * 16)
    }
  }

  /// Writes the transposes of the weights of `other` here; biases have no need of it.
  func transpose(of other: SyntaxParameters) {
    for (mine, theirs) in zip(matrices, other.matrices) where theirs.rows > 1 { mine.transpose(of: theirs) }
  }

  subscript(name: Name) -> Matrix { matrices[name.rawValue] }
}
