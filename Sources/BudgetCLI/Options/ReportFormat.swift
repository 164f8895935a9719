import Arguments
import Money
import Reports

/// The formats of a budget, as an option's value.
struct ReportFormat: ExpressibleByArgument {
  /// The format's name.
  let name: String
  /// What renders it.
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

/// The format of a command's output where its user does not name one.
enum OutputFormat {
  private static let names = [
    "csv": "csv", "html": "html", "htm": "html", "json": "json", "md": "markdown",
    "markdown": "markdown",
  ]

  /// The format that was asked for, else the one that the output's name ends in, else the usual one.
  static func chosen<Format: ExpressibleByArgument>(
    _ asked: Format?, output: String?, usual: Format
  ) -> Format {
    if let asked { return asked }
    guard let output, let point = output.lastIndex(of: ".") else { return usual }
    let ending = output[output.index(after: point)...].lowercased()
    return names[ending].flatMap { Format(argument: $0) } ?? usual
  }
}

/// An exact amount in US dollars, as an option's value.
struct AmountArgument: ExpressibleByArgument {
  /// The amount.
  let amount: Money

  init?(argument: String) {
    guard let amount = try? Money(argument), amount >= .zero else { return nil }
    self.amount = amount
  }
}

/// What a plan may cost before the answer is no, as an option's value.
enum CeilingArgument: ExpressibleByArgument {
  /// An amount.
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
}
