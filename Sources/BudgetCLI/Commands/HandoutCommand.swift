import Advice
import Analysis
import Arguments
import Billing
import Catalog
import Files
import Handouts
import Money
import Scenarios

/// The command `budget handout`: material that an instructor gives to a class.
struct HandoutCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract:
      "Write a class handout: the plan, the budget, what goes wrong, guard rails, exercises.",
    discussion:
      "The first page is the handout; an appendix has the arithmetic, other ways to pay, a glossary and sources. Standard output or a file receives one document. A folder receives the handout, its tables as CSV, its charts, and, on request, the answers, the instructor's notes and the proposal, each as a separate file.",
    examples: [
      CommandExample("Read a handout.", "budget handout class.json"),
      CommandExample(
        "All files of it, with ten exercises.",
        "budget handout class.json --exercises 10 --seed 7 --answers --output handouts/"),
      CommandExample(
        "A PDF to print, through a browser that is installed.",
        "budget handout class.json --output handout.pdf"),
      CommandExample(
        "What to ask of a grant, month by month.",
        "budget handout lab.json --proposal --output proposal.html"),
      CommandExample(
        "Copy the templates, to change them.", "budget handout --copy-templates mine/"),
    ])

  @Argument(
    help: "The scenario file; - for standard input.", completion: .file(extensions: ["json"]))
  var scenario: String?

  @Option(
    name: .shortAndLong,
    help: "The format. Default: by the output's name, else markdown; all in a folder.")
  var format: HandoutFormatArgument?

  @Option(
    name: .shortAndLong, help: "Write to a file, or the files into a folder.", completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("The course's name.", valueName: "name"))
  var course: String?

  @Option(help: ArgumentHelp("The term's name.", valueName: "name"))
  var term: String?

  @Option(help: ArgumentHelp("The number of exercises.", valueName: "n"))
  var exercises: Int = 0

  @Option(help: ArgumentHelp("The random seed of the exercises.", valueName: "n"))
  var seed: Int = 1

  @Flag(help: "The answers to the exercises; without a folder, instead of the handout.")
  var answers = false

  @Flag(help: "Notes for the instructor; without a folder, instead of the handout.")
  var instructorNotes = false

  @Flag(
    help: "A proposal for a grant, with a reserve; without a folder, instead of the handout.")
  var proposal = false

  @Option(
    help: ArgumentHelp(
      "In how many of 100 terms the proposal's sum is enough.", valueName: "number"))
  var confidence: Int = 80

  @Flag(help: "Leave out the appendix: arithmetic, other ways to pay, glossary, sources.")
  var noAppendix = false

  @Option(help: "A folder of templates of your own.", completion: .directory)
  var template: String?

  @Option(
    help: ArgumentHelp(
      "Copy the templates into a folder, and do nothing else.", valueName: "folder"),
    completion: .directory)
  var copyTemplates: String?

  @OptionGroup(title: "Class") var classOptions: ClassOptions
  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    if let copyTemplates { return try copy(to: copyTemplates, context) }
    guard let scenario else {
      throw ValidationError("missing argument '<scenario>'")
    }
    let file = PlanFile(name: scenario)
    let target = OutputTarget(path: output, context: context, plans: [file])
    let isPDF = !target.isFolder && format == nil && DocumentFormat(output: output) == .pdf
    let page = target.isFolder || isPDF ? .html : try pageFormat()
    try checkNumbers()
    if !target.isFolder { try checkDocument(page) }
    let templates = try HandoutTemplateFolder(path: template, context: context)
    let progress = Progress(context, isAsked: catalog.progress)
    defer { progress.end() }
    progress.step("pricing the plan and what may go wrong")
    let handout = try handout(file, context)
    progress.step("writing the pages")
    do {
      if target.isFolder {
        try writeAll(handout, file.stem, templates, target)
      } else {
        let text = try handout.text(
          document, as: page, template: templates.template(document, page))
        guard isPDF else {
          try target.write(text)
          return .done
        }
        let bytes = try PDFPrinter(context: context).print(text)
        try target.write { take in bytes.withUnsafeBytes { take($0) } }
      }
    } catch let error as TemplateError {
      throw templates.failure(error)
    }
    return .done
  }

  // MARK: What is asked for

  private func checkNumbers() throws {
    guard (0...200).contains(exercises) else {
      throw ValidationError("--exercises should be 0 to 200, not \(exercises)")
    }
    guard seed >= 0 else { throw ValidationError("--seed should not be below 0") }
    if answers, exercises == 0 {
      throw ValidationError("--answers needs --exercises: there is nothing to answer")
    }
    guard (1...99).contains(confidence) else {
      throw ValidationError("--confidence must be 1 to 99, not \(confidence)")
    }
  }

  /// One file holds one document, of a kind that it can be written as.
  private func checkDocument(_ page: HandoutFormat) throws {
    let asked = [
      (answers, "--answers"), (instructorNotes, "--instructor-notes"), (proposal, "--proposal"),
    ].filter(\.0).map(\.1)
    if asked.count > 1 {
      let number = asked.count == 2 ? "two" : "three"
      throw ValidationError(
        "\(Words.list(asked)) are \(number) files: name a folder with --output FOLDER/"
      )
    }
    if !page.holds(document), let option = asked.first {
      throw ValidationError("\(option) has no tables to write as CSV: choose markdown or html")
    }
  }

  /// The single document for a file or standard output.
  private var document: HandoutDocument {
    if answers { return .answers }
    if instructorNotes { return .notes }
    return proposal ? .proposal : .handout
  }

  private func pageFormat() throws -> HandoutFormat {
    try OutputFormat.chosen(
      format, output: output, usual: HandoutFormatArgument(.markdown),
      beside: [DocumentFormat.pdf.rawValue]
    ).format
  }

  private func handout(_ file: PlanFile, _ context: Context) throws -> Handout {
    let priced = try PlanPricing(context: context, catalog: catalog).budgets(of: [file.name], plan)
    guard var scenario = priced.budgets.first?.budget.scenario else {
      throw Failure(.bug, "a plan was read but not priced")
    }
    try classOptions.change(&scenario)
    let prices = try catalog.open(context)
    var options = HandoutOptions()
    (options.course, options.term) = (course, term)
    (options.exercises, options.seed) = (exercises, UInt64(seed))
    options.fileName = file.name == "-" ? "scenario.json" : "\(file.stem).json"
    options.fileOptions = plan.words + classOptions.words(scenario)
    (options.hasAppendix, options.hasProposal) = (!noAppendix, proposal)
    if options.hasAppendix {
      options.elsewhere = try OtherClouds(context: context, file: file, changes: plan.changes())
        .plans(of: scenario, prices) { try classOptions.change(&$0) }
    }
    let drawing = ForecastOptions(confidence: confidence)
    let services = context.services
    options.forecast = { budget in
      let estimator = Estimator(prices: prices, services: services, reviewer: nil)
      return try Forecaster(estimator: estimator, prices: prices).forecast(
        beside: budget, drawing)
    }
    options.interruption = { type, region in
      try prices.spotInterruption(instanceType: type, region: region)?.band
    }
    do {
      return try Failure.blaming(file) {
        try Failure.forecasting {
          try Handout(
            scenario, options: options, prices: prices, services: context.services,
            reviewer: Advice())
        }
      }
    } catch ExerciseError.noPrices(let region) {
      throw Failure(.badInput, "there are no prices in \(region) to make exercises of")
    }
  }

  // MARK: Files

  /// Writes all files of a handout; their names depend only on the scenario's.
  private func writeAll(
    _ handout: Handout, _ stem: String, _ templates: HandoutTemplateFolder, _ target: OutputTarget
  ) throws {
    let formats = format.map { [$0.format] } ?? HandoutFormat.allCases
    let prefix = "\(stem)-handout-"
    let documents: [HandoutDocument] =
      [.handout] + (answers ? [.answers] : []) + (instructorNotes ? [.notes] : [])
      + (proposal ? [.proposal] : [])
    // Every page is made before the first is written, so that a faulty template leaves nothing half
    // done.
    var files: [HandoutFile] = []
    for format in formats {
      for document in documents where format.holds(document) {
        let text = try handout.text(
          document, as: format, template: templates.template(document, format),
          chartFile: { "\(prefix)\($0).svg" })
        files.append(
          HandoutFile(name: "\(stem)-\(document.rawValue).\(format.fileExtension)", text: text))
      }
    }
    if formats.contains(.markdown) { files += handout.chartFiles(prefix: prefix) }
    for file in files { try target.write(file.text, named: file.name) }
  }

  private func copy(to folder: String, _ context: Context) throws -> ExitStatus {
    let target = OutputTarget(path: folder, context: context)
    for name in HandoutTemplates.names where Files.exists(Files.path(context.resolve(folder), name))
    {
      throw Failure(.cannotWrite, "'\(folder)' has a '\(name)' already")
    }
    for name in HandoutTemplates.names {
      try target.write(HandoutTemplates.builtIn(name).text, named: name)
    }
    return .done
  }
}
