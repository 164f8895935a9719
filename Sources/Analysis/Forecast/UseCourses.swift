import Billing

/// How what is used grows within the months of a plan, draw by draw: what is planned in the time for
/// which there is what uses it, what is forgotten after its end.
struct UseCourses {
  /// What one happening adds to the months after a resource's end.
  struct Later {
    /// The place of how often it happens among the results.
    var happening: Int
    /// What it costs in each month.
    var amounts: [Double]
    /// How that grows within each month.
    var courses: [MonthCourse]
  }

  /// Its courses by an hour of a month, from 0 to 1.
  struct Shares {
    fileprivate var planned: Double
    fileprivate var later: [Double]
  }

  let planned: [MonthCourse]
  let later: [Later]
  /// The hours of each month at which something begins or ends.
  private let hours: [[Double]]

  init(planned: [MonthCourse], later: [Later]) {
    (self.planned, self.later) = (planned, later)
    hours = planned.indices.map { month in
      let courses = [planned[month]] + later.map { $0.courses[month] }
      return Set(courses.flatMap(\.hours)).sorted()
    }
  }

  /// The shares of a month's courses by an hour of it.
  func shares(at hour: Double, in month: Int) -> Shares {
    Shares(
      planned: planned[month].share(at: hour),
      later: later.map { $0.courses[month].share(at: hour) })
  }

  /// Returns what is used of an amount of a month by some hour of it.
  ///
  /// `happened`: how often each thing happens, by thing and draw.
  func used(
    of amount: Double, in month: Int, by shares: Shares,
    _ happened: UnsafeMutableBufferPointer<Double>, draw: Int, of draws: Int
  ) -> Double {
    if later.isEmpty { return amount * shares.planned }
    var (sum, used) = (0.0, 0.0)
    for (place, each) in later.enumerated() {
      let part = each.amounts[month] * happened[each.happening * draws + draw]
      sum += part
      used += part * shares.later[place]
    }
    if sum <= 0 { return amount * shares.planned }
    // A price that moves, or free usage, makes more or less of it than its price does.
    if sum > amount || planned[month].isEmpty { return used * amount / sum }
    return used + (amount - sum) * shares.planned
  }

  /// Returns the part of a month, from 0 to 1, after which more than some of its amount is used, or by
  /// which that is used where no more is.
  func place(
    of target: Double, in month: Int, _ amount: Double,
    _ happened: UnsafeMutableBufferPointer<Double>, draw: Int, of draws: Int
  ) -> Double {
    let hours = hours[month]
    let end = hours[hours.count - 1]
    var (from, before) = (0.0, 0.0)
    var reached: Double?
    for hour in hours where hour > 0 {
      let used = used(
        of: amount, in: month, by: shares(at: hour, in: month), happened, draw: draw, of: draws)
      if used >= target - Self.hair || hour == end {
        let inside = used > before ? min(max((target - before) / (used - before), 0), 1) : 1
        let place = (from + inside * (hour - from)) / end
        // A hair above is rounding: while nothing is used, nothing more is.
        if used > target + Self.hair { return place }
        reached = reached ?? place
      }
      (from, before) = (hour, used)
    }
    return reached ?? 1
  }

  private static let hair = 1e-9
}
