import Advice
import Charts
import Billing
import Money
import Prices
import Reports
import Scenarios

/// What goes wrong in a class, and what each costs: priced for exactly this plan.
enum MistakesSection {
  /// A thing that goes wrong.
  struct Mistake {
    var label: String
    /// What it costs one student, or the whole plan where there is no class.
    var one: Money?
    /// What it costs if everybody does it; nil where there is no class.
    var all: Money?
  }

  static func section(_ pricing: Repricing, _ prices: any PriceBook) throws -> Section {
    var blocks: [Block] = [
      .paragraph(
        "All prices are list prices, before any free tier or credit, on top of the plan itself.")
    ]
    let left = try leftOn(pricing)
    if !left.isEmpty {
      blocks.append(.heading("Left on"))
      blocks.append(
        .table(table("left-on", "What it costs when nobody turns it off", left, pricing)))
      blocks.append(.chart("left-on", chart(left, pricing)))
      if let first = try costs(pricing.scenario, pricing).first, let name = first.dearest {
        blocks.append(
          .paragraph(
            "Most of \(first.label) is \(VisibleText.name(name)): \(first.dearestAmount.dollars) of \(first.amount.dollars)."
          ))
      }
    }
    let bigger = try LargerInstances.mistakes(pricing, prices)
    if !bigger.isEmpty {
      blocks.append(.heading("A bigger machine by mistake"))
      blocks.append(
        .table(
          table("bigger", "The whole plan with another type, more than as planned", bigger, pricing)
        ))
    }
    let forgotten = try Forgotten.mistakes(pricing)
    if !forgotten.isEmpty {
      blocks.append(.heading("Forgotten"))
      blocks.append(.paragraph("Each of these bills until somebody deletes it, used or not."))
      blocks.append(.table(Forgotten.table(forgotten)))
    }
    return Section(id: "mistakes", title: "What goes wrong, and what it costs", blocks: blocks)
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

  /// Everything that has a schedule, left on from the first day of the plan to its last.
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
    let label = "from the first day to the last of the plan, more than as planned"
    guard pricing.students != nil else { return Mistake(label: label, one: all) }
    return Mistake(label: label, one: try more(pricing.oneStudent()), all: all)
  }

  // MARK: Tables

  private static func table(
    _ id: String, _ title: String, _ mistakes: [Mistake], _ pricing: Repricing
  ) -> Table {
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

  private static func chart(_ mistakes: [Mistake], _ pricing: Repricing) -> BarChart {
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
