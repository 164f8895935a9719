import Billing

/// Spot machines are reclaimed with 30 seconds' notice (VM instance pricing page, about late 2025).
enum SpotPreemption: WarningRule {
  static let id = "spot-preemption"
  static let summary =
    "Google's spot machines can be taken back, and the plan says nothing of it in a description or a tag 'interruption'."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let items = context.spotWithoutAWord()
    guard !items.isEmpty else { return [] }
    return [
      remark(
        """
        \(Wording.list(items)) can be taken back with 30 seconds' notice. Keep work on \
        a disk that outlives the machine, and say in the plan's description how interruptions are met.
        """)
    ]
  }
}
