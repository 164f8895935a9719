import Billing
import Diagnostics
import PriceFixtures
import Scenarios
import Testing

/// What networks, delivery, monitoring, containers and shared files reject, and with which
/// messages.
@Suite struct NetworkAndContainerErrors {
  /// A resource with its expected messages: a part of each diagnostic, hints included, in order.
  struct WrongInput: Sendable, CustomTestStringConvertible {
    var service: String
    var fields: String
    var fragments: [String]
    var testDescription: String { "\(service) \(fields)" }

    init(_ service: String, _ fields: String, _ fragments: String...) {
      (self.service, self.fields, self.fragments) = (service, fields, fragments)
    }
  }

  static let inputs = networks + delivery + containers + files

  static let networks = [
    WrongInput(
      "nat_gateway", #""public_ipv4": 9"#, "'public_ipv4' is out of bounds: 9 is not within 0 to 8"),
    WrongInput(
      "nat_gateway", #""hours": 731"#,
      "nat_gateway 1: 731 hours are more than the 730 that there are"),
    WrongInput("nat_gateway", #""data_gb": 5"#, "unknown key 'data_gb'"),
    WrongInput(
      "load_balancer", #""load_balancer_type": "alb""#,
      "'alb' is not a value of 'load_balancer_type' | it is one of: application, network"),
    WrongInput(
      "load_balancer", #""monthly_data_processed_gb": 5"#,
      "does not go with load_balancer_type 'application' | its data counts as capacity"),
    WrongInput(
      "load_balancer", #""load_balancer_type": "network", "monthly_data_processed_gb": 5"#,
      "does not go with load_balancer_type 'network'"),
    WrongInput(
      "load_balancer", #""load_balancer_type": "classic", "capacity_units": 1"#,
      "'capacity_units' does not go with load_balancer_type 'classic' | it is billed by the GB"),
    WrongInput(
      "load_balancer", #""load_balancer_type": "gateway", "internal": true, "public_ipv4": 1"#,
      "'internal' does not go with load_balancer_type 'gateway'",
      "'public_ipv4' does not go with load_balancer_type 'gateway' | it has no public addresses",
      "'public_ipv4' does not go with 'internal'"),
    WrongInput(
      "load_balancer",
      #""load_balancer_type": "gateway", "capacity_units": 1, "monthly_data_processed_gb": 5"#,
      "both say how much passes: give one | 1 GB is one capacity unit for an hour"),
    WrongInput(
      "load_balancer", #""internal": true, "public_ipv4": 2"#,
      "'public_ipv4' does not go with 'internal'"),
    WrongInput("load_balancer", #""capacity_units": -1"#, "'capacity_units' is out of bounds"),
    WrongInput(
      "api_gateway", #""request_size_kb": 600"#,
      "'request_size_kb' does not go with api_type 'rest' | a REST call is one call"),
    WrongInput(
      "api_gateway", #""monthly_messages": 6, "message_size_kb": 1, "monthly_connection_mins": 1"#,
      "'monthly_messages' does not go with api_type 'rest' | messages are of",
      "'message_size_kb' does not go with api_type 'rest'",
      "'monthly_connection_mins' does not go with api_type 'rest'"),
    WrongInput(
      "api_gateway", #""api_type": "http", "cache_size_gb": 0.5"#,
      "'cache_size_gb' does not go with api_type 'http' | only \"api_type\": \"rest\" has a cache"),
    WrongInput(
      "api_gateway", #""api_type": "websocket", "monthly_requests": 5, "request_size_kb": 1"#,
      "'monthly_requests' does not go with api_type 'websocket' | it is billed by messages",
      "'request_size_kb' does not go with api_type 'websocket'"),
    WrongInput(
      "api_gateway", #""cache_size_gb": 1"#,
      "there is no cache of 1 GB | sizes in GB: 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237"),
    WrongInput(
      "api_gateway", #""cache_size_gb": { "low": 0.5, "likely": 1.6, "high": 6.1 }"#,
      "'cache_size_gb' cannot be a range"),
    WrongInput(
      "api_gateway", #""api_type": "websocket", "message_size_kb": 129"#,
      "'message_size_kb' is out of bounds: 129 is not within 0 to 128"),
  ]

  static let delivery = [
    WrongInput(
      "cloudfront", #""price_region": "eurpe""#,
      "'eurpe' is not a value of 'price_region' | did you mean 'europe'?"),
    WrongInput("cloudfront", #""monthly_requests": 5"#, "unknown key 'monthly_requests'"),
    WrongInput("route53", #""hosted_zones": 1e9"#, "'hosted_zones' is out of bounds"),
    WrongInput(
      "route53", #""hosted_zone": 1"#, "unknown key 'hosted_zone' | did you mean 'hosted_zones'"),
    WrongInput("cloudwatch", #""alarms": -1"#, "'alarms' is out of bounds"),
    WrongInput(
      "cloudwatch", #""custom_metrics": 1, "hours_per_month": 731"#,
      "731 hours a month are more than the 730 of month 1"),
  ]

  static let containers = [
    WrongInput(
      "fargate", "", "'vcpu' is missing in a resource of service 'fargate'",
      "'memory_gb' is missing in a resource of service 'fargate'"),
    WrongInput(
      "fargate", #""vcpu": 17, "memory_gb": 121"#,
      "'vcpu' is out of bounds: 17 is not within 0.01 to 16",
      "'memory_gb' is out of bounds: 121 is not within 0.01 to 120"),
    WrongInput(
      "fargate", #""vcpu": 8, "memory_gb": 32, "operating_system": "windows""#,
      "operating_system 'windows' has 4 vCPU at most",
      "operating_system 'windows' has 30 GB of memory at most"),
    WrongInput(
      "fargate",
      #""vcpu": 1, "memory_gb": 2, "operating_system": "windows", "architecture": "arm64""#,
      "'architecture' does not go with operating_system 'windows'"),
    WrongInput(
      "fargate", #""vcpu": 1, "memory_gb": 2, "ephemeral_storage_gb": 10, "public_ipv4": 2"#,
      "'ephemeral_storage_gb' is out of bounds: 10 is not within 20 to 200",
      "'public_ipv4' is out of bounds: 2 is not within 0 to 1"),
    WrongInput(
      "fargate", #""vcpu": 1, "memory_gb": 2, "hours": 731"#,
      "731 hours are more than the 730 that there are"),
    WrongInput("eks", #""extended_support": 1"#, "'extended_support' should be true or false"),
    WrongInput("eks", #""nodes": 3"#, "unknown key 'nodes'"),
    WrongInput("ecr", #""storage_gb": -1"#, "'storage_gb' is out of bounds"),
    WrongInput("ecr", #""size_gb": 1"#, "unknown key 'size_gb'"),
    WrongInput("elastic_beanstalk", "", "'instance_type' is missing"),
    WrongInput(
      "elastic_beanstalk", #""instance_type": "t2.mikro""#,
      "unknown instance type 't2.mikro' | did you mean t2.micro"),
    WrongInput(
      "elastic_beanstalk", #""instance_type": "t2.micro", "load_balancer_type": "gateway""#,
      "'gateway' is not a value of 'load_balancer_type'"),
    WrongInput(
      "elastic_beanstalk",
      #""instance_type": "t2.micro", "capacity_units": 1, "monthly_data_processed_gb": 1"#,
      "'capacity_units' does not go with a single instance | a single instance has no load balancer",
      "'monthly_data_processed_gb' does not go with a single instance"),
    WrongInput(
      "elastic_beanstalk",
      #""instance_type": "t2.micro", "load_balancer_type": "classic", "capacity_units": 1"#,
      "'capacity_units' does not go with load_balancer_type 'classic' | it is billed by the GB"),
    WrongInput(
      "elastic_beanstalk",
      #""instance_type": "t2.micro", "min_instances": 2, "monthly_data_processed_gb": 1"#,
      "'monthly_data_processed_gb' does not go with load_balancer_type 'application'"),
    WrongInput(
      "elastic_beanstalk",
      #""instance_type": "t2.micro", "volumes": [ { "volume_type": "gp2", "size_gb": 8, "iops": 9 } ]"#,
      "'iops' does not go with volume_type 'gp2'"),
    WrongInput(
      "elastic_beanstalk", #""instance_type": "t2.micro", "min_instances": 0"#,
      "'min_instances' is out of bounds: 0 is not within 1 to 1000"),
  ]

  static let files = [
    WrongInput(
      "efs",
      #""archive_storage_gb": 1, "monthly_elastic_read_gb": 1, "monthly_elastic_write_gb": 1, "monthly_archive_read_gb": 1, "monthly_archive_write_gb": 1"#,
      "'archive_storage_gb' does not go with throughput_mode 'bursting' | it needs",
      "'monthly_elastic_read_gb' does not go with throughput_mode 'bursting'",
      "'monthly_elastic_write_gb' does not go with throughput_mode 'bursting'",
      "'monthly_archive_read_gb' does not go with throughput_mode 'bursting'",
      "'monthly_archive_write_gb' does not go with throughput_mode 'bursting'"),
    WrongInput(
      "efs", #""throughput_mode": "provisioned""#,
      "'provisioned_throughput_in_mibps' is missing: throughput_mode 'provisioned' needs it"),
    WrongInput(
      "efs", #""throughput_mode": "elastic", "provisioned_throughput_in_mibps": 10"#,
      "does not go with throughput_mode 'elastic' | it needs \"throughput_mode\": \"provisioned\""),
    WrongInput(
      "efs", #""throughput_mode": "provisioned", "provisioned_throughput_in_mibps": 5000"#,
      "'provisioned_throughput_in_mibps' is out of bounds: 5000 is not within 1 to 3,414"),
  ]

  @Test(arguments: inputs)
  func areRefused(_ input: WrongInput) throws {
    let fields = input.fields.isEmpty ? "" : ", \(input.fields)"
    let example = WorkedExample(
      name: "", resources: "{ \"service\": \"\(input.service)\"\(fields) }", list: "")
    var actual: [String] = []
    do {
      _ = try example.budget()
    } catch let error as Diagnostics {
      actual = error.all.map { ([$0.message] + $0.hints).joined(separator: " | ") }
    }
    #expect(actual.count == input.fragments.count, "\(actual)")
    for (message, fragment) in zip(actual, input.fragments) {
      // A fragment with a bar gives a part of the message and a part of the first hint.
      let parts = fragment.split(separator: " | ")
      #expect(parts.allSatisfy { message.contains($0) }, "\(message)")
    }
  }
}
