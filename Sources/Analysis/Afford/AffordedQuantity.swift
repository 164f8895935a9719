public import Money
public import Scenarios
import Billing

/// The quantity of a plan that is to be as large as the money allows.
public enum AffordedQuantity: String, Sendable, CaseIterable {
  case hoursPerWeek = "hours_per_week"
  case hoursPerMonth = "hours_per_month"
  case hoursPerDay = "hours_per_day"
  case hours
  case weeks
  case months
  case days
  case students
  case count

  /// The quantity's name, as the heading of a column.
  public var title: String {
    switch self {
    case .hoursPerWeek: "Hours a week"
    case .hoursPerMonth: "Hours a month"
    case .hoursPerDay: "Hours a day"
    case .hours: "Hours in all"
    case .weeks: "Weeks"
    case .months: "Months"
    case .days: "Days"
    case .students: "Students"
    case .count: "Servers"
    }
  }

  /// The quantity's name in a sentence.
  public var noun: String { title.lowercased() }

  /// Returns the name for a quantity, such as `hour a week` for one.
  public func noun(of value: Quantity) -> String {
    guard value == .one else { return noun }
    switch self {
    case .hoursPerWeek: return "hour a week"
    case .hoursPerMonth: return "hour a month"
    case .hoursPerDay: return "hour a day"
    case .hours: return "hour in all"
    case .weeks, .months, .days, .students, .count: return String(noun.dropLast())
    }
  }

  /// Whether it is a schedule of resources, which need not be a whole number.
  public var isSchedule: Bool {
    [.hoursPerWeek, .hoursPerMonth, .hoursPerDay, .hours].contains(self)
  }

  /// Whether it is the length of the plan.
  public var isLength: Bool { [.weeks, .months, .days].contains(self) }

  /// Returns the largest possible quantity, whatever it costs.
  public func most(of plan: Scenario) -> Quantity {
    switch self {
    case .hoursPerWeek: Quantity(168)
    case .hoursPerMonth: plan.monthHours ?? Quantity(744)
    case .hoursPerDay: Quantity(24)
    case .hours: Quantity(100_000)
    case .weeks: Quantity(522)
    case .months: Quantity(120)
    case .days: Quantity(3653)
    case .students, .count: Quantity(1_000_000)
    }
  }

  /// Returns about the quantity that a plan has; one where it says nothing.
  func value(of budget: Budget, _ resources: [ResourceIndex]) -> Quantity {
    let plan = budget.scenario
    let hours = (try? budget.period.months.map(\.hours).sum()) ?? .zero
    func length(_ unit: Int) -> Quantity { (try? hours.divided(by: Quantity(unit))) ?? .one }
    switch self {
    case .weeks: return length(168)
    case .months: return Quantity(budget.period.months.count)
    case .days: return length(24)
    case .students: return Quantity(plan.cohort?.students ?? 1)
    case .count, .hoursPerWeek, .hoursPerMonth, .hoursPerDay, .hours:
      return resources.compactMap { plan.resources[$0].fields.range(rawValue)?.likely }.min()
        ?? .one
    }
  }

  /// Returns the changes that give the plan a quantity.
  ///
  /// - Parameters:
  ///   - value: the quantity.
  ///   - plan: the plan as it stands.
  ///   - resources: the positions of the resources whose hours or number it is.
  /// - Returns: the changes, in their order.
  func changes(to value: Quantity, of plan: Scenario, resources: [ResourceIndex])
    -> [ScenarioOverride]
  {
    switch self {
    case .students: return [ScenarioOverride("cohort.students=\(value)")].compactMap { $0 }
    case .weeks, .months, .days:
      let others = ["weeks", "months", "days"].filter {
        $0 != rawValue && plan.fields.isWritten($0)
      }
      return (others.map { "\($0)=null" } + ["\(rawValue)=\(value)"])
        .compactMap { ScenarioOverride($0) }
    case .count: return resources.compactMap { ScenarioOverride("resources.\($0).count=\(value)") }
    case .hoursPerWeek, .hoursPerMonth, .hoursPerDay, .hours:
      return resources.flatMap { index in
        let written = Schedule.keys.filter {
          $0 != rawValue && plan.resources[index].fields.isWritten($0)
        }
        return
          (written.map { "resources.\(index).\($0)=null" }
          + ["resources.\(index).\(rawValue)=\(value)"]).compactMap { ScenarioOverride($0) }
      }
    }
  }
}

extension Schedule {
  /// The keys of all schedules.
  static let keys = ["hours_per_month", "hours_per_week", "hours_per_day", "hours"]
}
