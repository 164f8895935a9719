import Analysis
import Billing
import Diagnostics
import JSONText
import Money
import Scenarios

/// Rewrites a plan with the hours and quantities that a bill shows.
struct PlanRewriting {
  let budget: Budget
  let variance: PlanVariance

  /// Returns the plan's text, changed where the bill has figures for a single resource.
  ///
  /// - Returns: the text, and the names of unchanged resources.
  func text(_ bytes: [UInt8]) throws(Diagnostic) -> (text: String, unchanged: [String]) {
    let root = try JSONReader.read(bytes)
    var changed: Set<ResourceIndex> = []
    var output = JSONOutput(root)
    guard case .object(var members) = output,
      let place = members.firstIndex(where: { $0.key == "resources" }),
      case .array(var resources) = members[place].value
    else { return (output.text(), budget.scenario.resources.map(\.name)) }
    // A server and its address run for the same hours: one of them tells the schedule.
    var scheduled: Set<ResourceIndex> = []
    for use in variance.uses where resources.indices.contains(use.resource.offset) {
      if use.isTime, scheduled.contains(use.resource) { continue }
      guard case .object(var fields) = resources[use.resource],
        change(&fields, use, budget.scenario.resources[use.resource])
      else { continue }
      if use.isTime { scheduled.insert(use.resource) }
      resources[use.resource] = .object(fields)
      changed.insert(use.resource)
    }
    members[place].value = .array(resources)
    output = .object(members)
    let unchanged = budget.scenario.resources.numbered.filter { !changed.contains($0.index) }
    return (output.text(), unchanged.map(\.resource.name))
  }

  /// The most hours that a schedule may have; those of a month are the longest month's.
  private static let most = ScenarioFields.longestSchedules.merging(["hours_per_month": 744]) {
    $1
  }.mapValues { Quantity($0) }

  /// Changes the field that decides a meter; returns false where there is none to change.
  private func change(
    _ fields: inout [JSONOutput.Member], _ use: MeterUse, _ resource: Resource
  ) -> Bool {
    let ratios = use.months.compactMap { month -> Quantity? in
      month.planned.isZero ? nil : try? month.billed.divided(by: month.planned)
    }
    guard !ratios.isEmpty else { return false }
    if use.isTime {
      // Against the hours that the months really have: 40 of each week are fewer in February.
      let times = use.months.compactMap { month -> Quantity? in
        month.calendar.isZero ? nil : try? month.billed.divided(by: month.calendar)
      }
      if let index = fields.firstIndex(where: { ScenarioFields.scheduleNames.contains($0.key) }) {
        guard let value = likely(fields[index].value) else { return false }
        let most = Self.most[fields[index].key]
        // More hours than there are is more than one such resource: the plan has to say so.
        if let most, times.contains(where: { ((try? value.times($0)) ?? value) > most }) {
          return false
        }
        fields[index].value = range(times, times: value, most: nil)
        return true
      }
      let whole = budget.period.monthHours ?? Quantity(730)
      // What ran as long as there was time is always on still.
      let isAlwaysOn = times.allSatisfy { $0 >= Quantity(scaled: 980_000_000_000) }
      if isAlwaysOn { return true }
      fields.append(.init("hours_per_month", range(ratios, times: whole, most: whole)))
      return true
    }
    guard let index = place(of: use, in: fields, resource), let value = likely(fields[index].value)
    else { return false }
    fields[index].value = range(ratios, times: value, most: nil)
    return true
  }

  /// Returns the field that decides a meter: the one that it names, or else the only one with its
  /// monthly quantity.
  private func place(
    of use: MeterUse, in fields: [JSONOutput.Member], _ resource: Resource
  ) -> Int? {
    if let field = use.field, let index = fields.firstIndex(where: { $0.key == field }) {
      return index
    }
    guard let planned = use.months.first?.planned else { return nil }
    let fitting = fields.indices.filter { index in
      guard let value = likely(fields[index].value), !value.isZero,
        let whole = try? value * resource.count
      else { return false }
      return !Self.others.contains(fields[index].key) && whole == planned
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private static let others = ScenarioFields.scheduleNames + ["count"]

  private func likely(_ value: JSONOutput) -> Quantity? {
    switch value {
    case .number(let digits): return try? Quantity(digits)
    case .object(let members):
      guard let likely = members.first(where: { $0.key == "likely" }) else { return nil }
      return self.likely(likely.value)
    default: return nil
    }
  }

  /// Returns a value, or a range where the months differ.
  private func range(_ ratios: [Quantity], times value: Quantity, most: Quantity?) -> JSONOutput {
    func number(_ ratio: Quantity) -> Quantity {
      let product = (try? value.times(ratio)) ?? value
      return min(product, most ?? product).rounded(to: 4)
    }
    let values = ratios.map(number).sorted()
    let mean = ((try? values.sum()) ?? .zero)
    let likely = ((try? mean.divided(by: Quantity(values.count))) ?? mean).rounded(to: 4)
    guard let low = values.first, let high = values.last, low != high else {
      return .number(likely.description)
    }
    return .object([
      .init("low", .number(low.description)), .init("likely", .number(likely.description)),
      .init("high", .number(high.description)),
    ])
  }
}

extension JSONOutput {
  /// Creates a value that was read, so that it can be written again.
  fileprivate init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .number(let digits): self = .number(digits)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map { JSONOutput($0) })
    case .object(let members):
      self = .object(members.map { Member($0.key, JSONOutput($0.node)) })
    }
  }
}
