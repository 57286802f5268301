import CAllocation

/// How memory is handed out to work that goes on for hours.
public enum Allocation {
  /// Has blocks of 64 KB and more given back to the system when they are freed.
  ///
  /// Reading a document takes large arrays for a moment, and what the graph's writer remembers of it stays between
  /// them. Left alone, the holes grew to 1.3 GB over 100,000 documents. To be called after the knowledge was loaded,
  /// whose tables would be moved each time they grow.
  public static func returnsLargeBlocks() { entente_return_blocks_from(64 << 10) }

  /// Gives the pages that freed blocks have left empty back to the system.
  ///
  /// A reading is made by one thread and let go by another, which leaves holes: 95 of 314 MB after 300,000 documents.
  ///
  /// - Complexity: O(*n*) in the pages in use; some milliseconds for 100 MB.
  static func returnHoles() { entente_return_holes() }
}
