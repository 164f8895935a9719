import Catalog
import Prices

extension DataSet {
  /// Finds mistakes that only show when all files have been read, and sorts the prices.
  mutating func check(_ units: DeclaredUnits, _ issues: IssueCollector) {
    for provider in Provider.allCases where isPriced(provider) {
      let path = "\(provider.rawValue)/regions.csv"
      if !files.contains(path) { issues.report(path, nil, "the table is missing") }
    }
    if !files.contains("sources.csv") {
      issues.report("sources.csv", nil, "the table is missing")
    }
    checkNeighbours(issues)
    checkUnits(units, issues)
    PriceCheck.run(&self, issues: issues)
    checkObservations(issues)
    checkInterruptions(issues)
  }

  /// Checks that a neighbour is a region of its provider, if that has any.
  private func checkNeighbours(_ issues: IssueCollector) {
    let codes = Dictionary(
      uniqueKeysWithValues: Provider.allCases.map { ($0, Set(regionCodes(of: $0))) })
    for region in regions {
      for (provider, neighbour) in region.neighbours {
        guard let known = codes[provider], !known.isEmpty, !known.contains(neighbour) else {
          continue
        }
        issues.report(
          files[Int(region.file)], region.line,
          "the neighbour '\(neighbour)' is no region of \(provider.rawValue)")
      }
    }
  }

  /// A price for another unit than the one that is counted would be multiplied all the same.
  private func checkUnits(_ units: DeclaredUnits, _ issues: IssueCollector) {
    if units.isEmpty { return }
    for meter in meters.entries {
      guard
        let fault = units.fault(
          of: meter.name.provider, service: meter.name.service, meter: meter.name.meter,
          unit: meter.unit)
      else { continue }
      issues.report(files[Int(meter.file)], Int(meter.line), fault)
    }
  }

  private func isPriced(_ provider: Provider) -> Bool {
    files.contains { $0.hasPrefix(provider.rawValue + "/") }
  }

  private mutating func checkObservations(_ issues: IssueCollector) {
    observations.sort { left, right in
      (left.meter, left.region, left.observedAt, left.zone, left.price, left.line)
        < (right.meter, right.region, right.observedAt, right.zone, right.price, right.line)
    }
    for (first, second) in zip(observations, observations.dropFirst())
    where first.meter == second.meter && first.region == second.region
      && first.observedAt == second.observedAt && first.zone == second.zone
      && first.price == second.price
    {
      issues.report(
        files[Int(second.file)], Int(second.line),
        "the observation is already in line \(first.line)")
    }
  }

  private mutating func checkInterruptions(_ issues: IssueCollector) {
    interruptions.sort { left, right in
      (left.meter, left.region, left.line) < (right.meter, right.region, right.line)
    }
    for (first, second) in zip(interruptions, interruptions.dropFirst())
    where first.meter == second.meter && first.region == second.region {
      issues.report(
        files[Int(second.file)], Int(second.line),
        "the interruption band is already in line \(first.line)")
    }
  }
}
