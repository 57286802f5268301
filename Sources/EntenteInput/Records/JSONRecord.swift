import Foundation

/// One line of JSON Lines as a record.
enum JSONRecord {
  /// - Throws: an `InputError` for a line that is no object of JSON or is nested too deep.
  static func record(_ line: [UInt8], name: String, within limits: InputLimits) throws(InputError) -> Record {
    guard nestingIsWithin(limits.nesting, line) else { throw .nestedTooDeep(name, limit: limits.nesting) }
    let value: Any
    do { value = try JSONSerialization.jsonObject(with: Data(line)) } catch {
      throw .damaged(name, reason: "no JSON: each line is to be one object, with its text in a field")
    }
    guard let object = value as? [String: Any] else {
      throw .damaged(name, reason: "this line of JSON is no object with fields")
    }
    return record(object)
  }

  /// The records of a file that is one value: an object, a list of objects, or an object that holds such a list, as
  /// answers of news services do.
  ///
  /// - Parameter text: the fields that may hold a text.
  static func records(_ bytes: [UInt8], name: String, text: [String], within limits: InputLimits)
    throws(InputError) -> [Record]
  {
    guard nestingIsWithin(limits.nesting, bytes) else { throw .nestedTooDeep(name, limit: limits.nesting) }
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else {
      throw .damaged(name, reason: "no JSON; a file with an object on each line is to be called .jsonl")
    }
    if let object = value as? [String: Any] {
      let whole = record(object)
      if whole.first(text) != nil { return [whole] }
      let lists = object.sorted { $0.key < $1.key }.compactMap { $0.value as? [[String: Any]] }
      guard let most = lists.max(by: { $0.count < $1.count }), !most.isEmpty else { return [whole] }
      return most.map(record)
    }
    guard let list = value as? [[String: Any]] else {
      throw .damaged(name, reason: "the JSON is no object with fields, nor a list of such")
    }
    return list.map(record)
  }

  private static func record(_ object: [String: Any]) -> Record {
    Record(object.compactMapValues { pieces($0) })
  }

  /// What an object that stands for a text calls it, in the order in which they are tried.
  private static let inner = ["name", "rendered", "main", "original", "title", "text", "value"]

  private static func pieces(_ value: Any) -> [String]? {
    switch value {
    case let text as String: return [text]
    case let number as NSNumber: return [number.stringValue]
    case let list as [Any]:
      let pieces = list.compactMap { ($0 as? String) ?? name($0) }
      return pieces.count == list.count && !pieces.isEmpty ? pieces : nil
    default: return name(value).map { [$0] }
    }
  }

  private static func name(_ value: Any) -> String? {
    guard let object = value as? [String: Any] else { return nil }
    return inner.lazy.compactMap { object[$0] as? String }.first
  }

  /// Counts brackets outside of strings, so that no parser has to go deep.
  private static func nestingIsWithin(_ limit: Int, _ bytes: [UInt8]) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth > limit { return false }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return true
  }
}
