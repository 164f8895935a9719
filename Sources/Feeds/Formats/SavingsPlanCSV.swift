import Catalog
import CatalogBuilding
import DelimitedText
import Files
import Money
import Prices

/// The AWS savings plan CSV: the price of an hour under a commitment.
///
/// Instances of shared tenancy enter the catalog as `ComputeSavingsPlan:<type>` and
/// `InstanceSavingsPlan:<type>`.
struct SavingsPlanCSV {
  let systems: OperatingSystemNames
  let regions: RegionNames

  private static let meters = [
    "ComputeSavingsPlans": "ComputeSavingsPlan", "EC2InstanceSavingsPlans": "InstanceSavingsPlan",
  ]
  private static let columns = [
    "RateCode", "Unit", "DiscountedRate", "Currency", "DiscountedUsageType", "DiscountedOperation",
    "PurchaseOption", "LeaseContractLength", "LeaseContractLengthUnit", "Product Family",
    "DiscountedRegionCode", "DiscountedInstanceType",
  ]

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
        feed: "aws-savings-plans", name: "AWS savings plans, offer \(offer)",
        publishedAt: published))
    var rows = PlanRows(plan: self, sink: sink, count: Self.columns.count)
    try scanner.forEachRow(slots: slots, &rows)
    let coverage = Self.meters.values.sorted().map { meter in
      CatalogRefresh.Coverage(service: "ec2", meter: meter + ":*", attributes: "*")
    }
    return FeedResult(
      tally: rows.tally, bytes: scanner.byteCount, coverage: coverage, publishedAt: published)
  }

  private struct PlanRows: RowHandler {
    let plan: SavingsPlanCSV
    let sink: any PriceSink
    var tally = FeedTally()
    var values: [String]

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

    /// Returns the price of a row; nil where no service needs it.
    private func price(_ row: [String: String]) throws -> Result<ListedPrice?, Reason> {
      func value(_ name: String) -> String { row[name] ?? "" }
      let family = value("Product Family")
      guard let meter = SavingsPlanCSV.meters[family] else {
        return .failure(Reason(text: "product \(family)"))
      }
      var usage = value("DiscountedUsageType")
      let isBox = usage.withUTF8 { bytes in
        plan.regions.withoutPrefix(bytes).starts(with: "BoxUsage".utf8)
      }
      guard isBox, let system = plan.systems[value("DiscountedOperation")] else {
        return .success(nil)
      }
      guard let region = plan.regions.code(value("DiscountedRegionCode")) else {
        return .failure(Reason(text: "region '\(value("DiscountedRegionCode"))'"))
      }
      guard value("Currency") == "USD", value("Unit") == "Hrs",
        value("LeaseContractLengthUnit") == "year",
        let price = try? UnitPrice(value("DiscountedRate"))
      else { return .failure(Reason(text: "a row in another unit or currency")) }
      let option = value("PurchaseOption").lowercased().replacing(" ", with: "_")
      let key = MeterKey(
        service: "ec2", region: region, meter: "\(meter):\(value("DiscountedInstanceType"))",
        attributes: [
          "operating_system": system, "payment_option": option,
          "term": value("LeaseContractLength") + "yr",
        ])
      return .success(
        ListedPrice(
          key: key, unit: "hour", tierFrom: .zero, tierTo: nil, price: price,
          rateCode: value("RateCode")))
    }
  }
}
