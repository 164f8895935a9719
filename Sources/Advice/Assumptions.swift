import Billing
import Dates
import Money
import Prices
import Scenarios

/// The assumptions that a budget makes, in sentences.
enum Assumptions {
  static func all(
    of context: WarningContext, noted: [String]
  ) throws(ArithmeticError) -> [String] {
    let budget = context.budget
    let scenario = budget.scenario
    var sentences = [try length(of: budget)]
    sentences.append("Prices are list prices in US dollars as of \(budget.pricesDate), before tax.")
    sentences += freeTier(budget)
    let dependsOnDate =
      scenario.appliesFreeTier && scenario.latestOpening != nil
      || scenario.credits.contains { $0.expires != nil }
    if budget.period.start == nil, dependsOnDate {
      let opened = scenario.latestOpening ?? budget.pricesDate
      sentences.append(
        "The plan has no start: offers and credits that depend on a date are taken as on \(max(budget.pricesDate, opened))."
      )
    }
    if let cohort = scenario.cohort { sentences += classroom(cohort, budget) }
    let items = Dictionary(grouping: context.resources, by: \.service)
    for (id, service) in budget.services.inOrder(Array(items.keys)) {
      sentences += service.assumptions(on: items[id] ?? [])
    }
    if scenario.resources.indices.contains(where: { scenario.resources[$0].fields.hasRanges }) {
      sentences.append("Where the plan gives a range, its likely value is priced.")
    }
    return sentences + noted
  }

  private static func length(of budget: Budget) throws(ArithmeticError) -> String {
    let period = budget.period
    let hours = try period.hours()
    let dates = period.start.flatMap { start in
      period.end.map { " (\(start) to \($0.adding(days: -1)))" }
    }
    let month = period.monthHours.map { "\($0.grouped) hours" } ?? "the calendar's hours"
    let names = period.months.first.flatMap { month in
      guard !month.isInOneCalendarMonth, let start = month.start, let end = month.end else {
        return nil as String?
      }
      return
        " Its months have the names of those in which they begin: \(month.label) is \(start) to \(end.adding(days: -1))."
    }
    return
      "The plan lasts \(period.length.description)\(dates ?? ""), \(hours.grouped) hours in all; a month counts \(month).\(names ?? "")"
  }

  private static func freeTier(_ budget: Budget) -> [String] {
    let scenario = budget.scenario
    guard scenario.appliesFreeTier else {
      return ["No free tier is deducted (\"free_tier\": \"none\")."]
    }
    let used = Set(scenario.resources.map(\.provider)).union([scenario.provider])
    let providers = Provider.allCases.filter(used.contains)
    if !providers.contains(where: { scenario.account(of: $0).opened != nil }) {
      return [
        "Only what every account gets free is deducted: the plan does not say when the account was opened."
      ]
    }
    return providers.map { provider in
      let name = providers.count > 1 ? "The account with \(provider.name)" : "The account"
      return account(scenario.account(of: provider), called: name, with: provider, budget)
    }
  }

  private static func account(
    _ account: Account, called name: String, with provider: Provider, _ budget: Budget
  ) -> String {
    guard let opened = account.opened else {
      return "\(name) has what every account gets free: the plan does not say when it was opened."
    }
    let offers = budget.offers.all
    let years = offers.indices.contains { index in
      offers[index].windowMonths == 12 && offers[index].kind != .credit
        && offers[index].provider == provider && offers[index].automatic
        && offers[index].isOpen(to: account, on: opened)
    }
    if years {
      let end = opened.adding(months: 12).adding(days: -1)
      return
        "\(name) was opened on \(opened): it has the 12-month offers until \(end) and those that every account has."
    }
    let terms = budget.services.module(of: provider)?.laterAccount ?? "."
    return "\(name) was opened on \(opened)\(terms)"
  }

  private static func classroom(_ cohort: Cohort, _ budget: Budget) -> [String] {
    let students = Quantity(cohort.students).grouped
    switch cohort.accounts {
    case .individual:
      var sentences = [
        "Each of the \(students) students has an account, with a free tier and each credit; figures are for the whole class."
      ]
      if budget.charges.contains(where: { $0.usage.account == .classroom }) {
        sentences.append(
          "What the class shares is in an account of its own, with what every account gets free and without the students' credits."
        )
      }
      return sentences
    case .shared:
      return [
        "All \(students) students share one account, with one free tier and one of each credit."
      ]
    }
  }
}
