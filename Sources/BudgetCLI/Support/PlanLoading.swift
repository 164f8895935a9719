import Advice
import Billing
import Catalog
import Diagnostics
import Files
import Money
import SafeText
import Scenarios

/// A scenario file named on the command line.
struct PlanFile {
  /// The name as it was given; `-` for standard input.
  var name: String

  /// The name in messages.
  var title: String { name == "-" ? "standard input" : SafeText.line(name) }

  /// The file's name without folder and extension, for naming what is made from it.
  var stem: String {
    if name == "-" { return "plan" }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
  }

  /// Returns the file's bytes.
  ///
  /// - Throws: a `Failure` to read it.
  func bytes(_ context: Context) throws -> [UInt8] {
    try Failure.translating {
      name == "-"
        ? try context.input.readAll(limit: ScenarioReader.sizeLimit)
        : try Files.read(context.resolve(name), limit: ScenarioReader.sizeLimit)
    }
  }

  /// Reads as much of the scenario as possible.
  ///
  /// - Throws: `Diagnostics` for text that is not a scenario, or a `Failure` to read it.
  func read(_ changes: [ScenarioOverride], _ context: Context) throws -> ScenarioReading {
    let bytes = try bytes(context)
    Process.expectWork(onBytes: bytes.count)
    return try context.scenarioReader.examine(bytes, changes: changes)
  }
}

extension Context {
  /// A reader of the plans that people write, with advice about names and values of others.
  var scenarioReader: ScenarioReader {
    ScenarioReader(
      ids: services.ids, otherName: services.otherName, otherValue: services.otherValue,
      otherField: services.otherField, find: services.definition)
  }
}

/// A plan that is to be priced.
struct PlanRequest {
  /// The plan's file.
  var file: PlanFile
  /// The changes to it.
  var changes: [ScenarioOverride] = []
  /// The name that distinguishes it from other requests for the same file.
  var variant: String?
}

/// Prices scenario files, and reports all errors in all of them at once.
struct PlanPricing {
  let context: Context
  let catalog: CatalogOptions
  /// The age in days that a price list may have, compared with the plan, without a remark.
  var maximumPriceAge = 180

  /// Reads the scenarios and prices them, all changed in the same way.
  ///
  /// - Throws: a `Failure` whose report has every diagnostic of every file.
  func budgets(
    of files: [String], _ options: PlanOptions
  ) throws -> (estimator: Estimator, budgets: [(file: PlanFile, budget: Budget)]) {
    let changes = try options.changes()
    return try budgets(of: files.map { PlanRequest(file: PlanFile(name: $0), changes: changes) })
  }

  /// Reads the scenarios and prices them, each changed in its own way.
  ///
  /// - Throws: a `Failure` whose report has every diagnostic of every request.
  func budgets(
    of requests: [PlanRequest]
  ) throws -> (estimator: Estimator, budgets: [(file: PlanFile, budget: Budget)]) {
    var failures = PlanFailures(requests)
    let readings = requests.map { request in
      Result { try request.file.read(request.changes, context) }
    }
    // If none of the files is a scenario, this can be reported without prices.
    let isAnyRead = readings.contains { (try? $0.get()) != nil }
    let estimator = Result {
      isAnyRead
        ? Estimator(
          prices: try catalog.open(context), services: context.services,
          reviewer: Advice(maximumPriceAge: maximumPriceAge)) : nil
    }
    var budgets: [(file: PlanFile, budget: Budget)] = []
    for (request, reading) in zip(requests, readings) {
      try failures.collect(request) {
        let reading = try reading.get()
        if let estimator = (try? estimator.get()).flatMap({ $0 }) {
          budgets.append((request.file, try estimator.estimate(reading)))
        } else if !reading.problems.isEmpty {
          throw Diagnostics(reading.problems)
        }
      }
    }
    // Without a catalog, the errors found in the files come first.
    try failures.collect { _ = try estimator.get() }
    try failures.throwIfAny()
    guard let estimator = try estimator.get() else {
      throw Failure(.bug, "a plan was read but not priced")
    }
    return (estimator, budgets)
  }
}

extension Failure {
  /// Runs a closure for a priced plan; figures that overflow in a report are treated as the plan's
  /// error.
  static func blaming<Result>(_ file: PlanFile, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as Diagnostics {
      throw Failure(
        .badInput, report: error.all.map { $0.rendered(file: file.title) }.joined(separator: "\n"))
    } catch is ArithmeticError {
      throw Failure(
        .badInput, report: "\(file.title): error: the report's figures are too large to be exact")
    }
  }
}
