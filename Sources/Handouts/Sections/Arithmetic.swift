import Billing
import Money
import Reports
import Scenarios

/// Every line of a budget as a student would write it down: hours, times price, times students.
enum Arithmetic {
  static func blocks(_ budget: Budget) throws -> [Block] {
    var blocks: [Block] = []
    for charge in budget.charges {
      let name = VisibleText.name(budget.resource(of: charge).name)
      blocks.append(
        .steps("\(name): \(VisibleText.name(charge.usage.description))", try steps(charge)))
    }
    blocks.append(.steps("All together", try totals(budget)))
    return blocks
  }

  private static func steps(_ charge: Charge) throws -> [String] {
    let one = charge.inOneAccount
    let unit = charge.usage.unit
    var steps = charge.usage.amount.steps.map(\.text)
    let tiers = try one.tiers()
    if tiers.count > 1 || steps.isEmpty || steps.last?.contains(unit) == false {
      steps.append("= \(Wording.exact(try one.quantity(), unit))")
    }
    for tier in tiers {
      let bound = tiers.count > 1 ? " (from \(Wording.exact(tier.from, unit)) a month)" : ""
      steps.append(
        "\(Wording.exact(tier.quantity, unit)) × \(Wording.price(tier.unitPrice)) = \(Wording.exact(tier.amount))\(bound)"
      )
    }
    let amount = try one.amount()
    if tiers.count > 1 {
      let parts = tiers.map { Wording.exact($0.amount) }.joined(separator: " + ")
      steps.append("\(parts) = \(Wording.exact(amount))")
    }
    if charge.accounts > 1 {
      steps.append(
        "\(Wording.exact(amount)) × \(charge.accounts) students = \(Wording.exact(try charge.amount()))"
      )
    }
    steps.append("≈ \(try charge.amount().dollars)")
    return steps
  }

  private static func totals(_ budget: Budget) throws -> [String] {
    let lines = try budget.charges.map { try $0.amount().dollars }
    let list = budget.totals.list
    var steps: [String] = []
    if lines.count > 1 {
      steps.append("\(lines.joined(separator: " + ")) ≈ \(list.dollars) at list price")
    }
    let sums = budget.totals
    steps.append(
      "\(list.dollars) - \((-sums.freeTier).dollars) free tier - \((-sums.credits).dollars) credits = \(sums.total.dollars)"
    )
    return steps
  }
}
