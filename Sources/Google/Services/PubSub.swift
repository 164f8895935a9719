public import Billing
import Money
import Prices
public import Scenarios

/// Pub/Sub topics: the data published and delivered by each subscription, and the data retained.
///
/// Each request counts as at least 1,000 bytes (Pub/Sub pricing page, 2026).
public enum PubSub: MeteredService {
  static let data = Field<Quantity>.quantity(
    "monthly_message_data_tb", unit: "TB", "data published a month")
  static let messages = Field<Quantity>.quantity(
    "monthly_messages", unit: "message", "messages published a month, each in a request of its own")
  static let messageSize = Field<Quantity?>.optionalQuantity(
    "message_size_kb", unit: "KB", in: .zero...Quantity(10_240), default: "1,000 bytes",
    "size of a message")
  static let subscriptions = Field<Int>.integer(
    "subscriptions", in: 0...10_000, default: 1, "subscriptions that deliver each message")
  static let exports = Field<Int>.integer(
    "export_subscriptions", in: 0...10_000, default: 0,
    "subscriptions that write to BigQuery or Cloud Storage")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", "messages kept for longer than a day")
  static let snapshots = Field<Quantity>.quantity(
    "snapshot_storage_gb", unit: "GB", "backlog kept by snapshots")

  static let delivery = MeterDeclaration(
    "gcp_pubsub", "Message Delivery Basic", unit: "TB", .byUse, isGlobal: true,
    "data published and delivered")
  static let exported = MeterDeclaration(
    "gcp_pubsub", "BigQuery and Cloud Storage Subscription Delivery", unit: "TB", .byUse,
    isGlobal: true, "data exported")
  static let kept = MeterDeclaration(
    "gcp_pubsub", "Topics and Subscriptions Storage", unit: "GB-month", .stored, isGlobal: true,
    "messages kept")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_pubsub", title: "Google Pub/Sub", provider: .gcp, summary: "messages",
    fields: [
      data.declaration, messages.declaration, messageSize.declaration, subscriptions.declaration,
      exports.declaration, storage.declaration, snapshots.declaration,
    ],
    check: { values, problems in
      if values.isGiven(messages) {
        problems.refuse(
          data, of: values, with: "'\(messages.name)'",
          hints: ["the data is the number of messages times their size: give one of the two"])
      } else {
        problems.needs(messageSize.name, of: values, [messages.name])
      }
    })

  /// The meters that a topic may use.
  public static let meters = [delivery, exported, kept]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "topic", ending: Ending(plan: "delete it with its subscriptions"),
    globalListCommands: ["gcloud pubsub topics list"], glossary: [.request],
    offers: ["Cloud Pub/Sub"])

  private static let least = Quantity(1000)

  /// Meters the topic and its subscriptions.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let published = try self.published(fields, metering)
    let copies = 1 + fields[subscriptions]
    let field = fields.isGiven(messages) ? messages.name : data.name
    let granule = fields.isGiven(messages) ? Granule.rule("1,000 bytes at least a request") : nil
    try metering.add(
      delivery, try published.times(Quantity(copies), "(published, and once a subscription)"),
      granule: granule, field: field)
    try metering.add(
      exported, try published.times(Quantity(fields[exports]), "subscriptions that export"),
      granule: granule, field: exports.name)
    try metering.addStored(kept, storage, "GB")
    try metering.addStored(kept, snapshots, "GB", "backlog of snapshots", part: .snapshot)
  }

  private static func published(_ fields: FieldValues, _ metering: Metering) throws
    -> MeteredAmount
  {
    guard fields.isGiven(messages) else { return try metering.monthly(data, "TB") }
    let count = try metering.monthly(messages, Words.noun("message", for: fields[messages]))
    let size = try fields[messageSize]?.times(Quantity(1024)) ?? least
    let billed = max(size, least)
    var months: [Quantity] = []
    for number in count.months {
      months.append(try number.scaled(by: billed, over: Quantity(1_099_511_627_776)))
    }
    let step = Step("× \(billed.grouped) bytes ÷ 1,099,511,627,776 bytes/TB")
    return MeteredAmount(months: months, steps: count.steps + [step])
  }
}
