public import Billing
import Money
import Prices
public import Scenarios

/// Amazon SNS: publishing, and deliveries by kind of endpoint.
///
/// Every 64 KB published to a standard topic counts as one request; a FIFO topic bills messages and
/// the data in them (SNS pricing page, read 2025-08).
public enum SNS: MeteredService {
  static let isFIFO = Field<Bool>.flag("fifo_topic", "a FIFO topic, which delivers to SQS only")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "messages published and other requests a month")
  static let messageSize = Field<Quantity>.quantity(
    "message_size_kb", unit: "KB", in: .zero...Quantity(1024), default: .one,
    "the size of a message; each 64 KB count as a request")
  static let sqsNotifications = notifications("sqs", "deliveries to SQS queues")
  static let payloadFiltering = Field<Quantity>.quantity(
    "monthly_payload_filtering_gb", unit: "GB",
    "data a month that filters on the payload look through")
  static let pushNotifications = notifications("mobile_push", "deliveries to mobile devices")
  static let pushPlatform = Field<PushPlatform>.choice(
    "push_platform", default: .apns, "whose push service delivers to mobile devices")

  /// Push services of mobile devices and desktops.
  public enum PushPlatform: String, Sendable, CaseIterable {
    case apns, gcm, adm, baidu, mpns, wns, macos
  }

  static let chunk = SizeGranule(kilobytes: 64, name: "request")

  private static func notifications(_ kind: String, _ help: String) -> Field<Quantity> {
    .quantity("monthly_\(kind)_notifications", unit: "notification", "\(help) a month")
  }

  private static func delivery(_ suffix: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("sns", "DeliveryAttempts-\(suffix)", unit: "notification", .byUse, meaning)
  }

  private static let published = MeterDeclaration(
    "sns", "Requests-Tier1", unit: "request", .byUse, "requests")
  private static let pushDeliveries = ChoiceTable<PushPlatform, MeterDeclaration> {
    let name = $0.rawValue.uppercased()
    return delivery(name, "push notifications (\(name))")
  }
  private static let sqsDelivery = delivery("SQS", "SQS notifications")

  /// The deliveries that only a standard topic makes.
  private static let deliveries: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (notifications("http", "deliveries to web servers"), delivery("HTTP", "HTTP notifications")),
    (notifications("email", "deliveries by e-mail"), delivery("SMTP", "e-mail notifications")),
    (
      notifications("lambda", "calls of Lambda functions"),
      delivery("LAMBDA", "Lambda notifications")
    ),
    (
      notifications("firehose", "deliveries to Firehose"),
      delivery("FIREHOSE", "Firehose notifications")
    ),
  ]

  private static let fifoRequests = MeterDeclaration(
    "sns", "F-Request-Tier1", unit: "request", .byUse, "FIFO requests")
  private static let fifoPayload = MeterDeclaration(
    "sns", "F-Ingress-Tier1", unit: "GB", .byUse, "FIFO data published")
  private static let fifoDeliveries = MeterDeclaration(
    "sns", "F-DA-SQS", unit: "notification", .byUse, "FIFO notifications")
  private static let fifoDelivered = MeterDeclaration(
    "sns", "F-Egress-SQS", unit: "GB", .byUse, "FIFO data delivered")
  private static let filtered = MeterDeclaration(
    "sns", "PayloadFiltering-Bytes", unit: "GB", .byUse, "data filtered by payload")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "sns", title: "Amazon SNS", summary: "notifications",
    fields: [isFIFO.declaration, requests.declaration, messageSize.declaration]
      + deliveries.map { $0.field.declaration } + [
        sqsNotifications.declaration, pushNotifications.declaration, pushPlatform.declaration,
        payloadFiltering.declaration,
      ],
    details: [
      FieldDetail(messageSize.name, of: requests.name, sqsNotifications.name),
      FieldDetail(pushPlatform.name, of: pushNotifications.name),
    ], check: check)

  /// The meters that it may use.
  public static let meters =
    [published, sqsDelivery] + deliveries.map(\.meter) + pushDeliveries.all
    + [fifoRequests, fifoPayload, fifoDeliveries, fifoDelivered, filtered]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values[isFIFO] else {
      if !values.isGiven(requests) {
        problems.needs(messageSize.name, of: values, [requests.name])
      }
      return
    }
    let kind = "a FIFO topic"
    let hints = ["it delivers to SQS queues: 'monthly_sqs_notifications'"]
    for (field, _) in deliveries { problems.refuse(field, of: values, with: kind, hints: hints) }
    problems.refuse(pushNotifications, of: values, with: kind, hints: hints)
    problems.refuse(pushPlatform, of: values, with: kind)
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    if resource.fields[isFIFO] {
      try meterFIFO(resource.fields, &metering)
    } else {
      try meterStandard(resource.fields, &metering)
    }
    try metering.addMonthly(filtered, payloadFiltering)
  }

  private static func meterStandard(_ fields: FieldValues, _ metering: inout Metering) throws {
    let count = try metering.monthly(
      requests, of: fields, Words.noun("request", for: fields[requests]))
    try metering.add(
      published, try count.times(chunk, of: fields[messageSize]), granule: .rule(chunk.rule),
      field: requests.name)
    for (field, meter) in deliveries { try metering.addMonthly(meter, field) }
    try metering.addMonthly(sqsDelivery, sqsNotifications)
    try metering.addMonthly(pushDeliveries[fields[pushPlatform]], pushNotifications)
  }

  private static func meterFIFO(_ fields: FieldValues, _ metering: inout Metering) throws {
    let size = fields[messageSize]
    let count = try metering.monthly(
      requests, of: fields, Words.noun("request", for: fields[requests]))
    let delivered = try metering.monthly(
      sqsNotifications, of: fields, Words.noun("notification", for: fields[sqsNotifications]))
    try metering.add(fifoRequests, count, field: requests.name)
    try metering.add(
      fifoPayload, try count.gigabytes(ofKilobytes: size), field: messageSize.name)
    try metering.add(fifoDeliveries, delivered, field: sqsNotifications.name)
    try metering.add(
      fifoDelivered, try delivered.gigabytes(ofKilobytes: size), field: messageSize.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "topic", ending: Ending(plan: "Delete the topic and its subscriptions"),
    offers: ["AmazonSNS"])
}
