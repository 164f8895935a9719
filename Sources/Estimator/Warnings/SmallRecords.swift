import Money
import Prices
import Scenarios

/// Minimums a record, object, query or run multiply the bill of what is small.
enum SmallRecords: WarningRule {
  static let id = "small-records"
  static let summary =
    "What is billed in minimum sizes (S3 objects, Firehose and Kinesis records, Athena queries, Glue crawlers) is smaller than they are."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    try context.resources.compactMap { item in
      guard let found = try item.service == "s3" ? smallObjects(item) : smallUnits(item),
        try found.billed.scaled(by: Quantity(2), over: Quantity(3)) >= found.real
      else { return nil }
      let wasted = try found.amount.scaled(by: found.billed - found.real, over: found.billed)
      guard wasted.isWorthMentioning else { return nil }
      let times =
        found.real.isZero
        ? "" : " \(try found.billed.divided(by: found.real).rounded(to: 1)) times as much,"
      return remark(
        "\(found.rule):\(times) \(wasted.dollars) more over the plan. \(found.advice)", on: item)
    }
  }

  /// Something that is billed as more than it is.
  private struct Finding {
    var rule: String
    var billed: Quantity
    var real: Quantity
    var amount: Money
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
    var advice: String
  }

  private static let minimums = [
    Minimum(
      service: "firehose", field: "record_size_kb", size: Quantity(5), isStep: true, unit: "KB",
      noun: "record", meter: "BilledBytes", advice: "Put several into one record before sending."),
    Minimum(
      service: "kinesis_stream", field: "record_size_kb", size: Quantity(25), isStep: true,
      unit: "KB", noun: "record", meter: "PutRequestPayloadUnits",
      advice: "Put several into one record before sending."),
    Minimum(
      service: "athena", field: "data_scanned_mb_per_query", size: Quantity(10), isStep: false,
      unit: "MB", noun: "query", meter: "DataScannedInTB",
      advice: "Fewer and larger queries cost less."),
    Minimum(
      service: "glue", field: "crawler_minutes", size: Quantity(10), isStep: false,
      unit: "minutes", noun: "crawler run", meter: "Crawler-DPU-Hour",
      advice: "Crawl less often, or let queries find new partitions."),
  ]

  private static func smallUnits(_ item: PlannedResource) throws -> Finding? {
    guard let minimum = minimums.first(where: { $0.service == item.service }),
      let real = item.number(minimum.field), !real.isZero
    else { return nil }
    let size = minimum.size
    let billed = minimum.isStep ? try real.roundedUp(toMultipleOf: size) : max(real, size)
    let rule = minimum.isStep ? "in steps of" : "as at least"
    return Finding(
      rule: """
        Each \(minimum.noun) is billed \(rule) \(size) \(minimum.unit), and these are \
        \(real.short) \(minimum.unit)
        """,
      billed: billed, real: real,
      amount: try item.amount { $0.usage.key.meter == minimum.meter }, advice: minimum.advice)
  }

  // MARK: Objects

  private static func smallObjects(_ item: PlannedResource) throws -> Finding? {
    let fields = item.resource.fields
    let kind = fields[S3.storageClass]
    let size = fields[S3.storage]
    let count = fields[S3.objects]
    let kilobytesPerGigabyte = Quantity(1024 * 1024)
    if kind.hasMinimumObjectSize {
      let billed = try count.scaled(by: Quantity(128), over: kilobytesPerGigabyte)
      return Finding(
        rule: "\(kind.title) bills each object as at least 128 KB", billed: max(billed, size),
        real: size, amount: try item.amount { $0.usage.key.meter == kind.storageMeter },
        advice: "Keep small objects in S3 Standard, or pack them together.")
    }
    guard kind.hasArchiveOverhead else { return nil }
    let overhead = try count.scaled(by: Quantity(40), over: kilobytesPerGigabyte)
    return Finding(
      rule: "\(kind.title) adds 40 KB to each object, 8 KB of it at the Standard rate",
      billed: try size + overhead, real: size, amount: try item.amount(where: \.isStored),
      advice: "Pack small objects together before archiving.")
  }
}
