/// What a name is the name of.
public enum NameKind: UInt8, CaseIterable, Hashable, Sendable {
  /// A human being: "Ann Lee"; titles stay outside of the span.
  case person
  /// A body of people that acts under a name: a ministry, company, party, army or newspaper.
  case organisation
  /// Somewhere on the map: countries, cities, regions, rivers.
  case place
  /// An adjective or a people, such as "Ukrainian" or "Russians", and faiths and ethnic groups.
  case nationality
}
