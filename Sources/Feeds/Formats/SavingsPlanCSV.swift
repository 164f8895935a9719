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
  private static let columns = [
    "RateCode", "Unit", "DiscountedRate", "Currency", "DiscountedServiceCode",
    "DiscountedUsageType", "DiscountedOperation", "PurchaseOption", "LeaseContractLength",
    "LeaseContractLengthUnit", "Product Family", "DiscountedRegionCode",
  ]

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
    var slots = [Int](repeating: -1, count: header.count)
    for (slot, column) in Self.columns.enumerated() {
      guard let index = header.firstIndex(of: column) else {
        throw FeedError.malformed("the header has no column '\(column)'", line: nil)
      }
      slots[index] = slot
    }
    try sink.begin(
      file.list(
        feed: Self.feed(of: offer), name: "AWS savings plans, offer \(offer)",
        publishedAt: published))
    var rows = PlanRows(plan: self, sink: sink, count: Self.columns.count)
    try scanner.forEachRow(slots: slots, &rows)
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
    var values: [String]
    /// The services and plans of which the list has prices.
    var covered: Set<[String]> = []

    init(plan: SavingsPlanCSV, sink: any PriceSink, count: Int) {
      self.plan = plan
      self.sink = sink
      values = [String](repeating: "", count: count)
    }

    mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      values[slot] = String(decoding: bytes, as: UTF8.self)
      return true
    }

    mutating func skipRow() {}

    mutating func endRow(line: Int) throws {
      tally.read += 1
      let row = Dictionary(uniqueKeysWithValues: zip(SavingsPlanCSV.columns, values))
      let result = try price(row)
      switch result {
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
    private mutating func price(_ row: [String: String]) throws -> Result<ListedPrice?, Reason> {
      func value(_ name: String) -> String { row[name] ?? "" }
      let family = value("Product Family")
      guard let name = SavingsPlanCSV.plans[family] else {
        return .failure(Reason(text: "product \(family)"))
      }
      var usage = value("DiscountedUsageType")
      usage = usage.withUTF8 { String(decoding: plan.regions.withoutPrefix($0), as: UTF8.self) }
      let service = value("DiscountedServiceCode")
      guard plan.rules.know(service) else {
        return .failure(Reason(text: "discount of \(service)"))
      }
      guard let rule = plan.rules.rule(service, usage, value("DiscountedOperation")) else {
        return .success(nil)
      }
      guard let region = plan.regions.code(value("DiscountedRegionCode")) else {
        return .failure(Reason(text: "region '\(value("DiscountedRegionCode"))'"))
      }
      guard value("Currency") == "USD", rule.feedUnits.contains(value("Unit")),
        value("LeaseContractLengthUnit") == "year",
        let price = try? UnitPrice(value("DiscountedRate"))
      else { return .failure(Reason(text: "a row in another unit or currency")) }
      let option = value("PurchaseOption").replacing(" ", with: "")
      covered.insert([rule.service, name])
      let key = MeterKey(
        service: rule.service, region: region,
        meter: "\(name):\(value("LeaseContractLength"))yr\(option):\(SizeName.writtenOut(usage))",
        attributes: MeterAttributes(canonical: rule.attributes))
      return .success(
        ListedPrice(
          key: key, unit: rule.unit, tierFrom: .zero, tierTo: nil, price: price,
          rateCode: value("RateCode")))
    }
  }
}
