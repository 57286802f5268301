import Crypto
import EntenteLexicon
import EntenteModel

/// Gives drafts their identity and their quotations.
struct ClaimMaker {
  let page: Page
  let quoter: Quoter

  /// The claims of all drafts, each once, whatever the order in which they were read.
  func claims(_ drafts: [Draft]) -> [Claim] {
    var seen: [Claim.ID: Claim] = [:]
    for draft in drafts {
      let claim = claim(draft)
      if seen[claim.id] == nil { seen[claim.id] = claim }
    }
    return seen.values.sorted { $0.id < $1.id }
  }

  private func claim(_ draft: Draft) -> Claim {
    var ends = (page.cast.members[draft.subject].id, page.cast.members[draft.object].id)
    if page.lexicon.ontology.relationClass(draft.predicate)?.isSymmetric == true, ends.1 < ends.0 {
      ends = (ends.1, ends.0)
    }
    return Claim(
      id: Self.id(of: draft, ends: ends, document: page.text.document.id), subject: ends.0,
      predicate: draft.predicate, object: ends.1, polarity: draft.isNegated ? .negated : .affirmed,
      modality: draft.modality, attribution: draft.attribution, quantity: draft.quantity, title: draft.title,
      date: draft.date, evidence: quoter.quote(draft.evidence), triggers: draft.triggers.map(quoter.quote),
      rule: draft.rule)
  }

  /// From SHA-256 over what the claim says and where; not over the rule that read it.
  private static func id(of draft: Draft, ends: (Entity.ID, Entity.ID), document: Document.ID) -> Claim.ID {
    let parts: [String] = [
      document.rawValue, ends.0.rawValue, draft.predicate.rawValue, ends.1.rawValue,
      draft.isNegated ? "negated" : "affirmed", draft.modality.rawValue,
      draft.attribution.map { ($0.entity?.rawValue ?? "") + "\u{1F}" + $0.text } ?? "",
      draft.quantity.map { "\($0.value.map { "\($0)" } ?? "")\u{1F}\($0.qualifier)\u{1F}\($0.unit)" } ?? "",
      draft.title ?? "", draft.date?.text ?? "", "\(draft.evidence.lowerBound)-\(draft.evidence.upperBound)",
    ]
    return Claim.ID(digest: SHA256.hash(data: Array(parts.joined(separator: "\u{1E}").utf8)))
  }
}
