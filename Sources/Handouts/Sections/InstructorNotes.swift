import Billing
import Dates
import Money
import Reports
import Scenarios

/// The notes for the instructor only: the sums, the class's guard rails, what to watch, and what to
/// do before and after.
enum InstructorNotes {
  static func section(
    _ pricing: Repricing, _ options: HandoutOptions, _ rails: GuardRails
  ) throws -> Section {
    let budget = pricing.budget
    let totals = budget.totals.shown
    var sums = [
      "List price of the whole plan: \(totals.list.dollars).",
      "The free tier covers \((-totals.freeTier).dollars), credits pay \((-totals.credits).dollars).",
      "Left to pay: \(totals.total.dollars).",
    ]
    if let limit = try Wording.limit(budget) { sums.append(limit) }
    if let cash = try Wording.cash(budget) { sums.append(cash) }
    var blocks: [Block] = [.heading("The sums"), .list(sums)]
    blocks += [.heading("Guard rails of the class")] + rails.ofClass()
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
      .heading("Before the first class"), .checks(before(budget)),
      .heading("After the last class"), .checks(after(pricing)),
      .heading("What was assumed"), .list(budget.assumptions),
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
      "Ask for the quota of servers that the class needs at once; new accounts have a small one.",
    ]
    switch budget.scenario.cohort?.accounts {
    case .individual:
      items += [
        "Let each student set the billing alarm in the first hour and show the message that came.",
        "Do not put the students' accounts into an organization: they would share one free tier, and free credits could end at once.",
      ]
    case .shared:
      items += [
        "Set the alarm of the account and the students' budgets yourself: one account has one bill.",
        "Give each student a user of their own, and let the tag owner say whose is what.",
      ]
    case nil: items.append("Set the billing alarm, and answer the message that comes.")
    }
    return items
  }

  /// The instructor deletes what the class shares, and checks that the students' resources are
  /// gone.
  private static func after(_ pricing: Repricing) -> [String] {
    var items = Checklist.items(pricing, Checklist.instructors(pricing))
    if pricing.students == nil {
      items = Checklist.items(pricing, Checklist.students(pricing))
    } else {
      items.append(
        pricing.isOfIndividuals
          ? "Let each student show an account in which nothing is left, in any region."
          : "Go through the tags: what has a student's name, or none, and is still there.")
    }
    return items + ["Look at the bills two days and one month later: what is still there goes on."]
  }
}
