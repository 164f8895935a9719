import Analysis
import Dates
import Billing
import Money
import Prices
import Scenarios

/// Explains each pool of free usage: its limit, what drew from it, and how it was shared.
enum ExplainedPools {
  static func add(_ figures: BudgetFigures, to document: inout OutlineDocument) throws {
    let pools = FreePool.all(of: figures.budget)
    guard !pools.isEmpty else { return }
    document.heading("Free tier")
    for pool in pools {
      let (least, most) = pool.limit
      let limit =
        (least == most ? "" : "\(least.grouped) to ") + Wording.exact(most, pool.offer.unit)
      var items = [
        OutlineItem("Limit: \(limit) a month in \(Wording.account(pool.account))\(window(pool))")
      ]
      for run in pool.runs { items.append(try month(run, pool, figures.budget.period)) }
      items.append(OutlineItem("Source: \(ExplainedLine.source(pool.offer.source))"))
      if let note = pool.offer.note { items.append(OutlineItem("Note: \(note)")) }
      document.list(pool.offer.description, items)
    }
  }

  private static func window(_ pool: FreePool) -> String {
    pool.offer.windowMonths.map { ", for the first \($0) months of the account" } ?? ""
  }

  private static func month(
    _ run: FreePool.Run, _ pool: FreePool, _ period: PlanPeriod
  ) throws -> OutlineItem {
    let unit = pool.offer.unit
    let months = Wording.months(run.first, run.last, of: period)
    let each = run.months > 1 ? "\(months), each" : months
    let used = Wording.exact(run.usage, unit)
    let free = Wording.exact(try run.quantity(), unit)
    let end = run.ranOut ? "the pool runs out" : "the pool is enough"
    let shares = run.uses.map { use in
      let part = Wording.exact(use.quantity, unit)
      return OutlineItem(
        "\(use.key): \(part) free of \(Wording.exact(use.usage, unit)), worth \(Wording.exact(use.amount))"
      )
    }
    let saved = try run.amount(accounts: pool.accounts)
    let times = [(run.months, "month"), (pool.accounts, "account")].filter { $0.0 > 1 }
      .map { " × \(Wording.count($0.0, $0.1))" }.joined()
    let one = Wording.exact(try run.uses.map(\.amount).sum())
    let sum = times.isEmpty ? one : "\(one)\(times) = \(Wording.exact(saved))"
    return OutlineItem(
      "\(each): \(used) used, \(free) free: \(end)", shares + [OutlineItem("saves \(sum)")])
  }
}

/// Explains each credit, month by month.
enum ExplainedCredits {
  static func add(_ figures: BudgetFigures, to document: inout OutlineDocument) throws {
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return }
    document.heading("Credits")
    for ledger in ledgers {
      let credit = ledger.credit
      let expiry = credit.expires.map { ", expires \($0)" } ?? ", does not expire"
      let services =
        credit.services.isEmpty
        ? "" : ", pays \(credit.services.joined(separator: ", ")) only"
      var items = [
        OutlineItem(
          "\(Wording.exact(credit.amount)) in \(Wording.account(ledger.account))\(expiry)\(services)"
        )
      ]
      for payment in ledger.payments { items.append(try month(payment, figures.budget.period)) }
      if ledger.advance > .zero {
        items.append(
          OutlineItem(
            "Paid in advance for the time after the plan: \(Wording.exact(ledger.advance)); \(Wording.exact(ledger.left)) left"
          ))
      }
      if ledger.payments.isEmpty { items.append(OutlineItem("It pays nothing of this plan.")) }
      if ledger.accounts > 1 {
        let one = Wording.exact(try ledger.paidInOne())
        let accounts = Wording.count(ledger.accounts, "account")
        items.append(OutlineItem("\(one) × \(accounts) = \(Wording.exact(try ledger.paid()))"))
      }
      document.list(VisibleText.name(credit.name), items)
    }
  }

  private static func month(_ use: CreditUse, _ period: PlanPeriod) throws -> OutlineItem {
    let before = try use.amount + use.remaining
    return OutlineItem(
      "\(Wording.month(period.months[use.month])): \(Wording.exact(before)) - \(Wording.exact(use.amount)) = \(Wording.exact(use.remaining)) left"
    )
  }
}

/// Explains how lines, free tier and credits make the totals.
enum ExplainedTotals {
  static func add(_ figures: BudgetFigures, to document: inout OutlineDocument) throws {
    let budget = figures.budget
    document.heading("Totals")
    let lines = figures.lines.map { line in
      OutlineItem(
        "\(VisibleText.name(line.resource)), \(line.description): \(Wording.exact(line.amount))"
      )
    }
    let list = Wording.exact(budget.totals.list)
    document.list("List price", lines + [OutlineItem("= \(list)")])
    let months = zip(budget.period.months, budget.months).map { month, sums in
      OutlineItem("\(Wording.month(month)): \(sum(sums))")
    }
    if months.count > 1 { document.list("By month", months) }
    var total = [OutlineItem(sum(budget.totals))]
    if let cohort = budget.scenario.cohort, let perStudent = figures.perStudent {
      let students = Wording.count(cohort.students, "student")
      total.append(
        OutlineItem(
          "\(Wording.exact(budget.totals.total)) ÷ \(students) = \(Wording.exact(perStudent)) per student"
        ))
    }
    if let limit = try Wording.limit(budget) { total.append(OutlineItem(limit)) }
    if let cash = try Wording.cash(budget) { total.append(OutlineItem(cash)) }
    document.list("Total: \(budget.totals.total.dollars)", total)
  }

  private static func sum(_ sums: BudgetTotals) -> String {
    let (list, total) = (Wording.exact(sums.list), Wording.exact(sums.total))
    return
      "list \(list) - free tier \(Wording.exact(-sums.freeTier)) - credits \(Wording.exact(-sums.credits)) = \(total)"
  }
}
