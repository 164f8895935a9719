import Dates
import Diagnostics
import JSONText
import Money

/// The output of `aws ce get-cost-and-usage`: results by time, each with a total or with groups.
enum CostExplorerJSON: BillDocumentFormat {
  static let title = "`aws ce get-cost-and-usage` (JSON)"

  /// The metrics for the amount invoiced, the best first.
  private static let metrics = [
    "UnblendedCost", "NetUnblendedCost", "BlendedCost", "AmortizedCost", "NetAmortizedCost",
  ]

  /// Reads a document.
  static func read(_ root: JSONNode, file: String, limit: Int) throws -> TableReading.Result {
    var reading = Reading(file: file, limit: limit)
    for page in pages(of: root) { try reading.read(page) }
    try reading.finish()
    return reading.result
  }

  /// Returns the answers in a document: itself, or the pages in a list; none where it is neither.
  static func pages(of root: JSONNode) -> [JSONNode] {
    let pages = root.items ?? [root]
    return pages.allSatisfy { $0["ResultsByTime"] != nil } ? pages : []
  }

  private struct Reading {
    let file: String
    var result: TableReading.Result
    private var problems: [BillError.Problem] = []
    private var dimensions: [(type: String, key: String)] = []
    private var metric: String?
    /// The names of accounts, by their ids.
    private var accountNames: [String: String] = [:]
    private var estimated: String?
    /// The pages of the document as one.
    private var page = AnswerPage(grouping: [])

    init(file: String, limit: Int) {
      self.file = file
      result = .init(format: "cost-explorer-json", store: EntryStore(limit: limit))
    }

    /// Reads a page.
    mutating func read(_ root: JSONNode) throws {
      dimensions = []
      for group in root["GroupDefinitions"]?.items ?? [] {
        dimensions.append((group["Type"]?.text ?? "DIMENSION", group["Key"]?.text ?? ""))
      }
      for value in root["DimensionValueAttributes"]?.items ?? [] {
        guard let id = value["Value"]?.text else { continue }
        accountNames[id] = value["Attributes"]?["description"]?.text
      }
      guard let periods = root["ResultsByTime"]?.items else {
        throw BillError(
          file: file,
          problems: [.init(line: 1, "there is no 'ResultsByTime', as get-cost-and-usage prints it")]
        )
      }
      for period in periods { try read(period: period) }
      let token = root["NextPageToken"].flatMap { $0.text == nil ? nil : $0 }
      page.nextToken = token?.position.line
      page.grouping = dimensions.map { "\($0.type) \($0.key)" }
    }

    /// Adds what is to be said of all pages.
    ///
    /// - Throws: `BillError` with everything that is wrong.
    mutating func finish() throws {
      result.page = page
      if let estimated {
        result.remarks.append(
          .init(
            file: file, "costs from \(estimated) on are marked as estimated, and will still rise"))
      }
      if let metric, metric != Self.usual {
        result.remarks.append(
          .init(
            file: file, "the amounts are '\(metric)', not what is invoiced: ask for 'UnblendedCost'"
          ))
      }
      guard problems.isEmpty else {
        throw BillError(file: file, problems: Array(problems.prefix(20)))
      }
    }

    private static let usual = "UnblendedCost"

    private mutating func note(_ node: JSONNode, _ message: String) {
      problems.append(
        .init(line: node.position.line, column: node.position.column, message))
    }

    private mutating func read(period: JSONNode) throws {
      guard let time = period["TimePeriod"], let start = time["Start"]?.text,
        let end = time["End"]?.text, let first = CalendarDate(String(start.prefix(10))),
        let last = CalendarDate(String(end.prefix(10)))
      else {
        return note(period, "a result has no 'TimePeriod' with 'Start' and 'End'")
      }
      page.add(first, to: last)
      if period["Estimated"]?.isTrue == true, estimated == nil { estimated = first.description }
      var key = BillEntry.Key()
      key.provider = "AWS"
      key.day = first
      key.days = max(1, first.days(until: last))
      let hour =
        start.count >= 13 && start.contains("T") ? Int(start.dropFirst(11).prefix(2)) : nil
      if let hour {
        result.lastHour = max(result.lastHour ?? .min, first.dayNumber * 24 + hour)
      }
      let groups = period["Groups"]?.items ?? []
      if groups.isEmpty {
        guard let total = period["Total"], total.members?.isEmpty == false else { return }
        try add(total, key, period, hour)
      }
      for group in groups {
        var key = key
        for (index, name) in (group["Keys"]?.items ?? []).enumerated() {
          set(name.text ?? "", index, &key)
        }
        guard let metrics = group["Metrics"] else {
          note(group, "a group has no 'Metrics'")
          continue
        }
        try add(metrics, key, group, hour)
      }
    }

    private mutating func add(
      _ metrics: JSONNode, _ key: BillEntry.Key, _ place: JSONNode, _ hour: Int?
    ) throws {
      result.rowsRead += 1
      guard let name = metric ?? CostExplorerJSON.metrics.first(where: { metrics[$0] != nil }),
        let cost = metrics[name], var text = cost["Amount"]?.text
      else {
        return note(
          place,
          "there is none of the metrics \(CostExplorerJSON.metrics.joined(separator: ", "))")
      }
      metric = name
      guard let amount = text.withUTF8({ try? AmountText.parse($0, places: Money.places) }) else {
        return note(cost, "'\(text.prefix(60))' is not a number")
      }
      let unit = cost["Unit"]?.text ?? "USD"
      guard CurrencyCode.isOne(unit) else { return note(cost, CurrencyCode.problem(unit)) }
      if let known = result.currency, known != unit {
        return note(cost, "two currencies, \(known) and \(unit): they cannot be added up")
      }
      result.currency = unit
      var key = key
      var quantity = BillQuantity.zero
      if let usage = metrics["UsageQuantity"], var digits = usage["Amount"]?.text {
        guard
          let value = digits.withUTF8({ try? AmountText.parse($0, places: BillQuantity.places) })
        else { return note(usage, "'\(digits.prefix(60))' is not a number") }
        quantity = BillQuantity(scaled: value.scaled)
        if let unit = usage["Unit"]?.text, unit != "N/A" { key.unit = unit }
      }
      result.rowsUsed += 1
      if amount.scaled == 0 { result.rowsWithoutCost += 1 }
      do throws(ArithmeticError) {
        try result.store.add(
          key.withRegion,
          .init(
            cost: Money(scaled: amount.scaled), quantity: quantity, rows: 1,
            hours: hour.map { 1 << UInt32($0) } ?? 0))
      } catch { note(cost, "the sum is too large to be held exactly") }
    }

    /// Stores a group's key as the fact that it states.
    private func set(_ name: String, _ index: Int, _ key: inout BillEntry.Key) {
      let known = index < dimensions.count ? dimensions[index] : nil
      if known?.type == "TAG" || known?.type == "COST_CATEGORY"
        || (known == nil && name.contains("$"))
      {
        key.tags += CostExplorerTable.tagText(known?.key ?? "tag", name)
        return
      }
      switch known?.key ?? guessed(name) {
      case "SERVICE":
        key.service = name
        if name == "Tax" { key.kind = .tax }
      case "LINKED_ACCOUNT":
        key.account = name
        key.accountName = accountNames[name] ?? ""
      case "REGION": key.region = CostExplorerTable.region(name)
      case "AZ": key.region = name == "NoAZ" ? "" : name
      case "RECORD_TYPE": key.kind = CostExplorerTable.chargeKind(name)
      case "RESOURCE_ID": key.resource = name == "NoResourceId" ? "" : name
      default: key.meter = key.meter.isEmpty ? name : key.meter + " " + name
      }
    }

    /// Returns the likely meaning of a group's key where the document does not state it.
    private func guessed(_ name: String) -> String {
      if name.count == 12, name.allSatisfy(\.isNumber) { return "LINKED_ACCOUNT" }
      let parts = name.split(separator: "-")
      if parts.count >= 3, parts.last.map({ $0.allSatisfy(\.isNumber) }) == true,
        name == name.lowercased()
      {
        return "REGION"
      }
      if name.contains(":") || (name.contains("-") && !name.contains(" ")) { return "USAGE_TYPE" }
      return "SERVICE"
    }
  }
}

extension JSONNode {
  /// Accesses the value of a member; nil where there is none.
  subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.node }

  /// The members of an object.
  var members: [JSONMember]? {
    if case .object(let members) = value { return members }
    return nil
  }

  /// The items of a list.
  var items: [JSONNode]? {
    if case .array(let items) = value { return items }
    return nil
  }

  /// The text of a string or the digits of a number.
  var text: String? {
    switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// Whether it is `true`.
  var isTrue: Bool {
    if case .boolean(true) = value { return true }
    return false
  }
}
