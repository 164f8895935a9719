public import Analysis
public import JSONText
import Billing
import Money
import Scenarios

extension Sheet {
  /// Creates a sheet of the changes to a plan, the largest saving first.
  public init(_ advised: AdvisedPlan) {
    let words = AdviceWording.verdict(advised)
    self.init(
      title: VisibleText.name(advised.title), words: [words],
      tables: advised.proposals.isEmpty ? [] : [AdviceWording.table(advised)],
      notes: advised.proposals.isEmpty ? [] : AdviceWording.notes,
      data: AdviceWording.data(advised))
  }
}

/// Advice in words and tables.
enum AdviceWording {
  static let notes = [
    "Every saving is the difference of two estimates before credits: the plan as it is, and with this change alone.",
    "Together, each change counts only what it saves on top of those before it.",
  ]

  static func verdict(_ advised: AdvisedPlan) -> String {
    if advised.proposals.isEmpty {
      return "Nothing was found that keeps what the plan needs and costs less."
    }
    return
      "The plan uses \(advised.before.dollars) before credits; \(Wording.count(advised.proposals.count, "change")) would keep what it needs and save \(advised.together.dollars) together."
  }

  static func effort(_ effort: ChangeEffort) -> String {
    switch effort {
    case .setting: "a setting, changed in minutes"
    case .restart: "a restart or a new machine"
    case .move: "data has to move, or software has to be built anew"
    }
  }

  static func table(_ advised: AdvisedPlan) -> SheetTable {
    SheetTable(
      columns: [
        .init("number", "No.", isFigure: false), .init("resource", "Resource", isFigure: false),
        .init("change", "Change", isFigure: false), .init("risk", "Risk", isFigure: false),
        .init("effort", "Effort", isFigure: false), .init("saving_usd", "Saves"),
        .init("added_usd", "On top of those before"),
      ],
      rows: advised.proposals.enumerated().map { index, proposal in
        SheetTable.Row([
          .text(String(index + 1)), .text(VisibleText.name(proposal.resource)),
          .text(VisibleText.name(proposal.title)), .text(proposal.risk),
          .text(effort(proposal.effort)), .amount(proposal.saving), .amount(proposal.added),
        ])
      })
  }

  static func data(_ advised: AdvisedPlan) -> SheetTable {
    SheetTable(
      columns: [
        "number", "resource", "kind", "change", "saving_usd", "saving_to_pay_usd", "added_usd",
        "risk", "effort", "set",
      ].map { .init($0, $0) },
      rows: advised.proposals.enumerated().map { index, proposal in
        SheetTable.Row([
          .text(String(index + 1)), .text(proposal.resource), .text(proposal.kind),
          .text(proposal.title), .amount(proposal.saving), .amount(proposal.savingToPay),
          .amount(proposal.added), .text(proposal.risk), .text(proposal.effort.rawValue),
          .text(proposal.changes.map(\.description).joined(separator: " ")),
        ])
      })
  }
}

/// Renders advice for a terminal, and for programs.
public enum AdviceReport {
  /// Returns the numbered changes, each with its risk and effort, in lines of a width.
  public static func text(_ advised: AdvisedPlan, width: Int) -> String {
    guard !advised.proposals.isEmpty else {
      let lines = TextLayout.wrapped(AdviceWording.verdict(advised), width)
      return lines.joined(separator: "\n") + "\n"
    }
    var lines = TextLayout.wrapped(
      "The plan uses \(advised.before.dollars) before credits. It would use less with:", width)
    lines.append("")
    for (index, proposal) in advised.proposals.enumerated() {
      let title = "\(VisibleText.name(proposal.resource)): \(VisibleText.name(proposal.title))"
      lines += TextLayout.wrapped(
        "\(title): saves \(proposal.saving.dollars)", width, first: "\(index + 1). ", rest: "   ")
      for note in notes(on: proposal) {
        lines += TextLayout.wrapped(note, width, first: "   ", rest: "   ")
      }
    }
    lines += ["", "All that go together save \(advised.together.dollars)."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns what to know of a change, in sentences.
  private static func notes(on proposal: Proposal) -> [String] {
    var notes = [
      "Risk: \(proposal.risk).", "Effort: \(AdviceWording.effort(proposal.effort)).",
    ]
    if proposal.added.isZero {
      notes.append("It does not go with those before it, or saves nothing on top of them.")
    } else if proposal.added != proposal.saving {
      notes.append("On top of those before it, it saves \(proposal.added.dollars).")
    }
    return notes
  }

  /// Returns the changes with exact figures, and the values to set.
  public static func json(_ advised: AdvisedPlan) -> JSONOutput {
    .object([
      .init("title", .string(advised.title)), .init("currency", .string("USD")),
      .init("used_usd", .exact(advised.before)), .init("together_usd", .exact(advised.together)),
      .init(
        "changes",
        .array(
          advised.proposals.enumerated().map { index, proposal in
            .object([
              .init("number", .number(index + 1)), .init("resource", .string(proposal.resource)),
              .init("kind", .string(proposal.kind)), .init("change", .string(proposal.title)),
              .init("saving_usd", .exact(proposal.saving)),
              .init("saving_to_pay_usd", .exact(proposal.savingToPay)),
              .init("added_usd", .exact(proposal.added)), .init("risk", .string(proposal.risk)),
              .init("effort", .string(proposal.effort.rawValue)),
              .init("set", .array(proposal.changes.map { .string($0.description) })),
            ])
          })),
    ])
  }
}
