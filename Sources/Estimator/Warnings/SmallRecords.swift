import Money
import Prices
import Scenarios

/// Minimums a record, object, query or run multiply the bill of what is small.
enum SmallRecords: ResourceRule {
  static let id = "small-records"
  static let summary = """
    Records, objects, queries or runs are smaller than the least that is billed for each (S3, \
    Firehose, Kinesis, Athena, Glue).
    """

  static func together(_ amount: Money) -> String { "\(amount.dollars) more over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let found = try item.service == "s3" ? smallObjects(item) : smallUnits(item)
    // Less than half as much again is no surprise.
    guard let found, try found.billed * 2 >= found.real * 3, found.wasted.isWorthMentioning else {
      return nil
    }
    let times =
      found.real.isZero
      ? "" : " \(try found.billed.divided(by: found.real).rounded(to: 1)) times as much,"
    return Finding(amount: found.wasted) {
      "\(found.rule):\(times) \(found.wasted.dollars) more over the plan. \(found.advice)"
    }
  }

  /// Something that is billed as more than it is.
  private struct Excess {
    var rule: String
    var billed: Quantity
    var real: Quantity
    var wasted: Money
    var advice: String
  }

  // MARK: Records, queries and runs

  /// A minimum or step that holds for each unit of a service.
  private struct Minimum {
    var service: String
    var field: String
    var size: Quantity
    /// Whether the size is a step, not only a minimum.
    var isStep: Bool
    var unit: String
    var noun: String
    var meter: String
    /// The field whose records are taken to be of 1 KB where their size is not given.
    var count: String?
    var advice: String
  }

  private static let minimums = [
    Minimum(
      service: "firehose", field: "record_size_kb", size: Quantity(5), isStep: true, unit: "KB",
      noun: "record", meter: "BilledBytes", count: "monthly_records",
      advice: "Put several into one record before sending."),
    Minimum(
      service: "kinesis_stream", field: "record_size_kb", size: Quantity(25), isStep: true,
      unit: "KB", noun: "record", meter: "PutRequestPayloadUnits", count: "monthly_put_records",
      advice: "Put several into one record before sending."),
    Minimum(
      service: "athena", field: "data_scanned_mb_per_query", size: Quantity(10), isStep: false,
      unit: "MB", noun: "query", meter: "DataScannedInTB",
      advice: "Fewer and larger queries cost less."),
    Minimum(
      service: "glue", field: "crawler_minutes", size: Quantity(10), isStep: false,
      unit: "minutes", noun: "crawler run", meter: "Crawler-DPU-Hour",
      advice: "Crawl less often."),
  ]

  private static func smallUnits(_ item: PlannedResource) throws -> Excess? {
    // Kafka topics and vended logs reach Firehose in bulk and are billed as they are.
    let isBulk = ["msk", "vended_logs"].contains(item.word("source"))
    guard let minimum = minimums.first(where: { $0.service == item.service }), !isBulk else {
      return nil
    }
    let assumed = minimum.count.flatMap { item.number($0) }.map { _ in Quantity.one }
    guard let real = item.number(minimum.field) ?? assumed, !real.isZero else { return nil }
    let size = minimum.size
    let billed = minimum.isStep ? try real.roundedUp(toMultipleOf: size) : max(real, size)
    let amount = try item.amount { $0.usage.key.meter == minimum.meter }
    return Excess(
      rule: """
        Each \(minimum.noun) is billed \(minimum.isStep ? "in steps of" : "as at least") \(size) \
        \(minimum.unit), and these are \(real.short) \(minimum.unit)
        """,
      billed: billed, real: real, wasted: try amount.scaled(by: billed - real, over: billed),
      advice: minimum.advice)
  }

  // MARK: Objects

  private static let kilobytesPerGigabyte = Quantity(1024 * 1024)

  private static func smallObjects(_ item: PlannedResource) throws -> Excess? {
    let fields = item.resource.fields
    let kind = fields[S3.storageClass]
    let size = fields[S3.storage]
    let count = fields[S3.objects]
    let stored = try item.amount { $0.usage.key.meter == kind.storageMeter }
    if kind.hasMinimumObjectSize {
      let billed = max(size, try count.scaled(by: Quantity(128), over: kilobytesPerGigabyte))
      guard !billed.isZero else { return nil }
      return Excess(
        rule: "\(kind.title) bills each object as at least 128 KB", billed: billed, real: size,
        wasted: try stored.scaled(by: billed - size, over: billed),
        advice: "Keep small objects in S3 Standard, or pack them together.")
    }
    guard kind.hasArchiveOverhead, !count.isZero else { return nil }
    let archived = try size + count.scaled(by: Quantity(32), over: kilobytesPerGigabyte)
    let index = try count.scaled(by: Quantity(8), over: kilobytesPerGigabyte)
    let data = try stored.scaled(by: size, over: archived)
    return Excess(
      rule: "\(kind.title) adds 40 KB to each object, 8 of them at the Standard rate",
      billed: try archived + index, real: size, wasted: try item.amount(where: \.isStored) - data,
      advice: "Pack small objects together before archiving.")
  }
}
