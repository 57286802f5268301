import ArgumentParser
import Entente
import Foundation

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the files are, whatever their names say: \(InputFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"),
    transform: InputOptions.format)
  var format: InputFormat?

  @Option(help: ArgumentHelp("The path to note for records of standard input.", valueName: "path"))
  var from: String = ""

  @Option(help: ArgumentHelp("The field of records that holds the text.", valueName: "field"))
  var textField: String?

  @Option(help: ArgumentHelp("The field of records that holds the headline.", valueName: "field"))
  var titleField: String?

  @Option(help: ArgumentHelp("The field of records that holds the date.", valueName: "field"))
  var dateField: String?

  @Option(help: ArgumentHelp("The field of records that holds the outlet.", valueName: "field"))
  var sourceField: String?

  @Option(help: ArgumentHelp("The field of records that holds the address.", valueName: "field"))
  var addressField: String?

  @Option(help: ArgumentHelp("The field of records that names each.", valueName: "field"))
  var idField: String?

  @Flag(help: "Read texts in other languages too, as if they were English.")
  var allLanguages = false

  @Option(help: ArgumentHelp("Documents to read at once, a core each unless told otherwise.", valueName: "n"))
  var workers: Int = InputOptions.cores

  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  @Option(help: ArgumentHelp("The largest document, in bytes.", valueName: "n"))
  var maxBytes: Int = InputLimits().bytes

  @Option(help: ArgumentHelp("The longest line of a plain text, in bytes.", valueName: "n"))
  var maxLine: Int = InputLimits().lineBytes

  @Option(help: ArgumentHelp("What a packed file may unpack to, in bytes.", valueName: "n"))
  var maxUnpacked: Int = InputLimits().unpackedBytes

  @Option(help: ArgumentHelp("How deep markup, JSON and mail may be nested.", valueName: "n"))
  var maxNesting: Int = InputLimits().nesting

  @Option(help: ArgumentHelp("The entities that one document may speak of.", valueName: "n"))
  var maxEntities: Int = InputLimits().entities

  private static func format(_ word: String) throws -> InputFormat {
    guard let format = InputFormat(rawValue: word) else {
      throw ValidationError(
        "there is no format '\(word)'; there are \(InputFormat.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    return format
  }

  func validate() throws {
    for (name, value) in [
      ("workers", workers), ("max-bytes", maxBytes), ("max-line", maxLine), ("max-unpacked", maxUnpacked),
      ("max-nesting", maxNesting), ("max-entities", maxEntities),
    ] {
      guard value > 0 else { throw ValidationError("--\(name) takes a number from 1 on.") }
    }
    guard workers <= 1024 else { throw ValidationError("--workers takes a number up to 1024.") }
  }

  var reader: DocumentReader {
    var fields = RecordFields()
    for (option, field) in [
      (textField, \RecordFields.text), (titleField, \.title), (dateField, \.published),
      (sourceField, \.source),
      (addressField, \.address), (idField, \.id),
    ] {
      if let option { fields[keyPath: field] = [option] }
    }
    return DocumentReader(
      limits: InputLimits(
        bytes: maxBytes, lineBytes: maxLine, unpackedBytes: maxUnpacked, nesting: maxNesting,
        entities: maxEntities),
      fields: fields, readsAllLanguages: allLanguages)
  }
}
