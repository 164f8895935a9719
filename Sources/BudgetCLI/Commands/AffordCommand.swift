import Analysis
import Arguments
import Billing
import Diagnostics
import Money
import Prices
import Reports
import SafeText
import Scenarios

/// The command `budget afford`: the largest plan that some money pays for.
struct AffordCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "afford",
    abstract: "Say how many hours, weeks, students or servers of a plan some money pays for.",
    discussion:
      "The plan is priced again and again, with its disks, addresses, tiers, free tier and credits, until one more step would exceed the limit. Candidates are the plan's type and those at least as large, on demand and as spot, in the regions asked for.",
    examples: [
      CommandExample(
        "The hours a week that $100 pay for.", "budget afford plan.json --limit 100"),
      CommandExample(
        "The weeks, on three types of your choice.",
        "budget afford plan.json --limit 100 --solve weeks --types t3.small,t3.medium,m7g.large"),
      CommandExample(
        "How many students, in two regions.",
        "budget afford class.json --limit 2000 --solve students --region us-east-1,eu-west-1"),
    ])

  @Argument(
    help: "The scenario file; - for standard input.", completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    help: ArgumentHelp("The money available. Default: the plan's limit_usd.", valueName: "usd"))
  var limit: AmountArgument?

  @Option(
    help: ArgumentHelp(
      "The quantity to make as large as possible. Default: the schedule that the servers have, else hours_per_week; without anything that runs by the hour, the length of the plan.",
      valueName: "what"))
  var solve: SolvedArgument?

  @Option(help: ArgumentHelp("The step by which it is counted.", valueName: "number"))
  var step: AmountOf = AmountOf(.one)

  @Option(
    help: ArgumentHelp(
      "A resource whose hours, number or type may change; may be repeated. Default: all servers.",
      valueName: "name"))
  var resource: [String] = []

  @Option(
    help: ArgumentHelp(
      "The types to try. Default: the plan's own and the cheapest at least as large.",
      valueName: "list"), completion: .known(.types))
  var types: [String] = []

  @Option(
    help: ArgumentHelp("The regions to try. Default: the plan's own.", valueName: "list"),
    completion: .known(.regions))
  var region: [String] = []

  @Option(
    help: ArgumentHelp(
      "The ways to pay, such as on_demand,spot. Default: these two.", valueName: "list"),
    completion: .known(.purchases))
  var purchase: [String] = []

  @Option(help: ArgumentHelp("The number of candidates to show; 0 for all.", valueName: "count"))
  var rows: Int = 12

  @Flag(help: "Compare the limit with what is left to pay after credits.")
  var afterCredits = false

  @Option(
    name: .shortAndLong, help: "How to show it. Default: by the output's name, else table.")
  var format: SheetFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set a value of the scenario; may be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Use the prices of this date.", valueName: "date"))
  var asOf: String?

  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if rows < 0 { throw ValidationError("--rows is a number of candidates, 0 for all") }
    if step.quantity.isZero { throw ValidationError("--step is a number above 0") }
  }

  func run(_ context: Context) throws -> ExitStatus {
    let file = PlanFile(name: scenario)
    let bytes = try file.bytes(context)
    let given = try PlanOptions.changes(set: overrides, asOf: asOf, region: nil)
    let priced = try PlanPricing(context: context, catalog: catalog)
      .budgets(of: [PlanRequest(file: file, changes: given)])
    guard let budget = priced.budgets.first?.budget else {
      throw Failure(.bug, "a plan was read but not priced")
    }
    let prices = try catalog.open(context)
    let question = try question(budget, file)
    let wish = try wish(budget, prices)
    let estimator = priced.estimator.withoutReview
    let reader = context.scenarioReader
    let progress = Progress(context, isAsked: catalog.progress)
    defer { progress.end() }
    var pricedPlans = 0
    func estimate(_ changes: [ScenarioOverride]) throws -> Budget {
      pricedPlans += 1
      if catalog.progress { progress.show("plans priced:", "\(pricedPlans)") }
      let reading = try reader.examine(bytes, changes: given + changes)
      guard reading.problems.isEmpty else { throw Diagnostics(reading.problems) }
      return try estimator.estimate(reading)
    }
    var found = try Failure.blaming(file) {
      try Failure.translating {
        let candidates = try AffordCandidates(
          of: budget, resources: question.resources, wish, prices: prices
        ).all()
        return try Affordability(
          question, of: budget, candidates: candidates, estimate: estimate)
      }
    }
    let isEnough = found.rows.contains { if case .fits = $0.outcome { true } else { false } }
    if rows > 0 { found = found.prefix(rows) }
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    try OutputTarget(path: output, context: context, plans: [file])
      .write(
        OutputFormat.chosen(format, output: output, usual: .table).reporter.render(
          Sheet(found), options: options))
    if isEnough { return .done }
    let isPriced = found.rows.contains {
      if case .impossible = $0.outcome { false } else { true }
    }
    if isPriced { return .answeredNo }
    context.output.flush()
    var problem = "\(file.title): error: none of the candidates can be priced"
    if case .impossible(let reason)? = found.rows.first?.outcome { problem += ": \(reason)" }
    context.errors.write("\(SafeText.line(problem))\n")
    return .badInput
  }

  private func question(_ budget: Budget, _ file: PlanFile) throws -> Affordability.Query {
    guard let limit = limit?.amount ?? budget.scenario.limit else {
      throw Failure(
        .badUsage, "\(file.title) has no 'limit_usd'",
        notes: ["say how much money there is with --limit, such as --limit 100"])
    }
    let resources = try resources(budget)
    let quantity = solve?.quantity ?? Self.usual(budget, resources)
    if quantity == .students, budget.scenario.cohort == nil {
      throw ValidationError("--solve students: the plan has no 'cohort'")
    }
    if quantity.isSchedule || quantity == .count, resources.isEmpty {
      throw ValidationError(
        "--solve \(quantity.rawValue): nothing in the plan runs by the hour; solve for \(Self.length(of: budget).rawValue), or name with --resource what there are to be more of"
      )
    }
    if !quantity.isSchedule, step.quantity.whole == nil {
      throw ValidationError("--solve \(quantity.rawValue) counts by whole steps")
    }
    let most = quantity.most(of: budget.scenario)
    if step.quantity > most {
      throw ValidationError(
        "--step \(step.quantity.grouped): there are at most \(most.grouped) \(quantity.noun)")
    }
    return Affordability.Query(
      limit: limit, quantity: quantity, step: step.quantity, resources: resources,
      isAfterCredits: afterCredits)
  }

  /// Returns the positions of the resources concerned.
  private func resources(_ budget: Budget) throws -> [ResourceIndex] {
    let all = budget.scenario.resources
    func places(where isMeant: (ServiceFacts, Resource) -> Bool) -> [ResourceIndex] {
      all.numbered.filter { _, resource in
        budget.services.facts(resource.service).map { isMeant($0, resource) } ?? false
      }.map(\.index)
    }
    if resource.isEmpty {
      let servers = places { facts, _ in facts.isServer }
      if !servers.isEmpty { return servers }
      let stoppable = places { $0.canBeStopped($1.fields) }
      // What a plan lets run all the time beside what it schedules, such as a database, goes on.
      let scheduled = stoppable.filter { all[$0].schedule.key != nil }
      if !scheduled.isEmpty { return scheduled }
      // A cluster or a stream cannot be stopped, but the plan may say for how many hours it exists.
      return stoppable.isEmpty ? places { $1.schedule.key != nil } : stoppable
    }
    return try resource.map { name in
      guard let place = all.numbered.first(where: { $0.resource.name == name })?.index else {
        throw ComparisonError.unknown(
          kind: "resource", word: name,
          suggestions: Suggestions.nearest(to: name, among: all.map(\.name))
        ).asFailure
      }
      return place
    }
  }

  /// Returns the kind of schedule that the plan's servers have; without any, the plan's length.
  private static func usual(_ budget: Budget, _ resources: [ResourceIndex]) -> AffordedQuantity {
    if resources.isEmpty { return length(of: budget) }
    let keys = Set(resources.compactMap { budget.scenario.resources[$0].schedule.key })
    return keys.count == 1
      ? keys.first.flatMap(AffordedQuantity.init) ?? .hoursPerWeek : .hoursPerWeek
  }

  /// Returns the unit in which the plan says how long it is.
  private static func length(of budget: Budget) -> AffordedQuantity {
    AffordedQuantity.allCases.first {
      $0.isLength && budget.scenario.fields.isWritten($0.rawValue)
    } ?? .months
  }

  private func wish(
    _ budget: Budget, _ prices: any PriceBook
  ) throws -> AffordCandidates.Wish {
    let all = budget.scenario.resources
    let provider = try resources(budget).first.map { all[$0].provider } ?? budget.scenario.provider
    func check(_ words: [String], _ kind: String, _ known: [String]) throws -> [String]? {
      for word in words where !known.contains(word) {
        throw ComparisonError.unknown(
          kind: kind, word: word, suggestions: Suggestions.nearest(to: word, among: known)
        ).asFailure
      }
      return words.isEmpty ? nil : words
    }
    if !region.isEmpty, all.allSatisfy({ $0.fields.isWritten("region") }) {
      throw ValidationError(
        "--region: everything in the plan has a region of its own, and only what takes the plan's is moved; change one with --set resources.0.region=\(OfferOptions.words(region).first ?? "")"
      )
    }
    let types = OfferOptions.words(types)
    let machines = try resources(budget).lazy.compactMap {
      budget.services.facts(budget.scenario.resources[$0].service)?.machines
    }.first
    let isServerType = machines?.typePrefix.isEmpty ?? true
    return AffordCandidates.Wish(
      types: try isServerType
        ? check(types, "instance type", prices.instanceTypeNames(of: provider))
        : types.isEmpty ? nil : types,
      regions: try check(
        OfferOptions.words(region), "region",
        prices.regions(of: budget.scenario.provider).map(\.code)),
      purchases: try check(
        OfferOptions.words(purchase).map { $0.replacing("-", with: "_") }, "way of buying",
        machines?.purchases.map(\.word) ?? []))
  }
}

/// The value of `--solve`.
struct SolvedArgument: ExpressibleByArgument {
  /// The quantity that is to be as large as possible.
  let quantity: AffordedQuantity

  init?(argument: String) {
    guard let quantity = AffordedQuantity(rawValue: argument) else { return nil }
    self.quantity = quantity
  }

  static var allValueStrings: [String] { AffordedQuantity.allCases.map(\.rawValue) }
}

extension ComparisonError {
  /// The failure with which a command ends.
  var asFailure: Failure { Failure(self) }
}
