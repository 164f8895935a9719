import Prices
import Estimator
import Money
import Reports
import Scenarios

/// What is forgotten in a console, on its own, for a day, a week and a month.
enum Forgotten {
  /// A thing and what it costs.
  struct Thing {
    var label: String
    var day: Money
    var week: Money
    var month: Money
  }

  static func mistakes(_ pricing: Repricing) throws -> [Thing] {
    guard pricing.scenario.provider == .aws, let region = pricing.scenario.resources.first?.region
    else { return [] }
    var things: [Thing] = []
    for (label, resource) in servers(pricing) + Self.things(in: region, pricing) {
      func cost(_ length: PlanLength) throws -> Money? { try pricing.list([resource], for: length) }
      guard let day = try cost(.days(1)), let week = try cost(.weeks(1)),
        let month = try cost(.months(1)), !month.isZero
      else { continue }
      things.append(Thing(label: label, day: day, week: week, month: month))
    }
    return things
  }

  static func table(_ things: [Thing]) -> Table {
    Table(
      id: "forgotten", title: "One of each, forgotten",
      header: ["What", "A day", "A week", "A month"], figures: 3,
      rows: things.map { [.text($0.label), .money($0.day), .money($0.week), .money($0.month)] })
  }

  /// What the plan turns on and off, once more in a region that nobody looks at.
  private static func servers(_ pricing: Repricing) -> [(String, Resource)] {
    let scheduled = pricing.scenario.resources.filter { $0.isScheduled && !$0.isShared }
    return scheduled.prefix(2).map { resource in
      var copy = resource.alone.running(.always)
      copy.region = resource.region == "us-west-2" ? "eu-west-1" : "us-west-2"
      return (
        "\(VisibleText.name(resource.name)), left on in another region (\(copy.region))", copy
      )
    }
  }

  private static func things(in region: String, _ pricing: Repricing) -> [(String, Resource)] {
    func thing(_ service: String, _ words: [String: String] = [:], _ numbers: [String: Int] = [:])
      -> Resource
    {
      var fields = FieldValues()
      for (name, word) in words { fields.set(.text(word), for: name) }
      for (name, number) in numbers {
        fields.set(.quantity(RangedQuantity(Quantity(number))), for: name)
      }
      return Resource(name: service, service: service, region: region, fields: fields)
    }
    var node = FieldValues()
    node.set(.text("m5.xlarge"), for: "instance_type")
    node.set(.integer(3), for: "count")
    var cluster = Resource(name: "emr", service: "emr", region: region)
    cluster.fields.set(.list([node]), for: "nodes")
    return [
      disk(pricing, thing),
      ("a public address", thing("public_ipv4")),
      ("a NAT gateway, without traffic", thing("nat_gateway")),
      (
        "a load balancer, without traffic",
        thing("load_balancer", ["load_balancer_type": "application"])
      ),
      (
        "a SageMaker endpoint, ml.m5.large",
        thing("sagemaker", ["component": "endpoint", "instance_type": "ml.m5.large"])
      ),
      ("a cluster of three m5.xlarge on EMR", cluster),
      ("a Kubernetes control plane (EKS)", thing("eks")),
    ]
  }

  /// The first disk of the plan, or one of 100 GB.
  private static func disk(
    _ pricing: Repricing, _ thing: (String, [String: String], [String: Int]) -> Resource
  ) -> (String, Resource) {
    for resource in pricing.scenario.resources {
      guard case .list(let volumes)? = resource.fields.value("volumes"), let first = volumes.first,
        case .text(let type)? = first.value("volume_type"), let size = first.range("size_gb")
      else { continue }
      let disk = Resource(name: "ebs", service: "ebs", region: resource.region, fields: first)
      return ("a disk of this plan (\(size.likely.grouped) GB of \(type))", disk)
    }
    return ("a disk of 100 GB of gp3", thing("ebs", ["volume_type": "gp3"], ["size_gb": 100]))
  }
}
