import Catalog
import CatalogBuilding
import DelimitedText
import Files
import Money
import Prices

/// The AWS savings plan CSV: the price of an hour under a commitment.
///
/// A price enters the catalog under the usage type that it is the discount of, with the plan's before
/// it: `ComputeSP:1yrNoUpfront:BoxUsage:m5.large`.
struct SavingsPlanCSV {
  let rules: PlanRules
  let regions: RegionNames

  private static let plans = [
    "ComputeSavingsPlans": "ComputeSP", "EC2InstanceSavingsPlans": "EC2InstanceSP",
    "DatabaseSavingsPlans": "DatabaseSP",
  ]
  private enum Column: Int, CaseIterable {
    case family, service, usageType, operation, region
    case unit, rate, currency, option, term, termUnit, rateCode

    var name: String {
      switch self {
      case .family: "Product Family"
      case .service: "DiscountedServiceCode"
      case .usageType: "DiscountedUsageType"
      case .operation: "DiscountedOperation"
      case .region: "DiscountedRegionCode"
      case .unit: "Unit"
      case .rate: "DiscountedRate"
      case .currency: "Currency"
      case .option: "PurchaseOption"
      case .term: "LeaseContractLength"
      case .termUnit: "LeaseContractLengthUnit"
      case .rateCode: "RateCode"
      }
    }
  }

  /// Returns the feed of a plan's offer, whose lists have versions of their own.
  ///
  /// An offer is `AWSComputeSavingsPlan` in an address and `AmazonComputeSavingsPlan` in a list.
  static func feed(of offer: String) -> String {
    let name = ["AWS", "Amazon"].first(where: offer.hasPrefix).map { offer.dropFirst($0.count) }
    return "aws-savings-plans/\(name ?? offer[...])"
  }

  /// Reads a list to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var scanner = RowScanner(source)
    var offer = "savings plans"
    var published: Int?
    var header: [String]?
    while header == nil, let fields = try scanner.nextFeedFields() {
      if fields.count > 4, fields[0] == "SKU" {
        header = fields
      } else if fields.count >= 2, fields[0] == "OfferCode" {
        offer = fields[1]
      } else if fields.count >= 2, fields[0] == "Publication Date" {
        published = Moment.seconds(fields[1])
      } else if fields.count >= 2, fields[0] == "Version" {
        try file.checkVersion(fields[1])
      }
    }
    guard let published, let header else {
      throw FeedError.malformed("no publication date and header before the rows", line: nil)
    }
    let columns = try Column.allCases.map { column in
      guard let index = header.firstIndex(of: column.name) else {
        throw FeedError.malformed("the header has no column '\(column.name)'", line: nil)
      }
      return WantedColumn(column: index, slot: column.rawValue)
    }
    try sink.begin(
      file.list(
        feed: Self.feed(of: offer), name: "AWS savings plans, offer \(offer)",
        publishedAt: published))
    var rows = PlanRows(plan: self, sink: sink)
    try scanner.forEachRow(gates: [], columns, of: header.count, &rows)
    let coverage = rows.covered.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { found in
      CatalogRefresh.Coverage(service: found[0], meter: found[1] + ":*", attributes: "*")
    }
    return FeedResult(
      tally: rows.tally, bytes: scanner.byteCount, coverage: coverage, publishedAt: published)
  }

  private struct PlanRows: RowHandler {
    let plan: SavingsPlanCSV
    let sink: any PriceSink
    var tally = FeedTally()
    /// The fields of the row, which are texts only once one is asked for.
    private var values = [UnsafeBufferPointer<UInt8>](
      repeating: UnsafeBufferPointer(start: nil, count: 0), count: Column.allCases.count)
    /// The services and plans of which the list has prices.
    var covered: Set<[String]> = []

    init(plan: SavingsPlanCSV, sink: any PriceSink) {
      self.plan = plan
      self.sink = sink
    }

    func accepts(_ slot: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool { true }

    mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) { values[slot] = bytes }

    mutating func skipRow() {}

    mutating func endRow(line: Int) throws {
      tally.read += 1
      switch try price() {
      case .success(nil): tally.skipped += 1
      case .success(let price?):
        if try sink.add(price) {
          tally.kept += 1
        } else {
          tally.leaveOut("a price that cannot be held")
        }
      case .failure(let reason): tally.leaveOut(reason.text)
      }
    }

    private struct Reason: Error { var text: String }

    /// Returns the price of a row; nil where no plan of a user can have it.
    private mutating func price() throws -> Result<ListedPrice?, Reason> {
      func value(_ column: Column) -> String {
        String(decoding: values[column.rawValue], as: UTF8.self)
      }
      let family = value(.family)
      guard let name = SavingsPlanCSV.plans[family] else {
        return .failure(Reason(text: "product \(family)"))
      }
      let usage = String(
        decoding: plan.regions.withoutPrefix(values[Column.usageType.rawValue]), as: UTF8.self)
      let service = value(.service)
      guard plan.rules.know(service) else {
        return .failure(Reason(text: "discount of \(service)"))
      }
      guard let rule = plan.rules.rule(service, usage, value(.operation)) else {
        return .success(nil)
      }
      guard let region = plan.regions.code(value(.region)) else {
        return .failure(Reason(text: "region '\(value(.region))'"))
      }
      guard value(.currency) == "USD", rule.feedUnits.contains(value(.unit)),
        value(.termUnit) == "year",
        let price = try? UnitPrice(value(.rate))
      else { return .failure(Reason(text: "a row in another unit or currency")) }
      let option = value(.option).replacing(" ", with: "")
      covered.insert([rule.service, name])
      let key = MeterKey(
        service: rule.service, region: region,
        meter: "\(name):\(value(.term))yr\(option):\(SizeName.writtenOut(usage))",
        attributes: MeterAttributes(canonical: rule.attributes))
      return .success(
        ListedPrice(
          key: key, unit: rule.unit, tierFrom: .zero, tierTo: nil, price: price,
          rateCode: value(.rateCode)))
    }
  }
}
