import CatalogBuilding
import Arguments
import Catalog
import Files

/// The command `budget catalog export`: the catalog as the tables from which it can be built.
struct CatalogExportCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the catalog as price tables in CSV, from which it can be rebuilt.",
    examples: [
      CommandExample(
        "Make refreshed prices the data of the next catalog.",
        "budget catalog export refreshed-data")
    ])

  @Argument(help: "The folder to write to; it must be new or empty.", completion: .directory)
  var folder: String

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let place = context.resolve(folder)
    let files = try Failure.translating {
      let opened = try catalog.open(context)
      if Files.exists(place), !(try FileTree.list(place).isEmpty) {
        throw Failure(.cannotWrite, "the folder '\(folder)' is not empty")
      }
      return try opened.export(to: place)
    }
    context.errors.write("\(files.count) tables in '\(folder)'\n")
    return .done
  }
}
