/// The network that tags and parses: two recurrent layers over words, and scores for arcs and labels.
///
/// A word enters as the sum of its features' rows. Rows hold the first layer's gates already multiplied
/// out (8-bit, scaled by column), so that layer costs additions only. Then come quasi-recurrent units
/// (Bradbury et al. 2016) in both directions; the first layer's states choose the morphological class,
/// the second layer's the head of each word (biaffine scores, Dozat & Manning 2017) and its relation.
public struct SyntaxNetwork: Sendable {
  /// The sizes of the network's parts.
  struct Shape: Sendable {
    let first: Int, second: Int, secondGates: Int, arc: Int, label: Int, classes: Int, relations: Int
  }

  let shape: Shape
  let index: KeyTable
  let unknownRow: Int
  let rootRow: Int
  let rows: ModelArray<Int8>
  /// How many rows there are; a row of a damaged table beyond them is passed over.
  let rowCount: Int
  let rowScale: ModelArray<Float>
  let firstBias: ModelArray<Float>
  let classes: QuantisedLayer
  let second: QuantisedLayer
  let arc: QuantisedLayer
  let bilinear: QuantisedLayer
  let distance: ModelArray<Float>
  let label: QuantisedLayer
  let labelDistance: ModelArray<Float>
  let relations: QuantisedLayer

  init(_ file: ModelFile) throws(ModelError) {
    let sizes = try file.array("syntax.shape", of: Int32.self, count: 9).map(Int.init)
    guard sizes.allSatisfy({ (0...1 << 20).contains($0) }) else { throw .damagedHeader }
    let s = Shape(
      first: sizes[0], second: sizes[1], secondGates: sizes[8], arc: sizes[2], label: sizes[3],
      classes: sizes[4],
      relations: sizes[5])
    shape = s
    unknownRow = sizes[6]
    rootRow = sizes[7]
    index = try KeyTable(file, section: "syntax.index")
    rows = try file.array("syntax.rows")
    guard s.first > 0, s.first % 16 == 0, s.second % 16 == 0, s.arc % 16 == 0, s.label % 16 == 0 else {
      throw .damagedHeader
    }
    rowCount = rows.count / (6 * s.first)
    func floats(_ name: String, _ count: Int) throws(ModelError) -> ModelArray<Float> {
      try file.array("syntax." + name, of: Float.self, count: count)
    }
    rowScale = try floats("rowScale", 6 * s.first)
    firstBias = try floats("firstBias", 6 * s.first)
    func layer(_ name: String, _ inputs: Int, _ outputs: Int) throws(ModelError) -> QuantisedLayer {
      try QuantisedLayer(file, "syntax." + name, inputs: inputs, outputs: outputs)
    }
    classes = try layer("classes", 2 * s.first, s.classes)
    second = try layer("second", 2 * s.first, 2 * s.secondGates * s.second)
    arc = try layer("arc", 2 * s.second, 2 * s.arc)
    bilinear = try layer("bilinear", s.arc, s.arc)
    distance = try floats("distance", ArcDistance.count)
    label = try layer("label", 2 * s.second, 2 * s.label)
    labelDistance = try floats("labelDistance", ArcDistance.count * s.label)
    relations = try layer("relations", s.label, s.relations)
  }
}
