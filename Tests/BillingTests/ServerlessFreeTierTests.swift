import Billing
import Money
import PriceFixtures
import Prices
import Testing

/// Tests of pools of free usage with the meters of these services.
@Suite struct ServerlessFreeTierTests {
  /// A pool that every account has, on one service.
  private static func pool(
    _ limit: Int, _ unit: String, of service: String, _ meters: String...
  ) -> FreeTierOffer {
    var offer = FreeTierOffer(
      id: "always-\(service)-\(unit)", provider: .aws, kind: .always, service: service,
      description: "\(limit) \(unit)s", limit: Quantity(limit), unit: unit,
      source: FixtureBook.source)
    offer.meters = meters.map { name in
      FreeTierOffer.Coverage(service: service, meter: name, attributes: [:], regions: [])
    }
    return offer
  }

  static let offers: [FreeTierOffer] = [
    pool(18_600, "WCU-hour", of: "dynamodb", "WriteCapacityUnit-Hrs"),
    pool(18_600, "RCU-hour", of: "dynamodb", "ReadCapacityUnit-Hrs"),
    pool(25, "GB-month", of: "dynamodb", "TimedStorage-ByteHrs"),
    pool(1_000_000, "request", of: "sqs", "Requests-Tier1", "Requests-FIFO-Tier1"),
    pool(4000, "transition", of: "step_functions", "StateTransition"),
    pool(100, "minute", of: "codebuild", "Build-Min:Linux:g1.small", "Build-Min:ARM:g1.small"),
    pool(5, "user-month", of: "codecommit", "User-Month"),
    pool(1_000_000, "object-month", of: "glue", "Catalog-Storage"),
    pool(1_000_000, "request", of: "glue", "Catalog-Request"),
    pool(10_000, "MAU", of: "cognito", "CognitoUserPoolsMAU"),
  ]

  static let examples: [WorkedExample] = [
    WorkedExample(
      name: "25 units and 25 GB are free, in the provisioned mode and the Standard class",
      resources:
        #"{ "service": "dynamodb", "storage_gb": 25, "read_capacity": 25, "write_capacity": 25 }"#,
      list: "20.485", total: "0"),
    WorkedExample(
      name: "on demand no request is free, the storage is",
      resources:
        #"{ "service": "dynamodb", "storage_gb": 25, "monthly_write_request_units": 1000000 }"#,
      list: "6.875", total: "0.625"),
    WorkedExample(
      name: "infrequent access has nothing free",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "storage_gb": 25, "write_capacity": 1 }"#,
      list: "3.0913"),
    WorkedExample(
      name: "two tables share the 25 GB: 30 GB in all, 5 of them billed",
      resources: #"{ "service": "dynamodb", "storage_gb": 15, "count": 2 }"#,
      list: "7.5", total: "1.25"),
    WorkedExample(
      name: "one million requests, whatever the queue",
      resources: #"""
        { "service": "sqs", "monthly_requests": 500000 },
        { "service": "sqs", "queue_type": "fifo", "monthly_requests": 500000 }
        """#,
      list: "0.45", total: "0"),
    WorkedExample(
      name: "Cognito pricing page: 950,000 users of Lite, 90,000 at 0.0055 and 850,000 at 0.0046",
      resources:
        #"{ "service": "cognito", "user_pool_tier": "lite", "monthly_active_users": 950000 }"#,
      list: "4451", total: "4405"),
    WorkedExample(
      name: "110,000 users of Lite: 10,000 of them free, 90,000 at 0.0055 and 10,000 at 0.0046",
      resources:
        #"{ "service": "cognito", "user_pool_tier": "lite", "monthly_active_users": 110000 }"#,
      list: "587", total: "541"),
    WorkedExample(
      name: "Step Functions pricing page: 400,000 transitions, 4,000 of them free: 9.90",
      resources: #"{ "service": "step_functions", "monthly_transitions": 400000 }"#,
      list: "10", total: "9.9"),
    WorkedExample(
      name: "CodeBuild pricing page: 100 builds of 5 minutes, 100 minutes free: 2.00",
      resources: #"{ "service": "codebuild", "monthly_builds": 100, "build_seconds": 300 }"#,
      list: "2.5", total: "2"),
    WorkedExample(
      name: "7 users of CodeCommit, 5 of them free, each of two months",
      plan: #""months": 2"#,
      resources: #"{ "service": "codecommit", "active_users": 7 }"#, list: "14", total: "4"),
    WorkedExample(
      name: "Glue pricing page: a million objects and two million requests cost 1",
      resources:
        #"{ "service": "glue", "catalog_objects": 1000000, "catalog_requests_monthly": 2000000 }"#,
      list: "12", total: "1"),
  ]

  @Test(arguments: examples)
  func agrees(_ example: WorkedExample) throws {
    let budget = try example.budget(offers: Self.offers)
    #expect(budget.totals.list.description == example.list)
    #expect(budget.totals.total.description == example.total ?? example.list)
  }
}
