import Charts

/// A document that is part of a handout.
package enum HandoutDocument: String, Sendable, CaseIterable {
  /// The document for every student.
  case handout
  /// The answers to the exercises, with the arithmetic.
  case answers
  /// The document for the instructor only.
  case notes
  /// The grant proposal.
  case proposal
}

/// The formats of pages.
package enum HandoutFormat: String, Sendable, CaseIterable {
  /// Markdown for GitHub.
  case markdown
  /// A single HTML file.
  case html
  /// The tables with exact figures.
  case csv

  /// Returns whether it has a file for a document.
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

  /// Returns the template with a name; an empty one for an unknown name.
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

/// A file of a handout.
package struct HandoutFile: Sendable {
  /// The file's name.
  package var name: String
  /// The content.
  package var text: String

  /// Creates a file from its parts.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension Handout {
  /// Returns a document in a format, made with a template, which CSV ignores.
  ///
  /// Markdown links to the files of charts by the names that `chartFile` returns, and leaves out
  /// charts for which it returns none.
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

  /// Returns the charts as SVG files, to which Markdown links.
  package func chartFiles(prefix: String) -> [HandoutFile] {
    (sections + appendix).flatMap(\.blocks).compactMap { block in
      guard case .chart(let name, let chart) = block else { return nil }
      return HandoutFile(name: "\(prefix)\(name).svg", text: chart.file(id: name))
    }
  }
}
