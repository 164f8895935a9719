import Arguments
import Catalog
import Analysis
import Dates
import Billing
import Money
import Prices

/// The instance types, regions and ways of buying to compare.
struct OfferOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("aws, azure, gcp, several of them, or all.", valueName: "list"),
    completion: .known(.providers))
  var provider: [String] = ["aws"]

  @Option(help: ArgumentHelp("The smallest number of vCPU.", valueName: "count"))
  var minVcpu: AmountOf?

  @Option(help: ArgumentHelp("The largest number of vCPU.", valueName: "count"))
  var maxVcpu: AmountOf?

  @Option(help: ArgumentHelp("The least memory.", valueName: "gib"))
  var minMemory: AmountOf?

  @Option(help: ArgumentHelp("The most memory.", valueName: "gib"))
  var maxMemory: AmountOf?

  @Option(help: ArgumentHelp("The architecture of the processor.", valueName: "arch"))
  var arch: Architecture?

  @Option(help: ArgumentHelp("The smallest number of graphics processors.", valueName: "count"))
  var gpu: Int?

  @Flag(help: "Only types that run on processor credits.")
  var burstable = false

  @Flag(help: "No types that run on processor credits.")
  var noBurstable = false

  @Flag(help: "Only types of the current generation.")
  var currentGeneration = false

  @Flag(help: "Only types that an account's free tier covers there on that day.")
  var freeTier = false

  @Option(
    help: ArgumentHelp("Families, such as t3,m7g.", valueName: "list"),
    completion: .known(.families))
  var family: [String] = []

  @Option(
    help: ArgumentHelp(
      "Types, such as t3.large,m7g.large; 2xm4.4xlarge is two of one.", valueName: "list"),
    completion: .known(.types))
  var types: [String] = []

  @Option(
    help: ArgumentHelp("Regions, such as us-east-1,eu-west-1, or all.", valueName: "list"),
    completion: .known(.regions))
  var region: [String] = ["all"]

  @Option(
    help: ArgumentHelp("linux, windows, rhel, suse, or all.", valueName: "list"),
    completion: .known(.systems))
  var os: [String] = ["linux"]

  @Option(
    help: ArgumentHelp(
      "on-demand, spot, reserved, one reservation such as reserved_1yr_no_upfront, or all.",
      valueName: "list"), completion: .known(.purchases))
  var purchase: [String] = ["on-demand"]

  @Option(help: ArgumentHelp("The highest price of an hour.", valueName: "usd"))
  var maxPrice: AmountOf?

  @Option(
    help: ArgumentHelp(
      "A spot price of your own, such as m4.10xlarge=0.50; may be repeated.",
      valueName: "type=usd"))
  var spotPrice: [String] = []

  /// The conditions in the order in which they apply.
  var filters: [TypeFilter] {
    var filters: [TypeFilter] = []
    if let minVcpu { filters.append(.minimumVCPU(minVcpu.quantity)) }
    if let maxVcpu { filters.append(.maximumVCPU(maxVcpu.quantity)) }
    if let minMemory { filters.append(.minimumMemory(minMemory.quantity)) }
    if let maxMemory { filters.append(.maximumMemory(maxMemory.quantity)) }
    if let arch { filters.append(.architecture(arch.rawValue)) }
    if let gpu { filters.append(.minimumGPU(gpu)) }
    if burstable { filters.append(.burstable(true)) }
    if noBurstable { filters.append(.burstable(false)) }
    if currentGeneration { filters.append(.currentGeneration) }
    return filters
  }

  /// The words that select offers.
  var words: OfferWords {
    OfferWords(
      types: Self.words(types), families: Self.words(family), regions: Self.words(region),
      systems: Self.words(os), purchases: Self.words(purchase))
  }

  /// Returns the providers, without duplicates.
  ///
  /// - Throws: `ComparisonError` for an unknown provider.
  func providers() throws -> [Provider] {
    var providers: [Provider] = []
    for word in Self.words(provider) {
      let named = word == "all" ? Provider.allCases : Provider(rawValue: word).map { [$0] } ?? []
      if named.isEmpty {
        throw ComparisonError.unknown(
          kind: "provider", word: word, suggestions: Provider.allCases.map(\.rawValue) + ["all"])
      }
      providers += named.filter { !providers.contains($0) }
    }
    return providers
  }

  /// The highest price accepted for an hour: a thousand dollars.
  private static let mostAnHour = UnitPrice(scaled: 1_000_000_000_000_000)

  /// Returns the user's own spot prices by type.
  func ownSpotPrices() throws -> [String: UnitPrice] {
    var prices: [String: UnitPrice] = [:]
    for (type, text) in try pairs(spotPrice, option: "--spot-price", form: "TYPE=USD") {
      guard let price = try? UnitPrice(text), price >= .zero, price <= Self.mostAnHour else {
        throw ComparisonError.malformed(
          option: "--spot-price", word: text, form: "dollars an hour, 0 to 1000")
      }
      prices[type] = price
    }
    return prices
  }

  /// Returns the words of an option that may be repeated and may contain several, separated by
  /// commas.
  static func words(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map { $0.trimmed } }.filter { !$0.isEmpty }
  }
}

/// Returns options of the form `key=value`, with commas between pairs.
func pairs(
  _ values: [String], option: String, form: String
) throws(ComparisonError) -> [(key: String, value: String)] {
  var pairs: [(key: String, value: String)] = []
  for word in OfferOptions.words(values) {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
      throw .malformed(option: option, word: word, form: "of the form \(form)")
    }
    pairs.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
  }
  return pairs
}

extension Substring {
  /// The text without spaces at either end.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// An architecture, as an option's value.
enum Architecture: String, ExpressibleByArgument, CaseIterable {
  case x86 = "x86_64"
  case arm = "arm64"
}

/// An exact number of zero or more, as an option's value.
struct AmountOf: ExpressibleByArgument {
  /// The exact number.
  let quantity: Quantity

  /// Creates an argument from a number.
  init(_ quantity: Quantity) { self.quantity = quantity }

  init?(argument: String) {
    guard let quantity = try? Quantity(argument), quantity >= .zero,
      quantity <= Quantity(1_000_000_000)
    else { return nil }
    self.quantity = quantity
  }

  static var validValues: String? { "it is a number from 0 to 1,000,000,000" }

  var defaultValueDescription: String { quantity.description }
}

/// The measure of what a dollar buys, as an option's value.
struct MeasureArgument: ExpressibleByArgument {
  /// The chosen measure.
  let measure: Measure

  init?(argument: String) {
    guard let measure = Measure(rawValue: argument) else { return nil }
    self.measure = measure
  }

  static var allValueStrings: [String] { Measure.allCases.map(\.rawValue) }
}
