import EntenteLexicon
import Testing

struct `A surname` {
  @Test(arguments: [
    ("Rustem Umerov", ["Umerov"]), ("Ursula von der Leyen", ["Leyen", "von der Leyen"]),
    ("Kim Jong Un", ["Kim"]), ("Luiz Inacio Silva", ["Silva", "Inacio Silva"]), ("Hemedti", ["Hemedti"]),
    ("", []),
  ]) func `is the part of a full name that may stand alone`(name: String, parts: [String]) {
    #expect(Surname(familyFirst: ["Kim", "Xi"]).candidates(in: name) == parts)
  }
}
