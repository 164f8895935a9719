public import Billing
public import Dates
import Scenarios

/// How uncertain the cost of a plan is, and whether its money lasts.
///
/// The figures are doubles: a forecast is a matter of chance, never of cents.
public struct Forecast: Sendable {
  /// A span of the plan with what is used up in it and up to its end.
  public struct Step: Sendable, Hashable {
    /// The month, such as `2026-09`, or the week, such as `week 3`.
    public var label: String
    /// What is used up in it, before credits.
    public var used: Spread
    /// What is used up from the start of the plan to its end.
    public var usedSoFar: Spread
    /// What is to be paid in it, after credits; nil by week.
    public var paid: Spread?
  }

  /// What becomes of a credit.
  public struct CreditOutcome: Sendable, Hashable {
    /// The credit's name.
    public var name: String
    /// Its dollars, in one account.
    public var amount: Double
    /// Whether each student has one.
    public var isOfStudents: Bool
    /// How likely it is to be used up within the plan.
    public var probability: Double
    /// When it is used up, in one of ten, half and nine of ten terms; nil for never within the
    /// plan.
    public var moments: [Moment?]
  }

  /// A moment in a plan.
  public struct Moment: Sendable, Hashable {
    /// Its day; nil in an undated plan.
    public var date: CalendarDate?
    /// The month of the plan in which it lies, from 1.
    public var month: Int
    /// It in words, such as `2026-11-05` or `month 3`.
    public var text: String
  }

  /// What moves the total.
  public struct Influence: Sendable, Hashable {
    /// What it is.
    public var driver: Driver
    /// The mean of what is used up with it at its low end, the others drawn.
    public var low: Double
    /// The mean with it at its high end.
    public var high: Double
    /// How likely the money runs out at its low end, or how many of the students' does; nil where
    /// there is none that may.
    public var runsOutLow: Double?
    /// The same at its high end.
    public var runsOutHigh: Double?

    /// How far it moves the mean.
    public var width: Double { (high - low).magnitude }
  }

  /// The money that may run out.
  public enum Money: Sendable, Hashable {
    /// The plan's limit.
    case limit(Double)
    /// All credits, where there is no limit.
    case credits(Double)
    /// Each student's credits.
    case students

    /// How likely it runs out in some draws; of students, the mean share of those whose money does.
    func runsOut(_ results: DrawResults, _ need: DrawnNeed) -> Double {
      func share(of draws: [Bool]) -> Double {
        Double(draws.count { $0 }) / Double(max(draws.count, 1))
      }
      return switch self {
      case .limit(let sum): share(of: need.passes(sum, results))
      case .credits(let sum):
        share(of: results.totals(results.used).map { DrawnNeed.isMore($0, than: sum) })
      case .students: Spread(UnsafeBufferPointer(results.runOut)).mean
      }
    }
  }

  /// What a student's account comes to.
  public struct StudentOutcome: Sendable, Hashable {
    /// What one student uses up.
    public var used: Spread
    /// What one student pays after credits.
    public var paid: Spread
    /// The share of the students who have to pay something, as it differs from term to term.
    public var payingShare: Spread
  }

  /// How it was made.
  public var options: ForecastOptions
  /// What is to be paid, after credits.
  public var paid: Spread
  /// What is used up, before credits: what a limit is held against.
  public var used: Spread
  /// The sum, credits included, that is enough in as many of 100 terms as were asked for.
  public var ask: Double
  /// The plan's limit.
  public var limit: Double?
  /// The money that may run out; nil where there is none.
  public var money: Money?
  /// How likely the money of the plan's limit is not to last.
  public var overLimitProbability: Double?
  /// Whether it ends in some term though no more than the limit is used, because credits expire.
  public var endsBelowLimit: Bool
  /// By when one in ten, half and nine in ten of all terms have passed the limit; nil for those that
  /// have not by the end.
  public var limitMoments: [Moment?]
  /// The months, with those after the plan's end in which something forgotten may run.
  public var months: [Step]
  /// The weeks of the plan.
  public var weeks: [Step]
  /// The credits.
  public var credits: [CreditOutcome]
  /// A student's account, where each has one.
  public var student: StudentOutcome?
  /// The class's total divided by its students; nil without a class.
  public var perStudent: Spread?
  /// What moves the total most, the largest first; at most ten.
  public var influences: [Influence]
  /// What a reader should know of how it was drawn.
  public var notes: [String]
  /// What the budget of likely values comes to, before and after credits.
  public var likely: (used: Double, paid: Double)

  /// The assumption that decides most whether the money lasts; nil where none does.
  public var decisive: Influence? {
    influences.filter { ($0.runsOutHigh ?? 0) != ($0.runsOutLow ?? 0) }.max {
      (($0.runsOutHigh ?? 0) - ($0.runsOutLow ?? 0)).magnitude
        < (($1.runsOutHigh ?? 0) - ($1.runsOutLow ?? 0)).magnitude
    }
  }

  /// Whether a plan has anything that a forecast draws: ranges, prices that move, or forgetting.
  public static func isWorthwhile(for budget: Budget) -> Bool {
    let resources = budget.scenario.resources
    // By index: a resource takes longer to copy than to look at.
    return budget.scenario.leftOn != nil
      || resources.indices.contains {
        resources[$0].fields.hasRanges || resources[$0].leftOn != nil
          || resources[$0].forgotten != nil
      } || budget.charges.contains { $0.usage.purchase == .spot }
  }
}
