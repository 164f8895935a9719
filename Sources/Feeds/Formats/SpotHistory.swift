import Catalog
import CatalogBuilding
import Files
import Money
import Prices

/// The output of `aws ec2 describe-spot-price-history`: past spot prices, the newest first.
struct SpotHistory {
  let systems: OperatingSystemNames
  let regions: RegionNames

  /// Reads the output to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var tally = FeedTally()
    var entry: [String: String] = [:]
    var newest: Int?
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      guard path.first == "SpotPriceHistory" else { return }
      switch (path.count, step) {
      case (1, .begin): entry = [:]
      case (2, .scalar(let value)): entry[path[1]] = value.text
      case (1, .end) where !entry.isEmpty:
        tally.read += 1
        guard let moment = Moment.seconds(entry["Timestamp"] ?? "") else {
          return tally.leaveOut("an entry without a time")
        }
        if newest == nil {
          newest = moment
          try sink.begin(
            file.list(
              feed: "aws-spot-history", name: "Spot price history of the EC2 API",
              publishedAt: moment))
        }
        if let reason = try add(entry, moment, sink) {
          tally.leaveOut(reason)
        } else {
          tally.kept += 1
        }
        entry = [:]
      default: break
      }
    }
    guard let newest else {
      throw FeedError.malformed("there are no prices in the history", line: nil)
    }
    return FeedResult(tally: tally, bytes: walk.byteCount, coverage: [], publishedAt: newest)
  }

  /// Adds an entry; returns the reason if it cannot be added.
  private func add(
    _ entry: [String: String], _ moment: Int, _ sink: any PriceSink
  ) throws -> String? {
    let zone = entry["AvailabilityZone"] ?? ""
    guard zone.last?.isLetter ?? false, let region = regions.code(String(zone.dropLast())) else {
      return "zone '\(zone)'"
    }
    let product = entry["ProductDescription"] ?? ""
    guard let system = systems[product] else { return "system '\(product)'" }
    guard let type = entry["InstanceType"], let text = entry["SpotPrice"],
      let price = try? UnitPrice(text)
    else { return "an entry without a price" }
    let isTaken = try sink.add(
      ListedObservation(
        key: MeterKey(
          service: "ec2", region: region, meter: "SpotUsage:\(type)",
          attributes: ["operating_system": system]),
        observedAt: moment, zone: zone, price: price))
    return isTaken ? nil : "a price that cannot be held"
  }
}
