import Charts
import Dates
import Billing
import Money
import Reports
import Scenarios

/// The resources of the plan, with a chart of what runs when, and what bills when it is stopped.
enum PlanSection {
  /// The cost of a resource in its states, for a single one at list price.
  struct Rates {
    /// The cost of an hour of running, in addition to its cost when stopped.
    var running: Money
    /// The cost of its mere existence for a month of 730 hours in which it does not run.
    var stopped: Money
    /// The part of that which a commitment bills until its term ends, whatever is deleted.
    var committed: Money
    /// The name of the commitment, such as `reservation`; nil without one.
    var commitment: Commitment?
    /// The cost of a month of the requests and the like in the plan.
    var use: Money
  }

  static func section(_ pricing: Repricing) throws -> Section {
    let scenario = pricing.scenario
    var blocks: [Block] = []
    if let text = scenario.description { blocks.append(.paragraph(text)) }
    let rates = try scenario.resources.map { try Self.rates(of: $0, pricing) }
    let rows = try zip(scenario.resources, rates).map { try row($0, $1, pricing) }
    blocks.append(
      .table(
        Table(
          id: "plan", title: "",
          header: [
            "What", "Service", "How many", "Runs", "Hour of running", "Month of being there",
            "Month of use",
          ], figures: 3, rows: rows)))
    blocks.append(
      .paragraph(
        "Prices are of one of each, at list price. \(ends(rates.compactMap { $0 }))"
      ))
    return Section(id: "plan", title: "What we run", blocks: blocks)
  }

  /// Returns what ends the cost of what is there.
  private static func ends(_ rates: [Rates]) -> String {
    var sentences: [String] = []
    if rates.isEmpty || rates.contains(where: { $0.commitment == nil || $0.stopped > $0.committed })
    {
      sentences.append(
        "What costs something by being there goes on when you stop it: only deleting ends that.")
    }
    var nouns: [String] = []
    for noun in rates.compactMap(\.commitment?.noun) where !nouns.contains(noun) {
      nouns.append(noun)
    }
    sentences += nouns.map {
      "\(Words.capitalized(Words.withArticle($0))) bills until its term ends, used or not; nothing that you delete ends that."
    }
    return sentences.joined(separator: " ")
  }

  /// Returns the chart of the plan.
  static func picture(_ pricing: Repricing) throws -> Block {
    let period = pricing.budget.period
    let bars = try pricing.scenario.resources.map {
      try bar($0, rates(of: $0, pricing), period, isBought: !pricing.isProviders($0))
    }
    return .chart("timeline", chart(bars, period))
  }

  /// Prices a single resource for a month, and uses the nature of its meters to tell what running,
  /// existence and use cost.
  ///
  /// A server runs for one hour of that month: discounts that grow with the hours don't blur what
  /// the hour costs, and an address that stops with the server shows by its quantity.
  private static func rates(of resource: Resource, _ pricing: Repricing) throws -> Rates? {
    let facts = pricing.facts(resource)
    if facts.map({ $0.endsByItself(resource.fields) }) ?? true { return nil }
    if let work = facts?.workField, resource.fields.value(work) != nil { return nil }
    let isServer = facts?.server != nil
    let schedule = isServer ? Schedule.perMonth(RangedQuantity(.one)) : .always
    guard let month = try pricing.alone([resource.alone.running(schedule)], for: .months(1)) else {
      return nil
    }
    let hours = try month.period.hours()
    func sum(_ isMeant: (Charge) throws -> Bool) throws -> Money {
      try month.charges.filter(isMeant).map { try $0.amount() }.sum()
    }
    func runs(_ charge: Charge) throws -> Bool {
      if charge.usage.nature == .running { return true }
      return try isServer && charge.usage.part == .address && charge.quantity() < hours
    }
    let running = try sum(runs)
    let used = try sum { $0.usage.nature == .byUse }
    let committed = try sum { $0.usage.purchase?.commitment != nil }
    return Rates(
      running: isServer ? running : try running.scaled(by: Quantity.one, over: hours),
      stopped: try month.totals.list - running - used, committed: committed,
      commitment: month.charges.lazy.compactMap(\.usage.purchase?.commitment).first, use: used)
  }

  private static func row(
    _ resource: Resource, _ rates: Rates?, _ pricing: Repricing
  ) throws -> [Cell] {
    let students = pricing.students
    let regions = Set(pricing.scenario.resources.map(\.region)).subtracting([""])
    // If all resources are in one region, the rules mention it once.
    let isPlaced = pricing.isProviders(resource) && !resource.region.isEmpty
    let place = regions.count > 1 && isPlaced ? ", \(resource.region)" : ""
    var count = "\(resource.count)"
    if students != nil { count += resource.isShared ? " for the class" : " a student" }
    return [
      .text(VisibleText.name(resource.name)),
      .text(kind(resource, pricing.budget.services) + place), .text(count),
      .text(runs(resource, rates, pricing) ? resource.scheduleText : "–"),
    ] + (try figures(resource, rates, pricing))
  }

  /// Returns whether it is told when a resource runs; for what only exists, such as a gateway, where
  /// the plan limits it.
  private static func runs(
    _ resource: Resource, _ rates: Rates?, _ pricing: Repricing
  ) -> Bool {
    let isLimited = resource.schedule != .always || resource.from != nil || resource.until != nil
    return rates.map { !$0.running.isZero || isLimited } ?? pricing.isProviders(resource)
  }

  /// Returns what a resource costs by the hour and the month, or all at once where it is bought or
  /// ends by itself.
  private static func figures(
    _ resource: Resource, _ rates: Rates?, _ pricing: Repricing
  ) throws -> [Cell] {
    if let rates { return [rates.running, rates.stopped, rates.use].map(amount) }
    guard let all = try pricing.list([resource.alone], for: pricing.scenario.length) else {
      return [.empty, .empty, .empty]
    }
    return [.text("–"), .text("–"), .text("\(all.dollars) in all")]
  }

  private static func amount(_ amount: Money) -> Cell {
    amount.isZero ? .text("–") : .rate(amount)
  }

  /// Returns the service, with the type where it has one.
  static func kind(_ resource: Resource, _ services: ServiceRegistry) -> String {
    let title = services.title(resource.service)
    let type = services.facts(resource.service)?.machines.flatMap { resource.fields.text($0.type) }
    return type.map { "\(title) \($0)" } ?? title
  }

  // MARK: The picture

  private static func bar(
    _ resource: Resource, _ rates: Rates?, _ period: PlanPeriod, isBought: Bool
  ) -> TimelineChart.Row {
    var (start, end) = (0.0, 1.0)
    if let first = period.start, let last = period.end, first < last {
      let minutes = Double(first.days(until: last) * 1440)
      if let from = resource.from { start = Double(Moment(first).minutes(until: from)) / minutes }
      if let until = resource.until {
        end = Double(Moment(first).minutes(until: until)) / minutes
      }
    }
    let isBought = isBought && rates == nil
    var bands: [TimelineChart.Band] = []
    let runs = rates.map { !$0.running.isZero } ?? !isBought
    if runs {
      bands.append(.init(start: start, end: end, series: resource.schedule == .always ? 0 : 1))
    }
    if isBought || rates.map({ !$0.use.isZero }) ?? false {
      bands.append(.init(start: start, end: end, series: 3))
    }
    if let rates, !rates.committed.isZero {
      bands.append(.init(start: 0, end: 1, series: bound))
    }
    if let rates, rates.stopped > rates.committed {
      bands.append(.init(start: start, end: end, series: 2))
    }
    let isUse = rates.map { $0.stopped.isZero && $0.running.isZero } ?? false
    let isStanding = !runs && resource.schedule == .always
    let note =
      isBought
      ? "bought"
      : isUse
        ? "by use"
        : isStanding
          ? rates?.committed == rates?.stopped && rates?.commitment != nil
            ? "until its term ends" : "as long as it exists" : resource.scheduleText
    return TimelineChart.Row(
      label: VisibleText.name(resource.name), note: note, bands: bands)
  }

  /// The series of what a commitment bills.
  private static let bound = 4

  private static func chart(_ rows: [TimelineChart.Row], _ period: PlanPeriod) -> TimelineChart {
    let days = period.start.flatMap { first in period.end.map { first.days(until: $0) } }
    let steps = period.months.map { month in
      let start =
        if let first = period.start, let own = month.start, let days, days > 0 {
          Double(first.days(until: own)) / Double(days)
        } else {
          Double(month.index.offset) / Double(period.months.count)
        }
      return TimelineChart.Step(label: Wording.month(month), start: start)
    }
    let stopped = rows.filter { $0.bands.contains { $0.series == 2 || $0.series == bound } }
      .map(\.label)
    let bills =
      stopped.isEmpty
      ? "Nothing of it bills while it is stopped."
      : "These bill also while they are stopped: \(stopped.joined(separator: ", "))."
    return TimelineChart(
      title: "What runs when, and what bills when it is stopped",
      summary:
        "\(Words.count(rows.count, "resource")) over \(Wording.period(period)). \(bills)",
      series: [
        "runs all the time", "runs on its schedule", "bills until it is deleted", "bills by use",
        "bills until its term ends",
      ],
      steps: steps, rows: rows)
  }
}
