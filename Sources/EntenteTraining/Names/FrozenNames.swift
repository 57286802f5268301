import Foundation

/// The names that the recogniser was trained with: what the lexicon's tables held when they were frozen.
///
/// The lexicon grows from day to day; a model must be the same bytes next year. So training reads this list,
/// and `entente-train freeze-names` makes a new one when somebody wants a new model.
struct FrozenNames {
  /// What a form is, and whether training may put it in the place of another of its kind.
  enum Role: String {
    case country
    /// An adjective or people of a country, put in the place of others.
    case people
    /// An adjective or people of a region or city.
    case regional
    /// A city or region by its usual name, put in the place of others.
    case place
    case placeAlias = "place-alias"
    /// An organisation, put in the place of others.
    case organisation
    /// An organisation's short form of three letters or fewer.
    case acronym
    case given
    case family
    /// A person's full name, put in the place of others.
    case person
  }

  struct Entry: Hashable {
    var role: Role
    var form: String
  }

  private(set) var entries: [Entry] = []

  /// Reads a frozen list.
  init(path: String) throws {
    for row in try NameTable(path: path).rows {
      guard let role = Role(rawValue: row["role"]) else {
        throw TrainingError.missing("the role '\(row["role"])' in \(path); freeze the names again")
      }
      entries.append(Entry(role: role, form: row["form"]))
    }
  }

  /// Takes the names out of the lexicon's tables in `folder`.
  init(lexicon folder: String) throws {
    var seen: Set<Entry> = []
    func add(_ role: Role, _ forms: [String]) {
      for form in forms where !form.isEmpty {
        let entry = Entry(role: role, form: form)
        if seen.insert(entry).inserted { entries.append(entry) }
      }
    }
    func rows(_ name: String) throws -> [NameTable.Row] {
      try NameTable(path: "\(folder)/\(name).tsv").rows
    }
    for row in try rows("cities") {
      add(.place, row.forms("name"))
      add(.placeAlias, row.forms("aliases"))
    }
    for row in try rows("countries") {
      add(.country, row.forms("name") + row.forms("aliases"))
      add(.people, row.forms("adjectives") + row.forms("people"))
      add(.placeAlias, row.forms("capitals"))
    }
    for row in try rows("names") where !row.forms("flags").contains("word") {
      add(row.forms("flags").contains("family") ? .family : .given, row.forms("form"))
    }
    for row in try rows("organisations") {
      let ambiguous = Set(row.forms("ambiguous"))
      add(.organisation, row.forms("name").filter { !ambiguous.contains($0) })
      for form in row.forms("aliases") where !ambiguous.contains(form) {
        add(form.utf8.count > 3 ? .organisation : .acronym, [form])
      }
    }
    for row in try rows("people") { add(.person, row.forms("name")) }
    for row in try rows("regions") {
      add(.place, row.forms("name"))
      add(.placeAlias, row.forms("aliases"))
      add(.regional, row.forms("adjectives"))
    }
  }

  /// The list as a file's text.
  var text: String {
    let head = """
      # The names that the recogniser of names is trained with; made by entente-train freeze-names.
      # source: Sources/EntenteLexicon/Data as it was then: cities, countries, names, organisations, people, regions
      # licence: of each table: that of the project; countries ODbL-1.0, regions LGPL-2.1-or-later (see NOTICE)
      # columns: role form
      role\tform

      """
    return head + entries.map { "\($0.role.rawValue)\t\($0.form)\n" }.joined()
  }
}
