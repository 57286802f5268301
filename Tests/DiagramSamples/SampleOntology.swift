import EntenteModel

extension Ontology {
  /// Kinds for the samples: the shipped ones, shortened.
  public static let sample: Ontology = {
    func entity(_ kind: String, _ label: String, _ plural: String, in parent: String? = nil) -> EntityClass {
      EntityClass(
        kind: EntityKind(rawValue: kind), parent: parent.map { EntityKind(rawValue: $0) }, label: label,
        plural: plural)
    }
    let everything = ["country", "region", "person", "organisation", "unit", "treaty"].map {
      EntityKind(rawValue: $0)
    }
    func relation(_ kind: String, _ label: String, in parent: String? = nil, mutual: Bool = false)
      -> RelationClass
    {
      RelationClass(
        kind: RelationKind(rawValue: kind), parent: parent.map { RelationKind(rawValue: $0) }, label: label,
        inverse: label, isSymmetric: mutual, subjects: everything, objects: everything)
    }
    do {
      return try Ontology(
        entities: [
          entity("country", "country", "Countries"), entity("region", "place", "Places"),
          entity("person", "person", "People"), entity("official", "official", "Officials", in: "person"),
          entity("organisation", "organisation", "Organisations"),
          entity("government_body", "government body", "Government bodies", in: "organisation"),
          entity("alliance", "alliance or world body", "Alliances and world bodies", in: "organisation"),
          entity("armed_group", "armed group", "Armed groups", in: "organisation"),
          entity("media", "news outlet", "News outlets", in: "organisation"),
          entity("unit", "military unit", "Military units"), entity("treaty", "treaty", "Treaties"),
        ],
        relations: [
          relation("holds_office", "holds office in"),
          relation("head_of_state", "head of state of", in: "holds_office"),
          relation("minister_of", "minister of", in: "holds_office"),
          relation("commands", "commands", in: "holds_office"), relation("member_of", "member of"),
          relation("part_of", "part of"), relation("located_in", "located in"),
          relation("nationality", "of"), relation("deployed_to", "deployed to"),
          relation("withdraws_from", "withdraws from"), relation("attacks", "attacks"),
          relation("invades", "invades", in: "attacks"), relation("fights", "fights", mutual: true),
          relation("fights_alongside", "fights alongside", mutual: true), relation("supplies", "supplies"),
          relation("supports", "supports"), relation("trains", "trains"),
          relation("signed_treaty_with", "signed treaty with", mutual: true),
          relation("meets", "meets", mutual: true), relation("visits", "visits"),
          relation("negotiates_with", "negotiates with", mutual: true), relation("sanctions", "sanctions"),
          relation("accuses", "accuses"), relation("criticises", "criticises"), relation("denies", "denies"),
          relation("threatens", "threatens"), relation("occupies", "occupies"),
          relation("claims_territory", "claims"),
        ])
    } catch {
      preconditionFailure("the sample ontology is sound: \(error)")
    }
  }()
}
