/// The sizes of the syntax network; each a multiple of 16.
struct SyntaxShape: Codable {
  /// Width of a word's embedding, the sum of its features' rows.
  var embedding = 128
  /// Units of the first recurrent layer, in each direction.
  var first = 96
  /// Units of the second recurrent layer, in each direction.
  var second = 64
  /// Gates of the second layer: 3 with an output gate, 2 without.
  var secondGates = 3
  /// Width of the space where words meet their heads.
  var arc = 64
  /// Hidden units that choose the label.
  var label = 64
  /// Morphological classes and relations, rounded up to 16.
  var classes = 64
  var relations = 64
}
