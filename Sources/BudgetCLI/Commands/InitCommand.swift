import Arguments
import Dates
import Files

/// The command `budget init`: a commented example scenario.
struct InitCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Print a commented example scenario from a template.",
    discussion: "Plans begin with the next month.",
    examples: [
      CommandExample("Start a class plan.", "budget init class --output class.json"),
      CommandExample(
        "The assignment: a Jupyter server on three kinds of instances.",
        "budget init three-notebooks --output plan.json"),
    ])

  @Argument(help: "The kind of plan.")
  var template: Template = .notebook

  @Option(name: .shortAndLong, help: "Write to a new file.", completion: .file())
  var output: String?

  @Flag(help: "Overwrite an existing file.")
  var force = false

  /// The templates; each is a file in `Templates`.
  enum Template: String, CaseIterable, ExpressibleByArgument {
    case notebook, `class`, serverless, lab
    case threeNotebooks = "three-notebooks"

    var bytes: [UInt8] {
      switch self {
      case .notebook: return PackageResources.notebook_json
      case .class: return PackageResources.class_json
      case .serverless: return PackageResources.serverless_json
      case .lab: return PackageResources.lab_json
      case .threeNotebooks: return PackageResources.three_notebooks_json
      }
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if let output, !force, Files.exists(context.resolve(output)) {
      throw Failure(
        .cannotWrite, "'\(output)' is there already", notes: ["use --force to write over it"])
    }
    try OutputTarget(path: output, context: context, replacesPlans: force)
      .write(Self.dated(String(decoding: template.bytes, as: UTF8.self), on: context.today))
    return .done
  }

  /// Returns a template with its dates filled in: plans begin with the next month.
  ///
  /// `@start` is its first day, `@last4` the last day of the fourth month, `@today` today.
  static func dated(_ template: String, on today: CalendarDate) -> String {
    let start = today.startOfMonth.adding(months: 1)
    var text = template.replacing("\"@today\"", with: "\"\(today)\"")
      .replacing("\"@start\"", with: "\"\(start)\"")
    for months in [4, 12] {
      let last = start.adding(months: months).adding(days: -1)
      text = text.replacing("\"@last\(months)\"", with: "\"\(last)\"")
    }
    return text
  }
}
