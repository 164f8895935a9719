public import Billing
public import JSONText
import Analysis
import Diagnostics
import Scenarios

/// The remarks on one plan, with the name of its file.
public struct RemarkedPlan {
  /// The name of the plan's file.
  public var name: String
  /// The plan as priced and reviewed.
  public var budget: Budget

  /// Creates a remarked plan from its parts.
  public init(name: String, budget: Budget) {
    self.name = name
    self.budget = budget
  }

  /// Returns the line and column of what a remark is about; nil for a plan without a text.
  func position(of warning: PlanWarning) -> TextPosition? {
    let resource = budget.scenario.resources.first { $0.name == warning.resource }
    return (resource?.fields ?? budget.scenario.fields).position
  }

  /// The remarks as lines for a terminal, `file:line:column: remark: …` each.
  public var lines: [String] {
    var lines = budget.warnings.map { warning in
      let place = position(of: warning).map { ":\($0.line):\($0.column)" } ?? ""
      let subject = warning.resource.map { "\($0): " } ?? ""
      return "\(name)\(place): remark: \(subject)\(warning.message) [\(warning.rule)]"
    }
    lines += budget.allowed.map { warning in
      let subject = warning.resource.map { " on \($0)" } ?? ""
      return "\(name): allowed, as the plan says: \(warning.rule)\(subject)"
    }
    return lines.isEmpty ? ["\(name): nothing to remark"] : lines
  }

  /// The remarks as an object for programs.
  public var json: JSONOutput {
    func remarks(_ warnings: [PlanWarning]) -> JSONOutput {
      .array(
        warnings.map { warning in
          let place = position(of: warning)
          return .object([
            .init("rule", .string(warning.rule)),
            .init("resource", .string(orNull: warning.resource)),
            .init("message", .string(warning.message)),
            .init("line", place.map { .number($0.line) } ?? .null),
            .init("column", place.map { .number($0.column) } ?? .null),
          ])
        })
    }
    return .object([
      .init("plan", .string(name)), .init("remarks", remarks(budget.warnings)),
      .init("allowed", remarks(budget.allowed)),
    ])
  }
}

extension Sheet {
  /// Creates a sheet of the remarks on plans.
  public init(_ plans: [RemarkedPlan]) {
    let remarks = plans.reduce(0) { $0 + $1.budget.warnings.count }
    let allowed = plans.reduce(0) { $0 + $1.budget.allowed.count }
    var words = [
      remarks == 0 ? "Nothing to remark." : "\(Wording.count(remarks, "remark"))."
    ]
    if allowed > 0 {
      words.append("\(Wording.count(allowed, "remark")) not shown because the plan allows it.")
    }
    let rows = plans.flatMap { plan in
      plan.budget.warnings.map { warning in
        SheetTable.Row([
          .text(VisibleText.name(plan.name)), .text(VisibleText.name(warning.resource ?? "")),
          .text(warning.rule), .text(VisibleText.name(warning.message)),
        ])
      }
    }
    let table = SheetTable(
      columns: [
        .init("plan", "Plan", isFigure: false), .init("resource", "Resource", isFigure: false),
        .init("rule", "Id", isFigure: false),
        .init("message", "Remark", isFigure: false, isRemark: true),
      ], rows: rows)
    self.init(
      title: plans.count == 1
        ? "\(VisibleText.name(plans[0].budget.scenario.title)): remarks" : "Remarks",
      words: words, tables: rows.isEmpty ? [] : [table],
      notes: rows.isEmpty
        ? [] : ["The reason and the amount of each remark are in docs/remarks.md."],
      data: Self.data(plans))
  }

  private static func data(_ plans: [RemarkedPlan]) -> SheetTable {
    func row(_ plan: RemarkedPlan, _ warning: PlanWarning, isAllowed: Bool) -> SheetTable.Row {
      let place = plan.position(of: warning)
      return SheetTable.Row([
        .text(plan.name), .text(place.map { String($0.line) } ?? ""),
        .text(place.map { String($0.column) } ?? ""), .text(warning.resource ?? ""),
        .text(warning.rule), .text(isAllowed ? "true" : "false"), .text(warning.message),
      ])
    }
    return SheetTable(
      columns: ["plan", "line", "column", "resource", "rule", "allowed", "message"].map {
        .init($0, $0)
      },
      rows: plans.flatMap { plan in
        plan.budget.warnings.map { row(plan, $0, isAllowed: false) }
          + plan.budget.allowed.map { row(plan, $0, isAllowed: true) }
      })
  }
}
