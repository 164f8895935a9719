public import Billing
import Money
import Prices
public import Scenarios

/// Amazon QuickSight: users, who count whole in every month that they touch, and data held in
/// memory (QuickSight pricing page, read 2025-10-09).
public enum QuickSight: MeteredService {
  static let edition = Field<Edition>.choice(
    "edition", default: .enterprise, "the edition of the account")
  static let authors = users("authors", "who build dashboards")
  static let readers = users("readers", "who look at dashboards (enterprise)")
  static let proAuthors = users("pro_authors", "who build with generative answers (enterprise)")
  static let proReaders = users("pro_readers", "who read with generative answers (enterprise)")
  static let isAnnual = Field<Bool>.flag(
    "annual_commitment", "whether authors are paid by the year, which is cheaper")
  static let memory = Field<Quantity>.quantity(
    "spice_gb", unit: "GB", "data in memory beyond the 10 GB that come with each author")

  private static func users(_ name: String, _ help: String) -> Field<Int> {
    .integer(name, in: 0...1_000_000, default: 0, unit: "user", help)
  }

  /// The editions.
  public enum Edition: String, Sendable, CaseIterable {
    case standard, enterprise

    var title: String { self == .standard ? "Standard" : "Enterprise" }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "quicksight", title: "Amazon QuickSight", summary: "dashboards",
    fields: [
      edition.declaration, authors.declaration, readers.declaration, proAuthors.declaration,
      proReaders.declaration, isAnnual.declaration, memory.declaration,
    ], check: check)

  private static func author(_ edition: Edition, _ term: String) -> MeterDeclaration {
    MeterDeclaration(
      "quicksight", "QS-User-\(edition.title)-\(term)", unit: "user-month", .byUse,
      isGlobal: true, "authors, \(edition.rawValue)" + (term == "Annual" ? ", by the year" : ""))
  }
  private static func user(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("quicksight", meter, unit: "user-month", .byUse, meaning)
  }

  private static let monthly = ChoiceTable<Edition, MeterDeclaration> { author($0, "Month") }
  private static let annual = ChoiceTable<Edition, MeterDeclaration> { author($0, "Annual") }
  private static let spice = ChoiceTable<Edition, MeterDeclaration> {
    MeterDeclaration(
      "quicksight", "QS-\($0.title)-SPICE", unit: "GB-month", .stored,
      "data in memory, \($0.rawValue)")
  }
  private static let reader = user("Reader-Enterprise-Month", "readers")
  private static let proAuthor = user("AuthorPro-Enterprise-Month", "Pro authors")
  private static let proReader = user("ReaderPro-Enterprise-Month", "Pro readers")
  private static let answers = MeterDeclaration(
    "quicksight", "AmazonQ-Month", unit: "month", .existing, "fee of an account with Pro users")

  /// The meters that an account may use.
  public static let meters: [MeterDeclaration] =
    monthly.all + annual.all + spice.all + [reader, proAuthor, proReader, answers]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[edition] == .standard {
      for field in [readers, proAuthors, proReaders] {
        problems.refuse(field, of: values, with: "edition 'standard'")
      }
    }
    let counts = [authors, readers, proAuthors, proReaders]
    if counts.allSatisfy({ values[$0] == 0 }), values[memory].isZero {
      problems.add(
        at: values.position, "an account needs 'authors', 'readers', 'pro_authors' or 'pro_readers'"
      )
    }
    if values[isAnnual], values[authors] == 0 {
      problems.needs(isAnnual.name, of: values, [authors.name])
    }
  }

  /// Meters users and data in memory.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let edition = fields[edition]
    let counted: [(Field<Int>, MeterDeclaration)] = [
      (authors, fields[isAnnual] ? annual[edition] : monthly[edition]), (readers, reader),
      (proAuthors, proAuthor), (proReaders, proReader),
    ]
    for (field, meter) in counted {
      let amount = metering.wholeMonths(Quantity(fields[field]), "user")
      try metering.add(
        meter, amount, granule: .rule("a user counts for the whole calendar month"),
        field: field.name)
    }
    if fields[proAuthors] + fields[proReaders] > 0 {
      try metering.add(answers, try metering.stored(.one, "account"))
    }
    try metering.addStored(spice[edition], memory, "GB")
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "dashboard account",
    ending: Ending(plan: "Delete the users and end the QuickSight subscription"),
    needsEnd: "dashboard account",
    glossary: [
      GlossaryTerm("author", "a user of QuickSight who builds dashboards."),
      GlossaryTerm("SPICE", "QuickSight's store of data in memory."),
    ], offers: ["AmazonQuickSight"])
}
