import Billing
import Dates
import Scenarios
import Reports

/// Writes the parts of a handout in one format.
protocol BlockWriter {
  /// Returns text on one line, escaped.
  func inline(_ text: String) -> String
  /// Returns text on one line, escaped, whose dates and regions are not broken across lines.
  func phrase(_ text: String) -> String
  /// Returns a section with its heading, if it has one.
  func section(_ title: String, id: String, _ blocks: [Block]) -> String
  /// Returns reference sections, under a heading of their own.
  func appendix(_ title: String, _ sections: [Section]) -> String
  /// What else a page in the format needs, such as a style.
  var extras: [String: String] { get }
}

/// The values for the placeholders of a template.
struct HandoutPage {
  let writer: any BlockWriter
  let handout: Handout

  /// Returns the text of every placeholder that templates of a document may have.
  func values(_ document: HandoutDocument) -> [String: String] {
    var values = [
      "title": writer.inline(handout.title), "byline": writer.phrase(handout.byline),
      "course": optional(handout.options.course), "term": optional(handout.options.term),
      "description": optional(handout.budget.scenario.description),
      "prices_date": handout.budget.pricesDate.description,
      "seed": String(handout.options.seed),
    ]
    values.merge(writer.extras) { first, _ in first }
    switch document {
    case .handout:
      for id in Self.appendixIDs { values[id] = "" }
      for section in handout.sections + handout.appendix {
        values[section.id.replacing("-", with: "_")] =
          writer.section(section.title, id: section.id, section.blocks)
      }
      values["appendix"] =
        handout.appendix.isEmpty ? "" : writer.appendix("Appendix", handout.appendix)
      values["exercises"] = exercises
    case .answers: values["answers"] = answers
    case .notes:
      values["notes"] = writer.section(handout.notes.title, id: "notes", handout.notes.blocks)
    case .proposal:
      values["proposal"] = handout.proposal.map {
        writer.section($0.title, id: $0.id, $0.blocks)
      }.joined(separator: "\n\n")
    }
    return values
  }

  /// The placeholders of the appendix; empty where it, or a part of it, is left out.
  private static let appendixIDs = [
    "months", "credit", "mistakes_in_full", "commands", "arithmetic", "choices", "glossary",
    "sources",
  ]

  private func optional(_ text: String?) -> String { text.map(writer.inline) ?? "" }

  private var exercises: String {
    if handout.exercises.isEmpty { return "" }
    var blocks: [Block] = []
    for (index, exercise) in handout.exercises.enumerated() {
      blocks.append(.heading("\(index + 1). \(exercise.title)"))
      blocks.append(.paragraph(exercise.question))
      if !exercise.given.isEmpty { blocks.append(.list(exercise.given)) }
      blocks.append(.paragraph("Answer (\(exercise.form)): ____________"))
    }
    return writer.section("Exercises", id: "exercises", blocks)
  }

  private var answers: String {
    var blocks: [Block] = []
    if handout.exercises.isEmpty { blocks.append(.paragraph("This handout has no exercises.")) }
    for (index, exercise) in handout.exercises.enumerated() {
      blocks.append(.heading("\(index + 1). \(exercise.title)"))
      blocks.append(.paragraph(exercise.question))
      if !exercise.given.isEmpty { blocks.append(.list(exercise.given)) }
      blocks.append(.steps("Answer: \(exercise.answer)", exercise.steps))
    }
    return writer.section("Answers", id: "answers", blocks)
  }
}
