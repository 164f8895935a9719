public import Dates
public import Prices
public import Scenarios

extension FreeTierOffer {
  /// Returns whether the estimator deducts the offer for an account that is used on a day.
  public func isOpen(to account: Account, on date: CalendarDate) -> Bool {
    guard automatic, isMade(on: date),
      FreeTier.accepts(self, opened: account.opened, plan: account.plan)
    else { return false }
    guard hasWindow else { return true }
    return account.opened.flatMap(windowEnd).map { date < $0 } ?? false
  }

  /// Returns whether the estimator could deduct the offer on a day for any account.
  public func isOpen(on date: CalendarDate) -> Bool {
    guard automatic, isMade(on: date) else { return false }
    // The youngest account that qualifies keeps the offer for the longest time.
    let youngest = min(date, accountsOpenedBefore?.adding(days: -1) ?? date)
    if let from = accountsOpenedFrom, youngest < from { return false }
    return windowEnd(openedOn: youngest).map { date < $0 } ?? true
  }

  private func isMade(on date: CalendarDate) -> Bool {
    if let availableFrom, date < availableFrom { return false }
    if let availableTo, date >= availableTo { return false }
    return true
  }
}
