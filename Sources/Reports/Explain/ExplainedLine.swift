import Analysis
import Dates
import Billing
import Money
import Prices
import Scenarios

/// The arithmetic of one line, from usage to the amount due, as points.
struct ExplainedLine {
  private let line: LineFigures
  private let pools: [FreePool]
  private let period: PlanPeriod

  init(_ line: LineFigures, _ pools: [FreePool], _ period: PlanPeriod) {
    self.line = line
    self.pools = pools
    self.period = period
  }

  private var unit: String { line.charge.usage.unit }

  func items() throws -> [OutlineItem] {
    var items = [try usage()]
    if let granule = line.charge.usage.granule {
      items.append(OutlineItem("Billed: \(granule.rule)"))
    }
    items.append(try price())
    items += try freeTier()
    return items + source()
  }

  // MARK: Usage

  private func usage() throws -> OutlineItem {
    let total = try line.charge.usage.amount.total()
    var steps = line.charge.usage.amount.steps.map { OutlineItem($0.text) }
    steps.append(OutlineItem("= \(Wording.exact(total, unit)) over the plan\(perAccount)"))
    return OutlineItem("Usage", steps)
  }

  private var perAccount: String {
    line.charge.accounts > 1 ? ", in \(Wording.account(line.charge.usage.account))" : ""
  }

  // MARK: Price

  /// Consecutive months that cost the same for the same reasons.
  private struct Run {
    var first: MonthlyCharge
    var last: MonthIndex

    var months: Int { first.month.distance(to: last) + 1 }
  }

  private var runs: [Run] {
    var runs: [Run] = []
    for month in line.charge.months {
      if let end = runs.indices.last, runs[end].last.advanced(by: 1) == month.month,
        runs[end].first.costsAs(month)
      {
        runs[end].last = month.month
      } else {
        runs.append(Run(first: month, last: month.month))
      }
    }
    return runs
  }

  private func price() throws -> OutlineItem {
    let runs = runs
    var steps = runs.map(month)
    if runs.count > 1 || runs.contains(where: { $0.months > 1 }) {
      let parts = runs.map { run in
        let amount = Wording.exact(run.first.amount)
        return run.months > 1 ? "\(run.months) × \(amount)" : amount
      }
      let sum = Wording.exact(try line.charge.months.map(\.amount).sum())
      // With many months, writing out the sum would add nothing to the list of months.
      let shown = parts.count <= 6 ? parts.joined(separator: " + ") : "all months"
      steps.append(OutlineItem("\(shown) = \(sum) over the plan\(perAccount)"))
    }
    if line.charge.accounts > 1 {
      let one = Wording.exact(try line.charge.months.map(\.amount).sum())
      let accounts = Wording.count(line.charge.accounts, "account")
      steps.append(OutlineItem("\(one) × \(accounts) = \(Wording.exact(line.amount))"))
    }
    return OutlineItem("List price: \(Wording.exact(line.amount))", steps)
  }

  private func month(_ run: Run) -> OutlineItem {
    let months = Wording.months(run.first.month, run.last, of: period)
    let label = run.months > 1 ? "\(months), each" : months
    func product(_ tier: TierCharge) -> String {
      let price = line.charge.rate.fee.map(self.price) ?? Wording.price(tier.unitPrice)
      return "\(Wording.exact(tier.quantity, unit)) × \(price) = \(Wording.exact(tier.amount))"
    }
    if run.first.tiers.count == 1, let tier = run.first.tiers.first {
      let bounds = line.charge.rate.tiers.count == 1 ? "" : " (\(bounds(tier)))"
      return OutlineItem("\(label): \(product(tier))\(bounds)")
    }
    let tiers = run.first.tiers.map { tier in
      OutlineItem("\(bounds(tier)): \(product(tier))")
    }
    let quantity = Wording.exact(run.first.quantity, unit)
    return OutlineItem("\(label): \(quantity) = \(Wording.exact(run.first.amount))", tiers)
  }

  /// Returns a price of an hour in the parts that its source states.
  private func price(_ fee: TermFee) -> String {
    let share = "\(Wording.price(fee.amount)) / \(Quantity(fee.hours).grouped)"
    return fee.hourly.isZero ? share : "(\(share) + \(Wording.price(fee.hourly)))"
  }

  private func bounds(_ charge: TierCharge) -> String {
    let from = Wording.exact(charge.from, unit)
    let end = line.charge.rate.tiers.first { $0.from == charge.from }?.to
    return "tier from \(from)\(end.map { " to \(Wording.exact($0, unit))" } ?? " up")"
  }

  // MARK: Free tier

  private func freeTier() throws -> [OutlineItem] {
    let usage = line.charge.usage
    guard usage.ownPrice == nil else { return [] }
    var steps: [OutlineItem] = []
    for pool in pools where pool.account == usage.account {
      for run in pool.runs where line.charge.months.contains(where: { run.covers($0.month) }) {
        for use in run.uses where use.key == usage.key { steps.append(allowance(use, run)) }
      }
    }
    if steps.isEmpty { return [] }
    let taken = try line.amount - line.afterFreeTier
    steps.append(
      OutlineItem(
        "This line's part: \(Wording.exact(line.amount)) - \(Wording.exact(taken)) = \(Wording.exact(line.afterFreeTier))"
      ))
    return [OutlineItem("Free tier: \(Wording.exact(-taken))", steps)]
  }

  private func allowance(_ use: FreeTierUse, _ run: FreePool.Run) -> OutlineItem {
    let months = Wording.months(run.first, run.last, of: period)
    let each = run.months > 1 ? "\(months), each" : months
    let part = Wording.exact(use.quantity, unit)
    let all = Wording.exact(use.usage, unit)
    let worth = Wording.exact(use.amount)
    let place = use.accounts > 1 ? " in \(Wording.account(use.account))" : ""
    return OutlineItem(
      "\(each): of the meter's \(all)\(place), \(part) are free, worth \(worth) (\(use.offer.description))"
    )
  }

  // MARK: Source

  private func source() -> [OutlineItem] {
    guard let card = line.charge.rate.card else {
      return [OutlineItem("Rate: your own, from the plan")]
    }
    let key = card.key
    let attributes = key.attributes.isEmpty ? "" : " (\(key.attributes))"
    let codes = Set(line.tiers.compactMap(\.rateCode)).sorted()
    var rate = "Rate: \(key.meter)\(attributes) of \(key.service) in \(key.region)"
    if let sku = card.sku { rate += ", SKU \(sku)" }
    if !codes.isEmpty {
      rate += ", rate code\(codes.count > 1 ? "s" : "") \(codes.joined(separator: ", "))"
    }
    rate += ", effective since \(card.effectiveFrom)"
    if let end = card.effectiveTo { rate += " and until \(end.adding(days: -1))" }
    var items = [OutlineItem(rate), OutlineItem("Source: \(Self.source(card.source))")]
    if let note = card.note { items.append(OutlineItem("Note: \(note)")) }
    return items
  }

  /// Returns a source with its date and the degree of trust in it.
  static func source(_ source: PriceSource) -> String {
    "\(source.name), published \(source.published), confidence \(source.confidence)"
  }
}

extension MonthlyCharge {
  /// Returns whether a month has the same usage at the same prices; what it bears of a fee may differ in
  /// the last digit.
  fileprivate func costsAs(_ other: MonthlyCharge) -> Bool {
    quantity == other.quantity
      && tiers.elementsEqual(other.tiers) { left, right in
        left.from == right.from && left.quantity == right.quantity
          && left.unitPrice == right.unitPrice
      }
  }
}
