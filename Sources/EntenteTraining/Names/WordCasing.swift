import EntenteLanguage

/// Which words running text writes small, and which with a capital.
struct WordCasing {
  private var small: [String: Int] = [:]
  private var capital: [String: Int] = [:]

  /// Counts the words of a sentence; the first says nothing, nor does a heading.
  mutating func count(_ words: [String]) {
    let capitals = words.filter { $0.first?.isUppercase ?? false }.count
    guard capitals * 2 < words.count + 2 else { return }
    for (index, word) in words.enumerated() {
      guard let first = word.first, first.isLetter else { continue }
      if first.isLowercase {
        small[word, default: 0] += 1
      } else if index > 0 {
        capital[word.lowercased(), default: 0] += 1
      }
    }
  }

  /// The hints of every word that was seen often enough to tell.
  var hints: [(word: String, hint: NameHint)] {
    var hints: [(word: String, hint: NameHint)] = []
    for (word, count) in small.sorted(by: { $0.key < $1.key }) where count >= 2 {
      hints.append((word, count * 2 >= capital[word] ?? 0 ? .common : .sometimesCommon))
    }
    for (word, count) in capital.sorted(by: { $0.key < $1.key })
    where count >= 4 && count > 2 * (small[word] ?? 0) {
      hints.append((word, .capitalised))
    }
    return hints
  }
}
