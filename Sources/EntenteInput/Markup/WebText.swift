import Foundation

/// Text from within scripts, where markup is sometimes escaped twice.
enum WebText {
  static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return [
      ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&nbsp;", " "),
      ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]
    .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
