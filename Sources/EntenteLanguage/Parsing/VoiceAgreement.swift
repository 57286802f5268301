/// Makes subjects, verbs and auxiliaries agree on who acts.
///
/// The network chooses each relation by itself, so that a subject may be passive where nothing else is.
/// A verb with a passive auxiliary has a passive subject and is passive; a finite verb without one is not.
/// Participles are left alone: headlines leave the auxiliary out ("Two killed in attack").
enum VoiceAgreement {
  /// - Complexity: O(*n*) in the tokens.
  static func apply(to tokens: inout [Token]) {
    for token in tokens where token.relation == .auxPass && token.head >= 0 {
      tokens[token.head].features.insert(.passive)
    }
    for index in tokens.indices {
      let relation = tokens[index].relation
      guard relation == .nsubj || relation == .nsubjPass, tokens[index].head >= 0 else { continue }
      let verb = tokens[tokens[index].head].features
      if relation == .nsubj, verb.contains(.passive), !verb.contains(.finite) {
        if hasPassiveAuxiliary(tokens, tokens[index].head) { tokens[index].relation = .nsubjPass }
      } else if relation == .nsubjPass, verb.contains(.finite),
        !hasPassiveAuxiliary(tokens, tokens[index].head)
      {
        tokens[index].relation = .nsubj
      }
    }
  }

  /// Whether a passive auxiliary stands within the few words before the verb.
  private static func hasPassiveAuxiliary(_ tokens: [Token], _ verb: Int) -> Bool {
    for index in stride(from: verb - 1, through: max(0, verb - 12), by: -1)
    where tokens[index].relation == .auxPass && tokens[index].head == verb {
      return true
    }
    return false
  }
}
