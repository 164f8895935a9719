import Billing
import Dates
import Money
import Prices
import Reports
import Scenarios

/// The guard rails that keep a mistake from becoming a bill, by person: the alarm of each student,
/// the budget of the class, and the possible cost of the bill's delay.
struct GuardRails {
  /// An amount for a warning, in whole dollars per calendar month.
  struct Rail {
    /// The planned cost of the most expensive month, after the free tier.
    var dearest: Money
    /// The same amount rounded up to a whole dollar; at least one.
    var alarm: Money

    /// Sets the amount above the most expensive month, because a lower one would warn without need.
    ///
    /// Credits do not lower it: they are meant to last.
    init(dearest: Money) throws {
      self.dearest = dearest
      alarm = max(dearest.rounded(to: 0, .up), try Money("1"))
    }

    /// The amount in the form that commands take.
    var threshold: String { alarm.fixed(places: 0) }
  }

  /// An amount for a warning of one of several providers.
  typealias Part = (provider: Provider, rail: Rail)

  let pricing: Repricing
  /// The amount for one student, or for the account where there is no class.
  let one: Rail
  /// The amount for the whole class; nil without one.
  let all: Rail?
  /// The amount for the account with what the class shares, where students have accounts of their
  /// own.
  let classroom: Rail?
  /// The amounts for one student, or for the account, of each provider where there are several: an alarm
  /// sees one bill only.
  let parts: [Part]
  /// The same for the whole class.
  let classParts: [Part]
  /// The same for the account with what the class shares.
  let classroomParts: [Part]
  /// The cost of the time by which the bill lags, with everything left on, for one student and for
  /// the class.
  let delay: (one: Money?, all: Money?)

  init(_ pricing: Repricing) throws {
    self.pricing = pricing
    let budget = pricing.budget
    classParts = try Self.parts(budget) { _ in true }
    classroomParts = try Self.parts(budget) { $0 == .classroom }
    let lag = budget.services.billLag(of: pricing.scenario)
    guard pricing.students != nil else {
      one = try Rail(dearest: Self.dearest(budget) { _ in true })
      parts = classParts
      (all, classroom) = (nil, nil)
      delay = (try pricing.leftOn(budget, hours: lag.hours), nil)
      return
    }
    all = try Rail(dearest: Self.dearest(budget) { _ in true })
    let hasClassroom = budget.charges.contains { $0.usage.account == .classroom }
    classroom =
      hasClassroom
      ? try Rail(dearest: Self.dearest(budget) { $0.account == .classroom }) : nil
    let student = pricing.oneStudent()
    if pricing.isOfIndividuals {
      one = try Rail(dearest: Self.dearest(budget, inOne: true) { $0.account == .student })
      parts = try Self.parts(budget, inOne: true) { $0 == .student }
    } else {
      // A share of one account has no free tier of its own.
      var plan = student
      (plan.appliesFreeTier, plan.credits) = (false, [])
      let alone = try pricing.price(plan)
      one = try Rail(dearest: alone?.months.map(\.list).max() ?? .zero)
      parts = try alone.map { try Self.parts($0) { _ in true } } ?? []
    }
    delay = (
      try pricing.price(student).map { try pricing.leftOn($0, hours: lag.hours) },
      try pricing.leftOn(budget, hours: lag.hours)
    )
  }

  /// Returns the amount of each provider that selected accounts have, where they have several.
  private static func parts(
    _ budget: Budget, inOne: Bool = false, where isMeant: (AccountRole) -> Bool
  ) throws -> [Part] {
    let used = Set(budget.charges.filter { isMeant($0.usage.account) }.map(\.usage.key.provider))
    guard used.count > 1 else { return [] }
    return try Provider.allCases.filter(used.contains).map { provider in
      let dearest = try dearest(budget, inOne: inOne) {
        $0.key.provider == provider && isMeant($0.account)
      }
      return (provider, try Rail(dearest: dearest))
    }
  }

  /// Returns what is owed for selected usage after the free tier in its most expensive month, in all
  /// accounts or in one.
  private static func dearest(
    _ budget: Budget, inOne: Bool = false, where isMeant: (Usage) -> Bool
  ) throws -> Money {
    var dearest = Money.zero
    for month in budget.period.months.indices {
      var sum = Money.zero
      for (charge, due) in zip(budget.charges, budget.afterFreeTier) where isMeant(charge.usage) {
        sum = try sum + due[month] * (inOne ? 1 : charge.accounts)
      }
      dearest = max(dearest, sum)
    }
    return dearest
  }

  /// Whether each student has an account in which to set an alarm.
  private var hasOwnAlarm: Bool { pricing.students == nil || pricing.isOfIndividuals }

  /// Returns an amount a month, or those of the providers, such as `AWS $8.00, Azure $6.00`.
  private func amounts(_ rail: Rail, _ parts: [Part]) -> String {
    parts.isEmpty
      ? "\(rail.alarm.dollars) a month"
      : parts.map { "\(Wording.biller($0.provider)) \($0.rail.alarm.dollars)" }
        .joined(separator: ", ") + " a month"
  }

  /// Returns the amount that the provider of the plan sees: the whole, or its part.
  private func seen(_ rail: Rail, _ parts: [Part]) -> Rail {
    parts.first { $0.provider == provider }?.rail ?? rail
  }

  // MARK: In words

  /// The first of the four rules.
  var rule: String {
    hasOwnAlarm
      ? parts.isEmpty
        ? "Before anything else, set the billing alarm at \(amounts(one, [])). It warns; it stops nothing."
        : "Before anything else, set a billing alarm with each provider: \(amounts(one, parts)). Each sees its own bill only; it warns and stops nothing."
      : "Tag everything that you create with your name: your part of the bill should stay below \(one.alarm.dollars) a month. The alarm warns; it stops nothing."
  }

  /// Returns the section on what a student sets, and what it does not do.
  func section() -> Section {
    var blocks: [Block] = [.paragraph(ofOne), .care(lateness)]
    if hasOwnAlarm {
      blocks += [.heading("Set it in the first hour")]
      if parts.isEmpty { blocks += alarm(provider, one) }
      for (provider, rail) in parts {
        let share = rail.dearest.dollars
        blocks += [
          .paragraph("\(Wording.biller(provider)), whose part of the dearest month is \(share):")
        ]
        blocks += alarm(provider, rail)
      }
    }
    blocks += [.heading("Machines that stop themselves")] + autoStop
    blocks += [.heading("Before you leave"), .checks(Checklist.ofStudents(pricing))]
    return Section(
      id: "guard-rails", title: pricing.students == nil ? "Guard rails" : "Your guard rails",
      blocks: blocks)
  }

  /// Returns the same as commands for a terminal; nil where there are none.
  func commands() -> Section? {
    var blocks: [Block] = []
    if let commands = guide(provider)?.commands {
      if hasOwnAlarm {
        let whose = parts.isEmpty ? "" : ", for \(Wording.biller(provider)) alone"
        let threshold = seen(one, parts).threshold
        blocks += [
          .paragraph("The alarm, and a budget that warns at parts of it\(whose):"),
          .code(commands.alarm(threshold)), .code(commands.budget(threshold, "course", nil)),
        ]
      }
      if let server, server.provider == provider {
        blocks += [
          .paragraph(
            "An alarm that stops a server which has been idle for an hour; put the server's id in place of the one here:"
          ), .code(commands.stopWhenIdle(server.region)),
        ]
      }
    }
    let remaining = Checklist.commands(pricing)
    if !remaining.isEmpty {
      blocks += [.paragraph("What is still there, in all regions:"), .code(remaining)]
    }
    if blocks.isEmpty { return nil }
    return Section(id: "commands", title: "Guard rails as commands", blocks: blocks)
  }

  /// Returns what the instructor sets: for the class, for what it shares, and for each student in a
  /// shared account.
  func ofClass() -> [Block] {
    guard let all, let students = pricing.students else {
      return [.list(["The alarm of the account: \(amounts(one, parts))."])]
    }
    let count = Quantity(students).grouped
    let planned = "the dearest month is \(all.dearest.dollars) as planned, after the free tier"
    var items = [
      hasOwnAlarm
        ? "All \(count) students together: \(all.alarm.dollars) a month; \(planned). No alarm sees that sum, for each account has a bill of its own."
        : "The class's budget: \(amounts(all, classParts)) for all \(count) students; \(planned)."
    ]
    if let classroom {
      items.append(
        "The account that has what the class shares: an alarm at \(amounts(classroom, classroomParts))."
      )
    }
    items.append(
      hasOwnAlarm
        ? "Each student's account: an alarm at \(amounts(one, parts))."
        : "Each student: a budget of \(amounts(one, parts)) that counts what has the tag owner with the student's name; turn the tag on under cost allocation tags first."
    )
    if let delay = delay.all {
      items.append(
        "The bill is \(lag.words) behind: with everything left on, the class uses \(delay.dollars) before anybody can see it."
      )
    }
    var blocks: [Block] = [.list(items)]
    if !hasOwnAlarm, let commands = guide(provider)?.commands {
      blocks.append(.code(commands.budget(seen(all, classParts).threshold, "class", nil)))
      blocks.append(.code(commands.budget(seen(one, parts).threshold, "alex", "alex")))
    }
    return blocks
  }

  private var provider: Provider { pricing.scenario.provider }

  private var lag: ConsoleGuide.BillLag { pricing.budget.services.billLag(of: pricing.scenario) }

  private func guide(_ provider: Provider) -> ConsoleGuide? {
    pricing.budget.services.module(of: provider)?.console
  }

  /// Returns the steps for an alarm with a provider; none where they are not known.
  private func alarm(_ provider: Provider, _ rail: Rail) -> [Block] {
    guide(provider).map { [.numbered($0.alarm(rail.alarm.dollars))] } ?? []
  }

  private var ofOne: String {
    let whose = pricing.students == nil ? "of the account" : "of one student"
    let free = hasOwnAlarm ? ", after the free tier" : ""
    return
      "The dearest month \(whose) costs \(one.dearest.dollars) as planned\(free). Rounded up to a whole dollar, that is where to be warned: \(one.alarm.dollars) a month."
  }

  private var lateness: String {
    let half = delay.one.map { amount in
      ": with everything left on, \(amount.dollars)\(pricing.students == nil ? "" : " of each student")"
    }
    return
      "A warning stops nothing, and the bill is \(lag.words) behind. What runs when the warning comes has run for \(lag.counted) more\(half ?? "")."
  }

  private var server: Resource? {
    let servers = pricing.scenario.resources.filter { pricing.facts($0)?.server != nil }
    return servers.first { $0.provider == provider } ?? servers.first
  }

  private var autoStop: [Block] {
    guard let server, server.isScheduled, guide(server.provider)?.shutdownStopsBilling == true
    else {
      return [
        .paragraph(
          "What runs by the hour here is stopped or deleted by hand: put it into your calendar for the end of each session."
        )
      ]
    }
    return [
      .paragraph(
        "Type this when you begin to work: the server stops after two hours, whatever happens. To stay longer, type it again."
      ),
      .code("sudo shutdown -h +120"),
    ]
  }
}
