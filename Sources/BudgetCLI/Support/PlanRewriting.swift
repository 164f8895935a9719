import Analysis
import Billing
import Diagnostics
import JSONText
import Money
import Scenarios

/// Rewrites a plan with the hours and quantities that a bill shows.
struct PlanRewriting {
  let budget: Budget
  let variance: PlanVariance

  /// Returns the plan's text, changed where the bill has figures for a single resource; comments and
  /// layout stay.
  ///
  /// - Returns: the text, and the names of unchanged resources.
  func text(_ bytes: [UInt8]) throws(Diagnostic) -> (text: String, unchanged: [String]) {
    let root = try JSONReader.read(bytes)
    var editor = PlanEditor(bytes)
    var told: Set<ResourceIndex> = []
    // A server and its address run for the same hours: one of them tells the schedule.
    var scheduled: Set<ResourceIndex> = []
    let resources = Self.resources(in: root)
    for use in variance.uses where resources.indices.contains(use.resource.offset) {
      if use.isTime, scheduled.contains(use.resource) { continue }
      let resource = budget.scenario.resources[use.resource]
      guard let change = change(resources[use.resource.offset], use, resource) else { continue }
      if case .set(let field, let value) = change {
        let path = ["resources", use.resource.description, field]
        guard editor.apply(ScenarioOverride(path: path, json: value.oneLine)) else { continue }
      }
      if use.isTime { scheduled.insert(use.resource) }
      told.insert(use.resource)
    }
    try Self.leaveOutLonelyNames(&editor)
    let unchanged = budget.scenario.resources.numbered.filter { !told.contains($0.index) }
    return (editor.text, unchanged.map(\.resource.name))
  }

  /// Leaves out the names of ranges that moved with others which are ranges no more.
  private static func leaveOutLonelyNames(_ editor: inout PlanEditor) throws(Diagnostic) {
    var places: [String: [[String]]] = [:]
    func visit(_ node: JSONNode, _ path: [String]) {
      switch node.value {
      case .object(let members):
        for member in members {
          if member.key == "together", case .string(let name) = member.node.value {
            places[name, default: []].append(path + [member.key])
          }
          visit(member.node, path + [member.key])
        }
      case .array(let items):
        for (index, item) in items.enumerated() { visit(item, path + [String(index)]) }
      default: break
      }
    }
    visit(try JSONReader.read(Array(editor.text.utf8)), [])
    for paths in places.values where paths.count == 1 {
      _ = editor.apply(ScenarioOverride(path: paths[0], json: "null"))
    }
  }

  private typealias Field = (key: String, value: JSONNode)

  private static func resources(in root: JSONNode) -> [[Field]] {
    guard case .object(let members) = root.value,
      let node = members.first(where: { $0.key == "resources" })?.node,
      case .array(let items) = node.value
    else { return [] }
    return items.map { item in
      guard case .object(let fields) = item.value else { return [] }
      return fields.map { ($0.key, $0.node) }
    }
  }

  /// What the bill says of a resource.
  private enum Change {
    /// A field has another value.
    case set(String, JSONOutput)
    /// It is as the plan has it.
    case asPlanned
  }

  /// The most hours that a schedule may have; those of a month are the longest month's.
  private static let most = ScenarioFields.longestSchedules.merging(["hours_per_month": 744]) {
    $1
  }.mapValues { Quantity($0) }

  /// Returns what to change in the field that decides a meter; nil where there is none.
  private func change(_ fields: [Field], _ use: MeterUse, _ resource: Resource) -> Change? {
    let ratios = use.months.compactMap { month -> Quantity? in
      month.planned.isZero ? nil : try? month.billed.divided(by: month.planned)
    }
    guard !ratios.isEmpty else { return nil }
    if use.isTime {
      // Against the hours that the months really have: 40 of each week are fewer in February.
      let times = use.months.compactMap { month -> Quantity? in
        month.calendar.isZero ? nil : try? month.billed.divided(by: month.calendar)
      }
      if let index = fields.firstIndex(where: { ScenarioFields.scheduleNames.contains($0.key) }) {
        guard let value = likely(fields[index].value) else { return nil }
        let most = Self.most[fields[index].key]
        // More hours than there are is more than one such resource: the plan has to say so.
        if let most, times.contains(where: { ((try? value.times($0)) ?? value) > most }) {
          return nil
        }
        guard let hours = range(times, times: value, most: nil) else { return nil }
        return .set(fields[index].key, Self.together(hours, as: fields[index].value))
      }
      let whole = budget.period.monthHours ?? Quantity(730)
      // What ran as long as there was time is always on still.
      let isAlwaysOn = times.allSatisfy { $0 >= Quantity(scaled: 980_000_000_000) }
      if isAlwaysOn { return .asPlanned }
      return range(ratios, times: whole, most: whole).map { .set("hours_per_month", $0) }
    }
    guard let index = place(of: use, in: fields, resource), let value = likely(fields[index].value)
    else { return nil }
    let field = declaration(of: fields[index].key, resource)
    let shares = field?.eachOf.map { sharesOfEach($0, ratios, use, fields, resource) } ?? ratios
    if shares.isEmpty { return .asPlanned }
    guard let quantity = range(shares, times: value, most: nil, kind: field?.kind) else {
      return nil
    }
    return .set(fields[index].key, Self.together(quantity, as: fields[index].value))
  }

  private func declaration(of field: String, _ resource: Resource) -> FieldDeclaration? {
    budget.services.definition(resource.service)?.fields.first { $0.name == field }
  }

  /// Returns the shares of what each run was planned to take: those of a meter that counts the time
  /// of all runs, without what more or fewer runs make of it.
  ///
  /// `things`: the field with the number of runs.
  private func sharesOfEach(
    _ things: String, _ ratios: [Quantity], _ use: MeterUse, _ fields: [Field],
    _ resource: Resource
  ) -> [Quantity] {
    let runs = variance.uses.first { other in
      guard other.resource == use.resource, !other.isTime, other != use,
        other.months.count == use.months.count,
        let place = place(of: other, in: fields, resource)
      else { return false }
      let field = fields[place].key
      return field == things || declaration(of: field, resource)?.totalOf == things
    }
    guard let runs else { return ratios }
    return zip(use.months, runs.months).compactMap { time, runs in
      guard !time.planned.isZero, !runs.planned.isZero, !runs.billed.isZero,
        let share = try? time.billed.divided(by: time.planned),
        let count = try? runs.billed.divided(by: runs.planned)
      else { return nil }
      return try? share.divided(by: count)
    }
  }

  /// Returns a range with the name under which the plan's own range moves with others.
  private static func together(_ value: JSONOutput, as planned: JSONNode) -> JSONOutput {
    guard case .object(let range) = value, case .object(let members) = planned.value,
      let name = members.first(where: { $0.key == "together" }),
      case .string(let text) = name.node.value
    else { return value }
    return .object(range + [.init("together", .string(text))])
  }

  /// Returns the field that decides a meter: the one that it names, or else the only one with its
  /// monthly quantity.
  private func place(
    of use: MeterUse, in fields: [Field], _ resource: Resource
  ) -> Int? {
    if let field = use.field, let index = fields.firstIndex(where: { $0.key == field }) {
      return index
    }
    guard let planned = use.months.first?.planned else { return nil }
    let fitting = fields.indices.filter { index in
      guard let value = likely(fields[index].value), !value.isZero,
        let whole = try? value * resource.count
      else { return false }
      return !Self.others.contains(fields[index].key) && whole == planned
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private static let others = ScenarioFields.scheduleNames + ["count"]

  private func likely(_ node: JSONNode) -> Quantity? {
    switch node.value {
    case .number(let digits): return try? Quantity(digits)
    case .object(let members):
      guard let likely = members.first(where: { $0.key == "likely" }) else { return nil }
      return self.likely(likely.node)
    default: return nil
    }
  }

  /// Returns whether a field takes a value, or a range of them.
  private static func takes(_ kind: FieldKind?, _ low: Quantity, _ high: Quantity) -> Bool {
    switch kind {
    case .quantity(let bounds): bounds.contains(low) && bounds.contains(high)
    case .number(let bounds): low == high && bounds.contains(low)
    case .integer(let bounds):
      low == high && low == low.rounded(to: 0) && low >= Quantity(bounds.lowerBound)
        && low <= Quantity(bounds.upperBound)
    default: true
    }
  }

  /// Returns a value, or a range where the months differ; nil where the field cannot have it.
  private func range(
    _ ratios: [Quantity], times value: Quantity, most: Quantity?, kind: FieldKind? = nil
  ) -> JSONOutput? {
    func number(_ ratio: Quantity) -> Quantity {
      let product = (try? value.times(ratio)) ?? value
      return min(product, most ?? product).rounded(to: 4)
    }
    let values = ratios.map(number).sorted()
    let mean = ((try? values.sum()) ?? .zero)
    let likely = ((try? mean.divided(by: Quantity(values.count))) ?? mean).rounded(to: 4)
    guard let low = values.first, let high = values.last, Self.takes(kind, low, high) else {
      return nil
    }
    if low == high { return .number(likely.description) }
    return .object([
      .init("low", .number(low.description)), .init("likely", .number(likely.description)),
      .init("high", .number(high.description)),
    ])
  }
}
