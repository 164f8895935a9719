import Analysis
import Billing
import Scenarios

/// The tables of a plan's page: its parts, and what others pay.
enum HTMLPlanTables {
  static func resources(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let plan = PlanRows<HTMLText>(figures: figures)
    page.heading(2, "The plan by resource")
    for resource in figures.resources {
      page.heading(3, HTMLText.name(resource.name))
      page.paragraph(plan.kind(resource), kind: "soft")
      guard !resource.lines.isEmpty else {
        page.paragraph("Nothing of it is billed.")
        continue
      }
      var rows = resource.lines.flatMap(plan.line)
      rows.append(["Subtotal", "", "", HTMLText.amount(resource.amount)])
      page.table(
        ["What", "Quantity", "Unit price", "Amount"], figures: 3, rows,
        label: HTMLText.escaped(resource.name), total: true, cards: true)
    }
  }

  static func groups(_ tag: String, _ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let name = HTMLText.name(tag)
    page.heading(2, "By \(name)")
    page.table(
      [name, "List price", "After the free tier"], figures: 2,
      try PlanRows<HTMLText>(figures: figures).groups(tag), label: HTMLText.escaped(tag),
      cards: true)
  }

  static func providers(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let plan = PlanRows<HTMLText>(figures: figures)
    let rows = try plan.providers()
    if rows.isEmpty { return }
    page.heading(2, "By provider")
    page.table(
      ["Provider", "List price", "Free tier", "Credits", "Total"], figures: 4,
      rows + [plan.sums("All", figures.budget.totals)], label: "By provider", total: true)
  }

  static func offsets(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let plan = PlanRows<HTMLText>(figures: figures)
    for case let table? in [try plan.freeTier(), try plan.credits()] {
      page.heading(2, table.title)
      page.paragraph(table.introduction)
      page.table(table.header, figures: table.figures, table.rows, label: table.title, cards: true)
    }
  }
}
