public import Bills
public import Dates
public import Money

/// A student, with the accounts, projects or tag values that identify their part of a bill.
public struct RosterStudent: Sendable, Hashable {
  /// The name in the report.
  public var name: String
  /// The accounts' ids or names, or values of tags.
  public var marks: [String]

  /// Creates a student from their parts.
  public init(name: String, marks: [String]) {
    self.name = name
    self.marks = marks
  }

  /// Returns the form in which a mark is compared: in lower case, and an account's twelve digits
  /// without zeros in front, which spreadsheets drop.
  public static func key(of mark: String) -> String {
    let isAccount = mark.utf8.count == 12 && mark.utf8.allSatisfy { (48...57).contains($0) }
    return isAccount ? String(mark.drop { $0 == "0" }) : mark.lowercased()
  }
}

/// The use of each student in a class.
public struct ClassUse: Sendable {
  /// A student's use.
  public struct Row: Sendable, Hashable {
    /// The student; empty for use that belongs to nobody.
    public var name: String
    /// The amount used.
    public var used: Money
    /// The amount planned for a student on these days; nil without a plan.
    public var planned: Money?
    /// The rest of a student's share of the money; nil where there is none.
    public var left: Money?
    /// The last day with costs for something that is used or runs.
    public var lastSeen: CalendarDate?
    /// The number of nights in which a server ran for all hours from midnight to six, UTC.
    public var nights: Int?
    /// The use up to the end of each day.
    public var course: [Money]
  }

  /// The students in the order of the roster.
  public var rows: [Row]
  /// The use that belongs to none of them.
  public var nobody: Row
  /// The first day of the courses.
  public var firstDay: CalendarDate
  /// The distribution of the use, in a sentence such as `2 students use 61%`; nil where it is
  /// even.
  public var spread: String?

  /// Adds up a bill by the students on a roster.
  public init(
    _ roster: [RosterStudent], _ bill: Bill, variance: PlanVariance?, students: Int?
  ) throws(ArithmeticError) {
    let from = bill.from ?? CalendarDate(dayNumber: 0)
    let to = max(bill.to ?? from, from)
    let dayCount = min(from.days(until: to), 400)
    firstDay = from
    var byMark: [String: Int] = [:]
    for (index, student) in roster.enumerated() {
      for mark in student.marks { byMark[RosterStudent.key(of: mark)] = index }
    }
    var used = Money.zeros(roster.count + 1)
    var days = [[Money]](
      repeating: Money.zeros(dayCount), count: roster.count + 1)
    var seen = [CalendarDate?](repeating: nil, count: roster.count + 1)
    var nights = [Set<Int>](repeating: [], count: roster.count + 1)
    var hasHours = false
    var known: [String: Int] = [:]
    for entry in bill.entries where entry.kind.isUse {
      let question = "\(entry.key.account)\u{1F}\(entry.key.accountName)\u{1F}\(entry.key.tags)"
      let owner: Int
      if let answer = known[question] {
        owner = answer
      } else {
        let marks = [entry.key.account, entry.key.accountName] + entry.tags.values.sorted()
        owner = marks.lazy.compactMap { byMark[RosterStudent.key(of: $0)] }.first ?? roster.count
        known[question] = owner
      }
      used[owner] = try used[owner] + entry.cost
      guard let day = entry.key.day else { continue }
      let offset = from.days(until: day)
      if days[owner].indices.contains(offset) {
        days[owner][offset] = try days[owner][offset] + entry.cost
      }
      let thing = BilledThing(entry)
      if entry.cost > .zero, thing != .disk, day > seen[owner] ?? .init(dayNumber: .min) {
        seen[owner] = day
      }
      if entry.hours != 0 {
        hasHours = true
        if thing == .server, entry.hours & 0x3F == 0x3F { nights[owner].insert(day.dayNumber) }
      }
    }
    let count = students ?? roster.count
    let share = try variance.map { variance throws(ArithmeticError) in
      try variance.planned.scaled(by: Quantity.one, over: Quantity(max(count, 1)))
    }
    func part(_ amount: Money) throws(ArithmeticError) -> Money {
      try amount.scaled(by: Quantity.one, over: Quantity(max(count, 1)))
    }
    let money = try variance?.burnDown.money.map(part)
    // What has expired is nobody's any more.
    let open = try variance.map { variance throws(ArithmeticError) in
      try part(variance.burnDown.open)
    }
    func row(_ index: Int, _ name: String) throws(ArithmeticError) -> Row {
      var course: [Money] = []
      var sum = Money.zero
      for amount in days[index] {
        sum = try sum + amount
        course.append(sum)
      }
      let isStudent = index < roster.count
      let left =
        isStudent
        ? try money.map { money throws(ArithmeticError) in
          min(try money - used[index], open ?? money)
        } : nil
      return Row(
        name: name, used: used[index], planned: isStudent ? share : nil, left: left,
        lastSeen: seen[index], nights: hasHours ? nights[index].count : nil, course: course)
    }
    var rows: [Row] = []
    for (index, student) in roster.enumerated() { rows.append(try row(index, student.name)) }
    self.rows = rows
    nobody = try row(roster.count, "")
    spread = try Self.spread(rows)
  }

  /// Returns the smallest number of students who account for more than half.
  private static func spread(_ rows: [Row]) throws(ArithmeticError) -> String? {
    let total = try rows.map(\.used).sum()
    guard rows.count > 2, total > .zero else { return nil }
    var sum = Money.zero
    var count = 0
    for row in rows.sorted(by: { $0.used > $1.used }) {
      sum = try sum + row.used
      count += 1
      if try sum * 2 > total { break }
    }
    // If about half of the students use half, there is nothing to say.
    guard count * 3 < rows.count else { return nil }
    let percent = try Quantity(100).scaled(by: sum, over: total).rounded(to: 0)
    return
      "\(count) of \(rows.count) students \(Words.verb(count, "uses", "use")) \(percent.grouped)% of it"
  }
}
