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
  /// The name as given; `-` for standard input.
  var name: String

  /// The name in messages.
  var title: String { name == "-" ? "standard input" : SafeText.line(name) }

  /// The file's name without folder and extension, to name what is made of it.
  var stem: String {
    if name == "-" { return "plan" }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
  }

  /// The file's bytes.
  ///
  /// - Throws: a `Failure` to read it.
  func bytes(_ context: Context) throws -> [UInt8] {
    try Failure.translating {
      name == "-"
        ? try context.input.readAll(limit: ScenarioReader.sizeLimit)
        : try Files.read(context.resolve(name), limit: ScenarioReader.sizeLimit)
    }
  }

  /// Reads the scenario as far as it can be read.
  ///
  /// - Throws: `Diagnostics` of text that is no scenario, or a `Failure` to read it.
  func read(_ changes: [ScenarioOverride], _ context: Context) throws -> ScenarioReading {
    let bytes = try bytes(context)
    return try ScenarioReader(
      ids: context.services.ids, otherName: context.services.otherName,
      find: context.services.definition
    )
    .examine(bytes, changes: changes)
  }
}

/// A plan that is to be priced.
struct PlanRequest {
  /// Its file.
  var file: PlanFile
  /// What is changed in it.
  var changes: [ScenarioOverride] = []
  /// What tells it from other requests of the same file.
  var variant: String?
}

/// Prices scenario files, and reports everything that is wrong with any of them at once.
struct PlanPricing {
  let context: Context
  let catalog: CatalogOptions
  /// Days by which a price list may be older than the plan without a remark.
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
    // Where nothing is a scenario at all, no prices are needed to say so.
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
    // Without a catalog, what was found in the files comes first.
    try failures.collect { _ = try estimator.get() }
    try failures.throwIfAny()
    guard let estimator = try estimator.get() else {
      throw Failure(.bug, "a plan was read but not priced")
    }
    return (estimator, budgets)
  }
}

extension Failure {
  /// Runs something with a plan that was priced; figures that grow too large on the way to a report
  /// are the plan's fault.
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
