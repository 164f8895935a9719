import Advice
import Billing
import Charts
import Money
import Prices
import Reports
import Scenarios

/// A mistake with its cost.
struct Mistake {
  var label: String
  /// The cost for one student, or for the whole plan where there is no class.
  var one: Money?
  /// The cost if everybody makes it; nil where there is no class.
  var all: Money?
}

/// Common mistakes in a class, each priced for exactly this plan.
struct MistakesSection {
  let pricing: Repricing
  let left: [Mistake]
  let bigger: [Mistake]
  let forgotten: [Forgotten.Thing]

  init(_ pricing: Repricing, _ prices: any PriceBook) throws {
    self.pricing = pricing
    left = try Self.leftOn(pricing)
    bigger = try LargerInstances.mistakes(pricing, prices)
    forgotten = try Forgotten.mistakes(pricing)
  }

  /// The most expensive mistake in a menu of types.
  var dearestType: Mistake? {
    bigger.max { ($0.one ?? .zero) < ($1.one ?? .zero) }
  }

  /// Returns the section for the first page: one row of each kind, the most expensive.
  func section() -> Section {
    // A weekend, the month after the end and the whole plan stand for the others.
    var rows = left.count > 3 ? [left[1]] + left.suffix(2) : left
    if let dearestType { rows.append(dearestType) }
    for thing in Forgotten.first(of: forgotten) {
      rows.append(
        Mistake(
          label: "\(thing.label), \(thing.isPlans ? "for" : "forgotten for") a month",
          one: thing.month, all: thing.monthOfAll))
    }
    return Section(
      id: "mistakes", title: "What goes wrong, and what it costs",
      blocks: [
        .table(table("mistakes", "", rows)),
        .paragraph("List prices, on top of the plan, before any free tier or credit."),
      ])
  }

  /// Returns the section with all rows.
  func appendix() throws -> Section {
    var blocks: [Block] = []
    if !left.isEmpty {
      blocks.append(.table(table("left-on", "Left on", left)))
      blocks.append(.chart("left-on", chart(left)))
      let costs = try Self.costs(pricing.scenario, pricing)
      if let first = costs.first, let name = first.dearest {
        blocks.append(
          .paragraph(
            "Most of \(first.label) is \(VisibleText.name(name)): \(first.dearestAmount.dollars) of \(first.amount.dollars)."
          ))
      }
    }
    if !bigger.isEmpty {
      blocks.append(
        .table(table("bigger", "The whole plan with another type, more than as planned", bigger)))
    }
    if !forgotten.isEmpty {
      blocks.append(.table(Forgotten.table(forgotten)))
      blocks.append(.paragraph("Each of these bills until somebody deletes it, used or not."))
    }
    return Section(id: "mistakes-in-full", title: "What goes wrong, in full", blocks: blocks)
  }

  // MARK: Left on

  private static func leftOn(_ pricing: Repricing) throws -> [Mistake] {
    var mistakes: [Mistake] = []
    let all = try costs(pricing.scenario, pricing)
    let one = pricing.students == nil ? all : try costs(pricing.oneStudent(), pricing)
    for cost in all {
      let single = one.first { $0.label == cost.label }
      mistakes.append(
        Mistake(
          label: "\(cost.label) (\(cost.hours.grouped) hours)", one: single?.amount,
          all: pricing.students == nil ? nil : cost.amount))
    }
    if let rest = try untilTheEnd(pricing) { mistakes.append(rest) }
    return mistakes
  }

  private static func costs(_ scenario: Scenario, _ pricing: Repricing) throws -> [LeftRunningCost]
  {
    if scenario.resources.isEmpty { return [] }
    return try LeftRunning.scenarios(for: scenario, using: pricing.estimator)
  }

  /// Returns the cost of everything with a schedule, left on from the first day of the plan to its
  /// last.
  private static func untilTheEnd(_ pricing: Repricing) throws -> Mistake? {
    let services = pricing.budget.services
    guard pricing.scenario.resources.contains(where: { LeftRunning.isLeftOn($0, services) }) else {
      return nil
    }
    func more(_ plan: Scenario) throws -> Money? {
      let left = LeftRunning.leftOn(plan, services)
      guard let planned = try pricing.price(plan), let on = try pricing.price(left) else {
        return nil
      }
      return try on.totals.list - planned.totals.list
    }
    guard let all = try more(pricing.scenario), !all.isZero else { return nil }
    let label = "from the first day to the last"
    guard pricing.students != nil else { return Mistake(label: label, one: all) }
    return Mistake(label: label, one: try more(pricing.oneStudent()), all: all)
  }

  // MARK: Tables

  private func table(_ id: String, _ title: String, _ mistakes: [Mistake]) -> Table {
    let hasClass = pricing.students != nil
    return Table(
      id: id, title: title,
      header: ["What"] + (hasClass ? ["One student", "All \(pricing.students ?? 0)"] : ["Costs"]),
      figures: hasClass ? 2 : 1,
      rows: mistakes.map { mistake in
        let one: Cell = mistake.one.map(Cell.money) ?? .empty
        return [.text(mistake.label), one]
          + (hasClass ? [mistake.all.map(Cell.money) ?? .empty] : [])
      })
  }

  private func chart(_ mistakes: [Mistake]) -> BarChart {
    let bars = mistakes.compactMap { mistake in
      mistake.one.map {
        BarChart.Bar(label: mistake.label, value: $0.forChart, text: $0.dollars)
      }
    }
    let whose = pricing.students == nil ? "" : " for one student"
    let dearest = bars.max { $0.value < $1.value }
    return BarChart(
      title: "What it costs when nobody turns it off\(whose)",
      summary: dearest.map { "The dearest is “\($0.label)”: \($0.text)." } ?? "", bars: bars)
  }
}
