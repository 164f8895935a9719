import Analysis
import Charts
import Dates
public import Billing
import JSONText
import Money
import Scenarios

extension Sheet {
  /// Creates a sheet of plans side by side, each compared with the first: their sums, their lines,
  /// and why they differ.
  ///
  /// - Parameters:
  ///   - plans: two plans or more, each with a label that distinguishes it.
  ///   - keys: the keys that were varied in a single plan, if any.
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public init(plans: [(label: String, budget: Budget)], varying keys: [String] = []) throws {
    let labels = plans.map { VisibleText.name($0.label) }
    let first = plans[0].budget
    let diffs = try plans.map { try BudgetDiff(from: first, to: $0.budget) }
    let sheet = PlanSheet(
      labels: labels, budgets: plans.map(\.budget), besides: diffs.map(\.owedAfter),
      lengths: try PlanLengths(of: plans.map(\.budget)))
    let isOnePlan = plans.allSatisfy { $0.budget.scenario.title == first.scenario.title }
    self.init(
      title: isOnePlan ? VisibleText.name(first.scenario.title) : "Plans side by side",
      lead:
        "\(Wording.count(plans.count, "plan"))\(keys.isEmpty ? "" : " by \(Words.list(keys))"), each against the first: \(labels[0])",
      words: [try sheet.verdict()] + (try sheet.ofLengths()) + (try sheet.commitments())
        + (try sheet.paid()),
      tables: [
        try sheet.totals(),
        try sheet.resources(),
        PlanSheet.lines(labels, diffs),
        PlanSheet.causes(labels, diffs),
      ].filter { !$0.rows.isEmpty },
      notes: [
        "What a plan costs, and its lines, are after the free tier and before credits; credits only say who pays.",
        "A difference in price is the first plan's usage at the other's prices; in quantity, more or less usage at the other's prices; in allowance, more or less free usage.",
        Wording.rounding,
      ],
      data: PlanSheet.data(labels, diffs),
      members: try sheet.members())
    charts = [try sheet.chart()]
  }
}

/// The tables of plans side by side.
private struct PlanSheet {
  let labels: [String]
  let budgets: [Budget]
  /// What the commitments of each plan owe after it.
  let besides: [Money]
  /// The lengths of the plans; nil where they are the same.
  let lengths: PlanLengths?

  /// The costs of the plans: after the free tier and before credits, which only decide who
  /// pays.
  private func costs() throws -> [Money] {
    try budgets.map { try $0.totals.list + $0.totals.freeTier }
  }

  /// The same with what commitments owe after the plans.
  private func owed() throws -> [Money] { try zip(costs(), besides).map { try $0 + $1 } }

  /// Whether some plan has a commitment that goes on after it.
  private var outlastPlan: Bool { besides.contains { !$0.isZero } }

  func chart() throws -> BarChart {
    BarChart(
      title: "What each plan costs",
      summary:
        "After the free tier and before credits, which only say who pays\(outlastPlan ? ", with what commitments owe after the plan" : "").",
      bars: zip(labels, try owed()).map { label, cost in
        BarChart.Bar(
          label: label, value: Double(cost.scaled / 1_000_000_000_000_000_000) / 1e6,
          text: cost.dollars)
      })
  }

  func verdict() throws -> String {
    let costs = try owed()
    let isFree = costs.allSatisfy(\.isZero)
    // Where the free tier covers everything, list prices still distinguish the plans.
    let amounts = isFree ? budgets.map(\.totals.list) : costs
    guard let least = amounts.min(), let most = amounts.max() else { return "" }
    if isFree, most.isZero { return "Nothing in them is billed." }
    let lead =
      isFree
      ? "The free tier covers all of them. At list price "
      : outlastPlan ? "With what commitments owe after the plan, " : ""
    if least == most {
      return lead.isEmpty
        ? "All cost the same, \(least.dollars)\(beforeCredits)."
        : "\(lead)each costs \(least.dollars)."
    }
    return
      "\(lead)\(costing("least", least, of: amounts)); \(costing("most", most, of: amounts)): \(try most.shownRest(without: least).dollars) more\(isFree ? "" : beforeCredits)."
  }

  /// The plans that cost the least or most, and what each of them costs.
  private func costing(_ word: String, _ amount: Money, of amounts: [Money]) -> String {
    Wording.costing(word, plans(with: amount, of: amounts), amount)
  }

  private func plans(with amount: Money, of amounts: [Money]) -> [String] {
    zip(labels, amounts).filter { $0.1 == amount }.map(\.0)
  }

  /// What a month of each costs, or another unit, where the plans are not of one length.
  func ofLengths() throws -> [String] {
    guard let lengths else { return [] }
    let costs = try lengths.each(of: costs())
    guard let least = costs.min(), let most = costs.max() else { return [] }
    let (shortest, longest) = lengths.ends
    let unit = lengths.unit
    let each =
      least.dollars == most.dollars
      ? "a \(unit) of each costs \(least.dollars)"
      : "a \(unit) costs least with \(Words.list(plans(with: least, of: costs))), \(least.dollars), and most with \(Words.list(plans(with: most, of: costs))), \(most.dollars)"
    return [
      "They are not of one length, but from \(shortest.description) to \(longest.description): \(each)."
    ]
  }

  /// Whether some plan pays fees for time after it, which its lines don't bear.
  private func haveFees() throws -> Bool {
    try budgets.contains { try $0.cashToPay != $0.totals.total }
  }

  /// What plans with commitments cost by their end, and what is owed for them in all.
  func commitments() throws -> [String] {
    let (costs, owed) = (try costs(), try owed())
    let words = labels.indices.filter { !besides[$0].isZero }.map { plan in
      "\(labels[plan]), \(owed[plan].dollars), of which the plan has \(costs[plan].dollars)"
    }
    return words.isEmpty
      ? [] : ["Owed in all, whatever runs after the plan: \(words.joined(separator: "; "))."]
  }

  /// Who pays least once credits have paid, with upfront fees in full; nothing where neither
  /// changes anything, and nothing of cash that is only a commitment's beginning.
  func paid() throws -> [String] {
    let haveCredits = !budgets.allSatisfy(\.totals.credits.isZero)
    if !haveCredits && outlastPlan { return [] }
    if try haveFees() { return [try paidInCash()] }
    let totals = budgets.map(\.totals.total)
    guard haveCredits, let least = totals.min() else { return [] }
    let names = zip(labels, totals).filter { $1 == least }.map(\.0)
    if names.count == labels.count { return ["After credits you pay \(least.dollars) for each."] }
    let list = Billing.Wording.list(names, atMost: names.count)
    return ["After credits you pay least with \(list): \(least.dollars)."]
  }

  private func paidInCash() throws -> String {
    let amounts = try budgets.map { try $0.cashToPay }
    guard let least = amounts.min(), let most = amounts.max() else { return "" }
    func names(_ amount: Money) -> String {
      let names = zip(labels, amounts).filter { $1 == amount }.map(\.0)
      return Billing.Wording.list(names, atMost: names.count)
    }
    let credits = budgets.allSatisfy(\.totals.credits.isZero) ? "" : " and after credits"
    let lead = "In cash, with upfront fees in full\(credits), you pay"
    return least == most
      ? "\(lead) \(least.dollars) for each."
      : "\(lead) least with \(names(least)), \(least.dollars), and most with \(names(most)), \(most.dollars)."
  }

  private var beforeCredits: String {
    budgets.allSatisfy(\.totals.credits.isZero) ? "" : ", before credits"
  }

  func totals() throws -> SheetTable {
    let (costs, owed) = (try costs(), try owed())
    let first = costs[0]
    let haveFees = try haveFees()
    let ofUnit = try lengths?.each(of: costs)
    let length = SheetTable.Column("length", "Length", isFigure: false, isEssential: true)
    let unit = lengths.map {
      SheetTable.Column("cost_per_\($0.unit)_usd", "A \($0.unit)", isEssential: true)
    }
    let cash = SheetTable.Column("cash_usd", "In cash", isEssential: true)
    let inAll = SheetTable.Column("owed_usd", "Owed in all", isEssential: true)
    return SheetTable(
      title: "Sums",
      columns: [
        .init("plan", "Plan", isFigure: false)
      ] + (unit.map { [length, $0] } ?? []) + [
        .init("cost_usd", "Costs", isEssential: true),
        .init("difference_usd", "Difference", isEssential: true),
        .init("difference_percent", "Percent"),
        .init("list_usd", "List price"), .init("free_tier_usd", "Free tier"),
        .init("credits_usd", "Credits"), .init("total_usd", "To pay", isEssential: true),
      ] + (haveFees ? [cash] : []) + (outlastPlan ? [inAll] : []),
      rows: try labels.indices.map { plan in
        let (budget, cost) = (budgets[plan], costs[plan])
        let totals = budget.totals
        let difference = try cost - first
        let percent = first.isZero ? nil : try? Quantity(100).scaled(by: difference, over: first)
        return SheetTable.Row(
          [.text(labels[plan])]
            + (ofUnit.map {
              [.text(budget.period.length.description), .amount($0[plan])]
            } ?? []) + [
              .amount(cost), .difference(from: first, to: cost),
              percent.map { .percent($0) } ?? .none, .amount(totals.list), .amount(totals.freeTier),
              .amount(totals.credits), .amount(totals.total),
            ] + (haveFees ? [.amount(try budget.cashToPay)] : [])
            + (outlastPlan ? [.amount(owed[plan])] : []))
      })
  }

  /// The identity of a line across several plans: the resource, and the line of the first plan or,
  /// where it has none, the meter.
  private struct Line: Hashable {
    var resource: String
    var place: Int
    var meter: String
  }

  static func lines(_ labels: [String], _ diffs: [BudgetDiff]) -> SheetTable {
    var order: [Line] = []
    var cells: [Line: [Int: Money]] = [:]
    var texts: [Line: [String]] = [:]
    for (plan, diff) in diffs.enumerated() {
      var place = 0
      for line in diff.lines {
        // In each of the differences, the lines of the first plan are in the same order.
        if line.before != nil { place += 1 }
        let key = Line(
          resource: line.resource, place: line.before == nil ? -1 : place,
          meter: line.before == nil ? line.meter : "")
        if texts[key] == nil { order.append(key) }
        if let text = (line.after ?? line.before)?.description {
          texts[key, default: []].append(text)
        }
        if let after = line.after { cells[key, default: [:]][plan] = after.due }
      }
    }
    return SheetTable(
      title: "Lines",
      columns: [.init("line", "Line", isFigure: false)]
        + labels.enumerated().map { .init("plan_\($0 + 1)", $1) },
      rows: order.map { line in
        SheetTable.Row(
          [
            .text(
              "\(VisibleText.name(line.resource)): \(VisibleText.name(merged(texts[line] ?? [], " / ")))"
            )
          ]
            + labels.indices.map { plan in cells[line]?[plan].map { .amount($0) } ?? .none })
      })
  }

  /// Returns the descriptions of a line as one text: where their parts differ, all variants are
  /// listed.
  private static func merged(_ texts: [String], _ separator: String) -> String {
    let parts = texts.map { $0.components(", ") }
    guard let first = parts.first, parts.allSatisfy({ $0.count == first.count }) else {
      return texts.first ?? ""
    }
    return first.indices.map { place in
      var words: [String] = []
      for part in parts where !words.contains(part[place]) { words.append(part[place]) }
      return words.count > 4 ? "\(words[0])\(separator)…" : words.joined(separator: separator)
    }.joined(separator: ", ")
  }

  private static func change(of line: DiffLine) -> String {
    guard let before = line.before?.description, let after = line.after?.description else {
      return DiffWording.description(line)
    }
    return merged([before, after], " → ")
  }

  /// Returns the cost of each resource in each plan, where there are several.
  func resources() throws -> SheetTable {
    var order: [String] = []
    var costs: [String: [Int: Money]] = [:]
    for (plan, budget) in budgets.enumerated() {
      for (charge, months) in zip(budget.charges, budget.afterFreeTier) {
        let name = budget.resource(of: charge).name
        if !order.contains(name) { order.append(name) }
        let amount = try months.sum() * charge.accounts
        costs[name, default: [:]][plan] = try (costs[name]?[plan] ?? .zero) + amount
      }
    }
    return SheetTable(
      title: "Resources",
      columns: [.init("resource", "Resource", isFigure: false)]
        + labels.enumerated().map { .init("plan_\($0 + 1)", $1) },
      rows: order.count < 2
        ? []
        : order.map { name in
          SheetTable.Row(
            [.text(VisibleText.name(name))]
              + labels.indices.map { costs[name]?[$0].map { .amount($0) } ?? .none })
        })
  }

  static func causes(_ labels: [String], _ diffs: [BudgetDiff]) -> SheetTable {
    let rows = zip(labels, diffs).dropFirst().flatMap { label, diff in
      diff.changes.map { line in
        SheetTable.Row([
          .text(label),
          .text("\(VisibleText.name(line.resource)): \(VisibleText.name(change(of: line)))"),
          .difference(line.difference), .difference(line.pricePart), .difference(line.quantityPart),
          .difference(line.allowancePart),
        ])
      }
        + (diff.creditsDifference.isZero
          ? []
          : [
            SheetTable.Row([
              .text(label), .text("credits"), .difference(diff.creditsDifference), .none, .none,
              .none,
            ])
          ])
    }
    return SheetTable(
      title: "Why they differ from the first",
      columns: [
        .init("plan", "Plan", isFigure: false), .init("line", "Line", isFigure: false),
        .init("difference_usd", "Difference"), .init("price_part_usd", "Price"),
        .init("quantity_part_usd", "Quantity"), .init("allowance_part_usd", "Allowance"),
      ], rows: rows)
  }

  /// Returns one row per line and plan; the credits are separate rows, so that the rows of each
  /// plan add up to its difference from the first.
  static func data(_ labels: [String], _ diffs: [BudgetDiff]) -> SheetTable {
    let rows = zip(labels, diffs).flatMap { label, diff in
      diff.lines.map { line in
        let now = line.after
        return SheetTable.Row([
          .text(label), .text(line.resource), .text(line.service),
          .text(now?.meter ?? line.meter), .text(line.unit),
          (now?.region ?? line.before?.region).map { .text($0) } ?? .none,
          now.map { .number($0.quantity, places: 4) } ?? .none,
          now.map { .amount($0.list) } ?? .none, now.map { .amount($0.freeTier) } ?? .none,
          now.map { .amount($0.due) } ?? .none, .difference(line.difference),
          .difference(line.pricePart), .difference(line.quantityPart),
          .difference(line.allowancePart),
        ])
      } + [
        SheetTable.Row(
          [.text(label), .text("credits")] + [Figure](repeating: .none, count: 7)
            + [
              .amount(diff.after.credits), .difference(diff.creditsDifference), .none, .none, .none,
            ])
      ]
    }
    return SheetTable(
      columns: [
        "plan", "resource", "service", "meter", "unit", "region", "quantity", "list_usd",
        "free_tier_usd", "due_usd", "difference_usd", "price_part_usd", "quantity_part_usd",
        "allowance_part_usd",
      ].map { .init($0, $0) }, rows: rows)
  }

  func members() throws -> [JSONOutput.Member] {
    let (costs, owed) = (try costs(), try owed())
    return [
      .init(
        "plans",
        .array(
          try zip(labels.indices, budgets).map { plan, budget in
            .object([
              .init("plan", .string(labels[plan])), .init("title", .string(budget.scenario.title)),
              .init("length", .string(budget.period.length.description)),
              .init("prices_as_of", .string(budget.pricesDate.description)),
              .init("list_usd", .exact(budget.totals.list)),
              .init("free_tier_usd", .exact(budget.totals.freeTier)),
              .init("cost_usd", .exact(costs[plan])),
              .init("credits_usd", .exact(budget.totals.credits)),
              .init("total_usd", .exact(budget.totals.total)),
              .init("used_usd", .exact(budget.used)),
              .init("cash_usd", .exact(try budget.cashToPay)),
              .init("owed_usd", .exact(owed[plan])),
            ])
          }))
    ]
  }
}

extension String {
  /// Returns the pieces between separators.
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
