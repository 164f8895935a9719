public import Analysis
import Billing
import Charts
import Dates
import JSONText
import Money
import Scenarios

extension Sheet {
  /// Creates the sheet of what a plan can be for some money.
  public init(_ found: Affordability) {
    let rows = found.rows.map { AffordRow($0, found.query) }
    let shown = Self.columns(found, rows)
    self.init(
      title:
        "What \(found.query.limit.dollars) pays for: \(VisibleText.name(found.budget.scenario.title))",
      lead: "\(AffordWords(found).title), at most; prices as of \(found.budget.pricesDate)",
      words: AffordRow.sentences(rows, found),
      tables: [Self.affordTable(shown, rows)], notes: Self.notes(found, rows),
      data: Self.affordTable(AffordRow.columns(found), rows),
      members: Self.members(found))
    let bars = rows.compactMap { row in
      row.value.map {
        BarChart.Bar(label: row.name, value: Double($0.scaled) / 1e12, text: $0.grouped)
      }
    }
    if bars.count > 1 {
      charts = [
        BarChart(
          title: "\(AffordWords(found).title) for \(found.query.limit.dollars)",
          summary: "The most that each candidate can have without passing the limit.", bars: bars)
      ]
    }
  }

  /// Returns the informative columns: those in which all candidates are equal are left out.
  private static func columns(
    _ found: Affordability, _ rows: [AffordRow]
  ) -> [AffordRow.Column] {
    AffordRow.columns(found).filter { column in
      switch column.id {
      case "outcome": rows.contains { $0.remark != nil }
      case "purchase": rows.contains { $0.row.candidate.purchase != nil }
      case "total_usd": !found.query.isAfterCredits && rows.contains { $0.hasCredits }
      case "left_usd", "free_tier_usd", "credits_usd": false
      default: true
      }
    }
  }

  private static func affordTable(
    _ columns: [AffordRow.Column], _ rows: [AffordRow]
  ) -> SheetTable {
    SheetTable(
      columns: columns.map {
        .init(
          $0.id, $0.title, isFigure: $0.isFigure,
          isEssential: ["type", "purchase", "value", "used_usd", "next_usd"].contains($0.id),
          isRemark: $0.id == "outcome")
      },
      rows: rows.enumerated().map { place, row in
        SheetTable.Row(columns.map { $0.figure(row) }, isMarked: place == 0 && row.value != nil)
      })
  }

  private static func notes(_ found: Affordability, _ rows: [AffordRow]) -> [String] {
    var notes: [String] = []
    notes.append(
      found.query.isAfterCredits
        ? "The limit is held against what is left to pay after free tier and credits."
        : "The limit is all the money there is, credits included: it is held against what the plan uses after the free tier and before credits, as limit_usd is."
    )
    let own = found.query.resources.map { found.budget.scenario.resources[$0] }
      .filter { $0.fields.isWritten("region") }
    if found.triesRegions, !own.isEmpty {
      notes.append(
        "Only what takes the plan's region is moved: \(Billing.Wording.list(own.map { VisibleText.name($0.name) }, atMost: 5)) \(own.count == 1 ? "stays in the region of its own" : "stay in regions of their own")."
      )
    }
    notes.append(
      "Each row is the plan itself, with its disks, addresses and all else, priced with so many \(AffordWords(found).noun) and with one step (\(found.query.step.grouped)) more."
    )
    let quantity = found.query.quantity
    if found.query.resources.count > 1, quantity.isSchedule || quantity == .count {
      let names = found.query.resources.map { found.budget.scenario.resources[$0].name }
      notes.append(
        "The same \(quantity == .count ? "number" : "hours") for each of \(names.map(VisibleText.name).joined(separator: ", "))."
      )
    }
    let owed = rows.compactMap(\.owedAfterPlan).prefix(3)
    if !owed.isEmpty {
      notes.append(
        "A commitment is owed for its whole term. After the plan, on top of these figures: \(owed.joined(separator: "; "))."
      )
    }
    if rows.contains(where: { $0.row.candidate.purchase == "spot" }) {
      notes.append("Spot prices move, and spot servers may be taken away at any moment.")
    }
    return notes
  }

  private static func members(_ found: Affordability) -> [JSONOutput.Member] {
    [
      .init("limit_usd", .exact(found.query.limit)),
      .init("solved", .string(found.query.quantity.rawValue)),
      .init("step", .string(found.query.step.description)),
      .init(
        "held_against", .string(found.query.isAfterCredits ? "to_pay" : "used_before_credits")),
      .init("plan_as_it_is_usd", .exact(found.budget.used)),
      .init("prices_as_of", .string(found.budget.pricesDate.description)),
    ]
  }
}

/// The words for what is solved for.
private struct AffordWords {
  private let found: Affordability

  init(_ found: Affordability) { self.found = found }

  /// The quantity's name, as the heading of a column.
  var title: String {
    guard found.query.quantity == .count else { return found.query.quantity.title }
    if found.query.resources.count > 1 { return "Of each" }
    return isServers ? "Servers" : "Copies"
  }

  /// The quantity's name in a sentence.
  var noun: String { title.lowercased() }

  /// Returns the name for a quantity, such as `hour a week` for one.
  func noun(of value: Quantity) -> String {
    guard found.query.quantity == .count else { return found.query.quantity.noun(of: value) }
    if found.query.resources.count > 1 || value != .one { return noun }
    return isServers ? "server" : "copy"
  }

  private var isServers: Bool {
    found.query.resources.allSatisfy {
      found.budget.services.facts(found.budget.scenario.resources[$0].service)?.isServer ?? false
    }
  }
}

/// A candidate of the sheet, with its figures.
private struct AffordRow {
  let row: Affordability.Row
  let query: Affordability.Query
  let budget: Budget?
  let value: Quantity?
  let next: Budget?

  /// A column of the sheet.
  struct Column {
    var id: String
    var title: String
    var isFigure = true
    var figure: (AffordRow) -> Figure
  }

  init(_ row: Affordability.Row, _ query: Affordability.Query) {
    (self.row, self.query) = (row, query)
    switch row.outcome {
    case .fits(let steps, let budget, let next):
      self.budget = budget
      value = try? query.value(steps)
      if case .passesLimit(let more) = next { self.next = more } else { self.next = nil }
    case .nothingFits(_, let least): (budget, value, next) = (nil, nil, least)
    case .impossible: (budget, value, next) = (nil, nil, nil)
    }
  }

  var name: String {
    let candidate = row.candidate
    return [candidate.type ?? "the plan", candidate.purchase, candidate.region].compactMap { $0 }
      .joined(separator: ", ")
  }

  var hasCredits: Bool { budget.map { !$0.totals.credits.isZero } ?? false }

  /// What its commitments owe after the plan, beyond what is paid for that in advance; nil for
  /// nothing.
  var owedAfterPlan: String? {
    guard let budget, let inAll = try? budget.owedInAll(), let rest = try? inAll - budget.used,
      !rest.isZero
    else { return nil }
    let way = row.candidate.purchase.map { ", \($0)" } ?? ""
    return "\(rest.dollars) (\(value?.grouped ?? "one") \(query.quantity.noun)\(way))"
  }

  /// The reason why there are no more, or none at all.
  var remark: String? {
    switch row.outcome {
    case .fits(_, _, .passesLimit): nil
    case .fits(_, _, .isMost):
      query.quantity.isSchedule ? "the most there is" : "the most that a plan may have"
    case .fits(_, _, .impossible(let reason)): "more cannot be: \(reason)"
    case .nothingFits(let steps, _):
      if steps == 1 {
        "not even one"
      } else {
        "not even \((try? query.value(steps).grouped) ?? ""), the fewest that there can be"
      }
    case .impossible(let reason): reason
    }
  }

  private func cost(_ budget: Budget?) -> Figure {
    budget.flatMap { try? query.cost($0) }.map { .amount($0) } ?? .none
  }

  static func columns(_ found: Affordability) -> [Column] {
    let query = found.query
    return [
      Column(id: "type", title: "Type", isFigure: false) {
        .text($0.row.candidate.type ?? "as planned")
      },
      Column(id: "region", title: "Region", isFigure: false) { .text($0.row.candidate.region) },
      Column(id: "purchase", title: "Bought", isFigure: false) {
        $0.row.candidate.purchase.map { .text($0) } ?? .none
      },
      Column(id: "value", title: AffordWords(found).title) {
        $0.value.map { .number($0, places: 4) } ?? .none
      },
      Column(id: "used_usd", title: query.isAfterCredits ? "To pay" : "Uses") {
        $0.cost($0.budget)
      },
      Column(id: "left_usd", title: "Left") { row in
        guard let cost = row.budget.flatMap({ try? query.cost($0) }),
          let left = try? query.limit - cost
        else { return .none }
        return .amount(left)
      },
      Column(id: "next_usd", title: "One step more") { $0.cost($0.next) },
      Column(id: "free_tier_usd", title: "Free tier") {
        $0.budget.map { .amount($0.totals.freeTier) } ?? .none
      },
      Column(id: "credits_usd", title: "Credits") {
        $0.budget.map { .amount($0.totals.credits) } ?? .none
      },
      Column(id: "total_usd", title: "After credits") {
        $0.budget.flatMap { try? $0.cashToPay }.map { .amount($0) } ?? .none
      },
      Column(id: "outcome", title: "Remark", isFigure: false) {
        $0.remark.map { .text($0) } ?? .none
      },
    ]
  }

  /// Returns what the least would cost, where the money is not enough for it.
  private static func nothing(_ rows: [AffordRow], _ found: Affordability) -> String {
    let reasons = rows.compactMap { row in
      if case .impossible(let reason) = row.row.outcome { reason } else { nil as String? }
    }
    if let reason = reasons.first, reasons.count == rows.count {
      return "\(AffordWords(found).title) cannot be counted here: \(reason)."
    }
    let limit = found.query.limit.dollars
    let text = "\(limit) is not enough for one step of any candidate"
    let costs = rows.compactMap { row in
      row.next.flatMap { try? found.query.cost($0) }.map { (row, $0) }
    }
    guard let least = costs.min(by: { $0.1 < $1.1 }),
      case .nothingFits(let steps, let budget) = least.0.row.outcome,
      let fewest = try? found.query.value(steps)
    else {
      return text + "."
    }
    let few = steps == 1 ? text : "\(limit) is not enough for the fewest steps of any candidate"
    return
      "\(few): the cheapest, \(least.0.name), already costs \(least.1.dollars) at \(fewest.grouped) \(AffordWords(found).noun(of: fewest))\(missing(budget, found))."
  }

  /// Returns what is missing though a plan uses no more than the limit, because credits expire; empty
  /// for nothing.
  private static func missing(_ budget: Budget, _ found: Affordability) -> String {
    guard !found.query.isAfterCredits, budget.used <= found.query.limit,
      let money = try? MoneyThereIs(limit: found.query.limit, of: budget),
      let missing = try? money.missing(of: budget)
    else { return "" }
    return ", and credits that expire unused leave \(missing.dollars) of that missing"
  }

  static func sentences(_ rows: [AffordRow], _ found: Affordability) -> [String] {
    let limit = found.query.limit.dollars
    guard let best = rows.first, let value = best.value, let budget = best.budget,
      let cost = try? found.query.cost(budget)
    else { return [nothing(rows, found)] }
    var text =
      "\(limit) pays for \(value.grouped) \(AffordWords(found).noun(of: value)) at most, with \(best.name): \(cost.dollars)."
    if let budget = best.next, let more = try? found.query.cost(budget),
      let next = try? value + found.query.step
    {
      let missing = missing(budget, found)
      if !missing.isEmpty {
        text += " \(next.grouped) would cost \(more.dollars)\(missing)."
        return [text]
      }
      let shown = more.dollars == limit ? "$\(more.grouped)" : more.dollars
      text += " \(next.grouped) would cost \(shown), more than \(limit)."
    } else if let remark = best.remark {
      text += " It is \(remark)."
    }
    return [text]
  }
}
