import Billing
import Money
import Prices
import Scenarios

/// What a plan has of the days that are compared.
extension VarianceBuilder {
  /// Adds what the plan has of the days that are compared.
  mutating func addPlan() throws(ArithmeticError) {
    let pieces = course.pieces(from: span.from, to: span.to)
    var parts: [[Int: (before: MonthUse.Part, after: MonthUse.Part)]] = []
    for piece in pieces { parts.append(try piece.parts(of: plan.uses[piece.month.index.offset])) }
    for (index, charge) in budget.charges.enumerated() {
      let usage = charge.usage
      let resource = budget.resource(of: charge)
      for month in charge.months {
        for (piece, parts) in zip(pieces, parts) where piece.month.index == month.month {
          guard let (before, after) = parts[index] else { continue }
          func share<Value: FixedDecimal>(
            of value: Value, _ share: KeyPath<MonthUse.Part, Billing.Share>
          ) throws(ArithmeticError) -> Value {
            try after[keyPath: share].of(value) - before[keyPath: share].of(value)
          }
          let due = try plan.hours[index][month.month] * charge.accounts
          let owed = try share(of: due, \.owed)
          let window = course.window(of: resource, in: piece.month)
          // What is free for several may be used by another of them on these days.
          guard piece.touches(window) || !owed.isZero else { continue }
          let key = Key(
            group: leader(usage.resource), month: piece.label, meter: usage.key.meter)
          var cell = cells[key] ?? Cell()
          let quantity = try share(of: month.quantity * charge.accounts, \.quantity)
          if charge.rate.tiers.count > 1 {
            let ladder = try climb(
              charge, month, in: piece.label, before: before, after: after)
            cell.climb(ladder)
          } else {
            cell.climb(nil)
          }
          cell.plannedQuantity = try cell.plannedQuantity + quantity
          cell.isTime = usage.nature == .running || usage.nature == .existing
          let calendar =
            cell.isTime && Self.followsCalendar(resource.schedule) && !window.isByClock
            ? try quantity.scaled(by: Quantity(piece.month.days * 24), over: piece.month.hours)
            : quantity
          cell.calendarQuantity = try cell.calendarQuantity + calendar
          let free = try (month.amount - budget.afterFreeTier[index][month.month]) * charge.accounts
          let fees = try plan.fees(of: index, from: piece.from, to: piece.to)
          cell.list = try cell.list + share(of: due + free, \.list)
          cell.planned = try cell.planned + owed + fees
          cell.fees = try cell.fees + fees
          cell.unit = usage.unit
          cell.isPlanned = true
          cell.field = usage.field
          cells[key] = cell
        }
      }
    }
  }

  /// Adds what a charge has of some days to the tiers that it climbs in its month.
  private mutating func climb(
    _ charge: Charge, _ month: MonthlyCharge, in calendarMonth: String, before: MonthUse.Part,
    after: MonthUse.Part
  ) throws(ArithmeticError) -> TierLadder.ID {
    let usage = charge.usage
    let id = TierLadder.ID(
      account: usage.account, key: usage.key, takesFreeTier: usage.takesFreeTier,
      month: month.month, calendarMonth: calendarMonth)
    let free = try free(id)
    var ladder = ladders[id] ?? TierLadder(charge, free: free)
    let earlier = try before.quantity.of(month.quantity)
    try ladder.add(before: earlier, within: after.quantity.of(month.quantity) - earlier)
    ladders[id] = ladder
    return id
  }

  /// Returns what the plan has free of a meter in a month, in one account.
  private func free(_ id: TierLadder.ID) throws(ArithmeticError) -> Quantity {
    guard id.takesFreeTier else { return .zero }
    var free = Quantity.zero
    for use in budget.freeTier
    where use.month == id.month && use.account == id.account && use.key == id.key {
      free = try free + use.quantity
    }
    return free
  }

  /// Returns whether the hours of a schedule grow with the month.
  private static func followsCalendar(_ schedule: Schedule) -> Bool {
    switch schedule {
    case .always, .perWeek, .perDay: true
    case .perMonth, .total: false
    }
  }
}
