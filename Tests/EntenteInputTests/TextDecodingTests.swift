import Testing

@testable import EntenteInput

struct `The encoding of a text` {
  private static let text = "The café’s owner – an envoy – said “no”.\nHe left at noon.\n"

  @Test(arguments: [
    ("with a mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)), ("without one", Array(text.utf8)),
  ]) func `is UTF-8`(name: String, bytes: [UInt8]) throws {
    let decoding = try TextDecoding(bytes, name: name)
    #expect(decoding.text == Self.text)
    #expect(decoding.encoding == .utf8)
    #expect(decoding.repairs == 0)
  }

  @Test(arguments: [true, false], [true, false])
  func `is UTF-16 in either order, with a mark or without`(isBig: Bool, isMarked: Bool) throws {
    let text = isMarked ? Self.text : "The envoys of both states left at noon.\n"
    let units = (isMarked ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap {
      isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
    let decoding = try TextDecoding(bytes, name: "x")
    #expect(decoding.text == text)
    #expect(decoding.encoding == .utf16)
  }

  @Test func `is Windows-1252 where it uses what Latin-1 leaves empty`() throws {
    let bytes =
      Array("The caf".utf8) + [0xE9, 0x92] + Array("s owner said ".utf8) + [0x93] + Array("no".utf8) + [0x94]
    let decoding = try TextDecoding(bytes, name: "x")
    #expect(decoding.text == "The café’s owner said “no”")
    #expect(decoding.encoding == .windows1252)
  }

  @Test func `is Latin-1 where it does not`() throws {
    let decoding = try TextDecoding(Array("A caf".utf8) + [0xE9, 0x2E], name: "x")
    #expect(decoding.text == "A café.")
    #expect(decoding.encoding == .latin1)
  }

  @Test func `goes by what a page declares, unless the bytes are UTF-8`() throws {
    #expect(try TextDecoding([0x41, 0xE9], name: "x", declared: "ISO-8859-1").text == "Aé")
    #expect(try TextDecoding(Array("Aé".utf8), name: "x", declared: "iso-8859-1").text == "Aé")
    #expect(throws: InputError.unknownEncoding("x", encoding: "koi8r")) {
      try TextDecoding([0xF0, 0xD2, 0xC5], name: "x", declared: "KOI8-R")
    }
  }

  @Test(arguments: [
    ("said.txt", [0xFF, 0xFE] + Array(text.utf8)), ("said.txt", [0xFE, 0xFF] + Array(text.utf8)),
  ]) func `is not UTF-16 for a mark alone, and that is said`(name: String, bytes: [UInt8]) throws {
    let decoding = try TextDecoding(bytes, name: name)
    #expect(decoding.text == Self.text)
    #expect(decoding.encoding == .utf8)
    #expect(
      decoding.notices(of: name).map(\.description) == [
        "said.txt: begins with the mark of UTF-16 and is not in UTF-16; the mark was left out, and the rest was read"
      ])
    #expect(UTF16Stream(startingWith: bytes[...]) == nil)
  }

  @Test func `is UTF-16 where its script has no blanks`() throws {
    let text = "部長らは月曜日に首都で会談した。"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(try TextDecoding(bytes, name: "x").text == text)
  }

  @Test func `is mended where a few bytes are broken, and says where`() throws {
    let bytes = Array("The café is open.\n".utf8) + [0xFF] + Array("and the talks in Geneva go on.\n".utf8)
    let decoding = try TextDecoding(bytes, name: "x.txt")
    #expect(decoding.text == "The café is open.\n\u{FFFD}and the talks in Geneva go on.\n")
    #expect(
      decoding.notices(of: "x.txt").map(\.description) == [
        "x.txt:2: 1 broken byte replaced by �; the rest was read"
      ])
  }

  @Test func `is UTF-8 where the end cuts a character`() throws {
    let decoding = try TextDecoding(Array("Talks go on".utf8) + [0xE2, 0x80], name: "x")
    #expect(decoding.text == "Talks go on\u{FFFD}")
    #expect(decoding.repairs == 1)
  }

  @Test(arguments: [
    [UInt8](0...255), Array("MZ\u{1}\u{2}\u{3}\u{4}\u{5}".utf8),
    [0xC3, 0x28, 0xA0, 0xA1, 0xFF, 0xFE, 0x81, 0x41],
  ]) func `is none where the bytes are no text`(bytes: [UInt8]) {
    #expect(throws: InputError.self) { try TextDecoding(bytes, name: "x") }
  }
}

struct `The language of a text` {
  @Test(arguments: [
    ("The envoys met in Geneva on Tuesday, and they are to meet again in the spring.", true),
    ("Talks", true), ("", true), ("GDP 3.4 5.6 7.8 UP DOWN", true),
    ("Volodymyr Zelenskiy, Emmanuel Macron, Olaf Scholz", true),
    (
      "Les émissaires se sont réunis mardi à Genève, et ils vont se revoir dans les semaines qui viennent.",
      false
    ),
    (
      "Die Gesandten haben sich am Dienstag in Genf getroffen, und sie werden im Frühling wieder dort sein.",
      false
    ),
    ("Los enviados se reunieron el martes en Ginebra y van a verse de nuevo en la primavera.", false),
    ("Посланники встретились во вторник в Женеве.", false), ("使节们星期二在日内瓦会面。", false),
    ("اجتمع المبعوثون يوم الثلاثاء في جنيف.", false),
  ]) func `is English or is not`(text: String, isEnglish: Bool) {
    #expect(LanguageGuess(of: text).isEnglish == isEnglish)
  }

  @Test func `is named`() {
    let text =
      "Die Gesandten haben sich am Dienstag in Genf getroffen, und sie werden im Frühling wieder dort sein."
    #expect(LanguageGuess(of: text).name == "German")
    #expect(LanguageGuess(of: "Посланники встретились в Женеве.").name == "Cyrillic script")
  }
}

struct `A written date` {
  @Test(arguments: [
    ("2024-11-05T10:00:00Z", "2024-11-05"), ("2024-11-05", "2024-11-05"), ("2024/11/05 10:00", "2024-11-05"),
    ("20241105", "2024-11-05"), ("Tue, 05 Nov 2024 10:00:00 GMT", "2024-11-05"), ("2024-11", "2024-11"),
    ("November 5, 2024", "2024-11-05"), ("5 November 2024", "2024-11-05"), ("1730800000", "2024-11-05"),
    ("1730800000000", "2024-11-05"),
  ]) func `is read`(text: String, date: String) { #expect(WrittenDate.date(text)?.description == date) }

  @Test(arguments: ["", "yesterday", "2024-13-40", "99999999", "-", "Nov", "5 Nov"])
  func `is nothing where it is none`(text: String) { #expect(WrittenDate.date(text) == nil) }
}
