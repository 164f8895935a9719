import Catalog
import Files
import Prices

/// The folder `pricing-data`: which table each file contains, and the order in which they are read.
enum DataFolder {
  /// Reads all tables.
  ///
  /// - Parameters:
  ///   - files: the paths of the CSV files from the folder.
  ///   - issues: collects the mistakes.
  ///   - progress: called after every file with the number of prices read so far.
  /// - Returns: the content of the files, as far as it is correct.
  static func load(
    _ files: [String], issues: IssueCollector, progress: (Int) -> Void
  ) -> DataSet {
    var data = DataSet()
    // Sources, regions and offers come first, because others refer to them.
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

  /// The registry of tables: a new kind of file needs a line here.
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
    let layout = InstanceTableLayout.of(provider)
    switch (parts.count, parts[1], name) {
    case (2, _, "regions"): load(RegionTable(provider: provider))
    case (2, _, "gaps"): load(GapTable(provider: provider))
    case (2, _, "derived"): load(DerivationTable(provider: provider))
    case (2, _, let service): load(PriceTable(provider: provider, service: service))
    // An offer without a service of its own: its prices belong to the `metered` service.
    case (3, "metered", let offer):
      load(PriceTable(provider: provider, service: "metered/\(offer)"))
    case (3, layout.service, "availability-zones"): load(ZoneTable(provider: provider))
    case (3, layout.service, "instance-types"): load(InstanceTypeTable(provider: provider))
    case (3, layout.service, "reserved-terms"): load(ReservationTable(provider: provider))
    case (3, layout.service, "spot-observations"): load(ObservationTable(provider: provider))
    case (3, layout.service, "spot-interruption"): load(InterruptionTable(provider: provider))
    // A large table is split into several files, by region or by kind of price.
    case (3, let service, _): load(PriceTable(provider: provider, service: service))
    case (4, layout.service, let region):
      guard let family = layout.families.first(where: { $0.folder == parts[2] }) else {
        fallthrough
      }
      load(
        InstancePriceTable(
          provider: provider, service: layout.service, region: region, family: family.meter,
          priceColumns: family.columns))
    default: issues.report(path, nil, "there is no table of this name")
    }
  }
}
