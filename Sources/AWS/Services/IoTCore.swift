public import Billing
import Money
import Prices
public import Scenarios

/// AWS IoT Core: minutes of connection, messages in steps of 5 KB, operations on the registry and
/// on shadows in steps of 1 KB, rules and their actions (IoT Core pricing page, read 2024-08-26).
public enum IoTCore: MeteredService {
  static let devices = Field<Quantity>.quantity(
    "devices", unit: "device", required: true, "devices that connect")
  static let connectedHours = Field<Quantity>.quantity(
    "connected_hours_per_day", unit: "hour", in: .zero...Quantity(24), default: Quantity(24),
    "how long each is connected")
  static let messages = Field<Quantity>.quantity(
    "monthly_messages_per_device", unit: "message", "messages to and from each device a month")
  static let messageSize = Field<Quantity>.quantity(
    "message_size_kb", unit: "KB", in: SizeGranule.oneByte...Quantity(128), default: .one,
    "the size of a message; each 5 KB count as one")
  static let operations = Field<Quantity>.quantity(
    "monthly_registry_operations", unit: "operation",
    "operations on the registry and on shadows a month, of 1 KB each")
  static let rules = Field<Quantity>.quantity(
    "monthly_rules_triggered", unit: "rule", "rules that messages set off a month")
  static let actions = Field<Quantity>.quantity(
    "monthly_actions", unit: "action", "actions that rules carry out a month")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "iot", title: "AWS IoT Core", summary: "messages of devices",
    fields: [
      devices.declaration, connectedHours.declaration, messages.declaration,
      messageSize.declaration, operations.declaration, rules.declaration, actions.declaration,
    ], details: [FieldDetail(messageSize.name, of: messages.name, rules.name, actions.name)])

  private static func count(_ meter: String, _ unit: String, _ meaning: String) -> MeterDeclaration
  {
    MeterDeclaration("iot", meter, unit: unit, .byUse, meaning)
  }

  private static let connected = MeterDeclaration(
    "iot", "ConnectionMinutes", unit: "minute", .existing, "minutes of connection")
  private static let sent = count("Messages", "message", "messages")
  private static let registry = count(
    "RegistryAndShadowOperations", "operation", "operations on registry and shadows")
  private static let triggered = count("RulesTriggered", "rule", "rules set off")
  private static let executed = count("ActionsExecuted", "action", "actions carried out")

  /// The meters that devices may use.
  public static let meters = [connected, sent, registry, triggered, executed]

  private static let chunk = SizeGranule(kilobytes: 5, name: "message")

  /// Meters connections, messages, operations and rules.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let hours = metering.existingHours()
    let share = try hours.scaled(
      by: fields[connectedHours], over: Quantity(24),
      "× \(fields[connectedHours].grouped) h ÷ 24 h of each day")
    try metering.add(
      connected,
      try share.times(Quantity(60), "minutes an hour").times(fields[devices], "devices"),
      field: devices.name)
    try metering.add(
      sent,
      try metering.monthly(messages, Words.noun("message", for: fields[messages]))
        .times(fields[devices], "devices").times(chunk, of: fields[messageSize]),
      granule: .rule(chunk.rule), field: messages.name)
    try metering.addMonthly(registry, operations)
    // A rule and its action count as often as the message that triggers them.
    let size = fields[messageSize]
    for (field, meter) in [(rules, triggered), (actions, executed)] {
      try metering.add(
        meter,
        try metering.monthly(field, Words.noun(meter.unit, for: fields[field])).times(
          chunk, of: size),
        granule: .rule(chunk.rule), field: field.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .internetOfThings, noun: "fleet of devices",
    ending: Ending(plan: "Disconnect the devices and delete things and rules"),
    glossary: [
      GlossaryTerm("shadow", "the last known state of a device."),
      GlossaryTerm("rule", "what is done with the messages of a topic."),
    ], offers: ["AWSIoT"])
}
