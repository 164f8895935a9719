import Advice
import Billing
import Charts
import Dates
import Money
import Reports
import Scenarios

/// The balance of the credits at the end of each week, and the day on which they run out.
enum CreditSection {
  /// Returns the summary for the first page: how much credit there is, and whether it lasts.
  static func summary(_ pricing: Repricing) throws -> [Block] {
    let budget = pricing.budget
    guard !budget.availableCredits.isEmpty else {
      return [
        .paragraph("There are no credits: what the free tier leaves is paid from the first cent.")
      ]
    }
    let isIndividual = pricing.scenario.cohort?.accounts == .individual
    let whose = isIndividual ? "each student's account" : "the account"
    let all = try budget.availableCredits.map(\.amount).sum()
    let plan = CreditWeeks(pricing)
    let text = "In \(whose): \(list(budget, all))."
    let lost = try plan.lost()
    var blocks: [Block]
    if let end = try plan.end() {
      let day = self.day(end.day, pricing)
      let used = try all.shownRest(without: lost).dollars
      let use =
        lost.isZero
        ? "nothing of it is left \(day)"
        : end.isExpiry
          ? "\(used) of it pays for the plan and \(lost.dollars) expires unused; it ends \(day)"
          : "\(used) of it pays for the plan and \(lost.dollars) expires unused; nothing is left \(day)"
      blocks = [.paragraph(text), .care("As planned, \(use).")]
    } else {
      let left = try plan.left(after: plan.days) ?? .zero
      let expires = lost.isZero ? "" : ", and \(lost.dollars) expires unused"
      let lasts = lost.isZero ? "it lasts: " : ""
      blocks = [
        .paragraph(
          "\(text) As planned, \(lasts)\(left.dollars) of \(all.dollars) are left at the end\(expires)."
        )
      ]
    }
    if hasSchedule(pricing), let end = try CreditWeeks(pricing, leftOn: true).end() {
      let day = self.day(end.day, pricing)
      let what =
        end.isExpiry
        ? "the credit ends \(day), with \(end.unused.dollars) of it unused"
        : "the credit is used up \(day)"
      blocks.append(
        .care(
          "If everything is left on day and night from the first day, \(what). From then on the account pays."
        ))
    }
    return blocks
  }

  /// Returns the credit week by week; nil where there is none, or at most one week of it.
  static func section(_ pricing: Repricing) throws -> Section? {
    guard !pricing.budget.availableCredits.isEmpty else { return nil }
    let all = try pricing.budget.availableCredits.map(\.amount).sum()
    let course = try CreditWeeks(pricing).course()
    let other = hasSchedule(pricing) ? try CreditWeeks(pricing, leftOn: true).course() : []
    guard course.count > 1 else { return nil }
    return Section(
      id: "credit", title: "The credit, week by week",
      blocks: [
        .chart("credit", chart(course, other, all, pricing)),
        .table(table(course, other, pricing)),
      ])
  }

  private static func hasSchedule(_ pricing: Repricing) -> Bool {
    pricing.scenario.resources.contains { LeftRunning.isLeftOn($0, pricing.budget.services) }
  }

  private static func list(_ budget: Budget, _ all: Money) -> String {
    let credits = budget.availableCredits
    let names = credits.map { credit in
      let end = credit.expires.map { ", until \($0)" } ?? ""
      return "\(VisibleText.name(credit.name)), \(credit.amount.dollars)\(end)"
    }.joined(separator: "; ")
    return credits.count > 1 ? "\(names); \(all.dollars) in all" : names
  }

  private static func day(_ day: Int, _ pricing: Repricing) -> String {
    guard let start = pricing.scenario.start else { return "on day \(day)" }
    return "on \(start.adding(days: day - 1)), day \(day) of the plan"
  }

  // MARK: Week by week

  private static func label(_ point: CreditWeeks.Point) -> String {
    point.days.isMultiple(of: 7) ? "\(point.days / 7)" : "end"
  }

  private static func chart(
    _ course: [CreditWeeks.Point], _ other: [CreditWeeks.Point], _ all: Money, _ pricing: Repricing
  ) -> LineChart {
    func series(_ name: String, _ points: [CreditWeeks.Point]) -> LineChart.Series {
      LineChart.Series(
        name: name, values: [all.forChart] + points.map { $0.left.forChart },
        texts: [all.dollars] + points.map { $0.left.dollars })
    }
    let fifth = (try? all.scaled(by: Quantity(1), over: Quantity(5))) ?? .zero
    let last = course.last?.left ?? .zero
    return LineChart(
      title: "What is left of the credit at the end of each week",
      summary:
        "Of \(all.dollars) in all, \(last.dollars) are left at the end, as planned.",
      steps: ["0"] + course.map(label),
      series: [series("as planned", course)]
        + (other.isEmpty ? [] : [series("left on day and night", other)]),
      limit: .init(label: "a fifth is left (\(fifth.dollars)): find out why", value: fifth.forChart)
    )
  }

  private static func table(
    _ course: [CreditWeeks.Point], _ other: [CreditWeeks.Point], _ pricing: Repricing
  ) -> Table {
    let rows = course.enumerated().map { index, point -> [Cell] in
      let end = pricing.scenario.start?.adding(days: point.days - 1).description
      var row: [Cell] = [
        .text(label(point)), .text(end ?? "day \(point.days)"), .money(point.left),
      ]
      if !other.isEmpty { row.append(.money(other[min(index, other.count - 1)].left)) }
      return row
    }
    return Table(
      id: "credit", title: "What is left of the credit in one account",
      header: ["Week", "Ends", "Left as planned"] + (other.isEmpty ? [] : ["Left if always on"]),
      figures: other.isEmpty ? 1 : 2, rows: rows)
  }
}
