import Billing
import Money
import Prices
import Reports
import Scenarios

/// The same plan, paid in other ways and run in other places.
enum ChoicesSection {
  static func section(
    _ pricing: Repricing, _ prices: any PriceBook, _ options: HandoutOptions
  ) throws -> Section {
    var blocks: [Block] = []
    let paid = try purchases(pricing)
    if !paid.isEmpty {
      blocks += [
        .heading("On demand, spot, reserved"), .table(paid.table),
        .list(try risks(pricing, options)),
      ]
    }
    blocks.append(.heading("In three regions"))
    blocks.append(.table(try regions(pricing, prices)))
    blocks.append(
      .paragraph(
        "Whole plan at list price. A region that is farther away is slower to work with, and data that goes from one region to another is billed."
      ))
    return Section(id: "choices", title: "Other ways to pay, other places", blocks: blocks)
  }

  // MARK: Ways to pay

  /// The rows of ways to pay; none where no instance could be paid in another way.
  private struct Purchases {
    var rows: [[Cell]]

    var isEmpty: Bool { rows.isEmpty }
    var table: Table {
      Table(
        id: "purchases", title: "The same plan, paid in other ways",
        header: ["Way to pay", "This plan", "Owed in any case"], figures: 2, rows: rows)
    }
  }

  private static func purchases(_ pricing: Repricing) throws -> Purchases {
    guard pricing.scenario.resources.contains(where: { canChoose($0, pricing) }) else {
      return Purchases(rows: [])
    }
    var rows: [[Cell]] = []
    for option in options(pricing) {
      let priced = try pricing.budget { paid(by: option, &$0, pricing) }
      let term = try owed(option, pricing)
      rows.append([
        .text(option.title), priced.map { .money($0.totals.list) } ?? .text("no price"),
        option.purchase.commitment == nil
          ? .text("nothing") : term.map { .money($0) } ?? .text("no price"),
      ])
    }
    return Purchases(rows: rows)
  }

  /// The ways to pay that all machines of the plan have in common: on demand, spot, and reservations
  /// without an upfront fee.
  private static func options(_ pricing: Repricing) -> [PurchaseChoice] {
    let choices = pricing.scenario.resources.compactMap { resource in
      pricing.facts(resource)?.machines?.purchases
    }.filter { !$0.isEmpty }
    guard let first = choices.first else { return [] }
    return first.filter { choice in
      let isShown =
        choice.purchase.commitment.map { $0.kind == .reservation && $0.upfront == .none } ?? true
      return isShown && choices.allSatisfy { $0.contains { $0.word == choice.word } }
    }
  }

  private static func canChoose(_ resource: Resource, _ pricing: Repricing) -> Bool {
    pricing.facts(resource)?.machines.map { !$0.purchases.isEmpty } ?? false
  }

  /// Changes how all machines are paid.
  private static func paid(
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

  /// What the reservations of the plan's servers cost over their term, used or not.
  private static func owed(_ option: PurchaseChoice, _ pricing: Repricing) throws -> Money? {
    guard let commitment = option.purchase.commitment else { return nil }
    let plan = try pricing.budget { plan in
      paid(by: option, &plan, pricing)
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

  private static func risks(_ pricing: Repricing, _ options: HandoutOptions) throws -> [String] {
    var risks = [
      "On demand: nothing is owed for what does not run, and nobody takes it away. Right for a class.",
      "Spot: spare capacity at the price of the day, taken back with two minutes' notice. Right for work that can be begun again; wrong for a notebook that nobody saves.",
    ]
    for resource in pricing.scenario.resources where pricing.facts(resource)?.server != nil {
      guard let field = pricing.facts(resource)?.machines?.type, let type = resource.word(field),
        let band = try options.interruption(type, resource.region)
      else { continue }
      let text =
        "Of \(type) in \(resource.region), \(band) of the spot servers are taken back in a month."
      if !risks.contains(text) { risks.append(text) }
    }
    guard self.options(pricing).count > 2 else { return risks }
    risks.append(
      "Reserved: cheaper by the hour, but every hour of one or three years is owed, used or not. For a few hours a week it costs more than on demand. “No price” means that the price list at hand has none for these servers."
    )
    return risks
  }

  // MARK: Places

  private static func regions(_ pricing: Repricing, _ prices: any PriceBook) throws -> Table {
    let names = Dictionary(
      try prices.regions(of: pricing.scenario.provider).map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let home = pricing.scenario.resources.first?.region ?? ""
    var rows: [[Cell]] = [row(home, names, pricing.budget.totals.list, .zero, note: "as planned")]
    for region in [
      "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "us-west-1", "eu-north-1",
    ]
    where region != home && names[region] != nil && rows.count < 3 {
      let moved = try pricing.budget { plan in
        for index in plan.resources.indices where plan.resources[index].region == home {
          plan.resources[index].region = region
          plan.resources[index].fields.set(nil, for: "availability_zone")
        }
      }
      guard let list = moved?.totals.list else { continue }
      rows.append(row(region, names, list, try list - pricing.budget.totals.list))
    }
    return Table(
      id: "regions", title: "The same plan in other regions",
      header: ["Region", "Name", "List price", "Difference"], figures: 2, rows: rows)
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
