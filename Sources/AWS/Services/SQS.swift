public import Billing
import Money
import Prices
public import Scenarios

/// Amazon SQS: requests, with each 64 KB of payload counting as one.
///
/// A message takes at least three requests: send, receive and delete. Polling an empty queue is a
/// request too (SQS pricing page, read 2025-06).
public enum SQS: MeteredService {
  static let queueType = Field<QueueType>.choice(
    "queue_type", default: .standard, "the kind of queue")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request",
    "requests a month; a message takes three: send, receive, delete")
  static let messageSize = Field<Quantity>.quantity(
    "message_size_kb", unit: "KB", in: .zero...Quantity(1024), default: .one,
    "the payload of a request; each 64 KB count as a request")

  static let chunk = SizeGranule(kilobytes: 64, name: "request")

  /// The kinds of queue.
  public enum QueueType: String, Sendable, CaseIterable {
    case standard, fifo

    fileprivate var meter: MeterDeclaration { self == .fifo ? fifoRequests : standardRequests }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "sqs", title: "Amazon SQS", summary: "message queues",
    fields: [queueType.declaration, requests.declaration, messageSize.declaration])

  private static let standardRequests = MeterDeclaration(
    "sqs", "Requests-Tier1", unit: "request", .byUse, "standard queue requests")
  private static let fifoRequests = MeterDeclaration(
    "sqs", "Requests-FIFO-Tier1", unit: "request", .byUse, "FIFO queue requests")

  /// The meters that it may use.
  public static let meters = QueueType.allCases.map(\.meter)

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let count = try metering.monthly(
      requests, of: fields, Words.noun("request", for: fields[requests]))
    try metering.add(
      fields[queueType].meter, try count.times(chunk, of: fields[messageSize]),
      granule: .rule(chunk.rule), field: queueType.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "queue", ending: Ending(plan: "Delete the queue"),
    offers: ["AWSQueueService"])
}
