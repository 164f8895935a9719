import Billing
import Bills
import Money
import Prices
import Scenarios

/// What of a plan and of its bill the same credits may pay for.
struct CreditClasses {
  /// The credits in the order in which they pay.
  let credits: [AvailableCredit]
  /// The places of the credits that may pay for each class.
  private(set) var payers: [[Int]] = []
  /// The class of each charge's hours.
  private(set) var charges: [Int] = []
  /// The class of each charge's upfront fee.
  private(set) var fees: [Int] = []
  private let budget: Budget
  private let billed: BilledMeters
  private var matching: BillMatching
  /// Whether every credit may pay for everything, so that nothing has to be told apart.
  private let areAlike: Bool

  init(_ budget: Budget, _ bill: Bill) {
    self.budget = budget
    credits = AvailableCredit.inOrder(budget.availableCredits)
    areAlike = credits.allSatisfy {
      !$0.isProviders && $0.services.isEmpty && $0.provider == nil && $0.meters.isEmpty
    }
    billed = BilledMeters(budget.services)
    matching = BillMatching(budget)
    matching.note(bill)
    for charge in budget.charges {
      let usage = charge.usage
      charges.append(place(of: credits.indices.filter { credits[$0].mayPay(usage) }))
      fees.append(place(of: credits.indices.filter { credits[$0].mayPayFee(of: usage) }))
    }
  }

  /// The classes in the order in which they are paid: those that the fewest credits may pay for first,
  /// so that a credit that pays for everything leaves the others what only they may pay for.
  var inOrder: [Int] {
    payers.indices.sorted { (payers[$0].count, $0) < (payers[$1].count, $1) }
  }

  /// Returns the class of what is billed.
  mutating func place(of entry: BillEntry) -> Int {
    if areAlike { return place(of: Array(credits.indices)) }
    let resources = Set(matching.resources(of: entry))
    let own = budget.charges.filter { resources.contains($0.usage.resource) }.map(\.usage)
    let names =
      UsageType.names(entry.key) + resources.flatMap { matching.ownNames(of: entry, for: $0) }
    let named = own.filter { names.contains($0.key.meter) }
    let isFee = entry.key.kind == .purchase
    return place(
      of: credits.indices.filter { index in
        let credit = credits[index]
        if own.isEmpty { return mayPay(credit, unplanned: entry.key) }
        return (named.isEmpty ? own : named).contains {
          isFee ? credit.mayPayFee(of: $0) : credit.mayPay($0)
        }
      })
  }

  /// Returns whether a credit may pay for what no resource of the plan stands for.
  ///
  /// Where the bill tells neither service nor meter, a credit for some services may.
  private func mayPay(_ credit: AvailableCredit, unplanned key: BillEntry.Key) -> Bool {
    if let provider = credit.provider, let billed = Provider.named(onBill: key.provider),
      provider != billed
    {
      return false
    }
    if !credit.meters.isEmpty || (credit.isProviders && key.kind == .purchase) { return false }
    if credit.services.isEmpty || (key.service.isEmpty && key.meter.isEmpty) { return true }
    if !key.service.isEmpty {
      return credit.services.contains { billed.isOf($0, key.service) }
    }
    let names = UsageType.names(key)
    return credit.services.contains { id in
      budget.services.service(id)?.meters.contains { names.contains(where: $0.isNamed) } ?? false
    }
  }

  private mutating func place(of own: [Int]) -> Int {
    if let known = payers.firstIndex(of: own) { return known }
    payers.append(own)
    return payers.count - 1
  }
}
