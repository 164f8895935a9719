import Analysis
import Billing
import Money
import Reports
import Testing

/// A difference and its causes add up exactly.
@Suite struct DiffTests {
  /// Compares every plan with every other.
  static let pairs: [PlanPair] = {
    let names = Plan.all.map(\.name) + ["calendar-later", "tiers-fewer"]
    return names.flatMap { before in
      names.map { PlanPair(name: "\(before) to \($0)", before: before, after: $0) }
    }
  }()

  @Test(arguments: pairs)
  func addsUp(_ pair: PlanPair) throws {
    let diff = try pair.diff()
    for line in diff.lines {
      let parts = try [line.pricePart, line.quantityPart, line.allowancePart].sum()
      #expect(parts == line.difference, "\(line.resource) \(line.meter)")
      let due = try (line.after?.due ?? .zero) - (line.before?.due ?? .zero)
      #expect(due == line.difference)
    }
    let lines = try diff.lines.map(\.difference).sum()
    #expect(try lines + diff.creditsDifference == diff.difference)
    #expect(try diff.after.total - diff.before.total == diff.difference)
    let lists = try (
      diff.lines.compactMap(\.before?.list).sum(), diff.lines.compactMap(\.after?.list).sum()
    )
    #expect(lists == (diff.before.list, diff.after.list))

    let rows = try Reading.csv(try DiffCSVReporter.render(diff, options: ReportOptions()))
    let difference = try rows.map { try Money(try #require($0["difference_usd"])) }.sum()
    #expect(difference == diff.difference)
    #expect(rows.count == diff.lines.count + 1)
  }

  @Test(arguments: Plan.all)
  func nothingDiffersFromItself(_ plan: Plan) throws {
    let diff = try BudgetDiff(from: try plan.budget(), to: try plan.budget())
    #expect(diff.changes.isEmpty && diff.difference.isZero && !diff.isIncrease)
  }

  /// A change to a plan with one server and transfer, and the part of the difference that it
  /// causes.
  static let causes: [Cause] = [
    Cause(
      before: server(#""hours": 100"#), after: server(#""hours": 150"#), meter: "BoxUsage:t2.micro",
      price: "0", quantity: "0.58"),
    Cause(
      before: server(#""hours": 100"#),
      after: server(#""hours": 100, "operating_system": "windows""#), meter: "BoxUsage:t2.micro",
      price: "0.46", quantity: "0"),
    // 100 h cost 0.0046 more each, then there are 50 h more at 0.0162.
    Cause(
      before: server(#""hours": 100"#),
      after: server(#""hours": 150, "operating_system": "windows""#), meter: "BoxUsage:t2.micro",
      price: "0.46", quantity: "0.81"),
    // 10,240 GB at 0.09, the rest at 0.085: 1,000 GB more are 1,000 × 0.085.
    Cause(
      before: transfer(11_240), after: transfer(12_240), meter: "DataTransfer-Out-Bytes",
      price: "0", quantity: "85"),
  ]

  struct Cause: Sendable {
    var before: String
    var after: String
    var meter: String
    var price: String
    var quantity: String
  }

  private static func server(_ fields: String) -> String {
    #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0, \#(fields) }"#
  }

  private static func transfer(_ gigabytes: Int) -> String {
    #"{ "service": "data_transfer", "monthly_outbound_internet_gb": \#(gigabytes) }"#
  }

  private static func budget(_ resources: String) throws -> Budget {
    let plan = """
      { "title": "T", "region": "us-east-1", "months": 1, "free_tier": "none", "resources": [
        \(resources) ] }
      """
    return try Plan.budget(Array(plan.utf8))
  }

  @Test(arguments: causes)
  func splitsByCause(_ cause: Cause) throws {
    let diff = try BudgetDiff(
      from: try Self.budget(cause.before), to: try Self.budget(cause.after))
    let line = try #require(diff.lines.first { $0.meter == cause.meter })
    #expect(line.status == .changed)
    #expect(line.pricePart.description == cause.price)
    #expect(line.quantityPart.description == cause.quantity)
    #expect(line.allowancePart.isZero)
  }

  /// A line that another one pushes into cheaper tiers uses as much as before, at a different
  /// price.
  @Test func tiersOfOthersAreAPrice() throws {
    let named = #"{ "name": "mirror", "service": "data_transfer", "monthly_outbound_internet_gb": "#
    let diff = try BudgetDiff(
      from: try Self.budget(Self.transfer(11_240) + "," + named + "1000 }"),
      to: try Self.budget(Self.transfer(10) + "," + named + "1000 }"))
    let line = try #require(diff.lines.first { $0.resource == "mirror" })
    #expect(line.pricePart.description == "5" && line.quantityPart.isZero)
  }
}
