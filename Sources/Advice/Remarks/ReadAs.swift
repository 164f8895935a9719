import Billing
import Scenarios

/// What the reader took otherwise than as it stands: numbers with too many digits, other names.
enum ReadAs: WarningRule {
  static let id = "read-as"
  static let summary =
    "A number with too many digits was rounded, or a word was read as another that is priced."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let notes = context.scenario.notes
    guard let first = notes.first else { return [] }
    let more = notes.count == 1 ? "" : " The same goes for \(notes.count - 1) more values."
    return [remark(first + more)]
  }
}
