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
    if notes.isEmpty { return [] }
    let more = notes.count - shown
    let rest = more < 1 ? [] : ["\(more) more \(more == 1 ? "value is" : "values are") read so."]
    return [remark((notes.prefix(shown) + rest).joined(separator: " "))]
  }

  /// The values that are told in full.
  private static let shown = 3
}
