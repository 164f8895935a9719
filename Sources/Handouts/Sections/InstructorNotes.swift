import Dates
import Billing
import Money
import Reports
import Scenarios

/// What the instructor alone reads: the sums, what to watch, what to do before and after.
enum InstructorNotes {
  static func section(
    _ budget: Budget, _ options: HandoutOptions, _ rails: GuardRails
  ) throws -> Section {
    var sums = [
      "List price of the whole plan: \(budget.totals.list.dollars).",
      "The free tier covers \((-budget.totals.freeTier).dollars), credits pay \((-budget.totals.credits).dollars).",
      "Left to pay: \(budget.totals.total.dollars).",
    ]
    if let limit = try Wording.limit(budget) { sums.append(limit) }
    if let cash = try Wording.cash(budget) { sums.append(cash) }
    sums.append("The alarm of each account: \(rails.alarm.dollars) a month.")
    var blocks: [Block] = [.heading("The sums"), .list(sums)]
    if !budget.warnings.isEmpty {
      blocks += [
        .heading("What to watch"),
        .list(
          budget.warnings.map { warning in
            let subject = warning.resource.map { "\(VisibleText.name($0)): " } ?? ""
            return subject + warning.message
          }),
      ]
    }
    blocks += [
      .heading("Before the first class"), .checks(before(budget)), .heading("After the last class"),
      .checks(after), .heading("What was assumed"), .list(budget.assumptions),
    ]
    if options.exercises > 0 {
      blocks.append(
        .paragraph(
          "The exercises are drawn by seed \(options.seed): the same seed, plan and prices give the same exercises and answers."
        ))
    }
    return Section(id: "notes", title: "Notes for the instructor", blocks: blocks)
  }

  private static func before(_ budget: Budget) -> [String] {
    var items = [
      "Price the plan again, and look at what changed since this handout.",
      "Set the billing alarm in each account, or let each student do it in the first hour and show the message that came.",
      "Ask for the quota of servers that the class needs at once; new accounts have a small one.",
    ]
    if budget.scenario.cohort?.accounts == .individual {
      items.append(
        "Do not put the students' accounts into an organization: they would share one free tier, and free credits could end at once."
      )
    } else if budget.scenario.cohort != nil {
      items.append(
        "One account is shared: give each student a user of their own, and let tags say whose is what."
      )
    }
    return items
  }

  private static let after = [
    "Let each student show an account in which nothing is left, in any region.",
    "Look at the bills two days and one month later: what is still there goes on.",
  ]
}
