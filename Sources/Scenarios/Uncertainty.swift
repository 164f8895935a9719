public import Diagnostics
public import Money

/// How often a working session ends with something left running.
public struct LeftOn: Sendable, Hashable {
  /// How often, from 0 to 1.
  public var probability: Quantity
  /// For how many hours it then runs on.
  public var hours: Quantity

  /// Takes its parts.
  public init(probability: Quantity, hours: Quantity) {
    (self.probability, self.hours) = (probability, hours)
  }

  init?(_ values: FieldValues) {
    guard case .object(let parts)? = values.value("left_on"),
      let probability = parts.range("probability"), let hours = parts.range("hours")
    else { return nil }
    self.init(probability: probability.likely, hours: hours.likely)
  }
}

/// How often nobody deletes something at its end.
public struct Forgotten: Sendable, Hashable {
  /// How often, from 0 to 1.
  public var probability: Quantity
  /// For how many days it stays, running.
  public var days: Quantity

  /// Takes its parts.
  public init(probability: Quantity, days: Quantity) {
    (self.probability, self.days) = (probability, days)
  }

  init?(_ values: FieldValues) {
    guard case .object(let parts)? = values.value("forgotten"),
      let probability = parts.range("probability"), let days = parts.range("days")
    else { return nil }
    self.init(probability: probability.likely, days: days.likely)
  }
}

/// What must hold when cheaper ways are looked for; nil stands for what the chosen type has.
public struct Needs: Sendable, Hashable {
  /// The processors.
  public var vcpu: Quantity?
  /// The memory in GB.
  public var memoryGB: Quantity?
  /// The graphics processors.
  public var gpu: Quantity?
  /// The architecture of its processors; `any` for whichever is cheaper.
  public var architecture: String?
  /// The regions that it may be in; empty for its own.
  public var regions: [String] = []
  /// Whether it may be taken away at any moment.
  public var isInterruptible = false

  /// No needs beside what the chosen type has.
  public init() {}

  init?(_ values: FieldValues) {
    guard case .object(let parts)? = values.value("needs") else { return nil }
    vcpu = parts.range("vcpu")?.likely
    memoryGB = parts.range("memory_gb")?.likely
    gpu = parts.range("gpu")?.likely
    if case .text(let word)? = parts.value("arch") { architecture = word }
    if case .words(let codes)? = parts.value("regions") { regions = codes }
    if case .flag(let flag)? = parts.value("interruptible") { isInterruptible = flag }
  }
}

/// A range of a resource, and where in its fields it stands.
public struct PlacedRange: Sendable {
  /// The keys and positions that lead to it, such as `["volumes", "0", "size_gb"]`.
  public var path: [String]
  /// The range.
  public var range: RangedQuantity
  /// Where it stands in the text.
  public var position: TextPosition?
}

extension Resource {
  /// Reads what is uncertain about it, needed of it and allowed.
  mutating func readUncertainty(_ values: FieldValues) {
    leftOn = LeftOn(values)
    forgotten = Forgotten(values)
    needs = Needs(values)
    if case .words(let ids)? = values.value("allow") { allowed = ids }
  }

  /// Its ranges that are wider than one number, in the order of the text.
  public var ranges: [PlacedRange] { fields.placedRanges([]) }

  /// The same resource with numbers in place of some ranges.
  ///
  /// `choose`: the number for the range at a path.
  public func replacingRanges(_ choose: ([String], RangedQuantity) -> Quantity) -> Resource {
    var copy = self
    copy.fields = fields.mapped([], choose)
    copy.schedule = schedule.mapped { name, range in choose([name], range) }
    return copy
  }
}

extension Schedule {
  fileprivate func mapped(_ choose: (String, RangedQuantity) -> Quantity) -> Schedule {
    func number(_ name: String, _ range: RangedQuantity) -> RangedQuantity {
      range.isRange ? RangedQuantity(choose(name, range)) : range
    }
    switch self {
    case .always: return self
    case .perMonth(let hours): return .perMonth(number("hours_per_month", hours))
    case .perWeek(let hours): return .perWeek(number("hours_per_week", hours))
    case .perDay(let hours): return .perDay(number("hours_per_day", hours))
    case .total(let hours): return .total(number("hours", hours))
    }
  }
}

extension ScenarioReader {
  /// Complains of ranges that are to move together with none.
  func checkTogether(_ plan: Scenario, _ reader: inout FieldReader) {
    var members: [String: [PlacedRange]] = [:]
    for placed in plan.resources.flatMap({ $0.fields.placedRanges([], all: true) }) {
      if let name = placed.range.together { members[name, default: []].append(placed) }
    }
    for (name, ranges) in members where ranges.count == 1 {
      reader.problems.add(
        at: ranges[0].position,
        "'together' is '\(clip(name))' here and nowhere else: a range cannot move with itself",
        hints: ["give the other ranges the same name, or leave 'together' out"])
    }
  }
}
