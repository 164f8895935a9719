import Billing
import Money
import PriceFixtures
import Scenarios
import Testing

@testable import Advice

/// Tests of which plans cause which remarks, and of their text.
@Suite struct WarningTests {
  @Test(arguments: WarningCase.all)
  func remarks(_ plan: WarningCase) throws {
    let rules = try plan.warnings().map(\.rule).sorted()
    #expect(rules == plan.rules.sorted())
  }

  /// Every rule has a plan that causes its remark, and every other plan of the table doesn't.
  @Test func everyRuleIsDrawn() {
    let drawn = Set(WarningCase.all.flatMap(\.rules))
    #expect(
      Advice.rules(knownServices).map { $0.id }.filter { !drawn.contains($0) } == Self.heldElsewhere
    )
    #expect(WarningCase.all.contains { $0.rules.isEmpty })
  }

  /// Rules whose plans need prices or words that the fixtures lack: the plans of `Cases` cause
  /// them.
  static let heldElsewhere = [
    "read-as", "outside-plan", "needs-not-met", "other-type-is-free", "spot-zone-outdated",
    "windows-spot-below-linux", "spot-maximum", "reduced-redundancy", "commitment-ignores-schedule",
    "deleted-before-minimum",
  ]

  @Test(arguments: WarningCase.all.filter { !$0.messages.isEmpty })
  func says(_ plan: WarningCase) throws {
    let warnings = try plan.warnings()
    for (rule, message) in plan.messages {
      #expect(warnings.first { $0.rule == rule }?.message == message)
    }
  }

  /// Six servers with disks of 10 to 60 GB, stopped for half the time: the largest three get a
  /// remark each, the others one together.
  @Test func equalRemarksAreGathered() throws {
    let servers = (1...6).map { number in
      """
      { "name": "s\(number)", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
        "hours_per_day": 12, "volumes": [ { "volume_type": "gp3", "size_gb": \(number)0 } ] }
      """
    }
    var plan = WarningCase(name: "six servers", resources: "", rules: [])
    plan.resources = servers.joined(separator: ",")
    let remarks = try plan.warnings()
    #expect(remarks.map(\.resource) == ["s6", "s5", "s4", nil])
    #expect(remarks.last?.resources == ["s1", "s2", "s3"])
    #expect(
      remarks.last?.message
        == "Disks, snapshots and addresses bill on while a server is stopped. That goes for s1, s2 and s3, too: $4.80 over the plan for what they store."
    )
    plan.resources = servers.prefix(4).joined(separator: ",")
    #expect(try plan.warnings().map(\.resource) == ["s1", "s2", "s3", "s4"])
  }

  @Test func idsAndSummariesAreWellFormed() {
    let summaries = Advice.summaries(knownServices)
    #expect(Set(summaries.map(\.id)).count == summaries.count)
    for (id, summary) in summaries {
      let isKebab = id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
      #expect(isKebab && summary.hasSuffix(".") && !summary.contains("\n"), "\(id)")
    }
  }

  @Test(arguments: [
    (750, [(0, 720, 2160)], "250"),
    (100, [(0, 100, 50), (50, 100, 100)], "80"),
    (100, [(0, 10, 50), (20, 30, 50)], "30"),
    (101, [(0, 10, 50), (20, 30, 50)], nil),
    (10, [(0, 0, 50)], nil),
  ])
  func poolsRunOut(limit: Int, flows: [(Int, Int, Int)], hours: String?) throws {
    let flows = flows.map {
      PoolFlow(begin: Quantity($0.0), end: Quantity($0.1), quantity: Quantity($0.2))
    }
    #expect(try PoolFlow.hours(until: Quantity(limit), flows)?.description == hours)
  }
}

/// A plan, the rules that remark on it, and what some of them say.
struct WarningCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// The scenario's members in addition to title, region and resources.
  var plan: String = #""months": 1"#
  /// The resources, as JSON.
  var resources: String
  /// Whether the offers of `OfferFixtures` are available.
  var hasOffers = false
  /// Changes the source and note of the frozen prices to what the case needs.
  var adjust: (@Sendable (inout AdjustedBook) -> Void)?
  /// The ids of all remarks, one for each remark.
  var rules: [String]
  /// The full text of some of them, by id.
  var messages: [String: String] = [:]

  static let all = ServerWarningCases.all + AccountWarningCases.all + ServiceWarningCases.all

  var testDescription: String { name }

  func warnings() throws -> [PlanWarning] {
    var prices = AdjustedBook()
    adjust?(&prices)
    if hasOffers { prices.base.offers = OfferFixtures.all }
    let text =
      #"{ "title": "T", "region": "us-east-1", \#(plan), "resources": [ \#(resources) ] }"#
    return try PlanFixtures.warnings(text, prices)
  }
}
