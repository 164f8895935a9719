import Arguments

/// The command `budget catalog refresh`: newer prices from the providers' own lists.
///
/// The network is left to a separate program, `budget-fetch`, which the command starts.
struct CatalogRefreshCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Add the providers' price lists to the catalog; the old prices stay as history.",
    discussion: """
      Feeds: aws-offers (the default), aws-savings-plans, aws-spot, aws-spot-advisor, \
      aws-calculator, azure-retail, gcp-skus. The catalog stays as it is until the new one is \
      complete and has passed its checks.
      """,
    examples: [
      CommandExample(
        "The prices of a service in a region.",
        "budget catalog refresh --offer AmazonEC2 --region eu-west-1"),
      CommandExample(
        "A list that is on the disk; only show what would change.",
        "budget catalog refresh --from index.csv --dry-run"),
    ])

  @Argument(help: "The feeds to read.")
  var feeds: [String] = []

  @Option(help: "A list at another address, a file, or a folder of files.", completion: .file())
  var from: String?

  @Option(
    help: "An offer of the AWS Price List, or a service of another feed; can be repeated.",
    completion: .known(.offers))
  var offer: [String] = []

  @Option(
    help: "A region; can be repeated. Default: all regions in the price tables.",
    completion: .known(.regions))
  var region: [String] = []

  @Option(help: "A table of the feeds' addresses instead of the bundled one.", completion: .file())
  var addresses: String?

  @Option(help: "The date of lists that do not state one, such as 2026-01-31.")
  var published: String?

  @Option(help: "The number of skipped kinds of products to list.")
  var list: Int = 10

  @Option(help: "The largest size of a list in bytes.")
  var maxSize: Int?

  @Option(help: "Seconds to wait for a connection.")
  var connectTimeout: Int?

  @Option(help: "Seconds without data after which a transfer is abandoned.")
  var stallTimeout: Int?

  @Option(help: "The number of retries of a failed transfer.")
  var retries: Int?

  @Option(help: "Certificates to trust instead of the system's.", completion: .file())
  var certificates: String?

  @Flag(help: "Read all offers of the AWS Price List; those without a service are `metered`.")
  var all = false

  @Flag(help: "Do everything except change the catalog.")
  var dryRun = false

  @Flag(
    help:
      "Accept older lists as history, lists with far fewer prices, and implausible price changes."
  )
  var force = false

  @Flag(help: "Accept unencrypted addresses.")
  var allowHttp = false

  @Flag(help: "Fail if another refresh is running, instead of waiting for it.")
  var noWait = false

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    guard let data = catalog.dataFolder(context) else {
      throw Failure(
        .noInput, "there is no folder of price tables",
        notes: ["name it with --data FOLDER or the environment variable BUDGET_DATA"])
    }
    // The catalog is built here, with the same progress as in every other command.
    _ = try catalog.open(context)
    guard let program = ChildProgram.find("budget-fetch", variable: "BUDGET_FETCH", context) else {
      throw Failure(
        .unreachable, "the program 'budget-fetch' is not beside this one",
        notes: ["name it with the environment variable BUDGET_FETCH"])
    }
    let code = try program.run(
      try arguments(data: data, file: catalog.file(context), context), context)
    if let status = ExitStatus(rawValue: code) { return status }
    throw Failure(.bug, "'budget-fetch' ended with code \(code)")
  }

  private func arguments(data: String, file: String, _ context: Context) throws -> [String] {
    var arguments = feeds + ["--data", data, "--catalog", file, "--list", "\(list)"]
    func add(_ name: String, _ value: String?) {
      if let value { arguments += ["--\(name)", value] }
    }
    func path(_ text: String?) -> String? {
      text.map { $0.contains("://") ? $0 : context.resolve($0) }
    }
    add("from", path(from))
    for name in offer { add("offer", name) }
    for name in region { add("region", name) }
    add("addresses", path(addresses))
    add("published", published)
    add("max-size", maxSize.map { String($0) })
    add("connect-timeout", connectTimeout.map { String($0) })
    add("stall-timeout", stallTimeout.map { String($0) })
    add("retries", retries.map { String($0) })
    add("certificates", path(certificates))
    add("parent", String(Process.number))
    for (flag, isGiven) in [
      ("all", all), ("dry-run", dryRun), ("force", force), ("allow-http", allowHttp),
      ("no-wait", noWait),
    ] where isGiven { arguments.append("--" + flag) }
    return arguments
  }
}
