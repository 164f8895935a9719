import Arguments

/// The source of the prices; shared by every command that needs them.
struct CatalogOptions: ParsableArguments {
  @Option(
    help: "Path of the price catalog; created if missing. Default: budget's cache folder.",
    completion: .file())
  var catalog: String?

  @Option(
    help: "The folder of price tables. Default: the pricing-data that came with the program.",
    completion: .directory)
  var data: String?

  @Flag(help: "Show progress on standard error even if it is not a terminal.")
  var progress = false

  var sources: [(label: String, source: ParameterSource)] {
    [("catalog", _catalog), ("data", _data), ("progress", _progress)]
  }
}
