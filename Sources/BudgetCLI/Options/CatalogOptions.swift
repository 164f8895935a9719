import Arguments

/// The source of the prices; shared by every command that needs them.
struct CatalogOptions: ParsableArguments {
  @Option(
    help: "The price catalog; built there if it is not. Default: budget's cache folder.",
    completion: .file())
  var catalog: String?

  @Option(
    help: "The folder of price tables. Default: the pricing-data that came with the program.",
    completion: .directory)
  var data: String?

  @Flag(help: "Say on standard error how far it is, where that is no terminal too.")
  var progress = false
}
