import Billing

/// A plan as flat records: all that a draw needs, and nothing that it would have to allocate.
struct CompiledPlan: Sendable {
  /// A number that is drawn.
  struct Input {
    /// Its place among the inputs.
    var place: Int
    var driver: Int
    /// Where its quantiles begin.
    var quantiles: Int
    var low: Double
    var width: Double
    /// The least and the most that it may be.
    var least: Double
    var most: Double
    var isOfStudents: Bool
  }

  /// One side of a usage's grid: the input that moves along it, and its even steps.
  struct Side {
    var input: Int
    var points: Int
    var low: Double
    var stepsPerUnit: Double
  }

  /// A usage: its quantity by month as a function of the inputs.
  struct Quantity {
    /// Where the months of the grid's first point begin.
    var grid: Int
    /// The sides of the grid.
    var sides: Range<Int>
    /// One over the number of students whose numbers it adds up; 1 for a number of its own.
    var share: Double
    var isOfStudents: Bool
    var isDynamic: Bool
    /// Whether offers of free usage may cover it.
    var takesFree: Bool
    /// The run of charges that the same credits may pay.
    var run: Int
  }

  /// Usage whose quantities share tiers.
  struct Group {
    var quantities: Range<Int>
    var tiers: Range<Int>
    /// The path of the price; -1 for one that does not move.
    var path: Int
    /// The run of all its usages; -1 where they are of several.
    var run: Int
    var isDynamic: Bool
    var isInPool: Bool
    var allTakeFree: Bool
    /// Whether its usages matter only as a sum that nothing is added to.
    var isSummed = false
    /// Whether it has one price, and nothing of it is free.
    var isPlain = false
  }

  /// A slice of a graduated price.
  struct Tier {
    var from: Double
    var to: Double
    var price: Double
  }

  /// An offer of free usage.
  struct Pool {
    /// Where its limits of the months begin.
    var limits: Int
    /// The groups that draw from it, in `members`.
    var members: Range<Int>
    /// Where its shares of the months begin.
    var shares: Int
    var isDynamic: Bool
  }

  /// A credit.
  struct Credit {
    var amount: Double
    /// Where its shares of the months begin.
    var shares: Int
    /// Where it is told for each run what share of it it may pay.
    var pays: Int
    /// The place of its outcomes among the results.
    var result: Int
  }

  /// Something that happens or does not: how often, and what it adds.
  struct Event {
    var driver: Int
    /// By month where it may happen in each; one table for what happens once.
    ///
    /// As many come after them, for twice the probability.
    var tables: Range<Int>
    /// What one occurrence adds to usages.
    var additions: Range<Int>
    /// Whether it loses only a part of its time, drawn anew in each month.
    var isPartial: Bool
    var isMonthly: Bool
    /// The place among the results of how often what happens once does; -1 for what happens by month.
    var result: Int
  }

  /// The table of a binomial distribution.
  struct Table {
    var first: Double
    var cumulative: Range<Int>
  }

  /// What an event adds to a usage, by month.
  struct Addition {
    var quantity: Int
    var months: Int
    /// Where the most that there can be in each month begins; -1 without.
    var most: Int
  }

  /// The moving price of some groups: multiples of the plan's price, by zone.
  struct Path {
    var driver: Int
    /// The zones' multiples, of equal length, one after the other.
    var multiples: Int
    var zones: Int
    var perZone: Int
    /// The multiples of a cheap and of a dear week.
    var low: Double
    var high: Double
  }

  /// The charges of one account.
  struct Ledger {
    var role: AccountRole
    var groups: Range<Int>
    var pools: Range<Int>
    var credits: Range<Int>
    var events: Range<Int>
    var runs: Int
    /// Where the sums of the runs, by month, begin that never change.
    var constant: Int
    /// How many accounts have these charges.
    var accounts: Int
    /// The students whose numbers are drawn within the account; 0 where there are none.
    var students: Int
    var hasOwnDraws: Bool
    /// How many of the accounts are drawn, to stand for all.
    var drawnAccounts: Int
  }

  var months = 0
  /// Where it begins what is used in the months beyond their lines: upfront fees are due in full on their
  /// day, and the lines spread them.
  var beyondLines = 0
  var drivers: [Driver] = []
  var inputs: [Input] = []
  var sides: [Side] = []
  var quantities: [Quantity] = []
  var groups: [Group] = []
  var tiers: [Tier] = []
  var pools: [Pool] = []
  var members: [Int] = []
  var credits: [Credit] = []
  var events: [Event] = []
  var tables: [Table] = []
  var additions: [Addition] = []
  var paths: [Path] = []
  var ledgers: [Ledger] = []
  /// Blocks per month of a moving price.
  var blocks: [Int] = []
  /// The numbers that records point to.
  var numbers: [Double] = []
  /// How many credits have outcomes.
  var creditResults = 0
  /// How many things happen once or not at all.
  var happenings = 0
  /// The students that stand for the class, where it is larger than is drawn.
  var sampledStudents = 0

  /// The most students whose outcomes are drawn one by one.
  var mostStudents = Self.limits.students.upperBound
  /// The share of the spread between draws that is that of the class; 1 where all students are drawn.
  var spreadOfClass = 1.0

  /// The fewest and the most students that stand for a class, and how many numbers are drawn for them
  /// in a draw: with many numbers each, fewer students tell as much, and take as long.
  static let limits = (students: 60...400, numbers: 2_400)

  /// Returns the most students that are drawn where each has so many numbers.
  static func mostStudents(numbers: Int) -> Int {
    let fitting = limits.numbers / max(numbers, 1)
    return min(max(fitting, limits.students.lowerBound), limits.students.upperBound)
  }

  mutating func add(_ values: [Double]) -> Int {
    defer { numbers += values }
    return numbers.count
  }
}
