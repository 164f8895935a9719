public import Analysis
import Charts
import Dates
import Billing
import JSONText
import Money
import Prices

extension Sheet {
  /// Creates the sheet of a comparison of instance types.
  ///
  /// - Parameters:
  ///   - comparison: the offers that were ranked.
  ///   - date: the date of the prices, for people.
  public init(_ comparison: Comparison, pricesOf date: String) {
    let rows = comparison.rows
    let common = Self.common(rows)
    let columns = comparison.query.columns ?? Self.columns(comparison, without: common.columns)
    self.init(
      title: Self.title(comparison),
      lead: (common.texts + ["prices as of \(date)"]).joined(separator: ", "),
      words: InWords.sentences(comparison),
      tables: [
        Self.table(
          columns, rows, comparison.query.measure, leavesOut: comparison.query.columns == nil)
      ],
      notes: Self.notes(comparison),
      data: Self.table(ComparisonColumn.all, rows, comparison.query.measure, leavesOut: false),
      members: Self.members(comparison, date))
    chart = OfferChart.scatter(comparison)
  }

  private static func title(_ comparison: Comparison) -> String {
    let shown = Wording.count(comparison.rows.count, "offer")
    let part =
      comparison.leftOut == 0 ? shown : "\(shown) of \(Quantity(comparison.matches).grouped)"
    if comparison.query.work != nil { return "What the work takes and costs: \(part)" }
    return "What a dollar buys: \(part)"
  }

  private static func table(
    _ columns: [ComparisonColumn], _ rows: [ComparisonRow], _ measure: Measure, leavesOut: Bool
  ) -> SheetTable {
    SheetTable(
      columns: columns.map {
        .init(
          $0.id, $0.title, meaning: $0.meaning, isFigure: $0.isFigure,
          isEssential: ["type", "hourly", "work_usd"].contains($0.id))
      },
      rows: rows.map { row in
        SheetTable.Row(
          columns.map { $0.figure(row) }, isMarked: row.work?.isOnFront ?? false,
          label: OfferChart.label(row, measure))
      }, leavesOut: leavesOut)
  }

  /// Returns what all rows have in common, which is said once.
  private static func common(_ rows: [ComparisonRow]) -> (columns: Set<String>, texts: [String]) {
    guard let first = rows.first else { return ([], []) }
    var columns: Set<String> = []
    var texts: [String] = []
    func look(_ id: String, _ text: String, _ value: (ComparisonRow) -> String) {
      guard rows.allSatisfy({ value($0) == value(first) }) else { return }
      columns.insert(id)
      texts.append(text)
    }
    if rows.allSatisfy({ $0.provider == first.provider }) { columns.insert("provider") }
    look("region", first.region) { $0.region }
    look("os", first.operatingSystem) { $0.operatingSystem }
    look("purchase", first.choice.title) { $0.choice.word }
    return (columns, texts)
  }

  /// Returns the columns that fit the question, the most informative first: those on the right are
  /// left out where there is no room.
  private static func columns(
    _ comparison: Comparison, without common: Set<String>
  ) -> [ComparisonColumn] {
    let rows = comparison.rows
    let measure = comparison.query.measure
    var ids =
      ["type", "provider", "region", "purchase", "os"].filter { !common.contains($0) }
      + ["vcpu"]
    let isBurstable = rows.contains { $0.machine.type.burstable }
    if isBurstable { ids.append("baseline") }
    ids.append("memory")
    if measure == .ecu { ids.append("ecu") }
    if rows.contains(where: { $0.machine.type.gpuCount > 0 }) {
      ids += ["gpus", "gpu_model", "gpu_memory"]
    }
    if comparison.query.work != nil { ids += ["work_hours", "work_usd", "front"] }
    ids.append("hourly")
    if comparison.query.hours != nil { ids.append("total") }
    if comparison.query.work == nil {
      ids.append(ComparisonColumn.perDollar(measure))
      let second: Measure = measure == .memory ? .vcpu : .memory
      ids += [ComparisonColumn.perDollar(second)]
      if !common.contains("provider") {
        ids += [ComparisonColumn.price(.vcpu), ComparisonColumn.price(.memory)]
      }
    }
    if rows.contains(where: { $0.saving != nil }) { ids.append("saving") }
    if rows.contains(where: { $0.interruption != nil }) { ids.append("interruption") }
    if isBurstable { ids.append("burst_hourly") }
    ids += ["monthly", "arch"]
    if ids.contains("gpus") { ids.append("cuda") }
    if measure != .vcpu, measure != .memory, comparison.query.work == nil {
      ids.append(ComparisonColumn.price(measure))
    }
    if isBurstable { ids.append("burst_vcpu_hours_per_dollar") }
    return ids.compactMap { id in ComparisonColumn.all.first { $0.id == id } }
  }

  // MARK: Remarks

  private static func notes(_ comparison: Comparison) -> [String] {
    let rows = comparison.rows
    var notes: [String] = []
    if comparison.leftOut > 0 {
      let verb = Words.verb(comparison.leftOut)
      notes.append(
        comparison.query.isLimitOfPage
          ? "The page has the best offers only, \(Quantity(comparison.query.limit ?? 0).grouped) of a provider at most: \(Wording.count(comparison.leftOut, "more offer")) \(verb) left out. Name a region, a family or a size to see all that are meant; --limit 0 --output offers.csv writes every one."
          : "\(Wording.count(comparison.leftOut, "more offer")) \(verb) left out; --limit shows more, 0 all of them."
      )
    }
    if rows.contains(where: { $0.machine.surplusVCPU > .zero }) {
      notes.append(
        "A burstable type counts with its baseline, which it may use all the time. At full burst all its processors run at 100% on credits without limit, and what goes beyond the baseline is paid by the vCPU-hour."
      )
    }
    let unknown = rows.filter { $0.machine.type.burstable && $0.machine.steadyVCPU.isZero }
    if !unknown.isEmpty, comparison.query.measure == .vcpu {
      notes.append(
        "What \(Wording.count(unknown.count, "burstable offer")) may use all the time is not known: nothing is shown for a vCPU-hour."
      )
    }
    if rows.contains(where: { $0.purchase == .spot && $0.source != nil }) {
      notes.append("Spot prices are averages over the zones of a region.")
    }
    if rows.contains(where: { $0.purchase.commitment != nil }) {
      notes.append(
        "A reservation is paid for every hour of its term, used or not; an upfront fee is spread over the term."
          + (comparison.query.work == nil && comparison.query.hours == nil
            ? "" : " What it costs in all is the whole term.")
      )
    }
    let workedOut = rows.compactMap(\.source).filter { source in
      PriceSource.Confidence(rawValue: source.confidence)?.isWorkedOut ?? false
    }
    if !workedOut.isEmpty {
      var names: [String] = []
      for source in workedOut {
        let name = "\(source.name) (\(source.confidence))"
        if !names.contains(name) { names.append(name) }
      }
      notes.append(
        "The prices of \(Wording.count(workedOut.count, "offer")) are in no list: \(names.joined(separator: "; "))."
      )
    }
    if let work = comparison.query.work { notes += self.notes(work) }
    notes += comparison.notes
    notes.append(
      "A month has 730 hours. Prices are list prices, before free tier, credits and tax, for the instance alone\(comparison.query.work == nil ? "; a public address and disks come on top" : " unless it says otherwise")."
    )
    return notes
  }

  private static func notes(_ work: Work) -> [String] {
    var beside: [String] = []
    if work.volumeGB > .zero {
      beside.append("\(work.volumeGB.grouped) GB of \(work.volumeType) for each instance")
    }
    if work.addresses > 0 {
      beside.append(
        "\(Words.count(work.addresses, "public address")) for each, where that is billed")
    }
    if work.transferOutGB > .zero {
      beside.append("\(work.transferOutGB.grouped) GB sent to the internet")
    }
    let text = beside.isEmpty ? "nothing" : beside.joined(separator: ", ")
    return [
      "The cost of the work holds the instances and, beside them, \(text). It is assumed to end when it is done, without a pause or interruption."
    ]
  }

  private static func members(_ comparison: Comparison, _ date: String) -> [JSONOutput.Member] {
    var sources: [PriceSource] = []
    for source in comparison.rows.compactMap(\.source) where !sources.contains(source) {
      sources.append(source)
    }
    return [
      .init("prices_as_of", .string(date)),
      .init("matches", .number(comparison.matches)),
      .init("left_out", .number(comparison.leftOut)),
      .init(
        "sources",
        .array(
          sources.map { source in
            .object([
              .init("id", .string(source.id)), .init("name", .string(source.name)),
              .init("published", .string(source.published.description)),
              .init("confidence", .string(source.confidence)),
            ])
          })),
    ]
  }
}
