public import Money
import Prices
import Scenarios

/// What is owed for a commitment beside the part of it that a plan has.
package struct OwedCommitment {
  /// The commitment.
  package let commitment: Commitment
  /// The first of the charges that it bills.
  package let charge: PlannedCharge
  /// The hours of all terms that begin in the plan.
  package let term: Quantity
  /// The hours of them that the plan has.
  package let exists: Quantity
  /// What all of its hours cost.
  package let whole: Money
  /// What those of the plan cost.
  package let share: Money
  /// What the others cost.
  package let besides: Money
  /// What is paid in advance of it, where the source of the price states the fee.
  package let statedFees: Money?
  /// Its length in words.
  package let years: String
}

extension OwedCommitment {
  /// What is owed for the charges of one resource's commitment; nil where the plan has all of it.
  init?(_ committed: [PlannedCharge], exists: Quantity) throws {
    guard let charge = committed.first, let commitment = charge.usage.purchase?.commitment,
      !exists.isZero
    else { return nil }
    // A term follows upon a term; one of real years is up to a day or two longer than its hours.
    let hours = Quantity(commitment.termHours)
    let begun = try max(exists - Quantity(48), hours).divided(by: hours).rounded(to: 0, .up)
    let term = try hours.times(begun)
    guard exists < term else { return nil }
    let share = try committed.map { try $0.amount() }.sum()
    let whole = try committed.map { try $0.amount(scaledTo: term, of: exists) }.sum()
    let fees = try committed.compactMap { try $0.fee(of: term, given: exists) }
    self.init(
      commitment: commitment, charge: charge, term: term, exists: exists, whole: whole,
      share: share, besides: try whole - share, statedFees: fees.isEmpty ? nil : try fees.sum(),
      years: Self.length(of: begun, commitment))
  }

  private static func length(of terms: Quantity, _ commitment: Commitment) -> String {
    let years = commitment.years == 3 ? "three years" : "one year"
    return terms == .one ? years : "\(terms.grouped) terms of \(years)"
  }
}

extension Budget {
  /// Returns what commitments owe for the part of their terms that the plan does not have.
  public func owedBesides() throws -> Money {
    let committed = charges.filter { $0.usage.purchase?.commitment != nil }
    var sum = Money.zero
    for (index, own) in Dictionary(grouping: committed, by: \.usage.resource) {
      let exists = try period.existingHours(of: scenario.resources[index]).sum()
      if let owed = try OwedCommitment(own.map(PlannedCharge.init), exists: exists) {
        sum = try sum + owed.besides
      }
    }
    return sum
  }

  /// Returns what is owed before credits for the plan and for all terms of the commitments that
  /// begin in it.
  public func owedInAll() throws -> Money {
    max(used, try totals.list + totals.freeTier + owedBesides())
  }
}

extension WarningContext {
  /// Returns what is owed for a resource's commitment; nil without one, or where the plan has all of it.
  package func commitment(of item: PlannedResource) throws -> OwedCommitment? {
    let committed = item.committed
    guard !committed.isEmpty else { return nil }
    return try OwedCommitment(committed, exists: try existingHours(of: item))
  }

  /// The resources with spot machines of which neither the plan's description nor a tag says how
  /// interruptions are met.
  package func spotWithoutAWord() -> [PlannedResource] {
    let isDescribed = scenario.description?.lowercased().contains("interrupt") ?? false
    if isDescribed { return [] }
    return resources.filter { item in
      item.resource.tags["interruption"] == nil && item.charges.contains { $0.isPaid(as: .spot) }
    }
  }
}

extension PlannedCharge {
  /// Returns what it costs for whole terms, given the hours of it that the plan has.
  fileprivate func amount(
    scaledTo term: Quantity, of exists: Quantity
  ) throws(ArithmeticError) -> Money {
    guard let fee = rate.fee else { return try amount().scaled(by: term, over: exists) }
    return try fee.cost(of: quantity().scaled(by: term, over: exists))
  }

  /// Returns the fees of whole terms that the source of its price states; nil where it states none.
  fileprivate func fee(
    of term: Quantity, given exists: Quantity
  ) throws(ArithmeticError) -> Money? {
    guard let fee = rate.fee else { return nil }
    return try fee.share(ofFirst: quantity().scaled(by: term, over: exists))
  }

  /// Whether it is for machine hours that are paid in one way.
  package func isPaid(as purchase: Purchase) -> Bool {
    isCompute && usage.purchase == purchase
  }
}
