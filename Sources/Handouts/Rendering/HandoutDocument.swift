import Charts

/// A document that is made of a handout.
package enum HandoutDocument: String, Sendable, CaseIterable {
  /// What every student gets.
  case handout
  /// The answers to the exercises, with the arithmetic.
  case answers
  /// What the instructor alone reads.
  case notes
  /// What a grant is asked for.
  case proposal
}

/// The formats of pages.
package enum HandoutFormat: String, Sendable, CaseIterable {
  /// Markdown as GitHub shows it.
  case markdown
  /// One file of HTML.
  case html
  /// The tables, exact.
  case csv

  /// Whether it has a file of a document.
  package func holds(_ document: HandoutDocument) -> Bool {
    self != .csv || document == .handout || document == .proposal
  }

  /// The extension of its files.
  package var fileExtension: String { self == .markdown ? "md" : rawValue }
}

/// The templates that pages are made with.
package enum HandoutTemplates {
  /// The names of all templates.
  package static let names: [String] = HandoutDocument.allCases.flatMap { document in
    ["\(document.rawValue).md", "\(document.rawValue).html"]
  }

  /// The template of a name; empty for a name that there is none of.
  package static func builtIn(_ name: String) -> Template {
    let bytes: [UInt8]
    switch name {
    case "handout.md": bytes = PackageResources.handout_md
    case "handout.html": bytes = PackageResources.handout_html
    case "answers.md": bytes = PackageResources.answers_md
    case "answers.html": bytes = PackageResources.answers_html
    case "notes.md": bytes = PackageResources.notes_md
    case "notes.html": bytes = PackageResources.notes_html
    case "proposal.md": bytes = PackageResources.proposal_md
    case "proposal.html": bytes = PackageResources.proposal_html
    default: bytes = []
    }
    return Template(name: name, text: String(decoding: bytes, as: UTF8.self))
  }
}

/// A file that a handout becomes.
package struct HandoutFile: Sendable {
  /// Its name.
  package var name: String
  /// What is in it.
  package var text: String

  /// A file of its parts.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension Handout {
  /// A document in a format, made with a template, which CSV has no use for.
  ///
  /// Markdown links to the files of charts by the names that `chartFile` gives, and leaves out those
  /// that it gives none for.
  ///
  /// - Throws: `TemplateError`.
  package func text(
    _ document: HandoutDocument, as format: HandoutFormat, template: Template,
    chartFile: @escaping (String) -> String? = { _ in nil }
  ) throws -> String {
    switch format {
    case .csv:
      return HandoutCSV.text(document == .proposal ? proposal : sections + appendix)
    case .markdown:
      return try template.fill(
        HandoutPage(writer: MarkdownWriter(chartFile: chartFile), handout: self).values(document))
    case .html:
      return try template.fill(HandoutPage(writer: HTMLWriter(), handout: self).values(document))
    }
  }

  /// The charts as files of SVG, which Markdown links to.
  package func chartFiles(prefix: String) -> [HandoutFile] {
    (sections + appendix).flatMap(\.blocks).compactMap { block in
      guard case .chart(let name, let chart) = block else { return nil }
      return HandoutFile(name: "\(prefix)\(name).svg", text: chart.file(id: name))
    }
  }
}
