/// What the draws of a plan came to.
struct DrawResults {
  /// What was used up before credits, by draw and month, all accounts together.
  var used: [Double]
  /// What was left to pay, by draw and month, all accounts together.
  var paid: [Double]
  /// What one student used up, by draw; empty without accounts of students.
  var studentUsed: [Double] = []
  /// What one student paid, by draw.
  var studentPaid: [Double] = []
  /// The share of the students who had to pay something, by draw.
  var runOut: [Double] = []
  /// When each credit was used up, by credit and draw: whole months and a part; infinite for never.
  var exhausted: [[Double]]
  /// The share of accounts whose credit was used up, by credit and draw.
  var exhaustedShare: [[Double]]
  let months: Int

  init(draws: Int, months: Int, credits: Int, hasStudents: Bool) {
    self.months = months
    used = Array(repeating: 0, count: draws * months)
    paid = used
    exhausted = Array(repeating: Array(repeating: .infinity, count: draws), count: credits)
    exhaustedShare = Array(repeating: Array(repeating: 0, count: draws), count: credits)
    if hasStudents {
      studentUsed = Array(repeating: 0, count: draws)
      studentPaid = studentUsed
      runOut = studentUsed
    }
  }

  /// The sums of the draws over all months.
  static func totals(_ values: [Double], months: Int) -> [Double] {
    stride(from: 0, to: values.count, by: months).map { start in
      var sum = 0.0
      for month in 0..<months { sum += values[start + month] }
      return sum
    }
  }
}
