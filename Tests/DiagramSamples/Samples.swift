import EntenteModel

/// Graphs to draw: a story of the size that a desk draws, and random ones of any size.
public enum Samples {
  /// North Korean troops in Kursk, as five reports tell it: 14 entities, 24 ties, every manner of claim.
  public static let kursk: GraphSnapshot = {
    var graph = SnapshotBuilder()
    let first = graph.document("d1", "Reuters", "Pyongyang's soldiers are seen near Kursk", "2024-10-24")
    let second = graph.document("d2", "AFP", "Seoul counts the troops sent to Russia", "2024-10-29")
    let third = graph.document("d3", "Kyiv Independent", "First clashes with North Koreans", "2024-11-04")
    let fourth = graph.document("d4", "KBS", "Umerov: small-scale fighting has begun", "2024-11-05")
    let fifth = graph.document(
      "d5", "The New York Times", "Kim's treaty with Putin takes effect", "2024-11-06",
      path: "https://example.org/world/treaty.html?a=1&b=2")

    let russia = graph.entity("country", "Russia", country: "RUS", id: "RUS")
    let ukraine = graph.entity("country", "Ukraine", country: "UKR", id: "UKR")
    let north = graph.entity("country", "North Korea", country: "PRK", id: "PRK")
    let south = graph.entity("country", "South Korea", country: "KOR", id: "KOR")
    let states = graph.entity("country", "United States", country: "USA", id: "USA")
    let kursk = graph.entity("region", "Kursk region", country: "RUS", id: "RU-KRS")
    let zelenskyy = graph.entity(
      "official", "Volodymyr Zelenskyy", country: "UKR", offices: [Office(title: "president", of: ukraine)],
      aliases: ["Zelenskiy", "Zelenskyy"])
    let umerov = graph.entity(
      "official", "Rustem Umerov", country: "UKR", offices: [Office(title: "defence minister", of: ukraine)])
    let putin = graph.entity(
      "official", "Vladimir Putin", country: "RUS", offices: [Office(title: "president", of: russia)])
    let kim = graph.entity(
      "official", "Kim Jong Un", country: "PRK", offices: [Office(title: "supreme leader", of: north)])
    let troops = graph.entity("unit", "North Korean troops", country: "PRK")
    let forces = graph.entity("unit", "Ukrainian forces", country: "UKR")
    let pentagon = graph.entity("government_body", "Pentagon", country: "USA")
    let ministry = graph.entity("government_body", "South Korea's Defence Ministry", country: "KOR")

    func troopsNumber(_ value: Double, _ bound: String = "exact") -> Quantity {
      Quantity(value: value, qualifier: bound, unit: "troops")
    }
    graph.claim(
      troops, "deployed_to", russia, in: first,
      "About 10,000 of Pyongyang's men have crossed, the Pentagon said.",
      modality: .claimed, by: (pentagon, "the Pentagon"), quantity: troopsNumber(10_000, "about"))
    graph.claim(
      troops, "deployed_to", kursk, in: second, "The ministry in Seoul put the number in Kursk above 10,000.",
      modality: .claimed, by: (ministry, "South Korea's Defence Ministry"),
      quantity: troopsNumber(10_000, "more_than"))
    graph.claim(
      troops, "deployed_to", kursk, in: third, "Mr Zelenskyy spoke of 11,000 soldiers in the region.",
      modality: .claimed, by: (zelenskyy, "Zelenskyy"), quantity: troopsNumber(11_000))
    graph.claim(
      troops, "deployed_to", kursk, in: first, "Moscow calls the reports of a deployment untrue.",
      modality: .denied, by: (russia, "Moscow"))
    graph.claim(
      troops, "fights", forces, in: third, "Small groups have met Ukrainian soldiers for the first time.")
    graph.claim(
      troops, "fights", forces, in: fourth, "Umerov told KBS of an engagement on a small scale.",
      modality: .claimed, by: (umerov, "Umerov"))
    graph.claim(
      troops, "fights_alongside", russia, in: second, "They are to fight beside Russian units.",
      modality: .expected, by: (pentagon, "the Pentagon"))
    graph.claim(russia, "invades", ukraine, in: fifth, "Russia's full invasion began in February 2022.")
    graph.claim(
      russia, "invades", ukraine, in: first, "Since it invaded its neighbour, Russia has lost much.")
    graph.claim(
      russia, "signed_treaty_with", north, in: fifth, "The treaty of mutual defence was signed in June.")
    graph.claim(putin, "meets", kim, in: fifth, "Putin and Kim met in Pyongyang to sign it.")
    graph.claim(
      north, "supplies", russia, in: second, "Seoul says shells have gone by the million.",
      modality: .claimed, by: (south, "Seoul"))
    graph.claim(
      russia, "trains", troops, in: second, "The men were drilled in the Far East.",
      modality: .claimed, by: (ministry, "the ministry"))
    graph.claim(states, "supports", ukraine, in: first, "Washington remains Kyiv's main backer.")
    graph.claim(states, "sanctions", north, in: fifth, "New measures against Pyongyang were announced.")
    graph.claim(
      south, "supplies", ukraine, in: second, "Seoul may send arms to Kyiv.", modality: .planned,
      by: (south, "Seoul"))
    graph.claim(forces, "attacks", kursk, in: third, "Ukrainian units struck depots in the region.")
    graph.claim(forces, "occupies", kursk, in: third, "Kyiv's men still hold part of the region.")
    graph.claim(
      umerov, "minister_of", ukraine, in: fourth, "Umerov, Ukraine's defence minister, spoke.",
      title: "defence minister")
    graph.claim(
      zelenskyy, "head_of_state", ukraine, in: third, "President Zelenskyy of Ukraine spoke late.",
      title: "president")
    graph.claim(
      putin, "head_of_state", russia, in: fifth, "Russia's President Vladimir Putin came.",
      title: "president")
    graph.claim(
      kim, "head_of_state", north, in: fifth, "North Korea's leader Kim Jong Un waited.",
      title: "supreme leader")
    graph.claim(kursk, "located_in", russia, in: first, "Kursk, a region in Russia's west, is wide.")
    graph.claim(troops, "nationality", north, in: first, "The North Korean troops came by sea.")
    graph.claim(forces, "nationality", ukraine, in: third, "The Ukrainian forces held on.")
    graph.claim(pentagon, "part_of", states, in: first, "The US Pentagon said so.")
    graph.claim(ministry, "part_of", south, in: second, "South Korea's Defence Ministry reported.")
    graph.claim(
      south, "accuses", north, in: second, "Seoul accused Pyongyang of sending its men as cannon fodder.")
    return graph.snapshot
  }()

  /// A random graph in which a few entities have most ties; the same for the same seed.
  public static func random(nodes: Int, ties: Int, seed: UInt64 = 1) -> GraphSnapshot {
    var graph = SnapshotBuilder()
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let outlets = ["Reuters", "AFP", "AP", "Kyodo", "dpa"]
    let documents = (0..<max(1, min(40, nodes / 4))).map { index in
      graph.document(
        "doc\(index)", outlets[index % outlets.count], "Report number \(index) from the field",
        "2024-\(10 + index % 3)-\(10 + index % 18)")
    }
    let kinds = [
      "country", "official", "region", "unit", "government_body", "person", "armed_group", "media",
    ]
    let first = ["North", "New", "Upper", "Old", "Grand", "Western", "Free", "Blue"]
    let second = [
      "Calder", "Marsh", "Haven", "Ridge", "Port", "Vale", "Ford", "Moor", "Field", "Gate", "Wick",
    ]
    let codes = ["RUS", "UKR", "PRK", "KOR", "USA", "CHN", "IRN", "ISR"]
    let entities = (0..<nodes).map { index in
      graph.entity(
        kinds[next(kinds.count)], "\(first[next(first.count)]) \(second[next(second.count)]) \(index)",
        country: codes[next(codes.count)], id: "\(index)")
    }
    let relations = [
      "attacks", "deployed_to", "supports", "supplies", "meets", "accuses", "member_of", "head_of_state",
      "fights",
      "sanctions",
    ]
    for index in 0..<ties {
      let from = index < nodes ? index : min(next(nodes), next(nodes))
      let to = min(next(nodes), min(next(nodes), next(nodes)))
      let modality = Modality.allCases[min(next(7), next(7))]
      graph.claim(
        entities[from], relations[next(relations.count)], entities[to], in: documents[next(documents.count)],
        "Sentence \(index) tells of it.", modality: modality,
        by: modality == .asserted ? nil : (entities[next(nodes)], "an official"),
        quantity: next(6) == 0
          ? Quantity(value: Double(100 * (1 + next(90))), qualifier: "about", unit: "men") : nil)
    }
    return graph.snapshot
  }
}
