import Scenarios
import Estimator

/// The words that a handout uses, those of the plan's services among them.
enum GlossarySection {
  static func section(_ budget: Budget) -> Section {
    let services = Set(budget.scenario.resources.map(\.service))
    let terms = Glossary.terms.filter {
      $0.services.isEmpty || !$0.services.isDisjoint(with: services)
    }
    return Section(
      id: "glossary", title: "Words",
      blocks: [.list(terms.map { "\($0.term): \($0.meaning)" })])
  }
}

/// All words that handouts explain.
enum Glossary {
  /// A word, what it means, and the services with which it comes; none for all.
  struct Term {
    var term: String
    var meaning: String
    var services: Set<String> = []
  }

  static let terms: [Term] = [
    Term(
      term: "Allowance, free tier",
      meaning:
        "usage a month that an account does not pay for; one pool for all that draws from it."),
    Term(
      term: "Availability zone",
      meaning: "one of the data centres of a region; data between two zones is billed.",
      services: ["ec2", "emr", "rds"]),
    Term(
      term: "Billing alarm",
      meaning: "a message when the month's estimated charges pass an amount. It stops nothing."),
    Term(
      term: "Cluster", meaning: "several servers that work as one; each of them bills.",
      services: ["emr", "redshift", "eks"]),
    Term(
      term: "Credit",
      meaning:
        "money of the provider's or the course's that pays after the free tier, until it is used up or expires."
    ),
    Term(
      term: "EBS volume",
      meaning:
        "a disk; it bills from its creation until it is deleted, whether its server runs or not.",
      services: ["ec2", "ebs", "emr"]),
    Term(
      term: "Endpoint",
      meaning: "a server that waits for questions to a model, and bills while it waits.",
      services: ["sagemaker"]),
    Term(
      term: "GB-month",
      meaning:
        "one gigabyte kept for one month; 10 GB for three days are one tenth of 10 GB-months.",
      services: ["ec2", "ebs", "s3", "ecr", "efs", "rds", "sagemaker"]),
    Term(
      term: "GB-second",
      meaning: "one gigabyte of memory for one second: what a function is billed by.",
      services: ["lambda"]),
    Term(
      term: "Instance",
      meaning: "a server that is rented by the second; its type says how big it is.",
      services: ["ec2", "emr", "rds", "sagemaker"]),
    Term(term: "List price", meaning: "what is asked before free tier, credits and tax."),
    Term(
      term: "Meter, usage type",
      meaning:
        "what is counted for the bill, such as the hours of one type of server in one region."),
    Term(
      term: "On demand", meaning: "paid by use, without a promise in either direction.",
      services: ["ec2", "emr"]),
    Term(
      term: "Public IPv4 address",
      meaning: "an address that the internet can reach; each bills by the hour.",
      services: ["ec2", "public_ipv4", "emr", "nat_gateway", "load_balancer"]),
    Term(
      term: "Region",
      meaning: "a place with prices of its own; the console shows one at a time, the bill has all."),
    Term(
      term: "Request",
      meaning: "one call of a service; some are billed by the thousand or the million.",
      services: ["s3", "lambda", "api_gateway"]),
    Term(
      term: "Reserved", meaning: "a lower price for the promise to pay for one or three years.",
      services: ["ec2"]),
    Term(term: "SKU, rate", meaning: "the line of the price list that a price is from."),
    Term(
      term: "Snapshot", meaning: "a copy of a disk; it bills until it is deleted.",
      services: ["ec2", "ebs", "ebs_snapshot", "rds"]),
    Term(
      term: "Spot",
      meaning: "spare servers at a price that moves; they can be taken back at any time.",
      services: ["ec2", "emr"]),
    Term(
      term: "Stop, terminate",
      meaning: "a stopped server keeps its disks, and they bill; a terminated one is gone.",
      services: ["ec2"]),
    Term(
      term: "Tier",
      meaning:
        "a slice of usage with a price of its own: the more is used, the less the next unit costs."),
  ]
}
