import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Testing

/// Sizes, free pools and assumptions of networks, delivery and containers.
@Suite struct NetworkAndContainerTests {
  /// A requested size of Fargate, and the next one that exists (ECS and EKS user guides).
  static let sizes = [
    ("0.01", "0.01", "linux", "0.25 0.5"), ("0.25", "0.5", "linux", "0.25 0.5"),
    ("0.25", "0.6", "linux", "0.25 1"), ("0.25", "1.5", "linux", "0.25 2"),
    ("0.25", "2.1", "linux", "0.5 3"), ("0.5", "0.5", "linux", "0.5 1"),
    ("0.5", "4.5", "linux", "1 5"), ("1", "1", "linux", "1 2"), ("1", "8.5", "linux", "2 9"),
    ("2", "3", "linux", "2 4"), ("2", "17", "linux", "4 17"), ("3", "3", "linux", "4 8"),
    ("4", "30.5", "linux", "8 32"), ("5", "10", "linux", "8 16"), ("8", "17", "linux", "8 20"),
    ("8", "61", "linux", "16 64"), ("9", "1", "linux", "16 32"), ("16", "113", "linux", "16 120"),
    ("0.25", "0.5", "windows", "1 2"), ("1", "17", "windows", "4 17"),
    ("4", "30", "windows", "4 30"),
  ]

  @Test(arguments: sizes)
  func fargateSellsTheNextSize(
    _ size: (vcpu: String, memory: String, system: String, sold: String)
  ) throws {
    let example = WorkedExample(
      name: "", plan: #""days": 1"#,
      resources: #"""
        { "service": "fargate", "hours": 1, "vcpu": \#(size.vcpu), "memory_gb": \#(size.memory),
          "operating_system": "\#(size.system)", "public_ipv4": 0 }
        """#, list: "")
    let budget = try example.budget()
    let sold = try budget.charges.prefix(2).map { try $0.quantity().description }
    #expect(sold.joined(separator: " ") == size.sold)
    let isExact = "\(size.vcpu) \(size.memory)" == size.sold
    #expect(budget.assumptions.contains { $0.contains("Fargate has no size of") } != isExact)
  }

  /// CloudFront developer guide, "Pay for file invalidation": with three distributions of 600 paths
  /// each, 800 of the 1,800 paths are charged.
  @Test func invalidationPathsShareOnePool() throws {
    let distribution = #"{ "service": "cloudfront", "monthly_invalidation_paths": 600 }"#
    let example = WorkedExample(
      name: "", resources: [String](repeating: distribution, count: 3).joined(separator: ", "),
      list: "9")
    var offer = FreeTierOffer(
      id: "paths", provider: .aws, kind: .always, service: "cloudfront", description: "1,000 paths",
      limit: Quantity(1000), unit: "path", source: FixtureBook.source)
    offer.meters = [
      FreeTierOffer.Coverage(
        service: "cloudfront", meter: "Invalidations", attributes: [:], regions: [])
    ]
    let totals = try example.budget(offers: [offer]).totals
    #expect(totals.list.description == "9")
    #expect(totals.total.description == "4")
  }

  /// Resources, and the one assumption that mentions addresses nobody asked for.
  static let assumed = [
    (#""service": "nat_gateway""#, "A NAT gateway has one public IPv4 address"),
    (#""service": "load_balancer""#, "is in two zones and has a public IPv4 address in each"),
    (#""service": "fargate", "vcpu": 1, "memory_gb": 2"#, "A Fargate task has a public IPv4"),
    (
      #""service": "elastic_beanstalk", "instance_type": "t2.micro""#,
      "Every Beanstalk instance has one public IPv4"
    ),
  ]

  @Test(arguments: assumed)
  func addressesThatNobodyAskedForAreTold(_ resource: (text: String, assumption: String)) throws {
    func isTold(_ plan: String, _ extra: String) throws -> Bool {
      let example = WorkedExample(
        name: "", plan: plan, resources: "{ \(resource.text)\(extra) }", list: "")
      return try example.budget().assumptions.contains { $0.contains(resource.assumption) }
    }
    let month = #""months": 1"#
    #expect(try isTold(month, ""))
    #expect(try !isTold(month, #", "public_ipv4": 0"#))
    #expect(try !isTold(month + #", "prices_as_of": "2023-12-31""#, ""))
  }
}
