extension Document {
  /// The address, where it names one text and not a site's front page.
  public var ownAddress: String? {
    // "https:", "", "example.org", and then what is the page's own.
    let parts = address?.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false) ?? []
    return parts.count == 4 && parts[3].contains { $0 != "/" } ? address : nil
  }

  /// Whether another document is the same text's former or later self: one of the same path or address.
  public func isPlaced(where other: Document) -> Bool {
    !path.isEmpty && path == other.path || ownAddress != nil && ownAddress == other.ownAddress
  }
}
