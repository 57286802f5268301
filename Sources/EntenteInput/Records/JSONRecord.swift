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
    var fields: [String: String] = [:]
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      if let text = text(value) { fields[key.lowercased()] = text }
    }
    return Record(fields: fields)
  }

  private static func text(_ value: Any) -> String? {
    switch value {
    case let text as String: text
    case let number as NSNumber: number.stringValue
    case let list as [Any]:
      list.allSatisfy { $0 is String } && !list.isEmpty
        ? list.compactMap { $0 as? String }.joined(separator: ", ") : nil
    case let object as [String: Any]: object["name"] as? String
    default: nil
    }
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
