import Dates
import Billing
import Prices

/// A column of the comparison, which can also be sorted by.
public struct ComparisonColumn: Sendable {
  /// The column's name in options and in machine-readable formats.
  public let id: String
  /// The column's heading.
  public let title: String
  /// The column's meaning, for help and for people who hear the table read out.
  public let meaning: String
  /// Whether it contains figures rather than words.
  public let isFigure: Bool
  /// Whether the highest figure is the best.
  public let isHighestBest: Bool
  /// The figure of a row in this column.
  public let figure: @Sendable (ComparisonRow) -> Figure

  /// Creates a column of words, or of figures with the lowest as the best unless said otherwise.
  init(
    _ id: String, _ title: String, _ meaning: String, isFigure: Bool = true,
    isHighestBest: Bool = false, _ figure: @escaping @Sendable (ComparisonRow) -> Figure
  ) {
    self.id = id
    self.title = title
    self.meaning = meaning
    self.isFigure = isFigure
    self.isHighestBest = isHighestBest
    self.figure = figure
  }

  /// Returns the column with a name.
  ///
  /// - Throws: `ComparisonError` when there is none, with names of similar spelling.
  public static func named(_ id: String) throws(ComparisonError) -> ComparisonColumn {
    if let column = all.first(where: { $0.id == id }) { return column }
    var near = Suggestions.nearest(to: id, among: all.map(\.id))
    if near.isEmpty {
      near = all.filter { $0.id.contains(id) || $0.meaning.hasPrefix(id) }.map(\.id)
    }
    throw .unknown(kind: "column", word: id, suggestions: near.isEmpty ? all.map(\.id) : near)
  }

  /// Returns the name of the column for what a dollar buys.
  public static func perDollar(_ measure: Measure) -> String { "\(hourName(measure))_per_dollar" }

  /// Returns the name of the column for the price of a unit for an hour.
  public static func price(_ measure: Measure) -> String { "usd_per_\(measure.rawValue)_hour" }

  private static func hourName(_ measure: Measure) -> String {
    measure == .memory ? "gib_hours" : "\(measure.rawValue)_hours"
  }

  /// All columns, one per line, in the order of machine-readable formats.
  public static let all: [ComparisonColumn] =
    [
      .init("type", "Type", "the instance type", isFigure: false) { .text($0.machine.name) },
      .init("provider", "Cloud", "whose cloud it is", isFigure: false) {
        .text($0.provider.rawValue)
      },
      .init("vcpu", "vCPU", "virtual processors", isHighestBest: true) {
        .number($0.machine.vcpu, places: 3)
      },
      .init("memory", "GiB", "memory in GiB", isHighestBest: true) {
        .number($0.machine.memoryGiB, places: 3)
      },
      .init("arch", "Arch", "architecture of the processor", isFigure: false) {
        .text($0.machine.type.architecture)
      },
      .init("gpus", "GPUs", "graphics processors", isHighestBest: true) {
        $0.machine.amount(of: .gpu).map { .number($0, places: 3) } ?? .none
      },
      .init("gpu_model", "GPU", "kind of graphics processor", isFigure: false) {
        $0.machine.type.gpuName.map { .text($0) } ?? .none
      },
      .init(
        "gpu_memory", "GiB a GPU", "memory of each graphics processor in GiB", isHighestBest: true
      ) { $0.machine.type.gpuMemoryGiB.map { .number($0, places: 3) } ?? .none },
      .init("cuda", "CUDA", "whether its graphics processors run CUDA", isFigure: false) {
        $0.machine.type.gpuCount > 0 ? .flag($0.machine.type.runsCUDA) : .none
      },
      .init("ecu", "ECU", "EC2 compute units", isHighestBest: true) {
        $0.machine.amount(of: .ecu).map { .number($0, places: 2) } ?? .none
      },
      .init("network", "Gbit/s", "network bandwidth that is always there", isHighestBest: true) {
        $0.machine.amount(of: .network).map { .number($0, places: 3) } ?? .none
      },
      .init("baseline", "Baseline", "what a burstable type may use all the time") {
        guard $0.machine.type.burstable, let baseline = $0.machine.type.baselinePercent else {
          return .none
        }
        return .percent(baseline)
      },
      .init("region", "Region", "region", isFigure: false) { .text($0.region) },
      .init("os", "System", "operating system", isFigure: false) { .text($0.operatingSystem) },
      .init("purchase", "Bought", "how it is bought", isFigure: false) { .text($0.purchaseName) },
      .init("hourly", "$ an hour", "price of an hour in dollars") { .price($0.hourly) },
      .init("monthly", "$ a month", "dollars for 730 hours") { row in
        row.cost(of: ComparisonRow.monthHours).map { .amount($0) } ?? .none
      },
      .init("total", "$ in all", "dollars for the hours of the plan, or the term of a commitment") {
        row in
        row.hours.flatMap { row.owed(for: $0) }.map { .amount($0) } ?? .none
      },
    ]
    + Measure.allCases.map { measure in
      .init(
        perDollar(measure), "\(measure.unit)-h per $",
        "\(measure.meaning) for a dollar", isHighestBest: true
      ) { row in row.perDollar(measure).map { .ratio($0) } ?? .none }
    }
    + Measure.allCases.map { measure in
      .init(
        price(measure), "$ per \(measure.unit)-h", "dollars for one of the \(measure.meaning)"
      ) { row in row.price(of: measure).map { .price($0) } ?? .none }
    }
    + [
      .init(
        "saving", "Saving", "percent below the on-demand price", isHighestBest: true
      ) { $0.saving.map { .percent($0) } ?? .none },
      .init(
        "interruption", "Taken back", "share of spot instances interrupted in a month",
        isFigure: false
      ) {
        $0.interruption.map { .text($0) } ?? .none
      },
      .init(
        "burst_hourly", "$ at full burst",
        "dollars an hour with all processors at 100% on paid credits"
      ) {
        $0.burstHourly.map { .price($0) } ?? .none
      },
      .init(
        "burst_vcpu_hours_per_dollar", "vCPU-h per $ at full burst",
        "vCPU-hours for a dollar with all processors at 100% on paid credits", isHighestBest: true
      ) { $0.burstPerDollar.map { .ratio($0) } ?? .none },
      .init("work_hours", "Hours", "hours until the work is done") {
        $0.work.map { .ratio($0.hours) } ?? .none
      },
      .init(
        "work_usd", "$ for the work", "dollars for the work, with disks, addresses and transfer"
      ) {
        $0.work.map { .amount($0.total) } ?? .none
      },
      .init("work_instance_usd", "$ instances", "dollars of it for the instances") {
        $0.work.map { .amount($0.instances) } ?? .none
      },
      .init("work_other_usd", "$ beside them", "dollars of it for disks, addresses and transfer") {
        $0.work.map { .amount($0.beside) } ?? .none
      },
      .init(
        "front", "Front", "on the Pareto front: nothing is both faster and cheaper",
        isFigure: false,
        isHighestBest: true
      ) { $0.work.map { .flag($0.isOnFront) } ?? .none },
      .init("price_from", "Price of", "first day of the price", isFigure: false) {
        $0.effectiveFrom.map { .text($0.description) } ?? .none
      },
      .init("source", "Source", "source of the price", isFigure: false) {
        .text($0.source?.id ?? "your own price")
      },
      .init(
        "confidence", "Confidence", "how far the source can be trusted, or that it was worked out",
        isFigure: false
      ) { $0.source.map { .text($0.confidence) } ?? .none },
    ]
}
