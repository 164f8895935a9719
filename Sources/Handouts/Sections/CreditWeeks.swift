import Advice
import Analysis
import Dates
import Billing
import Money
import Reports
import Scenarios

/// The balance of an account's credits during the plan, which is priced up to each day that is
/// asked for.
struct CreditWeeks {
  /// A point in time of the plan.
  struct Point {
    /// The number of days that have passed.
    var days: Int
    /// The balance of all unexpired credits, in one account.
    var left: Money
  }

  let pricing: Repricing
  /// The length of the plan in days.
  let days: Int
  /// Whether everything that has a schedule is left on instead.
  let leftOn: Bool

  init(_ pricing: Repricing, leftOn: Bool = false) {
    self.pricing = pricing
    self.leftOn = leftOn
    let scenario = pricing.scenario
    switch scenario.length {
    case .days(let count): days = count
    case .weeks(let count): days = 7 * count
    case .months(let count):
      days = scenario.start.map { $0.days(until: $0.adding(months: count)) } ?? 30 * count
    }
  }

  /// Returns the balance at the end of each week, or of every fourth in a plan of more than 30;
  /// empty where a part of the plan has no price.
  func course() throws -> [Point] {
    let step = days > 210 ? 28 : 7
    var points: [Point] = []
    for day in stride(from: step, through: max(days, step), by: step) where day <= days {
      guard let left = try left(after: day) else { return [] }
      points.append(Point(days: day, left: left))
    }
    if points.last?.days != days, let left = try left(after: days) {
      points.append(Point(days: days, left: left))
    }
    return points
  }

  /// The end of an account's credits.
  struct End {
    /// The last day of the plan on which they pay.
    var day: Int
    /// What is unused of the credits that expire on it.
    var unused: Money

    /// Whether they expire rather than being used up.
    var isExpiry: Bool { !unused.isZero }
  }

  /// Returns when the last of the credits is used up or expires; nil where some of it is left.
  func end() throws -> End? {
    guard let end = try left(after: days), end.isZero else { return nil }
    // What begins later is not gone before.
    func left(after day: Int) throws -> Money? { try self.left(after: day, withLater: true) }
    var (low, high) = (1, days)
    while low < high {
      let middle = (low + high) / 2
      guard let left = try left(after: middle) else { return nil }
      if left.isZero { high = middle } else { low = middle + 1 }
    }
    // What is gone on a day without being used expired at the end of the day before.
    guard low > 1, let unused = try left(after: low - 1), !unused.isZero,
      let last = pricing.scenario.start?.adding(days: low - 2),
      let budget = try pricing.price(scenario(of: low - 1))
    else { return End(day: low, unused: .zero) }
    let expired = try ledgers(of: budget).filter { $0.credit.expires == last }.map(\.left).sum()
    return expired.isZero
      ? End(day: low, unused: .zero) : End(day: low - 1, unused: expired)
  }

  /// Returns what credits leave unused that end during the plan, in one account.
  func lost() throws -> Money {
    guard let end = pricing.scenario.start?.adding(days: days - 1) else { return .zero }
    return try ledgers(of: pricing.budget)
      .filter { $0.credit.expires.map { $0 < end } ?? false }.map(\.left).sum()
  }

  private func ledgers(of budget: Budget) throws -> [CreditLedger] {
    let role: AccountRole = pricing.scenario.cohort?.accounts == .individual ? .student : .common
    return try CreditLedger.all(of: budget).filter { $0.account == role }
  }

  /// Returns the balance after a number of days, with or without credits that begin later.
  func left(after day: Int, withLater: Bool = false) throws -> Money? {
    // For the full length, use the plan itself, on which all other figures are based.
    if day == days, !leftOn { return try left(in: pricing.budget, after: day, withLater) }
    return try pricing.price(scenario(of: day)).map { try left(in: $0, after: day, withLater) }
  }

  private func left(in budget: Budget, after day: Int, _ withLater: Bool) throws -> Money {
    let today = pricing.scenario.start?.adding(days: day - 1)
    func isThere(_ ledger: CreditLedger) -> Bool {
      guard let today else { return true }
      return ledger.credit.expires.map { today <= $0 } ?? true
        && (withLater || ledger.credit.starts.map { $0 <= today } ?? true)
    }
    let ledgers = try ledgers(of: budget)
    // Of what begins later there is nothing yet, but its credits are whole and wait.
    let waiting = try self.ledgers(of: pricing.budget).filter { whole in
      !ledgers.contains { $0.credit.id == whole.credit.id }
    }
    return try (ledgers.filter(isThere).map(\.left) + waiting.filter(isThere).map(\.credit.amount))
      .sum()
  }

  /// Returns the plan cut off after a day.
  private func scenario(of day: Int) -> Scenario {
    var plan = pricing.scenario
    plan.length = .days(day)
    // The figures are those of one account, so with individual accounts, other students change
    // nothing.
    if plan.cohort?.accounts == .individual {
      plan.cohort?.students = 1
      plan.resources.removeAll { $0.isShared }
    }
    if let start = plan.start {
      let end = start.adding(days: day)
      plan.resources.removeAll { resource in resource.from.map { $0 >= Moment(end) } ?? false }
    }
    if leftOn { return LeftRunning.leftOn(plan, pricing.budget.services) }
    for index in plan.resources.indices {
      if case .total(let hours) = plan.resources[index].schedule {
        plan.resources[index].schedule = .total(part(of: hours, day))
      }
    }
    return plan
  }

  /// Returns the share of total hours up to a day; they are assumed to be spread evenly over the
  /// plan.
  private func part(of hours: RangedQuantity, _ day: Int) -> RangedQuantity {
    let part = try? hours.likely.scaled(by: Quantity(day), over: Quantity(days))
    return RangedQuantity(part ?? hours.likely)
  }
}
