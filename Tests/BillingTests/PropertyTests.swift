import Billing
import Money
import PriceFixtures
import Testing

/// Properties that must hold for any plan.
@Suite struct PropertyTests {
  /// Resources with a single number that may have any value.
  static let growing = [
    #"{ "service": "s3", "storage_gb": #, "object_count": 1000 }"#,
    #"{ "service": "data_transfer", "monthly_outbound_internet_gb": # }"#,
    #"{ "service": "lambda", "monthly_requests": #, "request_duration_ms": 30 }"#,
    #"{ "service": "ebs", "volume_type": "io2", "size_gb": 100, "iops": # }"#,
    #"{ "service": "s3", "storage_class": "standard_ia", "storage_gb": 1, "object_count": # }"#,
  ]

  private func budget(_ resources: String, plan: String = #""months": 1"#) throws -> Budget {
    try WorkedExample(name: "", plan: plan, resources: resources, list: "")
      .budget(offers: FixtureBook.standardOffers)
  }

  @Test(arguments: growing)
  func moreNeverCostsLess(_ resource: String) throws {
    var last = Money.zero
    for number in [
      1, 5, 99, 100, 101, 10_239, 10_240, 10_241, 32_000, 32_001, 51_200, 51_201, 64_001, 200_000,
    ] where (100...100_000).contains(number) || !resource.contains("io2") {
      let total = try budget(resource.replacing("#", with: String(number))).totals.total
      #expect(total >= last)
      last = total
    }
  }

  @Test(arguments: [10_240, 51_200, 153_600])
  func tiersAreContinuousAtTheirBounds(_ bound: Int) throws {
    let costs = try [bound - 1, bound, bound + 1].map {
      try budget(
        Self.growing[1].replacing("#", with: String($0)), plan: #""months": 1, "free_tier": "none""#
      )
      .totals.list
    }
    let (below, above) = (try costs[1] - costs[0], try costs[2] - costs[1])
    #expect(below >= above && above > .zero)
  }

  @Test func theOrderOfResourcesChangesNoTotal() throws {
    let resources = [
      #"{ "name": "a", "service": "ebs", "volume_type": "gp2", "size_gb": 25 }"#,
      #"{ "name": "b", "service": "ebs", "volume_type": "gp3", "size_gb": 17 }"#,
      #"{ "name": "c", "service": "data_transfer", "monthly_outbound_internet_gb": 9000 }"#,
      #"{ "name": "d", "service": "s3", "storage_gb": 60000, "monthly_data_transfer_out_gb": 3000 }"#,
      #"{ "name": "e", "service": "ec2", "instance_type": "t2.micro", "count": 2 }"#,
    ]
    let plan =
      #""months": 2, "start": "2018-09-01", "account": { "opened": "2018-08-20" }, "credits": [ { "name": "c", "amount_usd": 7 } ]"#
    var totals: Set<BudgetTotals> = []
    for shift in resources.indices {
      let order = resources[shift...] + resources[..<shift]
      totals.insert(try budget(order.joined(separator: ", "), plan: plan).totals)
      totals.insert(try budget(order.reversed().joined(separator: ", "), plan: plan).totals)
    }
    #expect(totals.count == 1)
  }

  @Test func splittingAPeriodChangesNothing() throws {
    let resources =
      #"{ "service": "ec2", "instance_type": "t3.large", "volumes": [ { "volume_type": "gp3", "size_gb": 12 } ] }"#
    let whole = try budget(
      resources, plan: #""months": 4, "month_hours": "calendar", "start": "2026-09-01""#)
    let parts = try [
      #""months": 1, "month_hours": "calendar", "start": "2026-09-01""#,
      #""months": 3, "month_hours": "calendar", "start": "2026-10-01""#,
    ].map { try budget(resources, plan: $0).totals.list }
    #expect(try whole.totals.list == parts[0] + parts[1])
  }

  @Test func everySumIsTheSumOfItsParts() throws {
    let budget = try budget(
      Self.growing.map { $0.replacing("#", with: "60001") }.joined(separator: ", "),
      plan:
        #""weeks": 14, "start": "2026-09-07", "cohort": { "students": 3, "accounts": "individual" }"#
    )
    let charges = try budget.charges.map { try $0.amount() }.sum()
    let tiers = try budget.charges.flatMap { try $0.tiers() }.map(\.amount).sum()
    let months = try budget.months.map(\.list).sum()
    #expect(charges == budget.totals.list && tiers == charges && months == charges)
    #expect(
      try budget.totals.list + budget.totals.freeTier + budget.totals.credits == budget.totals.total
    )
  }
}
