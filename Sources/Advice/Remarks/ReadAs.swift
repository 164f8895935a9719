import Billing
import Scenarios

/// Remarks on what was read differently from how it is written: numbers with too many digits,
/// synonyms.
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
