public import Billing
import Money
import Scenarios

extension KinesisStream {
  /// The number of hours beyond which retention is long-term.
  static let longTermHours = 168

  static let shardHours = declared("Storage-ShardHour", "shard-hour", .existing, "shards")
  static let payloadUnits = declared(
    "PutRequestPayloadUnits", "payload-unit", .byUse, "records put")
  static let extendedHours = declared(
    "Extended-ShardHour", "shard-hour", .existing, "retention up to 7 days")
  static let consumerHours = declared(
    "EnhancedFanoutHour", "consumer-shard-hour", .existing, "enhanced fan-out consumers")
  static let fanOutData = declared("ReadBytes", "GB", .byUse, "data read by enhanced fan-out")
  static let longTermStorage = declared(
    "LongTermRetention-ByteHrs", "GB-month", .stored, "retention beyond 7 days")
  static let longTermData = declared(
    "LongTermRetention-ReadBytes", "GB", .byUse, "data read that is older than 7 days")
  static let streamHours = declared(
    "OnDemand-StreamHour", "stream-hour", .existing, "on-demand stream")
  static let dataWritten = declared(
    "OnDemand-BilledIncomingBytes", "GB", .byUse, "data put, on demand")
  static let dataRead = declared(
    "OnDemand-BilledOutgoingBytes", "GB", .byUse, "data read, on demand")
  static let onDemandFanOut = declared(
    "OnDemand-BilledOutgoingEFOBytes", "GB", .byUse, "data read by enhanced fan-out, on demand")
  static let onDemandExtended = declared(
    "OnDemand-ExtendedRetention-ByteHrs", "GB-month", .stored, "retention up to 7 days, on demand")
  static let onDemandLongTerm = declared(
    "OnDemand-LongTermRetention-ByteHrs", "GB-month", .stored,
    "retention beyond 7 days, on demand")

  private static func declared(
    _ name: String, _ unit: String, _ nature: MeterNature, _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration("kinesis_stream", name, unit: unit, nature, meaning)
  }

  /// The meters that it may use.
  public static let meters = [
    shardHours, payloadUnits, extendedHours, consumerHours, fanOutData, longTermStorage,
    longTermData, streamHours, dataWritten, dataRead, onDemandFanOut, onDemandExtended,
    onDemandLongTerm,
  ]

  /// Meters the data kept at ages from `older` to `upTo` hours.
  ///
  /// The stream begins empty and fills evenly: after `t` hours there are `min(t, upTo) − older`
  /// hours of data at those ages.
  static func meterKept(
    _ meter: MeterDeclaration, _ data: MeteredAmount, older: Int, upTo: Int,
    _ metering: inout Metering
  ) throws {
    guard upTo > older, !data.isZero else { return }
    let existing = metering.existingHours().months
    var amount = data
    var begin = Quantity.zero
    for (index, hours) in existing.enumerated() where !hours.isZero {
      let end = try begin + hours
      let kept =
        try keptHours(until: end, older: older, upTo: upTo)
        - keptHours(until: begin, older: older, upTo: upTo)
      let divisor = try hours.times(metering.period.months[index].monthHours)
      amount.months[index] = try data.months[index].scaled(by: kept, over: divisor)
      begin = end
    }
    amount.steps.append(
      metering.described(
        amount.months, "GB-month",
        prefix:
          "kept at ages of \(older) to \(Quantity(upTo).grouped) h, in a stream that begins empty:")
    )
    try metering.add(meter, amount, field: retention.name)
    let note =
      "\(metering.resource.name): the stream begins empty and its data comes in evenly; what it keeps beyond 24 hours grows until it is as old as the retention."
    if !metering.assumptions.contains(note) { metering.assumptions.append(note) }
  }

  /// Returns the sum, over each hour so far, of the hours of data that are kept at those ages.
  private static func keptHours(
    until end: Quantity, older: Int, upTo: Int
  ) throws(ArithmeticError) -> Quantity {
    let width = Quantity(upTo - older)
    let age = try end - Quantity(older)
    if age <= .zero { return .zero }
    let filling = min(age, width)
    let half = try filling.times(filling).divided(by: Quantity(2))
    return try half + (try age - filling).times(width)
  }
}
