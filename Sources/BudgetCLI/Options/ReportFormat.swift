import Arguments
import Money
import Reports

/// The formats of a budget, as an option's value.
struct ReportFormat: ExpressibleByArgument {
  /// The format's name.
  let name: String
  /// The reporter that renders it.
  let reporter: any Reporter.Type

  init?(argument: String) {
    guard let reporter = ReporterRegistry.reporter(argument) else { return nil }
    name = argument
    self.reporter = reporter
  }

  static let table = ReportFormat(TableReporter.self)

  private init(_ reporter: any Reporter.Type) {
    name = reporter.format
    self.reporter = reporter
  }

  var defaultValueDescription: String { name }

  static var allValueStrings: [String] { ReporterRegistry.formats }
}

/// The format of a command's output if the user doesn't name one.
enum OutputFormat {
  private static let names = [
    "csv": "csv", "html": "html", "htm": "html", "json": "json", "md": "markdown",
    "markdown": "markdown",
  ]
  /// Extensions of non-text files: the program writes no text under such a name.
  private static let foreign: Set<String> = [
    "pdf", "xlsx", "xls", "xlsm", "ods", "doc", "docx", "odt", "png", "jpg", "jpeg", "svg", "zip",
    "gz", "parquet",
  ]

  /// Returns the format asked for, else the one that the output's extension means, else the
  /// default.
  ///
  /// - Throws: a `Failure` where the extension belongs to another kind of file, or is unknown.
  static func chosen<Format: ExpressibleByArgument>(
    _ asked: Format?, output: String?, usual: Format, beside others: [String] = []
  ) throws -> Format {
    guard let output, let ending = ending(of: output) else { return asked ?? usual }
    if let asked {
      if !foreign.contains(ending) { return asked }
    } else if ending == "txt" || ending == "text" {
      return usual
    } else if let format = names[ending].flatMap({ Format(argument: $0) }) {
      return format
    }
    if asked != nil {
      throw Failure(
        .badUsage, "'\(output)': what --format writes is text, which no '.\(ending)' file is")
    }
    let known = names.filter { Format(argument: $0.value) != nil }.keys + ["txt"] + others
    throw Failure(
      .badUsage, "'\(output)': no report is written to a file that ends in '.\(ending)'",
      notes: [
        "known are \(known.sorted().map { ".\($0)" }.joined(separator: ", "))"
          + (foreign.contains(ending) ? "" : "; --format writes to a name of any other ending")
      ])
  }

  /// Returns a file name's extension in lower case; nil for a name without one, and for a folder.
  static func ending(of output: String) -> String? {
    guard let name = output.split(separator: "/", omittingEmptySubsequences: false).last,
      let point = name.lastIndex(of: "."), point != name.startIndex
    else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    return ending.isEmpty ? nil : ending
  }
}

/// A format that is not text, selected by the extension of the output's name.
enum DocumentFormat: String, CaseIterable {
  case pdf, xlsx

  /// Creates the format of an output; nil for text.
  init?(output: String?) {
    guard let ending = output.flatMap(OutputFormat.ending), let format = Self(rawValue: ending)
    else { return nil }
    self = format
  }
}

/// An exact amount in US dollars, as an option's value.
struct AmountArgument: ExpressibleByArgument {
  /// The exact amount.
  let amount: Money

  init?(argument: String) {
    guard let amount = try? Money(argument), amount >= .zero else { return nil }
    self.amount = amount
  }

  static var validValues: String? {
    "it is an amount in US dollars from 0 to 170 trillion, such as 150 or 99.50"
  }
}

/// The most that a plan may cost before the answer is no, as an option's value.
enum CeilingArgument: ExpressibleByArgument {
  /// An amount in dollars.
  case amount(Money)
  /// The plan's own `limit_usd`.
  case limit

  init?(argument: String) {
    if argument == "limit" {
      self = .limit
    } else if let amount = AmountArgument(argument: argument)?.amount {
      self = .amount(amount)
    } else {
      return nil
    }
  }

  static var validValues: String? { AmountArgument.validValues.map { "\($0); or 'limit'" } }
}
