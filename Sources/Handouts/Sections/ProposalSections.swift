import Analysis
import Billing
import Dates
import Money
import Reports
import Scenarios

/// A grant proposal: the sum, month by month, with a reserve, and its justification, in words for
/// readers who know neither the plan nor its prices.
struct ProposalSections {
  let pricing: Repricing
  let forecast: Forecast?

  private var budget: Budget { pricing.budget }

  /// The sections in order.
  func all() throws -> [Section] {
    let reserve = try reserve()
    return [
      try request(reserve), try justification(), try months(reserve), try parts(),
      try means(), try control(),
    ]
  }

  // MARK: The sum

  /// Returns the reserve that makes the money sufficient in most terms; zero without a forecast.
  private func reserve() throws -> Money {
    guard let forecast else { return .zero }
    // A forecast depends on chance, so whole dollars, rounded up, are exact enough.
    let ask = Self.dollars(above: forecast.ask)
    return max(try ask - budget.used, .zero)
  }

  private static func dollars(above amount: Double) -> Money {
    guard amount.isFinite, amount > 0, amount < 1e12 else { return .zero }
    let whole = Int((amount - 1e-9).rounded(.up))
    return (try? Money(String(whole))) ?? .zero
  }

  private func request(_ reserve: Money) throws -> Section {
    let sum = try budget.used + reserve
    let parts =
      reserve.isZero
      ? ""
      : ": \(budget.used.dollars) as planned and \(reserve.dollars) for what cannot be known beforehand"
    var blocks: [Block] = [
      .lead("\(sum.dollars) for \(budget.period.length.description)\(whom)\(parts).")
    ]
    if let forecast {
      blocks.append(
        .paragraph(
          "The reserve is from a forecast in which what is uncertain was drawn \(Quantity(forecast.options.draws).grouped) times: the sum is enough in \(forecast.options.confidence) of 100 terms. Half of them use less than \(ForecastText.dollars(forecast.used.p50)), nine in ten less than \(ForecastText.dollars(forecast.used.p90))."
        ))
      if let first = forecast.influences.first {
        blocks.append(
          .paragraph("What decides most\(words(first.driver))."))
      }
    } else {
      blocks.append(
        .paragraph(
          "There is no reserve: every quantity of the plan is one number, with nothing to draw. Give what is uncertain as a range (\"low\", \"likely\", \"high\") and the reserve follows from it."
        ))
    }
    return Section(id: "request", title: "What is asked for", blocks: blocks)
  }

  /// Returns what is uncertain and its range, in the words of the field's description rather than
  /// in the plan's spelling.
  private func words(_ driver: Driver) -> String {
    let (low, high) = (VisibleText.line(driver.low), VisibleText.line(driver.high))
    let ends = low == high ? "" : ", \(low) to \(high)"
    guard let field = driver.field, let declared = declaration(of: field) else {
      return " is \(VisibleText.line(driver.label.replacing("_", with: " ")))\(ends)"
    }
    let meaning = declared.help.prefix { $0 != ";" && $0 != ":" }
    let unit = declared.unit.map { " \(Words.plural(of: $0))" } ?? ""
    return " is \(VisibleText.name(field.resource)): \(meaning)\(ends.isEmpty ? "" : ends + unit)"
  }

  /// Returns the declaration of a resource's field; of a total, that of its monthly quantity, whose
  /// description says what it is.
  private func declaration(of field: UncertainField) -> FieldDeclaration? {
    var fields =
      ScenarioFields.resource + (budget.services.definition(field.service)?.fields ?? [])
    var found: FieldDeclaration?
    for name in field.path where Int(name) == nil {
      found = fields.first { $0.name == name }
      switch found?.kind {
      case .object(let nested), .list(let nested, _): fields = nested
      default: break
      }
    }
    if let whole = found?.totalOf { return fields.first { $0.name == whole } ?? found }
    return found
  }

  private var whom: String {
    pricing.students.map { " for a class of \(Quantity($0).grouped) students" } ?? ""
  }

  // MARK: Why

  /// Returns whether anything goes on after the project.
  private func outlasts() throws -> String {
    let charges = budget.charges.filter { $0.usage.purchase?.commitment != nil }
    guard let commitment = charges.lazy.compactMap(\.usage.purchase?.commitment).first else {
      return
        "Nothing is bought that outlasts the project: everything is rented by use, and ends when it is deleted."
    }
    var names: [String] = []
    for charge in charges {
      let name = VisibleText.name(budget.resource(of: charge).name)
      if !names.contains(name) { names.append(name) }
    }
    let owed = try budget.owedBesides()
    let after = owed.isZero ? "" : ", with \(owed.dollars) owed after the project"
    return
      "\(Words.list(names)): \(Words.withArticle(commitment.noun)) bills until its term ends, whatever is deleted\(after). Everything else is rented by use, and ends when it is deleted."
  }

  private func justification() throws -> Section {
    var blocks: [Block] = []
    if let text = budget.scenario.description { blocks.append(.paragraph(text)) }
    let services = budget.services
    let kinds = pricing.scenario.resources.map { resource in
      let facts = pricing.facts(resource)
      let many = resource.count > 1 ? "\(Quantity(resource.count).grouped) × " : ""
      let noun = facts.map { " (\($0.noun))" } ?? ""
      return
        "\(many)\(VisibleText.name(resource.name))\(noun): \(PlanSection.kind(resource, services)), \(use(resource))"
    }
    blocks += [.paragraph("The money pays for:"), .list(kinds)]
    var reasons = [try outlasts()]
    if let students = pricing.students {
      let each = try budget.used.scaled(by: .one, over: Quantity(students))
      reasons.append(
        "A student costs \(each.dollars) over \(budget.period.length.description), what all share included."
      )
    }
    if let saved = try alwaysOn() {
      reasons.append(
        "What need not run is off: left on day and night, the same would be \(saved.dollars) at list price instead of \(budget.totals.list.dollars)."
      )
    }
    if !budget.totals.freeTier.isZero {
      reasons.append(
        "\((-budget.totals.freeTier).dollars) of the use is free and not asked for.")
    }
    return Section(
      id: "justification", title: "What it is for", blocks: blocks + [.list(reasons)])
  }

  private func use(_ resource: Resource) -> String {
    let runs = budget.charges.contains { charge in
      budget.scenario.resources[charge.usage.resource].name == resource.name
        && charge.usage.nature == .running
    }
    var text = runs ? resource.scheduleText : "as long as the plan lasts"
    if pricing.students != nil {
      text += resource.isShared ? ", one for all" : ", one for each student"
    }
    return text
  }

  /// Returns what the plan would cost with everything left on; nil where nothing is turned off.
  private func alwaysOn() throws -> Money? {
    let left = pricing.leftOn()
    guard let list = try pricing.price(left)?.totals.list, list > budget.totals.list else {
      return nil
    }
    return list
  }

  // MARK: When

  private func months(_ reserve: Money) throws -> Section {
    let used = try budget.months.map { try $0.list + $0.freeTier }
    let inMonths = try used.sum()
    let fees = try budget.used - inMonths
    var rows: [[Cell]] = []
    var spread = Money.zero
    func add(_ label: String, _ planned: Money, _ part: Money) throws {
      let sums: [Cell] = reserve.isZero ? [] : [.money(part), .money(try planned + part)]
      rows.append([.text(label), .money(planned)] + sums)
    }
    for (month, planned) in zip(budget.period.months, used) {
      // The last month takes the rounding remainder.
      let isLast = month.index.offset == used.count - 1
      let part =
        isLast || inMonths.isZero
        ? try reserve - spread
        : try reserve.scaled(by: planned, over: inMonths).rounded(to: 2)
      spread = try spread + part
      try add(Wording.month(month), planned, part)
    }
    if !fees.isZero { try add("paid upfront beyond these months", fees, .zero) }
    try add("all", budget.used, reserve)
    let note =
      reserve.isZero
      ? "Amounts are what is owed after free usage and before any credit."
      : "Amounts are what is owed after free usage and before any credit. The reserve is spread as the planned use is."
    let table = Table(
      id: "proposal-months", title: "",
      header: ["Month", "As planned"] + (reserve.isZero ? [] : ["Reserve", "Needed"]),
      figures: reserve.isZero ? 1 : 3, rows: rows, hasTotal: true)
    return Section(
      id: "proposal-months", title: "Month by month",
      blocks: [.table(table), .paragraph(note)])
  }

  // MARK: On what

  private func parts() throws -> Section {
    let sums = try budget.listCosts()
    let list = budget.totals.list
    let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
    var rows = try order.map { index -> [Cell] in
      let resource = budget.scenario.resources[index]
      let share =
        list.isZero
        ? Quantity.zero
        : try Quantity(100).scaled(by: sums[index], over: list).rounded(to: 0)
      return [
        .text(VisibleText.name(resource.name)),
        .text(PlanSection.kind(resource, budget.services)), .text("\(share.grouped)%"),
        .money(sums[index]),
      ]
    }
    rows.append([.text("all"), .text(""), .text("100%"), .money(list)])
    if !budget.totals.freeTier.isZero {
      rows.append([.text("free"), .text(""), .text(""), .money(budget.totals.freeTier)])
    }
    return Section(
      id: "proposal-parts", title: "By item",
      blocks: [
        .table(
          Table(
            id: "proposal-parts", title: "", header: ["Item", "What it is", "Share", "List price"],
            figures: 2, rows: rows))
      ])
  }

  // MARK: What there is

  /// Returns credits and the limit, compared with use before credits.
  private func means() throws -> Section {
    var items: [String] = []
    for credit in budget.availableCredits {
      let end = credit.expires.map { ", until \($0)" } ?? ""
      let whose =
        pricing.isOfIndividuals && pricing.students != nil ? " in each student's account" : ""
      items.append("\(VisibleText.name(credit.name)): \(credit.amount.dollars)\(whose)\(end).")
    }
    if !budget.totals.credits.isZero {
      items.append(
        "As planned, credits pay \((-budget.totals.credits).dollars) of it. Take off what is granted already; a credit that stands for the grant asked for here stays in the sum."
      )
    }
    if let limit = try Wording.limit(budget) { items.append(limit) }
    if let forecast, let chance = forecast.overLimitProbability, let limit = budget.scenario.limit {
      items.append(ForecastText.limitHolds(limit, chance))
    }
    if let cash = try Wording.cash(budget) { items.append(cash) }
    if items.isEmpty { items = ["No credit and no other money is counted on."] }
    return Section(id: "means", title: "Money that there is", blocks: [.list(items)])
  }

  // MARK: How it stays so

  private func control() throws -> Section {
    let rails = try GuardRails(pricing)
    var items = [
      "Warnings are set at \((rails.all ?? rails.one).alarm.dollars) a month\(rails.all == nil ? "" : " for all and \(rails.one.alarm.dollars) for each student"). They stop nothing, and the bill is \(budget.services.billLag(of: budget.scenario).words) behind."
    ]
    if let delay = rails.all == nil ? rails.delay.one : rails.delay.all {
      items.append("In that time everything left on uses \(delay.dollars) at list price.")
    }
    items.append(
      "At the end everything is deleted, each thing as its kind asks; the bill is looked at two days and one month later."
    )
    items.append(
      "Prices are the provider's list prices as of \(budget.pricesDate), in US dollars, before tax."
    )
    return Section(id: "control", title: "How it is kept", blocks: [.list(items)])
  }
}
