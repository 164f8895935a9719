public import Diagnostics
public import Money

/// How often a working session ends with something left running.
public struct LeftOn: Sendable, Hashable {
  /// The probability, from 0 to 1.
  public var probability: Quantity
  /// The number of hours for which it then runs on.
  public var hours: Quantity

  /// Creates a value from its parts.
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
  /// The probability, from 0 to 1.
  public var probability: Quantity
  /// The number of days for which it stays, running.
  public var days: Quantity

  /// Creates a value from its parts.
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

/// The requirements for cheaper ways; nil stands for what the chosen type has.
public struct Needs: Sendable, Hashable {
  /// The number of processors.
  public var vcpu: Quantity?
  /// The memory in GB.
  public var memoryGB: Quantity?
  /// The number of graphics processors.
  public var gpu: Quantity?
  /// The architecture of its processors; `any` for whichever is cheapest.
  public var architecture: String?
  /// The regions that it may be in; empty for only its own.
  public var regions: [String] = []
  /// Whether it may be interrupted at any moment.
  public var isInterruptible = false
  /// Whether it is said that it must not be interrupted.
  public var mustNotBeInterrupted = false

  /// Creates needs that equal what the chosen type has.
  public init() {}

  init?(_ values: FieldValues) {
    guard case .object(let parts)? = values.value("needs") else { return nil }
    vcpu = parts.range("vcpu")?.likely
    memoryGB = parts.range("memory_gb")?.likely
    gpu = parts.range("gpu")?.likely
    if case .text(let word)? = parts.value("arch") { architecture = word }
    if case .words(let codes)? = parts.value("regions") { regions = codes }
    if case .flag(let flag)? = parts.value("interruptible") {
      (isInterruptible, mustNotBeInterrupted) = (flag, !flag)
    }
  }
}

/// A range of a resource, with its place in the fields.
public struct PlacedRange: Sendable {
  /// The keys and positions on the path to it, such as `["volumes", "0", "size_gb"]`.
  public var path: [String]
  /// The range.
  public var range: RangedQuantity
  /// The range's position in the text.
  public var position: TextPosition?
}

extension Resource {
  /// Reads a resource's uncertainty, its needs and the remarks that it allows.
  mutating func readUncertainty(_ values: FieldValues) {
    leftOn = LeftOn(values)
    forgotten = Forgotten(values)
    needs = Needs(values)
    if case .words(let ids)? = values.value("allow") { allowed = ids }
  }

  /// The ranges with more than one possible value, in the order of the text.
  public var ranges: [PlacedRange] { fields.placedRanges([]) }

  /// Returns the same resource with some ranges replaced by numbers.
  ///
  /// `choose`: returns the number for the range at a path.
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
  /// Reports ranges that are to move together with a group that has no other range.
  func checkTogether(_ plan: Scenario, _ reader: inout FieldReader) {
    var members: [String: [PlacedRange]] = [:]
    // By index: a resource takes longer to copy than to look at.
    for index in plan.resources.indices {
      let placed = plan.resources[index].fields.placedRanges([], where: { $0.together != nil })
      for placed in placed {
        if let name = placed.range.together { members[name, default: []].append(placed) }
      }
    }
    for (name, ranges) in members where ranges.count == 1 {
      reader.problems.add(
        at: ranges[0].position,
        "'together' is '\(clip(name))' here and nowhere else: a range cannot move with itself",
        hints: ["give the other ranges the same name, or leave 'together' out"])
    }
  }
}
