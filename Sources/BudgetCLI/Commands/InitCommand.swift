import Arguments
import Files

/// `budget init`: a commented starting scenario.
struct InitCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Print a commented starting scenario from a template.",
    examples: [CommandExample("Start a class plan.", "budget init class --output class.json")])

  @Argument(help: "What kind of plan.")
  var template: Template = .notebook

  @Option(name: .shortAndLong, help: "Write to a new file.", completion: .file())
  var output: String?

  @Flag(help: "Write over a file that is there.")
  var force = false

  /// The templates; each is a file in `Templates`.
  enum Template: String, CaseIterable, ExpressibleByArgument {
    case notebook, `class`, serverless, lab

    var bytes: [UInt8] {
      switch self {
      case .notebook: return PackageResources.notebook_json
      case .class: return PackageResources.class_json
      case .serverless: return PackageResources.serverless_json
      case .lab: return PackageResources.lab_json
      }
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if let output, !force, Files.exists(context.resolve(output)) {
      throw Failure(
        .cannotWrite, "'\(output)' is there already", notes: ["use --force to write over it"])
    }
    try OutputTarget(path: output, context: context, replacesPlans: force)
      .write(String(decoding: template.bytes, as: UTF8.self))
    return .done
  }
}
