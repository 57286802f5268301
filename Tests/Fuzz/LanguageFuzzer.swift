// The entry point of Scripts/fuzz-language; compiled with the sources of EntenteLanguage as one module.
// FUZZ names what is tried: tokens (the whole analysis, which is the default), words (what takes bytes apart, alone), or
// model, or weights (a damaged model that is put to use as well).

import CEntenteData
import Foundation

private let subject = ProcessInfo.processInfo.environment["FUZZ"] ?? "tokens"

/// A copy of the embedded model, of which each input changes some bytes. Of its list of rules, which is read line by line
/// whenever a model is opened, it keeps the beginning: the rest takes long and is more of the same.
nonisolated(unsafe) private let model: UnsafeMutableRawBufferPointer = {
  var writer = ModelFileWriter()
  for name in embedded.file.sectionNames {
    guard let bytes = try? embedded.file.array(name, of: UInt8.self) else { fatalError("no section \(name)") }
    writer.add(name, bytes: Array(name == "lemma.rules" ? bytes.prefix(400) : bytes.prefix(bytes.count)))
  }
  let bytes = writer.bytes()
  let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
  copy.copyBytes(from: bytes)
  return copy
}()

/// What a changed model is tried on.
private let sample = Array("The mayor's wife, Ann Lee, didn't sell 3 houses in Goma.\n".utf8)

/// Opens the model with some bytes changed, of the header as a rule, whose checksum is set right as a forger would.
private func openModel(changedBy patches: [UInt8]) {
  let whole = UnsafeRawBufferPointer(model)
  let header = min(whole.count, 4096)
  var changes: [(place: Int, byte: UInt8)] = []
  var index = 0
  while index + 4 <= patches.count {
    let place = Int(patches[index] & 0x7F) << 16 | Int(patches[index + 1]) << 8 | Int(patches[index + 2])
    let at = patches[index] < 0x80 ? place % header : place * 4 % whole.count
    changes.append((at, model[at]))
    model[at] = patches[index + 3]
    index += 4
  }
  let checksum = Array(model[24..<32])
  let sections = Int(UInt32(littleEndian: whole.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
  let length = ModelFile.fixedHeaderLength + sections * ModelFile.entryLength
  if length <= whole.count {
    model.storeBytes(
      of: ModelFile.checksum(whole.prefix(length)).littleEndian, toByteOffset: 24, as: UInt64.self)
  }
  if let opened = try? LanguageModel(mapping: whole) {
    _ = opened.licence
    _ = opened.record
    if subject == "weights" { check(Analyzer(opened).analyze(sample), of: sample) }
  }
  for (offset, byte) in checksum.enumerated() { model[24 + offset] = byte }
  for change in changes.reversed() { model[change.place] = change.byte }
}

private let embedded: LanguageModel = {
  guard let model = try? LanguageModel.embedded() else { fatalError("no model is embedded") }
  return model
}()

private let analyzer = Analyzer(embedded)

/// Cuts a text into words and sentences.
private func cut(_ text: [UInt8]) {
  let tokens = embedded.tokenizer.tokens(in: text.span)
  var end = 0
  for token in tokens {
    precondition(token.lowerBound >= end && !token.isEmpty && token.upperBound <= text.count)
    end = token.upperBound
  }
  var next = 0
  for sentence in embedded.splitter.sentences(in: text.span, tokens: tokens) {
    precondition(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
    next = sentence.tokens.upperBound
  }
  precondition(next == tokens.count)
}

/// Tries one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneText(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: bytes, count: count))
  switch subject {
  case "model", "weights": openModel(changedBy: text)
  case "words": cut(text)
  case "tokens": check(analyzer.analyze(text), of: text)
  default: fatalError("there is no subject '\(subject)'")
  }
  return 0
}

/// Checks what every analysis promises.
private func check(_ analysis: Analysis, of text: [UInt8]) {
  var end = 0
  for token in analysis.tokens {
    precondition(
      token.range.lowerBound >= end && !token.range.isEmpty && token.range.upperBound <= text.count)
    end = token.range.upperBound
  }
  var next = 0
  for sentence in analysis.sentences {
    precondition(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
    next = sentence.tokens.upperBound
    precondition(sentence.tokens.filter { analysis.tokens[$0].head < 0 }.count == 1)
    for index in sentence.tokens {
      var at = index
      var steps = 0
      while analysis.tokens[at].head >= 0 {
        at = analysis.tokens[at].head
        steps += 1
        precondition(sentence.tokens.contains(at) && steps <= sentence.tokens.count)
      }
      _ = analysis.lemma(of: index)
    }
  }
  precondition(next == analysis.tokens.count)
}
