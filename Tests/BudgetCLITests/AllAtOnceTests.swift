import TestSupport
import Testing

@testable import BudgetCLI

/// One run reports every error that can be known, and nothing that only follows from one.
@Suite struct AllAtOnceTests {
  static let fixture = CompareFixture(named: "all-at-once")

  // MARK: Everything

  /// A plan with one error of every kind.
  static let everything = #"""
    {
      "titel": "Every kind of error",
      "region": "us-esat-1",
      "months": 3,
      "limit_usd": -5,
      "start": "2026-09-01",
      "cohort": { "students": 20.5, "accounts": "individual" },
      "credits": [
        { "name": "grant", "amount_usd": 10, "services": [ "ec3" ] },
        { "name": "grant", "amount_usd": 1e-13, "expires": "2026-02-30" }
      ],
      "resources": [
        { "name": "key and type", "service": "ec2", "instance_type": "t3.mirco", "cuont": 2 },
        { "name": "type and hours", "service": "ec2", "region": "us-east-1",
          "instance_type": "m4.2xlrage", "hours_per_month": 731, "public_ipv4": 0 },
        { "name": "its own region", "service": "ebs", "region": "eu-wset-1", "volume_type": "gp2",
          "size_gb": 8 },
        { "name": "no price", "service": "ebs", "region": "ap-south-1", "volume_type": "gp2",
          "size_gb": 8 },
        { "name": "no price", "service": "ebs", "region": "us-east-1", "volume_type": "gp2",
          "size_gb": 8, "iops": 100 },
        { "name": "text for a number", "service": "ebs", "volume_type": "gp2", "size_gb": "8" },
        { "name": "number for text", "service": "ebs", "volume_type": 2, "size_gb": 8 },
        { "name": "a word", "service": "ebs", "volume_type": "gp4", "size_gb": 8 },
        { "name": "no type", "service": "ec2" },
        { "name": "service", "service": "ebz", "size_gb": 8, "hours_per_day": 25 },
        { "name": "no service", "size_gb": 8 },
        { "name": "misspelt service", "sevrice": "ebs" },
        { "name": "two schedules", "service": "public_ipv4", "hours": 3, "hours_per_day": 3 },
        { "name": "range", "service": "ebs", "volume_type": "gp2",
          "size_gb": { "low": 3, "likely": 2, "high": 5 } },
        { "name": "window", "service": "public_ipv4", "from": "2026-10-02", "until": "2026-10-01" },
        { "name": "never", "service": "public_ipv4", "region": "us-east-1", "from": "2027-10-02" },
        { "name": "zone", "service": "ec2", "region": "us-east-1", "instance_type": "t3.micro",
          "availability_zone": "us-west-1a" },
        { "name": "nodes", "service": "emr", "region": "us-east-1", "nodes": [
          { "role": "master", "instance_type": "m4.4xlareg", "count": 1 },
          { "role": "core", "instance_type": "m4.4xlareg", "count": 2 } ] },
        7
      ]
    }
    """#

  @Test func everyKindInOneRun() throws {
    let fixture = Self.fixture
    try fixture.write(Self.everything, "everything.json")
    let outcome = fixture.run("validate everything.json")
    #expect(outcome.code == 65 && outcome.output.isEmpty)
    expectGolden(outcome.errors, "all-at-once.txt")
  }

  /// Every command that prices plans reports the same errors.
  @Test(arguments: [
    "estimate BAD", "explain BAD", "handout BAD", "compare BAD plan.json", "diff BAD plan.json",
    "diff plan.json BAD", "diff BAD --to-set months=2", "compare BAD --vary months=1,2",
    "validate BAD BAD",
  ])
  func everyCommandSaysTheSame(_ line: String) throws {
    let (fixture, name) = (Self.fixture, "bad-\(line.utf8.reduce(0) { $0 &* 31 &+ Int($1) }).json")
    try fixture.write(Self.everything, name)
    let expected = fixture.run("validate \(name)")
    let outcome = fixture.run(line.replacing("BAD", with: name))
    #expect(outcome.code == 65 && outcome.output.isEmpty)
    #expect(firstDifference(between: expected.errors, and: outcome.errors) == nil)
  }

  // MARK: Nothing that follows

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var plan: String
    /// The beginning of each error as `line:column: error: message`, in order.
    var errors: [String]
    var testDescription: String { name }

    /// A plan with members before its resources, which begin on line 3.
    init(_ name: String, _ members: String, _ resources: String, _ errors: String...) {
      self.name = name
      plan = "{ \"title\": \"T\",\n\(members), \"resources\": [\n\(resources)\n] }"
      self.errors = errors
    }
  }

  private static let region = #""region": "us-east-1""#
  private static let disk = #"{ "service": "ebs", "volume_type": "gp2", "size_gb": 8 }"#

  static let cases: [Case] = [
    Case(
      "a misspelt key is not missing too", #""months": 1, \#(region)"#,
      #"{ "service": "ec2", "instnace_type": "t3.micro" }"#, "3:21: error: unknown key"),
    Case(
      "a misspelt region is one error, whatever has none of its own",
      #""months": 1, "regoin": "us-east-1""#, "\(disk), \(disk)",
      "2:14: error: unknown key 'regoin'"
    ),
    Case(
      "a region of the wrong kind is one error", #""months": 1, "region": 5"#, "\(disk), \(disk)",
      "2:24: error: 'region' should be text"),
    Case(
      "a resource's region of the wrong kind is not the plan's", #""months": 1, \#(region)"#,
      #"{ "service": "ec2", "region": 5, "instance_type": "m4.4xlarge", "operating_system": "suse" }"#,
      "3:31: error: 'region' should be text"),
    Case(
      "without a region there is no price to miss", #""months": 1"#, disk, "3:1: error: no region"),
    Case(
      "an unknown region is one error: no zone, no price, no pair of regions",
      #""months": 1, "region": "us-esat-1""#,
      #"""
      { "service": "ec2", "instance_type": "t3.micro", "availability_zone": "us-east-1a" },
      { "service": "data_transfer", "monthly_outbound_us_east_to_us_east_gb": 5 }, \#(disk)
      """#, "2:24: error: unknown region 'us-esat-1' of aws"),
    Case(
      "a region of custom costs need not be one", #""months": 1, "region": "moon""#,
      #"{ "service": "custom", "unit_price_usd": 1, "quantity": 1, "name": 5 }"#,
      "3:68: error: 'name' should be text"),
    Case(
      "of an unknown length no hours are too many, but names and prices are known",
      #""months": "1", \#(region)"#,
      #"""
      { "service": "ec2", "instance_type": "t3.mirco", "hours_per_month": 744 },
      { "service": "ebs", "volume_type": "gp3", "size_gb": 8, "hours": 100000 },
      { "service": "ebs", "volume_type": "gp3", "size_gb": 8, "region": "ap-south-1" }
      """#, "2:11: error: 'months' should be", "3:38: error: ec2 1: unknown instance type",
      "5:36: error: ebs 3: no price"),
    Case(
      "of an unknown length no day is outside", #""months": -1, "start": "2026-09-01", \#(region)"#,
      #"{ "service": "public_ipv4", "from": "2030-01-01" }"#, "2:11: error: 'months' is out of"),
    Case(
      "two lengths are one error", #""months": 1, "weeks": 1, \#(region)"#,
      #"{ "service": "public_ipv4", "hours": 700 }"#, "2:23: error: the length must be one of"),
    Case(
      "a start that is no date is one",
      #""months": 1, "start": "x", "month_hours": "calendar", \#(region)"#,
      #"{ "service": "public_ipv4", "from": "2026-01-01", "until": "2026-01-02" }"#,
      "2:23: error: 'x' is not a date"),
    Case(
      "a month of the wrong kind makes no hours too many",
      #""months": 1, "month_hours": "long", \#(region)"#,
      #"{ "service": "public_ipv4", "hours_per_month": 744 }"#,
      "2:29: error: 'month_hours' should be"),
    Case(
      "a misspelt provider is no other provider",
      #""months": 1, "provider": "azrue", \#(region)"#,
      #"{ "service": "azure_vm" }"#, "2:26: error: 'azrue' is not a value",
      "3:1: error: 'vm_size' is missing"),
    Case(
      "of another provider neither regions nor types are judged",
      #""months": 1, "provider": "azure", "region": "westeurope""#,
      #"{ "service": "ec2", "instance_type": "t3.mirco" }"#,
      "3:14: error: the service 'ec2' is of provider 'aws'"),
    Case(
      "a date that is none makes no price missing",
      #""months": 1, "prices_as_of": "1", \#(region)"#,
      #"{ "service": "ebs", "volume_type": "gp3", "size_gb": 8, "region": "ap-south-1" }"#,
      "2:30: error: '1' is not a date"),
    Case(
      "an unknown kind takes any field", #""months": 1, \#(region)"#,
      #"{ "service": "ebs", "volume_type": "gp9", "size_gb": 60000, "iops": 5 }"#,
      "3:36: error: 'gp9' is not a value"),
    Case(
      "a kind that was left out takes any field", #""months": 1, \#(region)"#,
      #"{ "service": "rds", "instance_class": "db.serverless", "capacity_units_per_hr": 2 }"#,
      "3:1: error: 'engine' is missing"),
    Case(
      "an unknown purchase option may be spot", #""months": 1, \#(region)"#,
      #"{ "service": "ec2", "instance_type": "t3.micro", "purchase_option": "spott", "spot_price_usd": 1 }"#,
      "3:69: error: 'spott' is not a value"),
    Case(
      "an unknown service may have any field, but not more hours than a day has",
      #""months": 1, \#(region)"#, #"{ "service": "ebz", "anything": 8, "hours_per_day": 25 }"#,
      "3:14: error: unknown service 'ebz'", "3:53: error: 'hours_per_day' is 25"),
    Case(
      "names that cannot be read are not the same", #""months": 1, \#(region)"#,
      #"{ "service": "public_ipv4", "name": 1 }, { "service": "public_ipv4", "name": "public_ipv4 1" }"#,
      "3:37: error: 'name' should be text"),
    Case(
      "an unknown type has no price, and no disks of its own are to blame",
      #""months": 1, \#(region)"#,
      #"{ "service": "ec2", "instance_type": "x9.big", "volumes": [ { "volume_type": "gp3", "size_gb": 8 } ] }"#,
      "3:38: error: ec2 1: unknown instance type 'x9.big'"),
    Case(
      "a missing price is said once of disks that are alike",
      #""months": 1, "region": "eu-west-1""#,
      #"""
      { "service": "ec2", "instance_type": "t3.micro", "volumes": [
        { "volume_type": "st1", "size_gb": 125 }, { "volume_type": "st1", "size_gb": 125 } ] }
      """#, "3:61: error: ec2 1: no price for ebs EBS:VolumeUsage.st1"),
    Case(
      "figures too large are one resource's",
      #""months": 120, "cohort": { "students": 1000000, "accounts": "shared" }, \#(region)"#,
      #"""
      { "name": "a", "service": "custom", "unit_price_usd": 1, "monthly_quantity": 1000000000000000, "count": 1000000 },
      { "name": "b", "service": "ec2", "instance_type": "t3.mirco" }
      """#, "3:1: error: a: its figures are too large",
      "4:51: error: b: unknown instance type 't3.mirco'"),
  ]

  @Test(arguments: cases)
  func nothingFollows(_ plan: Case) {
    let errors = Self.errors(Self.fixture.run("validate -", input: plan.plan))
    #expect(errors.count == plan.errors.count, "\(errors)")
    for (error, beginning) in zip(errors, plan.errors) {
      #expect(error.hasPrefix("standard input:" + beginning), "\(error)")
    }
  }

  private static func errors(_ outcome: BudgetCLI.Outcome) -> [Substring] {
    outcome.errors.split(separator: "\n").filter { !$0.contains(": note: ") }
  }

  // MARK: What the command line changes

  /// Command lines with mistakes in their changes to a plan; reported with the option, at the
  /// position in the file, with the nearest spelling.
  @Test func changesFromOutside() throws {
    let fixture = CompareFixture(named: "changes-from-outside")
    let lines = [
      "validate plan.json --set resuorces.0.count=2 --set resources.0.cuont=2 --set resources.9.count=2",
      "validate plan.json --set resources.srever.count=2 --set resources.0.volumes.0.size_gb.x=1",
      "validate plan.json --set title.x=1 --set credits=[] --set credits.0.name=x",
      #"validate plan.json --set credits=[{"nmae":"x","amount_usd":-1}]"#,
      "validate plan.json --set weeks=2 --region us-esat-1 --as-of soon",
      "validate plan.json --set nonsense --set months=1 --set more.=1",
      "diff plan.json --to-set resources.0.instance_type=m4.2xlrage --to-region eu-wset-1",
      "compare plan.json --vary region=us-east-1,eu-wset-1,ap-south-1 --set mnoths=1",
      "compare plan.json --vary instance_type=m4.2xlarge,m4.big,m4.3xlarge",
      "compare plan.json none.json --vary region=us-east-1,eu-west-1",
      "estimate plan.json none.json --set resources.0.instance_type=t3.mirco --set months=x",
      "validate plan.json --set months=0 --catalog plan.json",
    ]
    var text = ""
    for line in lines {
      let outcome = fixture.run(line)
      #expect(outcome.output.isEmpty && outcome.code != 0 && outcome.code != 70, "\(line)")
      text += "$ budget \(line)\n\(outcome.errors)[\(outcome.code)]\n\n"
    }
    expectGolden(text.replacing(fixture.folder, with: "FOLDER"), "changes-from-outside.txt")
  }
}
