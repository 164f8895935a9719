public import Billing
public import Money
import Prices
public import Scenarios

/// Azure block blobs in a general-purpose account: the average data of the month, operations, and
/// data read from the cooler tiers (Azure documentation, "Estimate the cost of using Azure Blob
/// Storage", text of 2024-07-26).
public enum AzureBlob: MeteredService {
  static let replication = Field<Replication>.choice(
    "account_replication_type", default: .lrs, "how many copies there are, and where")
  static let tier = Field<Tier>.choice("access_tier", default: .hot, "how soon it can be read")
  static let storage = Field<Quantity>.quantity("storage_gb", unit: "GB", "data stored, on average")
  static let writes = Field<Quantity>.quantity(
    "monthly_write_operations", unit: "operation",
    "writes a month; each block of a large blob is one")
  static let lists = Field<Quantity>.quantity(
    "monthly_list_and_create_container_operations", unit: "operation",
    "lists and new containers a month")
  static let reads = Field<Quantity>.quantity(
    "monthly_read_operations", unit: "operation", "reads a month")
  static let others = Field<Quantity>.quantity(
    "monthly_other_operations", unit: "operation", "other operations a month; deleting is free")
  static let retrieval = Field<Quantity>.quantity(
    "monthly_data_retrieval_gb", unit: "GB", "data read from cool, cold and archive a month")
  static let transferOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB", "data sent to the internet a month")

  /// The way in which data is copied.
  public enum Replication: String, Sendable, CaseIterable {
    case lrs = "LRS"
    case zrs = "ZRS"
    case grs = "GRS"
    case raGRS = "RA-GRS"
  }

  /// The speed at which data can be read.
  public enum Tier: String, Sendable, CaseIterable {
    case hot, cool, cold, archive

    var title: String { Words.capitalized(rawValue) }

    /// The minimum number of days for which a blob is billed (Azure documentation, "Access tiers
    /// for blob data"); nil for hot.
    var minimumDays: Int? {
      switch self {
      case .hot: nil
      case .cool: 30
      case .cold: 90
      case .archive: 180
      }
    }
  }

  private static let stored = MeterDeclaration(
    "azure_blob", "{tier and copies} Data Stored", unit: "GB-month", .stored, "data stored")
  private static let earlyDelete = MeterDeclaration(
    "azure_blob", "{tier and copies} Early Delete", unit: "GB-month", .stored,
    "the rest of the minimum time of data that goes early")
  private static let retrieved = MeterDeclaration(
    "azure_blob", "{tier and copies} Data Retrieval", unit: "GB", .byUse, "data read back")
  private static let operations: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (writes, "Write Operations", "write operations"),
    (lists, "List and Create Container Operations", "list and container operations"),
    (reads, "Read Operations", "read operations"),
    (others, "All Other Operations", "other operations"),
  ].map { field, kind, meaning in
    (
      field,
      MeterDeclaration(
        "azure_blob", "{tier and copies} \(kind)", unit: "operation", .byUse, meaning)
    )
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_blob", title: "Azure Blob Storage", provider: .azure, summary: "object storage",
    fields: [
      replication.declaration, tier.declaration, storage.declaration, writes.declaration,
      lists.declaration, reads.declaration, others.declaration, retrieval.declaration,
      transferOut.declaration,
    ],
    check: { values, problems in
      if values[tier] == .hot {
        problems.refuse(
          retrieval, of: values, with: "access_tier 'hot'",
          hints: ["hot data is read without a fee"])
      }
      if values[tier] == .archive, values[replication] == .zrs {
        problems.add(
          at: values.position(of: replication.name),
          "access_tier 'archive' does not go with 'ZRS'", hints: ["archive is LRS, GRS or RA-GRS"])
      }
    })

  /// The meters that an account may use.
  public static let meters =
    [stored, earlyDelete, retrieved] + operations.map(\.meter) + [AzureBandwidth.outToInternet]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "storage account", ending: Ending(plan: "Empty and delete the storage account"),
    globalListCommands: ["az storage account list -o table"],
    glossary: [
      GlossaryTerm(
        "LRS, ZRS, GRS", "copies in one data centre, in several of a region, in two regions.")
    ],
    offers: ["Storage"],
    // "Files v2" and "Azure Data Lake Storage Gen2" have meters of the same names at other prices
    // (Azure Retail Prices, names of products of `Storage`, read 2026-11).
    billedProducts: ["Block Blob", "Blob Storage"])

  /// Meters stored data and operations.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let name = "\(fields[tier].title) \(fields[replication].rawValue)"
    try metering.add(
      stored, of: name, try metering.stored(fields[storage], "GB"), "\(name) data",
      field: storage.name)
    try meterEarlyDelete(name, fields, &metering)
    for (field, meter) in operations {
      try metering.add(
        meter, of: name,
        try metering.monthly(field, Words.noun("operation", for: fields[field])), field: field.name)
    }
    try metering.add(
      retrieved, of: name, try metering.monthly(retrieval, "GB"), field: retrieval.name)
    try AzureBandwidth.meterOut(transferOut, into: &metering)
    if fields[replication] == .grs || fields[replication] == .raGRS, !fields[storage].isZero {
      metering.assumptions.append(
        "\(resource.name): the transfer of new data to the second region is billed by the GB beside this, and is not planned."
      )
    }
  }

  /// Suggests the tiers below its own; what is archived has to be rehydrated first, which takes up to
  /// 15 hours (Azure documentation, "Access tiers for blob data").
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    let own = resource.fields[tier]
    let colder = Tier.allCases.drop { $0 != own }.dropFirst().compactMap { tier in
      tier.minimumDays.map {
        ColderClass(
          value: tier.rawValue, title: "the \(tier.rawValue) tier", minimumDays: $0,
          delay: tier == .archive ? "up to 15 hours" : nil)
      }
    }
    let store = ColderClass.Store(
      setting: tier.name, own: own.rawValue, stored: storage, reads: reads, sent: transferOut,
      retrieval: retrieval)
    return ColderClass.ways(to: colder, in: store, resource.fields, over: hours)
  }

  /// Meters the rest of the minimum time for data that is deleted early: in cool, on day 21, 9 more
  /// days (Azure documentation, "Access tiers for blob data").
  ///
  /// A plan's data is deleted with its resource; what exists at the end of the plan may stay.
  private static func meterEarlyDelete(
    _ name: String, _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    guard let days = fields[tier].minimumDays, !fields[storage].isZero else { return }
    let resource = metering.resource
    let hours = try metering.existingHours().total()
    let minimum = Quantity(days * 24)
    guard hours < minimum else { return }
    guard resource.until != nil || resource.schedule != .always else {
      metering.assumptions.append(
        "\(resource.name): \(fields[tier].rawValue) data is kept on after the plan; deleted with it, it would be billed to \(days) days."
      )
      return
    }
    let month = metering.period.months[0].monthHours
    let rest = try fields[storage].scaled(by: try minimum - hours, over: month)
    var amount = try metering.once(rest, "GB-months")
    amount.steps.insert(
      Step(
        "\(fields[storage].grouped) GB × (\(minimum.grouped) − \(hours.grouped) h) ÷ \(month.grouped) h of a month"
      ),
      at: 0)
    try metering.add(
      earlyDelete, of: name, amount, "\(name), deleted before \(days) days", part: .minimumTime,
      field: storage.name)
  }
}
