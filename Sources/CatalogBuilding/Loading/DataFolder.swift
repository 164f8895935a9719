import Catalog
import Files
import Prices

/// The folder `pricing-data`: which file is which table, and in what order they are read.
enum DataFolder {
  /// Reads all tables.
  ///
  /// - Parameters:
  ///   - files: the paths of the CSV files from the folder.
  ///   - issues: takes the mistakes.
  ///   - progress: called with the prices read so far after every file.
  /// - Returns: what the files say, as far as it is right.
  static func load(
    _ files: [String], issues: IssueCollector, progress: (Int) -> Void
  ) -> DataSet {
    var data = DataSet()
    // Others refer to sources, regions and offers: these come first.
    let ordered = files.map { (rank: rank($0), path: $0) }.sorted { $0 < $1 }
    for (_, path) in ordered {
      load(path, into: &data, issues: issues)
      progress(data.prices.count)
    }
    return data
  }

  private static func rank(_ path: String) -> Int {
    if path == "sources.csv" { return 0 }
    if path.hasSuffix("/regions.csv") { return 1 }
    if path == "free-tier.csv" { return 2 }
    return 3
  }

  /// The registry of tables: a new kind of file is a line here.
  private static func load(_ path: String, into data: inout DataSet, issues: IssueCollector) {
    func load(_ table: some Table) {
      var table = table
      TableFile.load(path, as: &table, into: &data, issues: issues)
    }
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last?.dropLast(".csv".utf8.count).description else { return }
    if parts.count == 1 {
      switch name {
      case "sources": return load(SourceTable())
      case "free-tier": return load(FreeTierTable())
      case "free-tier-meters": return load(FreeTierMeterTable())
      default: return issues.report(path, nil, "there is no table of this name")
      }
    }
    guard let provider = Provider(rawValue: parts[0]) else {
      let known = Provider.allCases.map(\.rawValue).joined(separator: ", ")
      return issues.report(path, nil, "the folder is no provider: the providers are \(known)")
    }
    switch (parts.count, parts[1], name) {
    case (2, _, "regions"): load(RegionTable(provider: provider))
    case (2, _, "gaps"): load(GapTable(provider: provider))
    case (2, _, "derived"): load(DerivationTable(provider: provider))
    case (2, _, let service): load(PriceTable(provider: provider, service: service))
    // An offer without a service of its own: its prices are the `metered` service's.
    case (3, "metered", let offer):
      load(PriceTable(provider: provider, service: "metered/\(offer)"))
    case (3, "ec2", "availability-zones"): load(ZoneTable(provider: provider))
    case (3, "ec2", "instance-types"): load(InstanceTypeTable(provider: provider))
    case (3, "ec2", "reserved-terms"): load(ReservationTable(provider: provider))
    case (3, "ec2", "spot-observations"): load(ObservationTable(provider: provider))
    case (3, "ec2", "spot-interruption"): load(InterruptionTable(provider: provider))
    case (4, "ec2", let region) where families[parts[2]] != nil:
      guard let (family, columns) = families[parts[2]] else { return }
      load(
        InstancePriceTable(
          provider: provider, region: region, family: family, priceColumns: columns))
    default: issues.report(path, nil, "there is no table of this name")
    }
  }

  /// The folders with prices of instances: the meter and the columns of each.
  private static let families: [String: (String, [InstancePriceTable.PriceColumn])] = [
    "on_demand": ("BoxUsage", systemColumns), "spot": ("SpotUsage", systemColumns),
    "reserved": ("HeavyUsage", reservedColumns),
  ]

  private static let systemColumns = OperatingSystem.allCases.map { system in
    InstancePriceTable.PriceColumn(
      name: system.rawValue, attributes: "operating_system=\(system.rawValue)")
  }

  private static let reservedColumns = [OperatingSystem.linux, .windows].flatMap { system in
    ["1yr", "3yr"].map { term in
      InstancePriceTable.PriceColumn(
        name: "\(system.rawValue)_\(term)_all_upfront",
        attributes: "operating_system=\(system.rawValue);payment_option=all_upfront;term=\(term)")
    }
  }
}
