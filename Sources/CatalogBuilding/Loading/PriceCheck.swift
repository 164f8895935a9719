import Catalog
import Dates
import Money
import Prices

/// Sorts prices in the order of the catalog, ends those that a later list follows, and finds
/// impossible data: duplicates, and tiers with gaps and overlaps.
struct PriceCheck {
  private let data: DataSet
  private let issues: IssueCollector

  /// Checks the prices of the data, and leaves them sorted and closed.
  static func run(_ data: inout DataSet, issues: IssueCollector) {
    data.sortMeters()
    var prices = sorted(data)
    data.prices = []
    let check = PriceCheck(data: data, issues: issues)
    check.dropWorkedOut(&prices)
    check.closeAndCheck(&prices)
    data.prices = prices
  }

  private static func sorted(_ data: DataSet) -> ContiguousArray<DataSet.Price> {
    // Meter, region and day are in one number; the bounds of tiers decide among the few that are
    // equal.
    var keys = data.prices.enumerated().map { index, price in
      let key =
        UInt64(price.meter) << 32 | UInt64(price.region) << 16 | UInt64(price.effectiveFrom)
      return (key: key, index: UInt32(index))
    }
    keys.sort { left, right in
      if left.key != right.key { return left.key < right.key }
      let (first, second) = (data.prices[Int(left.index)], data.prices[Int(right.index)])
      return (first.tierFrom, left.index) < (second.tierFrom, right.index)
    }
    return ContiguousArray(keys.lazy.map { data.prices[Int($0.index)] })
  }

  /// Removes worked-out prices that begin on a day on which a listed one is valid: a listed price
  /// wins, whichever of the two is newer.
  private func dropWorkedOut(_ prices: inout ContiguousArray<DataSet.Price>) {
    let isWorkedOut = data.sources.map(\.confidence.isWorkedOut)
    guard isWorkedOut.contains(true) else { return }
    var keeps = [Bool](repeating: true, count: prices.count)
    var start = 0
    while start < prices.count {
      var end = start + 1
      while end < prices.count, isSameMeter(prices[start], prices[end]) { end += 1 }
      for index in start..<end where isWorkedOut[Int(prices[index].source)] {
        let listed = prices[start..<end].last { price in
          !isWorkedOut[Int(price.source)] && price.effectiveFrom <= prices[index].effectiveFrom
        }
        if let listed, listed.effectiveTo > prices[index].effectiveFrom { keeps[index] = false }
      }
      start = end
    }
    if keeps.contains(false) {
      prices = ContiguousArray(zip(prices, keeps).lazy.filter(\.1).map(\.0))
    }
  }

  private func closeAndCheck(_ prices: inout ContiguousArray<DataSet.Price>) {
    var previous: Range<Int>?
    var start = 0
    while start < prices.count {
      var end = start + 1
      while end < prices.count, isSameCard(prices[start], prices[end]) { end += 1 }
      checkTiers(prices[start..<end])
      if let previous, isSameMeter(prices[previous.lowerBound], prices[start]) {
        for index in previous {
          prices[index].effectiveTo = min(prices[index].effectiveTo, prices[start].effectiveFrom)
        }
      }
      previous = start..<end
      start = end
    }
  }

  private func isSameMeter(_ left: DataSet.Price, _ right: DataSet.Price) -> Bool {
    left.meter == right.meter && left.region == right.region
  }

  private func isSameCard(_ left: DataSet.Price, _ right: DataSet.Price) -> Bool {
    isSameMeter(left, right) && left.effectiveFrom == right.effectiveFrom
  }

  private func checkTiers(_ tiers: ArraySlice<DataSet.Price>) {
    guard var previous = tiers.first else { return }
    if previous.tierFrom != 0 {
      let start = bound(previous.tierFrom)
      report(previous, "the first tier of \(name(previous)) begins at \(start), not 0")
    }
    for tier in tiers.dropFirst() {
      if tier.tierFrom == previous.tierFrom {
        report(tier, "\(name(tier)) is already in \(place(previous))")
      } else if previous.tierTo == DataSet.Price.noBound {
        report(tier, "\(this(tier)) overlaps the one in \(place(previous)), which has no end")
      } else if tier.tierFrom != previous.tierTo {
        let what = tier.tierFrom > previous.tierTo ? "leaves a gap after" : "overlaps"
        let end = "the one to \(bound(previous.tierTo)) in \(place(previous))"
        report(tier, "\(this(tier)) \(what) \(end)")
      }
      let other = "is another than in \(place(previous)), a tier of the same price"
      if tier.effectiveTo != previous.effectiveTo { report(tier, "'effective_to' \(other)") }
      if tier.source != previous.source { report(tier, "'source' \(other)") }
      previous = tier
    }
    if previous.tierTo != DataSet.Price.noBound {
      report(previous, "the last tier of \(name(previous)) must have no 'tier_to'")
    }
    for tier in tiers where tier.tierTo <= tier.tierFrom {
      report(tier, "'tier_to' must be above 'tier_from'")
    }
  }

  private func report(_ price: DataSet.Price, _ message: String) {
    issues.report(data.files[Int(price.file)], Int(price.line), message)
  }

  private func place(_ price: DataSet.Price) -> String {
    "\(data.files[Int(price.file)]):\(price.line)"
  }

  private func name(_ price: DataSet.Price) -> String {
    let entry = data.meters.entries[Int(price.meter)]
    let suffix = entry.name.attributes.isEmpty ? "" : " (\(entry.name.attributes))"
    let region = data.regions[Int(price.region)].code
    let date = CalendarDate(dayNumber: Int(price.effectiveFrom))
    return "\(entry.name.meter)\(suffix) in \(region) from \(date)"
  }

  private func this(_ tier: DataSet.Price) -> String {
    "the tier from \(bound(tier.tierFrom)) of \(name(tier))"
  }

  private func bound(_ stored: Int) -> String { Scales.bound(stored).description }
}
