import Billing
import Foundation
import Money
import Scenarios
import Testing

@testable import BudgetCLI

/// Properties that must hold for any plan, whatever services it uses.
@Suite struct PlanPropertyTests {
  typealias Members = PlanProperties.Members

  @Test func knowsAPlanOfEveryService() {
    let known = Set(PlanProperties.resources.compactMap { $0["service"] as? String })
    #expect(Set(PlanProperties.services).subtracting(known) == [])
  }

  // MARK: Nothing is ignored

  /// Fields that have no effect on an estimate, but on advice, on silenced remarks, and on how a
  /// bill is compared with the plan.
  static let actsElsewhere: Set<String> = ["needs", "allow", "match"]
  /// Fields that identify a resource; a region only where prices differ by region.
  static let identity: Set<String> = ["service", "provider", "name", "region"]

  @Test(arguments: PlanProperties.services)
  func whateverIsAddedCountsOrIsRefused(_ service: String) throws {
    let own = PlanProperties.resources.filter { $0["service"] as? String == service }
    let definition = try #require(Providers.all.definition(service))
    var plans: [Members] = []
    var places: [(base: Int, field: String?)] = []
    for resource in own {
      let base = plans.count
      plans.append(PlanProperties.plan([resource]))
      places.append((base, nil))
      for field in ScenarioFields.resource + definition.fields
      where !Self.identity.contains(field.name) && !Self.actsElsewhere.contains(field.name) {
        let seen = own.compactMap { $0[field.name] }
        for value in PlanProperties.values(of: field, seen: seen)
        where !Self.isSame(value, resource[field.name]) && !Self.isSame(value, 0) {
          var changed = resource
          changed[field.name] = value
          plans.append(PlanProperties.plan([changed]))
          places.append((base, field.name))
        }
      }
    }
    let results = try PlanProperties.priced(plans)
    #expect(results.count == plans.count)
    var (counts, idle): (Set<String>, [String: [Int]]) = ([], [:])
    for (index, (base, field)) in places.enumerated() {
      guard let field, let before = results[base]["budget"] as? NSObject,
        let after = results[index]["budget"] as? NSObject
      else { continue }
      if after.isEqual(before) {
        idle[field, default: []].append(index)
      } else {
        counts.insert(field)
      }
    }
    expectEveryNumberAndFlagCounts(definition, plans, places, results)
    // One value may be the default; two different values cannot both be.
    for (field, indices) in idle where !counts.contains(field) {
      let values = Set(
        indices.map { index in
          let resource = (plans[index]["resources"] as? [Members])?.first
          return "\(places[index].base): \(resource?[field] ?? "")"
        })
      if values.count > Set(indices.map { places[$0].base }).count {
        Issue.record("'\(field)' never changes anything, such as in \(plans[indices[0]])")
      }
    }
  }

  /// Expects that no number and no set flag is ignored in any single plan, not only in some plan: one
  /// that says how something else is billed is refused where that is missing.
  private func expectEveryNumberAndFlagCounts(
    _ definition: ServiceDefinition, _ plans: [Members],
    _ places: [(base: Int, field: String?)], _ results: [Members]
  ) {
    let fields = (ScenarioFields.resource + definition.fields).filter { field in
      switch field.kind {
      case .integer(let range): range.count > 1
      case .quantity, .number, .flag: true
      default: false
      }
    }
    let numbers = Set(fields.map(\.name))
    var isIgnored: [String: Bool] = [:]
    for (index, (base, field)) in places.enumerated() {
      guard let field, numbers.contains(field), let before = results[base]["budget"] as? NSObject,
        let resource = (plans[base]["resources"] as? [Members])?.first,
        // What is paid by whoever reads costs the plan nothing, and an assumption says so.
        resource["requester_pays"] as? Bool != true
      else { continue }
      let after = results[index]["budget"] as? NSObject
      let isSame = after?.isEqual(before) ?? false
      let name = "\(field) of plan \(base)"
      isIgnored[name] = (isIgnored[name] ?? true) && isSame
    }
    let ignored = isIgnored.filter(\.value).keys.sorted()
    #expect(ignored.isEmpty, "in plans of \(definition.id)")
  }

  private static func isSame(_ left: Any, _ right: Any?) -> Bool {
    (left as? NSObject)?.isEqual(right as? NSObject) ?? false
  }

  /// A spot price can be paid without any observation of its movements.
  @Test func whatNobodyObservedIsPricedAllTheSame() throws {
    let server: Members = [
      "name": "r", "service": "ec2", "region": "us-west-2", "instance_type": "t2.micro",
      "operating_system": "suse", "purchase_option": "spot",
    ]
    let results = try PlanProperties.priced([PlanProperties.plan([server])])
    #expect(results[0]["budget"] != nil, "\(results[0])")
  }

  @Test func whatIsSharedNeedsAClass() throws {
    var resource = PlanProperties.resources[0]
    resource["shared"] = true
    let cohort = ["students": 3, "accounts": "individual"] as Members
    let results = try PlanProperties.priced([
      PlanProperties.plan([resource]), PlanProperties.plan([resource], ["cohort": cohort]),
    ])
    #expect(results[0]["errors"] != nil)
    #expect(results[1]["budget"] != nil)
  }

  // MARK: Times of times

  private struct Line: Hashable {
    var meter: String
    var description: String
  }

  /// What an account pays once, however many things it has.
  private static let oncePerAccount: Set<String> = ["Standard Base Unit"]

  @Test(arguments: PlanProperties.services)
  func peopleThingsAndHoursAreMultiplied(_ service: String) throws {
    let own = PlanProperties.resources.filter { $0["service"] as? String == service }
    for resource in own {
      var (one, class30) = (resource, resource)
      one["hours"] = 2
      class30["hours"] = 2
      class30["count"] = 2
      let cohort = ["students": 30, "accounts": "shared"] as Members
      let results = try PlanProperties.priced([
        PlanProperties.plan([one]), PlanProperties.plan([class30], ["cohort": cohort]),
      ])
      // Resources that are billed by use alone reject hours.
      guard let single = results[0]["budget"] as? Members,
        let together = results[1]["budget"] as? Members
      else { continue }
      let quantities = try [single, together].map { budget in
        try Dictionary(
          grouping: budget["lines"] as? [Members] ?? [],
          by: { Line(meter: "\($0["meter"] ?? "")", description: "\($0["description"] ?? "")") }
        ).mapValues { lines in
          try lines.map { try Quantity($0["quantity"] as? String ?? "") }.sum()
        }
      }
      for (line, quantity) in quantities[0] {
        let times = Self.oncePerAccount.contains(line.meter) ? 1 : 60
        let found = quantities[1][line] ?? .zero
        #expect(
          try found == quantity.times(Quantity(times)),
          "\(line): \(found), not \(times) × \(quantity), in \(resource)")
      }
    }
  }

  // MARK: Sums

  /// Plans of several resources, with accounts, credits and classes of all kinds.
  static func mixtures(_ seed: Int, of count: Int) -> [Members] {
    var random = SystematicNumbers(seed: UInt64(seed))
    let resources = PlanProperties.resources
    return (0..<count).map { _ in
      let chosen: [Members] = (0..<(2 + random.below(4))).map { place in
        var resource = resources[random.below(resources.count)]
        resource["name"] = "r\(place)"
        if random.below(4) == 0 { resource["count"] = 2 + random.below(3) }
        return resource
      }
      var more: Members = [:]
      if random.below(2) == 0 {
        more["account"] = ["opened": ["2025-05-01", "2026-02-01", "2026-10-20"][random.below(3)]]
      }
      if random.below(3) > 0 {
        let ends = ["2026-11-20", "2026-12-31", "2027-01-10"]
        let services = chosen.compactMap { $0["service"] as? String }
        more["credits"] = (0...random.below(3)).map { number -> Members in
          var credit: Members = [
            "name": "c\(number)", "amount_usd": [5, 40, 700][random.below(3)],
          ]
          if random.below(2) == 0 { credit["expires"] = ends[random.below(3)] }
          if random.below(3) == 0 { credit["services"] = Array(Set(services).sorted().prefix(2)) }
          return credit
        }
      }
      if random.below(3) == 0 {
        more["cohort"] = [
          "students": 2 + random.below(30), "accounts": ["shared", "individual"][random.below(2)],
        ]
      }
      if random.below(2) == 0 { more["month_hours"] = "calendar" }
      return PlanProperties.plan(chosen, more)
    }
  }

  @Test(arguments: 1...4)
  func sharesAddUpAndOrderIsNothing(_ seed: Int) throws {
    let plans = Self.mixtures(seed, of: 250)
    let turned = plans.map { plan -> Members in
      var plan = plan
      plan["resources"] = Array((plan["resources"] as? [Members] ?? []).reversed())
      return plan
    }
    let (results, others) = (
      try PlanProperties.priced(plans), try PlanProperties.priced(turned)
    )
    var priced = 0
    for index in plans.indices {
      guard let budget = results[index]["budget"] as? Members,
        let totals = budget["totals"] as? [String: String]
      else { continue }
      priced += 1
      let other = (others[index]["budget"] as? Members)?["totals"] as? [String: String]
      #expect(totals == other, "the order changes \(plans[index])")
      for (member, total) in [
        ("amount_usd", "list_usd"), ("free_tier_usd", "free_tier_usd"),
        ("credits_usd", "credits_usd"), ("net_usd", "total_usd"),
      ] {
        let sum = try PlanProperties.sum(member, of: budget["lines"])
        #expect(sum == (try Money(totals[total] ?? "")), "\(member) of \(plans[index])")
        let months = try PlanProperties.sum(total, of: budget["months"])
        #expect(months == sum, "\(total) by month of \(plans[index])")
      }
    }
    #expect(priced > 150)
  }

  /// Returns the sums of the columns of CSV and FOCUS.
  static let columns = [
    ("csv", "amount_usd", "total_usd"), ("csv", "free_tier_usd", "free_tier_usd"),
    ("csv", "credits_usd", "credits_usd"), ("csv", "net_usd", "total_usd"),
    ("focus", "BilledCost", "total_usd"), ("focus", "EffectiveCost", "total_usd"),
  ]

  @Test(arguments: 5...8)
  func tablesAddUpToTheSameTotals(_ seed: Int) throws {
    for plan in Self.mixtures(seed, of: 6) {
      let text = try JSONSerialization.data(withJSONObject: plan)
      let budget = try PlanProperties.priced([plan]).first?["budget"] as? Members
      guard let totals = budget?["totals"] as? [String: String] else { continue }
      for (format, column, total) in Self.columns {
        let table = Checkout.run(
          ["estimate", "-", "--format", format], input: .bytes(Array(text)))
        #expect(table.code == 0, "\(table.errors)")
        let sum = try SpreadsheetText(table.output).sum(of: column)
        #expect(sum == (try Money(totals[total] ?? "")), "\(format) \(column) of \(plan)")
      }
    }
  }
}

/// Random numbers that are the same on every machine.
struct SystematicNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// Returns a number from 0 up to, but not including, a bound.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

/// A CSV table, read for the sums of its columns.
struct SpreadsheetText {
  private var rows: [[String]] = [[]]

  init(_ text: String) {
    var (field, isQuoted) = ("", false)
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case _ where character.isNewline && !isQuoted:
        rows[rows.count - 1].append(field)
        rows.append([])
        field = ""
      default: field.append(character)
      }
    }
  }

  /// The sum of a column, exactly.
  func sum(of column: String) throws -> Money {
    guard let place = rows.first?.firstIndex(of: column) else { throw CocoaError(.formatting) }
    return try rows.dropFirst().filter { $0.count > place && !$0[place].isEmpty }
      .map { try Money($0[place]) }.sum()
  }
}
