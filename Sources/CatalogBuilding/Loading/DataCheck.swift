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
    let odd = checkMixedUnits(units, issues)
    checkUnits(units, except: odd, issues)
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
  private func checkUnits(
    _ units: DeclaredUnits, except odd: Set<Int32>, _ issues: IssueCollector
  ) {
    if units.isEmpty { return }
    for (number, meter) in meters.entries.enumerated() where !odd.contains(Int32(number)) {
      guard
        let fault = units.fault(
          of: meter.name.provider, service: meter.name.service, meter: meter.name.meter,
          unit: meter.unit)
      else { continue }
      issues.report(files[Int(meter.file)], Int(meter.line), fault)
    }
  }

  /// Reports the rows whose unit differs from that of their meter's other rows: from the unit that
  /// is counted, where that is known, or else from that of most rows.
  ///
  /// - Returns: the meters that have such rows.
  private func checkMixedUnits(_ units: DeclaredUnits, _ issues: IssueCollector) -> Set<Int32> {
    if otherUnits.isEmpty { return [] }
    let concerned = Dictionary(
      grouping: prices.filter { otherUnits[$0.meter] != nil }, by: \.meter)
    for (number, others) in otherUnits {
      let entry = meters.entries[Int(number)]
      let name = entry.name
      let places = Set(others.map { [$0.file, $0.line] })
      let like = (concerned[number] ?? []).filter { !places.contains([$0.file, $0.line]) }
        .map { OtherUnit(unit: entry.unit, file: $0.file, line: $0.line) }
      let rows = Dictionary(grouping: like + others, by: \.unit)
      let counted =
        units.units(of: name.provider, service: name.service, meter: name.meter) ?? []
      func isLess(_ left: String, _ right: String) -> Bool {
        func rank(_ unit: String) -> (Int, Int, Int, String) {
          (counted.contains(unit) ? 1 : 0, rows[unit]?.count ?? 0, unit == entry.unit ? 1 : 0, unit)
        }
        return rank(left) < rank(right)
      }
      guard let usual = rows.keys.max(by: isLess), let model = rows[usual]?.first else { continue }
      for row in rows.values.joined() where row.unit != usual {
        issues.report(
          files[Int(row.file)], Int(row.line),
          "the unit of \(name.meter) is '\(row.unit)' here and '\(usual)' in \(files[Int(model.file)]):\(model.line)"
        )
      }
    }
    return Set(otherUnits.keys)
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
