import Analysis
import Billing
import Money
import Prices
import Reports
import Scenarios

/// The same plan, paid for in other ways and run in other places.
enum ChoicesSection {
  static func section(
    _ pricing: Repricing, _ prices: any PriceBook, _ options: HandoutOptions
  ) throws -> Section {
    var blocks = try payments(pricing, options)
    blocks += try regions(pricing, prices)
    blocks += try Elsewhere.blocks(pricing, options.elsewhere)
    return Section(id: "choices", title: "Other ways to pay, other places", blocks: blocks)
  }

  /// The rows of a table, with the reasons why others are missing.
  private struct Rows {
    var rows: [[Cell]] = []
    var missing: [String] = []
  }

  // MARK: Ways to pay

  private static func payments(
    _ pricing: Repricing, _ options: HandoutOptions
  ) throws -> [Block] {
    let choices = Self.choices(pricing)
    guard !choices.isEmpty else {
      return [
        .paragraph(
          "Nothing of this plan can be paid in advance or as spare capacity: it has one price each."
        )
      ]
    }
    var found = Rows()
    for option in choices {
      guard option.isShown else { continue }
      var plan = pricing.scenario
      pay(by: option.choice, &plan, pricing)
      switch try pricing.outcome(plan) {
      case .refused(let reason): found.missing.append("\(option.choice.title): \(reason)")
      case .priced(let budget):
        let owed = try owed(option.choice, pricing)
        found.rows.append([
          .text(option.choice.title), .money(budget.totals.list),
          option.choice.purchase.commitment == nil
            ? .text("nothing") : owed.map { .money($0) } ?? .text("no price for the term"),
        ])
      }
    }
    let table = Table(
      id: "purchases", title: "The same plan, paid in other ways",
      header: ["Way to pay", "This plan", "Owed in any case"], figures: 2, rows: found.rows)
    if choices.contains(where: { !$0.isShown }) {
      found.missing.append(
        "savings plans and payments upfront: they are owed for one or three years, as a reservation is"
      )
    }
    return [.table(table)] + missing(found.missing) + [.list(try risks(pricing, options, choices))]
  }

  /// Returns what is not in a table, and why.
  private static func missing(_ reasons: [String]) -> [Block] {
    if reasons.isEmpty { return [] }
    return [.paragraph("Not in the table – \(reasons.joined(separator: "; ")).")]
  }

  /// Returns the ways to pay that all machines of the plan have in common; only on-demand, spot,
  /// and reservations without an upfront fee are shown.
  private static func choices(
    _ pricing: Repricing
  ) -> [(choice: PurchaseChoice, isShown: Bool)] {
    let choices = pricing.scenario.resources.compactMap { resource in
      pricing.facts(resource)?.machines?.purchases
    }.filter { !$0.isEmpty }
    guard let first = choices.first else { return [] }
    return first.compactMap { choice in
      guard choices.allSatisfy({ $0.contains { $0.word == choice.word } }) else { return nil }
      let isShown =
        choice.purchase.commitment.map { $0.kind != .computeSavingsPlan && $0.upfront == .none }
        ?? true
      let isPlan = choice.purchase.commitment?.kind == .instanceSavingsPlan
      return (choice, isShown && !isPlan)
    }
  }

  /// Changes how all machines are paid for.
  private static func pay(
    by option: PurchaseChoice, _ plan: inout Scenario, _ pricing: Repricing
  ) {
    for index in plan.resources.indices {
      guard let machines = pricing.facts(plan.resources[index])?.machines,
        let field = machines.purchase
      else { continue }
      func changed(_ fields: FieldValues) -> FieldValues {
        var copy = fields
        copy.set(.text(option.word), for: field)
        if let own = machines.ownPrice { copy.set(nil, for: own) }
        return copy
      }
      let fields = plan.resources[index].fields
      if let list = machines.list {
        guard case .list(let parts)? = fields.value(list) else { continue }
        plan.resources[index].fields.set(.list(parts.map(changed)), for: list)
      } else {
        plan.resources[index].fields = changed(fields)
      }
    }
  }

  /// Returns what the reservations of the plan's servers cost over their term, used or not.
  private static func owed(_ option: PurchaseChoice, _ pricing: Repricing) throws -> Money? {
    guard let commitment = option.purchase.commitment else { return nil }
    let plan = try pricing.budget { plan in
      pay(by: option, &plan, pricing)
      plan.start = nil
      plan.monthHours = Quantity(730)
      plan.length = .days(commitment.termHours / 24)
      plan.appliesFreeTier = false
      for index in plan.resources.indices {
        (plan.resources[index].from, plan.resources[index].until) = (nil, nil)
      }
    }
    guard let plan else { return nil }
    return try plan.charges.filter { $0.usage.purchase == option.purchase }
      .map { try $0.amount() }.sum()
  }

  private static func risks(
    _ pricing: Repricing, _ options: HandoutOptions,
    _ choices: [(choice: PurchaseChoice, isShown: Bool)]
  ) throws -> [String] {
    var risks = [
      "On demand: nothing is owed for what does not run, and nobody takes it away. Right for a class.",
      "Spot: spare capacity at the price of the day, taken back at short notice. Right for work that can be begun again; wrong for a notebook that nobody saves.",
    ]
    for resource in pricing.scenario.resources where pricing.facts(resource)?.server != nil {
      guard let field = pricing.facts(resource)?.machines?.type,
        let type = resource.fields.text(field),
        let band = try options.interruption(type, resource.region)
      else { continue }
      let text =
        "Of \(type) in \(resource.region), \(band) of the spot servers are taken back in a month."
      if !risks.contains(text) { risks.append(text) }
    }
    if choices.contains(where: { $0.isShown && $0.choice.purchase.commitment != nil }) {
      risks.append(
        "Reserved: cheaper by the hour, but every hour of one or three years is owed, used or not. For a few hours a week it costs more than on demand."
      )
    }
    return risks
  }

  // MARK: Places

  private static func regions(_ pricing: Repricing, _ prices: any PriceBook) throws -> [Block] {
    let provider = pricing.scenario.provider
    let names = Dictionary(
      try prices.regions(of: provider).map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let home = pricing.scenario.resources.first { !$0.region.isEmpty }?.region ?? ""
    if home.isEmpty { return [] }
    var found = Rows()
    found.rows = [row(home, names, pricing.budget.totals.list, .zero, note: "as planned")]
    for region in pricing.budget.services.usualRegions(of: provider)
    where region != home && found.rows.count < 4 {
      var plan = pricing.scenario
      for index in plan.resources.indices where plan.resources[index].region == home {
        plan.resources[index].region = region
        plan.resources[index].fields.set(nil, for: "availability_zone")
      }
      switch try pricing.outcome(plan) {
      case .refused(let reason): found.missing.append("\(region): \(reason)")
      case .priced(let budget):
        let list = budget.totals.list
        let difference = try list - pricing.budget.totals.list
        found.rows.append(row(region, names, list, difference))
      }
    }
    let table = Table(
      id: "regions", title: "The same plan in other regions",
      header: ["Region", "Name", "List price", "Difference"], figures: 2, rows: found.rows)
    return [.table(table)] + missing(found.missing) + [
      .paragraph(
        "A region that is farther away is slower to work with, and data that goes from one region to another is billed."
      )
    ]
  }

  private static func row(
    _ region: String, _ names: [String: String], _ list: Money, _ difference: Money,
    note: String? = nil
  ) -> [Cell] {
    let name = names[region].map { $0 == region ? "" : $0 } ?? ""
    return [
      .text(region), .text(name), .money(list),
      note.map { .text($0) } ?? .text((difference < .zero ? "" : "+") + difference.dollars),
    ]
  }
}
