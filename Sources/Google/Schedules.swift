import Billing
import Scenarios

extension Metering {
  /// Meters what is stored for the hours that a schedule states: it is deleted and made again.
  ///
  /// Without a schedule it exists for the whole of its window.
  mutating func storingOnSchedule(_ body: (inout Metering) throws -> Void) throws {
    guard resource.schedule.field != nil else { return try body(&self) }
    let hours = try runningHours(
      TimeGranule(seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated"))
    try storing(for: hours, body)
  }

  /// Complains of a schedule where nothing is billed by time.
  mutating func refuseSchedule(_ what: String) {
    guard let field = resource.schedule.field else { return }
    problem(
      at: field, "'\(field)' does not go with \(what), which is billed by use",
      hints: ["say how much is used instead"])
  }
}

extension Schedule {
  /// The field that states it; nil for what is always there.
  fileprivate var field: String? {
    switch self {
    case .always: return nil
    case .perDay: return "hours_per_day"
    case .perWeek: return "hours_per_week"
    case .perMonth: return "hours_per_month"
    case .total: return "hours"
    }
  }
}
