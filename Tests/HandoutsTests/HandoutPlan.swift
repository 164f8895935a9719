import Advice
import Billing
import Foundation
import Handouts
import Money
import PriceFixtures
import Prices
import Scenarios

/// Plans for the tests, with frozen prices.
enum HandoutPlan {
  static var prices: FixtureBook {
    var book = FixtureBook()
    book.offers = FixtureBook.standardOffers + [functionSeconds]
    return book
  }

  private static let functionSeconds: FreeTierOffer = {
    var offer = FreeTierOffer(
      id: "function-seconds", provider: .aws, kind: .always, service: "lambda",
      description: "400,000 GB-seconds", limit: Quantity(400_000), unit: "GB-second",
      source: FixtureBook.source)
    offer.meters = [
      .init(service: "lambda", meter: "Lambda-GB-Second", attributes: [:], regions: [])
    ]
    return offer
  }()

  static var estimator: Estimator { Estimator(prices: prices) }

  /// A class of three with individual accounts and a shared resource.
  static let classroom = """
    {"title": "A notebook class", "description": "Each student runs a server, to learn.",
     "region": "us-east-1", "start": "2026-09-07", "weeks": 4,
     "cohort": {"students": 3, "accounts": "individual"},
     "credits": [{"name": "Course credit", "amount_usd": 10, "expires": "2026-12-31"}],
     "limit_usd": 30,
     "resources": [
       {"name": "server", "service": "ec2", "instance_type": "t3.medium", "hours_per_week": 10,
        "volumes": [{"volume_type": "gp3", "size_gb": 20}]},
       {"name": "data", "service": "s3", "shared": true, "storage_gb": 200,
        "monthly_tier_2_requests": 400000}]}
    """

  /// One person, undated months, nothing that is turned off.
  static let single = """
    {"title": "A site", "region": "us-east-1", "months": 2, "resources": [
      {"name": "site", "service": "s3", "storage_gb": 50, "monthly_tier_2_requests": 100000},
      {"name": "function", "service": "lambda", "memory_mb": 512, "monthly_requests": 100000,
       "request_duration_ms": 120}]}
    """

  /// A plan with a service for every kind of exercise, in an account that has the free hours.
  static let full = """
    {"title": "A course", "region": "us-east-1", "start": "2025-03-01", "months": 1,
     "account": {"opened": "2025-01-01"}, "resources": [
      {"name": "small", "service": "ec2", "instance_type": "t2.micro", "hours_per_week": 10,
       "volumes": [{"volume_type": "gp3", "size_gb": 20}]},
      {"name": "large", "service": "ec2", "instance_type": "t3.medium", "hours_per_week": 10},
      {"name": "gateway", "service": "nat_gateway", "monthly_data_processed_gb": 5},
      {"name": "function", "service": "lambda", "memory_mb": 512, "monthly_requests": 100000,
       "request_duration_ms": 120},
      {"name": "downloads", "service": "data_transfer", "monthly_outbound_internet_gb": 500}]}
    """

  /// Twenty students with a load balancer each, at five capacity units.
  static let balancers = """
    {"title": "Balancers", "region": "us-east-1", "months": 1, "free_tier": "none",
     "cohort": {"students": 20, "accounts": "individual"}, "resources": [
      {"name": "lb", "service": "load_balancer", "load_balancer_type": "application",
       "capacity_units": 5}]}
    """

  /// Ten students whose new accounts have the provider's credit, and one of their own with its
  /// name.
  static let signUps = """
    {"title": "Ten accounts", "region": "us-east-1", "start": "2026-09-01", "months": 1,
     "account": {"opened": "2026-08-20"}, "cohort": {"students": 10, "accounts": "individual"},
     "credits": [{"name": "100 USD for opening an account", "amount_usd": 500,
       "expires": "2026-12-31"}],
     "resources": [
      {"name": "server", "service": "ec2", "instance_type": "m5.xlarge", "public_ipv4": 0,
       "count": 5, "volumes": []}]}
    """

  /// Text that must stay text in every format.
  static let nasty = #"""
    {"title": "# <script>alert(1)</script> | `x` \u202etxt\u001b[31m {{style}} $x$",
     "description": "- item\n\n## heading\n| a | b |\n```\n[link](javascript:alert(1)) {{nothing}}",
     "region": "us-east-1", "start": "2026-09-07", "weeks": 2,
     "credits": [{"name": "=HYPERLINK(\"http://x.example\")", "amount_usd": 20}],
     "resources": [
       {"name": "=1+1|</td><img src=x onerror=alert(1)>", "service": "ec2",
        "instance_type": "t2.micro", "hours_per_week": 5},
       {"name": "+ plus \t tab\r\nline\u200f", "service": "ec2", "instance_type": "t3.micro",
        "hours_per_day": 1},
       {"name": "-2+3", "service": "custom", "unit_price_usd": 3, "unit": "*|*<i>\n", "quantity": 1}]}
    """#

  static func scenario(_ text: String) throws -> Scenario {
    try ScenarioReader(services: knownServices.definitions).read(Array(text.utf8))
  }

  static func handout(
    _ text: String, exercises: Int = 0, seed: UInt64 = 1, course: String? = nil,
    _ change: (inout HandoutOptions) -> Void = { _ in }
  ) throws -> Handout {
    var options = HandoutOptions()
    options.hasProposal = true
    (options.exercises, options.seed, options.course) = (exercises, seed, course)
    change(&options)
    return try Handout(
      try scenario(text), options: options, prices: prices, services: knownServices,
      reviewer: Advice())
  }

  static func exercises(_ count: Int, seed: UInt64) throws -> [Exercise] {
    try exercises(count, seed: seed, of: full)
  }

  static func exercises(_ count: Int, seed: UInt64, of plan: String) throws -> [Exercise] {
    let budget = try estimator.estimate(try scenario(plan))
    return try ExerciseRegistry.exercises(count, seed: seed, for: budget, prices: prices)
  }

  static func page(
    _ handout: Handout, _ document: HandoutDocument = .handout, _ format: HandoutFormat
  ) throws -> String {
    try handout.text(
      document, as: format,
      template: HandoutTemplates.builtIn("\(document.rawValue).\(format.fileExtension)"),
      chartFile: { "chart-\($0).svg" })
  }
}
