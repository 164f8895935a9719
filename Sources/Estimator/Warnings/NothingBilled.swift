/// A resource of which no line is priced is easily read as one that is free: most often a quantity
/// was forgotten.
enum NothingBilled: WarningRule {
  static let id = "nothing-billed"
  static let summary = "A resource has no line: the plan states nothing of it that is billed."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    context.resources.filter(\.charges.isEmpty).map { item in
      remark(
        """
        No line is priced for it: the plan states nothing of it that is billed. Look whether a \
        quantity is missing, or its dates lie outside the plan.
        """, on: item)
    }
  }
}
