import Dates
public import Money

/// A finding in a bill that should be looked at.
public struct BillFinding: Sendable, Hashable {
  /// The kind of finding, in machine-readable form.
  public enum Rule: String, Sendable, Hashable {
    /// Something that bills every hour of the day.
    case everyHour = "every-hour"
    /// A NAT gateway.
    case natGateway = "nat-gateway"
    /// An address that is not attached to anything.
    case idleAddress = "idle-address"
    /// Disks in a place where no server ran.
    case diskWithoutServer = "disk-without-server"
    /// Costs in a region in which the plan has nothing.
    case unplannedRegion = "unplanned-region"
    /// Costs of a service of which the plan has nothing.
    case unplannedService = "unplanned-service"
  }

  /// The kind of finding.
  public var rule: Rule
  /// The resource, or else the bill's other facts about it.
  public var subject: String
  /// Its cost in the bill.
  public var amount: Money
  /// Its daily cost.
  public var daily: Money
  /// The region and the account.
  public var place: String
  /// The finding, in one sentence.
  public var message: String

  /// The kind of finding, in a few words.
  public var title: String {
    switch rule {
    case .everyHour: "every hour of the day"
    case .natGateway: "NAT gateway"
    case .idleAddress: "address alone"
    case .diskWithoutServer: "disk without a server"
    case .unplannedRegion: "region that the plan does not have"
    case .unplannedService: "service that the plan does not have"
    }
  }
}

extension BillFinding {
  /// Creates the finding that something is in the bill of which the plan has nothing.
  public init(
    unplanned subject: String, _ rule: Rule, amount: Money, days: Int
  ) throws(ArithmeticError) {
    let what = rule == .unplannedRegion ? "in" : "of"
    self.init(
      rule: rule, subject: subject, amount: amount,
      daily: try amount.scaled(by: Quantity.one, over: Quantity(max(days, 1))), place: "",
      message:
        "the plan has nothing \(what) '\(subject)': stop what is not needed, or plan it")
  }
}

extension Bill {
  /// Returns the findings in the bill: things that bill every hour, NAT gateways, idle addresses
  /// and disks without a server; the most expensive first.
  public func findings() throws(ArithmeticError) -> [BillFinding] {
    var findings: [BillFinding] = []
    var told: Set<String> = []
    for (thing, rule) in [
      (BilledThing.natGateway, BillFinding.Rule.natGateway), (.idleAddress, .idleAddress),
    ] {
      for group in try groups(where: { BilledThing($0) == thing }) {
        told.insert(group.subject)
        findings.append(try finding(rule, group))
      }
    }
    for group in try disksWithoutServer() {
      findings.append(try finding(.diskWithoutServer, group))
    }
    for group in try groupsOfEveryHour() where !told.contains(group.subject) {
      findings.append(try finding(.everyHour, group))
    }
    return findings.sorted { $0.amount > $1.amount }
  }

  private struct Group {
    var subject: String
    var place: String
    var amount: Money
    var days: Set<Int>
  }

  private func groups(where passes: (BillEntry) -> Bool) throws(ArithmeticError) -> [Group] {
    var groups: [String: Group] = [:]
    for entry in entries where entry.kind == .usage && entry.cost > .zero && passes(entry) {
      let subject =
        entry.key.resource.isEmpty
        ? [entry.key.service, entry.key.meter].filter { !$0.isEmpty }.joined(separator: ": ")
        : entry.resourceTitle
      let name = "\(entry.key.account)\u{1F}\(entry.key.region)\u{1F}\(subject)"
      var group =
        groups[name]
        ?? Group(
          subject: subject,
          place: [entry.key.region, entry.key.accountName].filter { !$0.isEmpty }
            .joined(separator: ", "), amount: .zero, days: [])
      group.amount = try group.amount + entry.cost
      if let day = entry.key.day {
        for offset in 0..<max(1, min(entry.key.days, 366)) {
          group.days.insert(day.dayNumber + offset)
        }
      }
      groups[name] = group
    }
    return groups.values.sorted { ($0.amount, $1.subject) > ($1.amount, $0.subject) }
  }

  private func finding(
    _ rule: BillFinding.Rule, _ group: Group
  ) throws(ArithmeticError) -> BillFinding {
    let days = max(group.days.count, 1)
    let daily = try group.amount.scaled(by: Quantity.one, over: Quantity(days))
    let place = group.place.isEmpty ? "" : " (\(group.place))"
    let message =
      switch rule {
      case .everyHour:
        "'\(group.subject)'\(place) bills every hour of the day, on \(days) days: does it have to run at night and at weekends?"
      case .natGateway:
        "'\(group.subject)'\(place) is a NAT gateway, which bills by the hour and by the gigabyte, used or not: a public subnet or a gateway endpoint may do"
      case .idleAddress:
        "'\(group.subject)'\(place) is an address that is attached to nothing that runs: release it"
      case .diskWithoutServer:
        "'\(group.subject)'\(place) is a disk in an account and region where no server ran: make a snapshot, or delete it"
      case .unplannedRegion, .unplannedService: ""
      }
    return BillFinding(
      rule: rule, subject: group.subject, amount: group.amount, daily: daily, place: group.place,
      message: message)
  }

  private func disksWithoutServer() throws(ArithmeticError) -> [Group] {
    var served: Set<[String]> = []
    for entry in entries where entry.kind.isUse && BilledThing(entry) == .server {
      // Where a bill states no region of disks, a server anywhere in the account is one.
      for region in [entry.key.region, ""] {
        served.insert([entry.key.provider, entry.key.account, region])
      }
    }
    return try groups { entry in
      BilledThing(entry) == .disk
        && !served.contains([entry.key.provider, entry.key.account, entry.key.region])
    }
  }

  /// Returns things with some use in each of 24 hours on at least three consecutive whole days.
  private func groupsOfEveryHour() throws(ArithmeticError) -> [Group] {
    var hours: [String: [Int: UInt32]] = [:]
    var quantities: [String: [Int: Int128]] = [:]
    func name(_ entry: BillEntry) -> String {
      "\(entry.key.account)\u{1F}\(entry.key.region)\u{1F}\(entry.key.service)\u{1F}\(entry.key.resource)\u{1F}\(entry.key.meter)"
    }
    for entry in entries where entry.kind == .usage && entry.cost > .zero && entry.key.days == 1 {
      guard let day = entry.key.day else { continue }
      let unit = entry.key.unit.lowercased()
      guard
        unit.hasPrefix("h") || unit.hasSuffix("hrs") || unit.hasSuffix("hours")
          || unit.hasSuffix("hour")
      else { continue }
      if entry.hours != 0 {
        hours[name(entry), default: [:]][day.dayNumber, default: 0] |= entry.hours
      } else if UsageType.unit(unit) == "hour", !Self.isOfParts(entry) {
        quantities[name(entry), default: [:]][day.dayNumber, default: 0] &+= entry.quantity.scaled
      }
    }
    let whole: UInt32 = 0xFF_FFFF
    var steady: Set<String> = []
    for (name, days) in hours where days.count >= 3 {
      // The first and the last day may be incomplete.
      let inner = days.keys.sorted().dropFirst().dropLast()
      if inner.count == (inner.last ?? 0) - (inner.first ?? 1) + 1,
        inner.allSatisfy({ days[$0] == whole })
      {
        steady.insert(name)
      }
    }
    for (name, days) in quantities where days.count >= 3 {
      let inner = days.keys.sorted().dropFirst().dropLast()
      let isOne = !name.split(separator: "\u{1F}", omittingEmptySubsequences: false)[3].isEmpty
      if inner.allSatisfy({ Self.isWholeDay(days[$0] ?? 0, isOne: isOne) }) { steady.insert(name) }
    }
    return try groups { steady.contains(name($0)) }
  }

  /// Returns whether some hours of a day are those of things that ran all day: of one thing, or of
  /// several that the bill does not tell apart, which are many for a few hours just as well unless
  /// they make whole days.
  private static func isWholeDay(_ hours: Int128, isOne: Bool) -> Bool {
    let day = BillQuantity.wholeDay.scaled
    return hours >= day && (isOne || hours.isMultiple(of: day))
  }

  /// Returns whether a meter counts the hours of a machine's processors, of which there are several.
  private static func isOfParts(_ entry: BillEntry) -> Bool {
    let meter = entry.key.meter.lowercased()
    return ["core", "vcpu", "ram"].contains { word in
      meter.split { !$0.isLetter }.contains { $0 == word }
    }
  }
}

extension BillQuantity {
  /// The hours of a day, as a quantity.
  static let wholeDay = BillQuantity(scaled: 24_000_000_000_000_000)
}
