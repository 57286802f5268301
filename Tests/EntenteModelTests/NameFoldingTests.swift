import EntenteModel
import Testing

struct `A folded name` {
  @Test(arguments: [
    ("Élysée", "elysee"), ("The Élysée", "elysee"), ("Łódź", "lodz"), ("Ağrı", "agri"), ("Straße", "strasse"),
    ("Þórshöfn", "thorshofn"), ("São Tomé and Príncipe", "sao tome and principe"), ("U.S.", "us"),
    ("O'Brien", "obrien"), ("O’Brien", "obrien"), ("Nagorno-Karabakh", "nagorno karabakh"),
    ("  Ivory   Coast ", "ivory coast"), ("E\u{301}lyse\u{301}e", "elysee"), ("Zoë", "zoe"), ("The", "the"),
    ("", ""), ("—", ""), ("Київ", "київ"), ("155th Brigade", "155th brigade"),
  ]) func `has no case, accents, punctuation or leading article`(name: String, folded: String) {
    #expect(NameFolding.fold(name) == folded)
  }

  @Test(arguments: ["Zelenskyy", "The Élysée", "Al-Ḥasakah", "Côte d’Ivoire", "A B"])
  func `is folded already`(name: String) {
    let once = NameFolding.fold(name)
    #expect(NameFolding.fold(once) == once)
  }
}

struct `A transliterated name` {
  @Test(arguments: [
    ["Zelenskyy", "Zelenskiy", "Zelensky", "Zelenskij", "Zelenskii"],
    ["Volodymyr Zelenskyy", "Volodymyr Zelensky"],
    ["Dmitry", "Dmitriy", "Dmitri"], ["Sergey", "Sergiy"], ["Oleksii", "Oleksiy"],
  ]) func `agrees however it is romanised`(names: [String]) {
    #expect(Set(names.map { NameFolding.transliteration($0) }).count == 1, "\(names)")
  }

  @Test(arguments: [
    ("Niger", "Nigeria"), ("Kim Jong Un", "Kim Jong Il"), ("Iran", "Iraq"), ("Mali", "Malawi"),
    ("Austria", "Australia"), ("Putin", "Putina"), ("Lee", "Li"), ("Slovakia", "Slovenia"),
  ]) func `keeps different names apart`(left: String, right: String) {
    #expect(NameFolding.transliteration(left) != NameFolding.transliteration(right))
  }
}
