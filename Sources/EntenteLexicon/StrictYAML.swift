internal import Yams

/// A mapping, list or word of a YAML file, read strictly: what is not expected is an error at its line.
struct StrictYAML {
  let file: String
  private let node: Yams.Node

  init(_ file: KnowledgeFile) throws(LexiconError) {
    self.file = file.name
    do {
      // Every scalar is a word here. Asking whether it might be a number or a date takes 8 ms of regular expressions.
      guard let node = try Yams.compose(yaml: file.text, .basic) else {
        throw LexiconError(file: file.name, "the file is empty")
      }
      self.node = node
    } catch let error as LexiconError {
      throw error
    } catch let error as YamlError {
      throw Self.located(error, in: file.name)
    } catch {
      throw LexiconError(file: file.name, "\(error)")
    }
  }

  private init(file: String, node: Yams.Node) {
    self.file = file
    self.node = node
  }

  var line: Int? { node.mark?.line }

  func error(_ message: String) -> LexiconError { LexiconError(file: file, line: line, message) }

  /// The value of each key, when all keys are among `keys`.
  func mapping(_ keys: [String]) throws(LexiconError) -> [String: StrictYAML] {
    guard let mapping = node.mapping else { throw error("expected keys and values here") }
    var values: [String: StrictYAML] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard keys.contains(name) else {
        throw LexiconError(file: file, line: key.mark?.line, LexiconError.unknown("key", name, known: keys))
      }
      guard values.updateValue(StrictYAML(file: file, node: value), forKey: name) == nil else {
        throw LexiconError(file: file, line: key.mark?.line, "the key '\(name)' stands twice")
      }
    }
    return values
  }

  /// The keys and values in the order of the file, whatever the keys are.
  func entries() throws(LexiconError) -> [(key: String, value: StrictYAML)] {
    guard let mapping = node.mapping else { throw error("expected keys and values here") }
    return mapping.map { ($0.key.string ?? "", StrictYAML(file: file, node: $0.value)) }
  }

  func list() throws(LexiconError) -> [StrictYAML] {
    guard let sequence = node.sequence else { throw error("expected a list here") }
    return sequence.map { StrictYAML(file: file, node: $0) }
  }

  func word() throws(LexiconError) -> String {
    guard let word = node.string else { throw error("expected a word here") }
    return word
  }

  /// A list of words, or one word alone.
  func words() throws(LexiconError) -> [String] {
    if node.sequence == nil { return [try word()] }
    var words: [String] = []
    for item in try list() { words.append(try item.word()) }
    return words
  }

  func flag() throws(LexiconError) -> Bool {
    switch node.string {
    case "true": return true
    case "false": return false
    default: throw error("expected true or false here")
    }
  }

  private static func located(_ fault: YamlError, in file: String) -> LexiconError {
    switch fault {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      LexiconError(file: file, line: mark.line, problem)
    default:
      LexiconError(file: file, "\(fault)")
    }
  }
}

extension [String: StrictYAML] {
  /// The value of a key that must be there.
  func need(_ key: String, of parent: StrictYAML) throws(LexiconError) -> StrictYAML {
    guard let value = self[key] else { throw parent.error("the key '\(key)' is missing") }
    return value
  }

  func words(_ key: String) throws(LexiconError) -> [String] {
    try self[key]?.words() ?? []
  }

  func word(_ key: String) throws(LexiconError) -> String? {
    try self[key]?.word()
  }
}
