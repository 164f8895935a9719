import Dates
import Billing
import Prices
import Reports
import Scenarios

/// The sources of the prices, and how to check them.
enum SourcesSection {
  static func section(_ budget: Budget, _ options: HandoutOptions) -> Section {
    let sources = budget.sources.map { source in
      "\(source.name), published \(source.published), confidence \(source.confidence)"
    }
    return Section(
      id: "sources", title: "Where the prices come from",
      blocks: [
        .paragraph(
          "Prices as of \(budget.pricesDate), in US dollars, before tax. Prices change: check them again before the term, with"
        ),
        .code(
          "budget estimate \(file(options))\nbudget explain \(file(options))"),
        .paragraph(
          "and against the provider's own pages: \(pages(budget)). The second command shows the arithmetic, the rate and the source of every line."
        ),
        .list(sources),
      ])
  }

  /// Returns the pages of the providers that the plan buys from.
  private static func pages(_ budget: Budget) -> String {
    let used = Set(budget.scenario.resources.map(\.provider))
    return budget.services.modules.filter { $0.provider.map(used.contains) ?? false }
      .compactMap { $0.console?.pricePages }.joined(separator: "; ")
  }

  /// Returns the scenario's file and the options that change it, quoted for a shell.
  static func file(_ options: HandoutOptions) -> String {
    ([options.fileName] + options.fileOptions).map(quoted).joined(separator: " ")
  }

  /// Returns a word in the form that a shell takes literally.
  static func quoted(_ word: String) -> String {
    let word = VisibleText.line(word)
    let isPlain = word.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || [45, 46, 47, 61, 95].contains(byte)
    }
    if isPlain && !word.isEmpty { return word }
    // Brackets are written as character codes, so that nothing that looks like a tag is in any
    // page.
    let text = word.replacing("'", with: "'\\''").replacing("<", with: "'$'\\x3c''")
      .replacing(">", with: "'$'\\x3e''")
    return "'\(text)'"
  }
}
