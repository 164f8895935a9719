package import Billing
package import Money
import Prices
import Scenarios

/// The answer that a reader of a budget wants before any table.
///
/// It says what the plan costs, whether the money lasts, and what decides the cost.
package struct BudgetAnswer {
  /// The use of one meter by whichever resources, or of one machine that is billed by several.
  package struct Part {
    /// A description, as in its lines.
    package let description: String
    /// The names of the resources, in the order of the file.
    package fileprivate(set) var resources: [String]
    /// The quantity used over the plan; nil for a machine that is billed by several meters.
    package fileprivate(set) var quantity: Quantity?
    /// The unit of the quantity.
    package let unit: String
    /// The quantity of each month, for what is stored in the same quantity all the time.
    package fileprivate(set) var monthly: Quantity?
    /// Its list price.
    package fileprivate(set) var amount: Money
    /// Its share of the list price of the plan, from zero to one.
    package fileprivate(set) var share: Quantity
  }

  /// The result for one student's account, or for their part of a shared one.
  package struct Student {
    /// The number of students.
    package let students: Int
    /// Whether each has an account.
    package let hasAccount: Bool
    /// The amount that one of them uses, after the free tier and before credits.
    package let used: Money
    /// The credits of one account; nil where students have none of their own.
    package let credit: Money?
    /// The part of one student's use that credits pay.
    package let paidByCredits: Money
    /// The balance of one account's credits, without what has expired by the end of the plan.
    package let left: Money
    /// What expires during the plan, unused.
    package let lapsed: Money
    /// The amount that one of them pays.
    package let toPay: Money
    /// The share of the credits that one uses; nil without credits.
    package let share: Quantity?
    /// The day, or the position in an undated plan, when the credits are used up; nil where they last.
    package let usedUp: String?
  }

  /// The result for the shared account's credits.
  package struct Credits {
    /// The amount available.
    package let amount: Money
    /// The amount used.
    package let used: Money
    /// The balance, without what has expired by the end of the plan.
    package let left: Money
    /// What expires during the plan, unused.
    package let lapsed: Money
    /// Whether all of it expired before the plan begins; otherwise what did is no part of this.
    package let hadExpired: Bool
    /// The day, or the position in an undated plan, when the last of it is used up; nil where it lasts.
    package let usedUp: String?
  }

  /// The sums of the plan.
  package let totals: BudgetTotals
  /// The plan compared with its limit; nil for a plan without one.
  package let limit: LimitStatus?
  /// The result for the credits of a shared account; nil where there are none.
  package let credits: Credits?
  /// The parts of the list price that decide it: the largest, and the second if the first is less
  /// than half.
  package let decisive: [Part]
  /// Whether free tier and credits leave nothing to pay, upfront fees included.
  package let isPaidByOthers: Bool
  /// The result for each student; nil for a plan without a class.
  package let student: Student?

  /// Derives the answer from a budget's sums.
  package init(_ figures: BudgetFigures) throws(ArithmeticError) {
    let budget = figures.budget
    totals = budget.totals
    isPaidByOthers = budget.totals.total.isZero && budget.due.isEmpty
    limit = budget.limitStatus
    decisive = try Self.decisive(figures)
    let ledgers = try CreditLedger.all(of: budget)
    credits = try Self.credits(ledgers.filter { $0.account == .common }, budget)
    student = try Self.student(budget, ledgers.filter { $0.account == .student }.living(in: budget))
  }

  private static func decisive(_ figures: BudgetFigures) throws(ArithmeticError) -> [Part] {
    struct Place: Hashable {
      var description: String
      var unit: String

      /// Hashes what distinguishes nearly all places.
      func hash(into hasher: inout Hasher) { hasher.combine(description) }
    }
    // Machines whose parts and discounts have prices of their own are one thing to the reader.
    var keys: [String: Set<MeterKey>] = [:]
    for resource in figures.resources {
      let machines = resource.lines.indices.filter {
        resource.lines[$0].charge.usage.instanceType != nil && !resource.lines[$0].amount.isZero
      }
      // Nearly all machines have one price.
      guard machines.count > 1 else { continue }
      for line in machines.map({ resource.lines[$0] }) {
        if case .instance(let type) = line.charge.usage.part {
          keys["\(line.resource)/\(type)", default: []].insert(line.charge.usage.key)
        }
      }
    }
    keys = keys.filter { $0.value.count > 1 }
    func machine(_ line: LineFigures) -> String? {
      guard !keys.isEmpty, case .instance(let type) = line.charge.usage.part,
        keys["\(line.resource)/\(type)"] != nil
      else { return nil }
      return type
    }
    let total = figures.budget.totals.list
    if total.isZero { return [] }
    var places: [Place: Int] = [:]
    places.reserveCapacity(figures.lines.count)
    var parts: [Part] = []
    for line in figures.lines where !line.amount.isZero {
      let usage = line.charge.usage
      let machine = machine(line)
      let place = Place(
        description: machine ?? usage.description, unit: machine == nil ? usage.unit : "")
      guard let index = places[place] else {
        places[place] = parts.count
        parts.append(
          Part(
            description: place.description, resources: [line.resource],
            quantity: machine == nil ? line.quantity : nil,
            unit: usage.unit, amount: line.amount, share: .zero))
        continue
      }
      parts[index].amount = try parts[index].amount + line.amount
      if let quantity = parts[index].quantity {
        parts[index].quantity = try quantity + line.quantity
      }
      if parts[index].resources.last != line.resource {
        parts[index].resources.append(line.resource)
      }
    }
    let order = parts.indices.sorted { (parts[$1].amount, $0) < (parts[$0].amount, $1) }
    var largest: [Part] = []
    for index in order.prefix(2) {
      var part = parts[index]
      part.share = try Share.of(part.amount, total)
      part.monthly = try monthly(part, figures)
      largest.append(part)
      if try part.share * 2 >= .one { break }
    }
    return largest
  }

  /// Returns what is stored in every month of a plan of several; nil where it differs.
  private static func monthly(
    _ part: Part, _ figures: BudgetFigures
  ) throws(ArithmeticError) -> Quantity? {
    if part.quantity == nil { return nil }
    let lines = figures.lines.filter {
      $0.charge.usage.description == part.description && $0.charge.usage.unit == part.unit
    }
    let count = figures.budget.months.count
    guard count > 1, lines.allSatisfy({ $0.charge.usage.nature == .stored }) else { return nil }
    var sums = Quantity.zeros(count)
    for charge in lines.map(\.charge) {
      for month in charge.months {
        let place = month.month.offset
        sums[place] = try sums[place] + month.quantity * charge.accounts
      }
    }
    return sums.allSatisfy { $0 == sums[0] } ? sums[0] : nil
  }

  private static func credits(
    _ ledgers: [CreditLedger], _ budget: Budget
  ) throws(ArithmeticError) -> Credits? {
    if ledgers.isEmpty { return nil }
    let living = ledgers.living(in: budget)
    let hadExpired = living.isEmpty
    let ledgers = hadExpired ? ledgers : living
    let (amount, unused) = try (
      ledgers.map(\.credit.amount).sum(), ledgers.map(\.left).sum()
    )
    let lapsed = try ledgers.lapsed(during: budget)
    return Credits(
      amount: amount, used: try amount - unused, left: try unused - lapsed, lapsed: lapsed,
      hadExpired: hadExpired, usedUp: try usedUp(ledgers, unused, budget))
  }

  /// Returns the day on which the last payment is used up, where nothing is left.
  private static func usedUp(
    _ ledgers: [CreditLedger], _ left: Money, _ budget: Budget
  ) throws(ArithmeticError) -> String? {
    guard left.isZero, let account = ledgers.first?.account else { return nil }
    return try budget.lastDayOfCredits(in: account)
  }

  private static func student(
    _ budget: Budget, _ ledgers: [CreditLedger]
  ) throws(ArithmeticError) -> Student? {
    guard let cohort = budget.scenario.cohort else { return nil }
    let own = budget.charges.indices.filter { budget.charges[$0].usage.account == .student }
    guard !own.isEmpty else {
      let students = Quantity(cohort.students)
      let used = try budget.used.scaled(by: .one, over: students)
      let toPay = try budget.cashToPay.scaled(by: .one, over: students)
      return Student(
        students: cohort.students, hasAccount: false, used: used, credit: nil,
        paidByCredits: try used - toPay, left: .zero, lapsed: .zero, toPay: toPay, share: nil,
        usedUp: nil)
    }
    var used = Money.zero
    for index in own { used = try used + budget.cashOfCharges[index].sum() }
    let credit = ledgers.isEmpty ? nil : try ledgers.map(\.credit.amount).sum()
    let unused = try ledgers.map(\.left).sum()
    let lapsed = try ledgers.lapsed(during: budget)
    let paid = try (credit ?? .zero) - unused
    var share: Quantity?
    if let credit, !credit.isZero { share = try Share.of(paid, credit) }
    return Student(
      students: cohort.students, hasAccount: true, used: used, credit: credit,
      paidByCredits: paid, left: try unused - lapsed, lapsed: lapsed, toPay: try used - paid,
      share: share, usedUp: try usedUp(ledgers, unused, budget))
  }
}
