import Billing
import JSONText
import Money
import Reports
import Testing

/// Tests of what `budget estimate --format json|csv|focus` promises to programs.
@Suite struct ContractTests {
  private static let required: [(path: [String], keys: [String])] = [
    (
      [],
      [
        "title", "currency", "period", "catalog", "totals", "lines", "months", "warnings",
        "assumptions",
      ]
    ),
    (["period"], ["start", "end", "months", "month_hours"]), (["catalog"], ["as_of", "sources"]),
    (["totals"], ["list_usd", "free_tier_usd", "credits_usd", "total_usd"]),
    (["catalog", "sources"], ["name", "published"]),
    (
      ["lines"],
      [
        "resource", "service", "region", "description", "meter", "sku", "quantity", "unit",
        "amount_usd", "tiers",
      ]
    ),
    (["lines", "tiers"], ["from", "quantity", "unit_price_usd", "amount_usd"]),
    (["months"], ["month", "list_usd", "free_tier_usd", "credits_usd", "total_usd"]),
    (["warnings"], ["rule", "resource", "message"]),
  ]

  @Test(arguments: Plan.all)
  func jsonHasEveryKey(_ plan: Plan) throws {
    let root = try Reading.json(try JSONReporter.render(try plan.budget(), options: plan.options()))
    for (path, keys) in Self.required {
      var nodes = [root]
      for step in path {
        nodes = try nodes.flatMap { node in
          let member = try node.member(step)
          return member.keys.isEmpty ? member.elements : [member]
        }
      }
      for node in nodes {
        let missing = keys.filter { !node.keys.contains($0) }
        #expect(missing.isEmpty, "\(path)")
      }
    }
    #expect(!root.keys.contains("forecast"))
  }

  @Test(arguments: Plan.all)
  func jsonAddsUp(_ plan: Plan) throws {
    let root = try Reading.json(try JSONReporter.render(try plan.budget(), options: plan.options()))
    let lines = try root.member("lines").elements
    for line in lines {
      let amount = try line.amount("amount_usd")
      #expect(try Self.sum(line.member("tiers"), "amount_usd") == amount)
      #expect(try Self.sum(line.member("tiers"), "quantity") == line.amount("quantity"))
      #expect(try Self.sum(line.member("monthly"), "amount_usd") == amount)
      #expect(try Self.sum(line.member("monthly"), "quantity") == line.amount("quantity"))
      for tier in try line.member("tiers").elements {
        let price = try UnitPrice(try #require(try tier.member("unit_price_usd").text))
        let quantity = try Quantity(try #require(try tier.member("quantity").text))
        #expect(try Money(quantity, at: price) == tier.amount("amount_usd"))
      }
    }
    let totals = try root.member("totals")
    let parts = ["list_usd", "free_tier_usd", "credits_usd"]
    #expect(try Self.sum(root.member("lines"), "amount_usd") == totals.amount("list_usd"))
    #expect(try Self.sum(root.member("free_tier"), "amount_usd") == totals.amount("free_tier_usd"))
    #expect(try Self.sum(root.member("credits"), "amount_usd") == totals.amount("credits_usd"))
    #expect(try parts.map { try totals.amount($0) }.sum() == totals.amount("total_usd"))
    for key in parts + ["total_usd"] {
      #expect(try Self.sum(root.member("months"), key) == totals.amount(key), "\(key)")
    }
  }

  @Test(arguments: Plan.all)
  func csvIsTheSame(_ plan: Plan) throws {
    let budget = try plan.budget()
    let rows = try Reading.csv(try CSVReporter.render(budget, options: plan.options()))
    let root = try Reading.json(try JSONReporter.render(budget, options: plan.options()))
    let totals = try root.member("totals")
    for (kind, key) in [
      ("usage", "list_usd"), ("free_tier", "free_tier_usd"), ("credit", "credits_usd"),
    ] {
      let amounts = try rows.filter { $0["kind"] == kind }.map { try Self.amount($0, "amount_usd") }
      #expect(try amounts.sum() == totals.amount(key), "\(kind)")
    }
    #expect(
      try rows.map { try Self.amount($0, "amount_usd") }.sum() == totals.amount("total_usd"))

    let fromCSV = rows.filter { $0["kind"] == "usage" }.map { row in
      [row["month"], row["quantity"], row["amount_usd"], row["account"]]
    }
    let fromJSON = try root.member("lines").elements.flatMap { line in
      try line.member("monthly").elements.map { month in
        [
          try month.member("month").text, try month.member("quantity").text,
          try month.member("amount_usd").text, try line.member("account").text,
        ]
      }
    }
    #expect(fromCSV == fromJSON)
  }

  @Test(arguments: Plan.all)
  func focusAddsUp(_ plan: Plan) throws {
    let budget = try plan.budget()
    let rows = try Reading.csv(try FocusReporter.render(budget, options: plan.options()))
    let usage = rows.filter { $0["ChargeCategory"] == "Usage" }
    let credits = rows.filter { $0["ChargeCategory"] == "Credit" }
    #expect(usage.count + credits.count == rows.count)
    #expect(try rows.map { try Self.amount($0, "BilledCost") }.sum() == budget.totals.total)
    #expect(try rows.map { try Self.amount($0, "EffectiveCost") }.sum() == budget.totals.total)
    #expect(try usage.map { try Self.amount($0, "ListCost") }.sum() == budget.totals.list)
    for row in usage {
      let price = try UnitPrice(try #require(row["ListUnitPrice"]))
      let quantity = try Quantity(try #require(row["PricingQuantity"]))
      #expect(try Money(quantity, at: price) == Self.amount(row, "ListCost"))
    }
    let neverNull = [
      "BilledCost", "BillingAccountId", "BillingCurrency", "ChargeCategory", "ContractedCost",
      "EffectiveCost", "InvoiceIssuerName", "ListCost", "ProviderName", "PublisherName",
      "ServiceCategory", "ServiceName",
    ]
    let dates = [
      "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd",
    ]
    let filled = neverNull + (budget.period.start == nil ? [] : dates)
    for row in rows {
      #expect(filled.filter { row[$0]?.isEmpty ?? true } == [])
      #expect(row["BillingPeriodStart", default: ""] <= row["ChargePeriodStart", default: ""])
      #expect(row["ChargePeriodEnd", default: ""] <= row["BillingPeriodEnd", default: ""])
    }
  }

  @Test func lengthsOfEveryKind() throws {
    let lengths = try ["calendar", "weeks"].map { name in
      let plan = Plan(name: name)
      let text = try JSONReporter.render(try plan.budget(), options: plan.options())
      return try Reading.json(text).member("period")
    }
    #expect(lengths[0].keys == ["start", "end", "months", "month_hours"])
    #expect(try lengths[0].member("start").text == "2026-04-15")
    #expect(try lengths[0].member("end").text == "2026-07-15")
    #expect(try lengths[0].member("month_hours").text == "calendar")
    #expect(lengths[1].keys == ["start", "end", "months", "weeks", "month_hours"])
    #expect(try lengths[1].member("start").value.kind == "null")
    #expect(try lengths[1].member("weeks").value.kind == "a number")
  }

  @Test func registry() {
    #expect(ReporterRegistry.formats == ["table", "markdown", "html", "csv", "json", "focus"])
    #expect(DiffReporterRegistry.formats == ["table", "markdown", "csv", "json", "html"])
    #expect(ReporterRegistry.reporter("pdf") == nil)
    #expect(DiffReporterRegistry.reporter("pdf") == nil)
  }

  private static func sum(_ list: JSONNode, _ key: String) throws -> Money {
    try list.elements.map { try $0.amount(key) }.sum()
  }

  private static func amount(_ row: [String: String], _ column: String) throws -> Money {
    try Money(try #require(row[column]))
  }
}
