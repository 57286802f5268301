import EntenteLexicon

/// The shipped lexicon, loaded once for all tests: without optimisation that takes seconds.
enum Shipped {
  static let lexicon = Result { try Lexicon.shipped() }
}
