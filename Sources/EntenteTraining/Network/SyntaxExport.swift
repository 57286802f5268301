import EntenteLanguage

/// Writes a trained syntax network as sections of a model file.
struct SyntaxExport {
  let trainer: SyntaxTrainer

  func write(to file: inout ModelFileWriter) {
    let p = trainer.parameters
    let s = p.shape
    let vocabulary = trainer.vocabulary
    file.add(
      "syntax.shape",
      [
        Int32(s.first), Int32(s.second), Int32(s.arc), Int32(s.label), Int32(s.classes), Int32(s.relations),
        SyntaxVocabulary.unknownWord, SyntaxVocabulary.root, Int32(s.secondGates),
      ])
    file.add(
      "syntax.index",
      KeyTable.cells(vocabulary.rows.sorted { $0.value < $1.value }.map { ($0.key, Int($0.value)) }))
    writeRows(to: &file)
    file.add("syntax.firstBias", p[.firstBias].values)
    write("classes", p[.classes], p[.classesBias].values, to: &file)
    write("second", p[.second], p[.secondBias].values, to: &file)
    write("arc", p[.arc], p[.arcBias].values, to: &file)
    write("bilinear", p[.bilinear], p[.bilinearBias].values, to: &file)
    // The bias of the labels' hidden units goes with the dependent's half.
    write(
      "label", p[.label], p[.labelBias].values + [Float](repeating: 0, count: s.label), to: &file)
    write("relations", p[.relations], p[.relationsBias].values, to: &file)
    file.add("syntax.distance", p[.distance].values)
    file.add("syntax.labelDistance", p[.labelDistance].values)
    file.add(
      "classes.inventory", vocabulary.classes.flatMap { [UInt64($0.tag.rawValue), $0.features.rawValue] })
  }

  /// A layer in 16 bits, in blocks of 16 outputs, as `QuantisedLayer` reads it.
  private func write(_ name: String, _ weights: Matrix, _ bias: [Float], to file: inout ModelFileWriter) {
    var scales = [Float](repeating: 1e-6, count: weights.columns)
    for row in 0..<weights.rows {
      for column in 0..<weights.columns {
        scales[column] = max(scales[column], abs(weights.row(row)[column]))
      }
    }
    for column in scales.indices { scales[column] /= 2047 }
    var steps: [Int16] = []
    steps.reserveCapacity(weights.count)
    for block in stride(from: 0, to: weights.columns, by: 16) {
      for row in stride(from: 0, to: weights.rows, by: 2) {
        for column in block..<block + 16 {
          for member in 0..<2 {
            steps.append(Int16((weights.row(row + member)[column] / scales[column]).rounded()))
          }
        }
      }
    }
    file.add("syntax." + name, steps)
    file.add("syntax.\(name).scale", scales)
    file.add("syntax.\(name).bias", bias)
  }

  /// The embedding table times the first layer, in 8 bits with a scale for each column.
  private func writeRows(to file: inout ModelFileWriter) {
    let weights = trainer.parameters[.first]
    let table = trainer.table
    let product = Matrix(table.rows, weights.columns)
    multiply(
      table.rows, weights.rows, weights.columns, a: table.base, rowStep: table.columns, columnStep: 1,
      b: weights.base, bStep: weights.columns, c: product.base, cStep: product.columns)
    var scales = [Float](repeating: 0, count: weights.columns)
    for row in 0..<product.rows {
      for column in 0..<product.columns {
        scales[column] = max(scales[column], abs(product.row(row)[column]))
      }
    }
    for column in scales.indices { scales[column] = max(scales[column], 1e-6) / 127 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(product.count)
    for row in 0..<product.rows {
      for column in 0..<product.columns {
        let value = (product.row(row)[column] / scales[column]).rounded()
        bytes.append(UInt8(bitPattern: Int8(max(-127, min(127, value)))))
      }
    }
    file.add("syntax.rows", bytes: bytes)
    file.add("syntax.rowScale", scales)
  }
}
