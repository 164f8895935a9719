import Billing
import Dates
import Prices
import Scenarios

/// Divides a plan at a moment in each of its months.
extension PlanCompiler {
  /// Returns the plan whose use is as planned before some hours of its months and drawn from then on, and
  /// the plan that ends there.
  ///
  /// What is to come of a month costs what the first does beyond the second: what is free, and the dear
  /// tiers, may have been used before. Both are drawn with the same numbers.
  func divided(at hours: [Double]) throws -> (whole: CompiledPlan, past: CompiledPlan) {
    let later = try later { _ in true }
    let passed = try passed(at: hours)
    var (whole, past) = (self, self)
    for (item, shares) in zip(items, passed) {
      let points = item.sides.reduce(1) { $0 * plan.sides[$1].points }
      for month in 0..<plan.months {
        let (share, planned) = (shares[month], item.months[month])
        for point in 0..<points {
          let place = item.grid + point * plan.months + month
          past.plan.numbers[place] = planned * share
          whole.plan.numbers[place] = planned * share + plan.numbers[place] * (1 - share)
        }
        for addition in item.additions {
          let event = events[addition.event].event
          let course = later.first { $0.happening == event.result }?.courses[month]
          let gone = course?.share(at: hours[month]) ?? share
          past.plan.numbers[addition.months + month] = 0
          whole.plan.numbers[addition.months + month] *= 1 - gone
          if addition.most >= 0 {
            whole.plan.numbers[addition.most + month] =
              planned * share + plan.numbers[addition.most + month] * (1 - share)
          }
        }
      }
    }
    whole.settleConstants()
    past.settleConstants()
    return (whole.plan, past.plan)
  }

  /// The share of what is planned of each usage in each month that is used before an hour of it.
  private func passed(at hours: [Double]) throws -> [[Double]] {
    let windows = try scenario.resources.map { try billedWindow(of: $0) }
    var shares = items.map { item in
      hours.indices.map { month in
        let (from, until) = windows[item.resource][month]
        return min(max((hours[month] - from) / max(until - from, 1e-9), 0), 1)
      }
    }
    for stretches in stretches {
      for month in hours.indices {
        let all = stretches.reduce(0) { $0 + items[$1].months[month] }
        var left = all * shares[stretches[0]][month]
        for place in stretches {
          let own = items[place].months[month]
          if own > 0 { shares[place][month] = min(max(left / own, 0), 1) }
          left -= own
        }
      }
    }
    return shares
  }

  /// The places of usages that follow each other in a month.
  private var stretches: [[Int]] {
    var chains: [[Int]] = []
    for (place, item) in items.enumerated() {
      guard item.priced.usage.stretch != nil else { continue }
      if let last = chains.last?.last, item.priced.usage.follows(items[last].priced.usage) {
        chains[chains.count - 1].append(place)
      } else {
        chains.append([place])
      }
    }
    return chains
  }
}
