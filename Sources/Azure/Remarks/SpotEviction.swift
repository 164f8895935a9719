import Billing
import Scenarios

/// Spot machines are evicted with 30 seconds' notice (Azure documentation, "Use Azure Spot Virtual
/// Machines", read 2026-11).
enum SpotEviction: WarningRule {
  static let id = "spot-eviction"
  static let summary =
    "Azure's spot machines can be evicted, and the plan says nothing of it in a description or a tag 'interruption'."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let items = context.spotWithoutAWord()
    guard !items.isEmpty else { return [] }
    return [
      remark(
        """
        \(Wording.list(items)) can be evicted with 30 seconds' notice. Keep work on a disk that outlives the \
        machine, and say in the plan's description how interruptions are met.
        """)
    ]
  }
}
