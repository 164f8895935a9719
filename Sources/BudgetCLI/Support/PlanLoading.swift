import Catalog
import Estimator
import Files
import JSONText
import Money
import Scenarios

/// A scenario file named on the command line.
struct PlanFile {
  /// The name as given; `-` for standard input.
  var name: String

  /// The name in messages.
  var title: String { name == "-" ? "standard input" : name }

  /// The file's name without folder and extension, to name what is made of it.
  var stem: String {
    if name == "-" { return "plan" }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
  }

  /// Reads the scenario.
  ///
  /// - Throws: `Diagnostics` of the text, or a `Failure` to read it.
  func read(_ overrides: [ScenarioOverride], _ context: Context) throws -> Scenario {
    let bytes = try Failure.translating {
      name == "-"
        ? try context.input.readAll(limit: ScenarioReader.sizeLimit)
        : try Files.read(context.resolve(name), limit: ScenarioReader.sizeLimit)
    }
    let reader = ScenarioReader(ids: ServiceRegistry.ids, find: ServiceRegistry.definition)
    if overrides.isEmpty { return try reader.read(bytes) }
    var node: JSONNode
    do throws(Diagnostic) {
      node = try JSONReader.read(bytes)
      for change in overrides { node = try change.applied(to: node) }
    } catch {
      throw Diagnostics([error])
    }
    return try reader.read(node)
  }
}

/// Prices scenario files, and reports everything that is wrong with any of them at once.
struct PlanPricing {
  let context: Context
  let options: PlanOptions
  /// Days by which a price list may be older than the plan without a remark.
  var maximumPriceAge = 180

  /// Reads the scenarios and prices them.
  ///
  /// - Throws: a `Failure` whose report has every diagnostic of every file.
  func budgets(
    of files: [String], catalog options: CatalogOptions
  ) throws -> (estimator: Estimator, budgets: [(file: PlanFile, budget: Budget)]) {
    let overrides = try self.options.all()
    var failures = Failures()
    var scenarios: [(file: PlanFile, scenario: Scenario)] = []
    for name in files {
      let file = PlanFile(name: name)
      try failures.collect(file) {
        scenarios.append((file, try file.read(overrides, context)))
      }
    }
    if scenarios.isEmpty { try failures.throwIfAny() }
    let estimator = Estimator(
      prices: try options.open(context), maximumPriceAge: maximumPriceAge)
    var budgets: [(file: PlanFile, budget: Budget)] = []
    for (file, scenario) in scenarios {
      try failures.collect(file) { budgets.append((file, try estimator.estimate(scenario))) }
    }
    try failures.throwIfAny()
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

/// What is wrong with several files, gathered.
private struct Failures {
  private var reports: [String] = []
  private var status: ExitStatus?

  /// Runs something with a file and keeps what is wrong with the file.
  mutating func collect(_ file: PlanFile, _ body: () throws -> Void) throws {
    do {
      try Failure.translating(body)
    } catch let error as Diagnostics {
      reports += error.all.map { $0.rendered(file: file.title) }
      status = status ?? .badInput
    } catch let error as Failure {
      reports.append(error.report)
      status = status ?? error.status
    }
  }

  func throwIfAny() throws {
    if let status { throw Failure(status, report: reports.joined(separator: "\n")) }
  }
}
