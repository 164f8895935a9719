import Billing

/// What the draws of a plan came to, by column: the outcomes of all draws of a month lie side by side.
///
/// Several threads write to it, each to draws of its own; it is read when they have ended.
final class DrawResults: @unchecked Sendable {
  let draws: Int
  let months: Int
  /// What was used up before credits, by month and draw, all accounts together.
  let used: UnsafeMutableBufferPointer<Double>
  /// What was left to pay, by month and draw, all accounts together.
  let paid: UnsafeMutableBufferPointer<Double>
  /// What one student used up, by draw; empty without accounts of students.
  let studentUsed: UnsafeMutableBufferPointer<Double>
  /// What one student paid, by draw.
  let studentPaid: UnsafeMutableBufferPointer<Double>
  /// The share of the students who had to pay something, by draw.
  let runOut: UnsafeMutableBufferPointer<Double>
  /// The month in which each credit was used up, by credit and draw; infinite for never.
  let exhausted: UnsafeMutableBufferPointer<Double>
  /// What had been used by then of what the credit may pay for in that month.
  let usedAtEnd: UnsafeMutableBufferPointer<Double>
  /// All that is used in that month of what the credit may pay for.
  let usedInMonth: UnsafeMutableBufferPointer<Double>
  /// How often each thing happened that happens once or not at all, in all accounts, by thing and draw.
  let happened: UnsafeMutableBufferPointer<Double>
  /// The same in the account whose credits are told of.
  let happenedToOne: UnsafeMutableBufferPointer<Double>
  /// The share of accounts whose credit was used up, by credit and draw.
  let exhaustedShare: UnsafeMutableBufferPointer<Double>
  /// How high each driver was in the first draws, by draw and driver; nil where nobody asks.
  let heights: UnsafeMutableBufferPointer<Double>
  let drivers: Int
  /// How many draws have heights.
  let heightDraws: Int

  /// Room for draws of a plan.
  ///
  /// `heightDraws`: for how many draws it is noted how high each driver was.
  init(draws: Int, of plan: CompiledPlan, heightDraws: Int = 0) {
    func memory(_ count: Int, _ value: Double = 0) -> UnsafeMutableBufferPointer<Double> {
      let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
      memory.initialize(repeating: value)
      return memory
    }
    self.draws = draws
    months = plan.months
    drivers = plan.drivers.count
    self.heightDraws = min(heightDraws, draws)
    used = memory(draws * months)
    paid = memory(draws * months)
    let students = plan.ledgers.contains { $0.role == .student } ? draws : 0
    studentUsed = memory(students)
    studentPaid = memory(students)
    runOut = memory(students)
    exhausted = memory(draws * plan.creditResults, .infinity)
    usedAtEnd = memory(draws * plan.creditResults)
    usedInMonth = memory(draws * plan.creditResults)
    happened = memory(draws * plan.happenings)
    happenedToOne = memory(draws * plan.happenings)
    exhaustedShare = memory(draws * plan.creditResults)
    heights = memory(self.heightDraws * drivers)
  }

  deinit {
    for memory in [
      used, paid, studentUsed, studentPaid, runOut, exhausted, usedAtEnd, usedInMonth, happened,
      happenedToOne, exhaustedShare, heights,
    ] { memory.deallocate() }
  }

  /// Narrows the sums of all accounts, month by month, to a share of their spread around their mean.
  func narrow(to share: Double) {
    guard share < 1, draws > 0 else { return }
    for values in [used, paid] {
      for month in 0..<months {
        let column = month * draws..<(month + 1) * draws
        let mean = column.reduce(0) { $0 + values[$1] } / Double(draws)
        for place in column { values[place] = mean + share * (values[place] - mean) }
      }
    }
  }

  /// The outcomes of a month or credit.
  func column(
    _ number: Int, of values: UnsafeMutableBufferPointer<Double>
  ) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: values[number * draws..<(number + 1) * draws])
  }

  /// The sums of the draws over all months.
  func totals(_ values: UnsafeMutableBufferPointer<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: draws)
    for month in 0..<months {
      let column = column(month, of: values)
      for draw in 0..<draws { sums[draw] += column[draw] }
    }
    return sums
  }
}
