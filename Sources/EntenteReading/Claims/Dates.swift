import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Reads the dates that go with a predicate, and places them by the day of publication.
struct DateReader: Sendable {
  let text: Text
  let lexicon: Lexicon
  let published: CalendarDate?

  /// The date among the phrases of `predicate`: its own, or one that stands next to it in its clause.
  func date(of predicate: Int) -> ClaimDate? {
    for child in text.children(of: predicate) {
      switch text.relation(child) {
      case .obl, .oblUnmarked, .nmod, .nmodUnmarked, .advmod, .compound, .obj:
        if let date = date(at: child) { return date }
      default: break
      }
    }
    return nil
  }

  /// The date that the phrase headed by `token` names.
  func date(at token: Int) -> ClaimDate? {
    let words = lexicon.quantities
    let span = text.span(of: token)
    guard span.count <= 6 else { return nil }
    let phrase = span.filter { text.relation($0) != .case && text.tokens[$0].tag != .punct }
    guard let first = phrase.first, let last = phrase.last else { return nil }
    let written = text.string(first..<(last + 1))
    for place in phrase {
      let word = text.lower[place].replacing(".", with: "")
      if let month = words.months[word], text.isCapitalised(place) {
        let numbers = phrase.compactMap { Int(text.lower[$0]) }
        let year = numbers.first { $0 > 1000 }
        let day = numbers.first { $0 < 32 }
        let resolved = year ?? self.year(of: month)
        return ClaimDate(
          date: resolved.flatMap { CalendarDate(year: $0, month: month, day: day) }, text: written)
      }
      if let weekday = words.weekdays[word] {
        return ClaimDate(date: day(weekday, phrase: phrase), text: written)
      }
      if word.count == 4, let year = Int(word), (1800...2100).contains(year), phrase.count <= 2 {
        return ClaimDate(date: CalendarDate(year: year), text: written)
      }
    }
    guard phrase.contains(where: { words.timeNouns.contains(text.lemmas[$0]) }) else { return nil }
    return ClaimDate(date: relative(phrase), text: written)
  }

  /// The year of a month without one: the last such month that is not after publication.
  private func year(of month: Int) -> Int? {
    guard let published, let current = published.month else { return published?.year }
    return month <= current ? published.year : published.year - 1
  }

  /// The last such day before or on the day of publication; the next one after "next".
  private func day(_ weekday: Int, phrase: [Int]) -> CalendarDate? {
    guard let published, let today = published.weekday else { return nil }
    if phrase.contains(where: { text.lower[$0] == "next" }) {
      return published.adding(days: (weekday - today + 6) % 7 + 1)
    }
    return published.adding(days: -((today - weekday + 7) % 7))
  }

  private func relative(_ phrase: [Int]) -> CalendarDate? {
    guard let published else { return nil }
    let words = Set(phrase.map { text.lower[$0] })
    if words.contains("today") { return published }
    if words.contains("yesterday") { return published.adding(days: -1) }
    if words.contains("tomorrow") { return published.adding(days: 1) }
    if words.contains("month") {
      if words.contains("last") { return published.adding(months: -1) }
      if words.contains("this") { return published.adding(months: 0) }
    }
    if words.contains("year") {
      if words.contains("last") { return CalendarDate(year: published.year - 1) }
      if words.contains("this") { return CalendarDate(year: published.year) }
    }
    return nil
  }
}
