import Foundation
import Testing

@testable import BudgetCLI

/// Errors on the command line and in files: the exit code and the message.
@Suite struct CommandFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var code: Int32
    /// Text that standard error must contain; `FILE` stands for the faulty file.
    var errors: [String]
    /// The bytes of the faulty file that `FILE` names among the arguments.
    var file: [UInt8]?
    var testDescription: String { "\(arguments.joined(separator: " ")): \(errors.first ?? "")" }

    init(
      _ line: String, file: String? = nil, bytes: [UInt8]? = nil, _ code: Int32, _ errors: String...
    ) {
      arguments = line.split(separator: " ").map(String.init)
      (self.code, self.errors) = (code, errors)
      self.file = bytes ?? file.map { Array($0.utf8) }
    }
  }

  static let titanic = "estimate scenarios/titanic.json"

  static let faults: [Fault] = [
    Fault(
      "estimate", 64, "name a scenario file, or - for standard input",
      "See 'budget estimate --help'"),
    Fault("\(titanic) --frmat csv", 64, "unknown option '--frmat'", "did you mean '--format'?"),
    Fault("\(titanic) --format yaml", 64, "'markdown', 'html', 'csv', 'json'"),
    Fault("\(titanic) --fail-over cheap", 64, "'cheap' is not valid"),
    Fault("\(titanic) --fail-over -1", 64, "'-1' is not valid"),
    Fault(
      "estimate scenarios/free-tier-2018.json --fail-over limit", 64, "has no 'limit_usd'"),
    Fault(
      "\(titanic) --fail-over limit --set limit_usd=1 --set free_tier=none", 1,
      "$1.79 is more than $1.00"),
    Fault("\(titanic) --set nonsense", 64, "not of the form key=value"),
    Fault("\(titanic) --set a.b=3", 65, "--set a.b=3: there is no 'a'"),
    Fault("\(titanic) --set title.b=3", 65, "'b' leads into text"),
    Fault("\(titanic) --set resources.4.count=3", 65, "'4' is not one of 0 to 3"),
    Fault("\(titanic) --set resources.9.count=3", 65, "'9' is not one of 0 to 3"),
    Fault("\(titanic) --set resources.0.count=-3", 65, "'count' is out of bounds: -3"),
    Fault("\(titanic) --as-of yesterday", 65, "'yesterday' is not a date"),
    Fault("\(titanic) --data no-such-folder", 66, "no-such-folder': no such file"),
    Fault("estimate scenarios/titanic.json/x", 66, "a part of the path is not a folder"),
    Fault(
      "\(titanic) --as-of 2012-01-01", 65, "8 prices of 2012-01-01 are missing",
      "(notebook; known from 2025-06-16)"),
    Fault(
      "\(titanic) --region us-esat-1", 65, "unknown region 'us-esat-1' of aws",
      "did you mean us-east-1"),
    Fault("\(titanic) --catalog /etc/passwd", 65, "is not a price catalog"),
    Fault("\(titanic) --output /nonexistent/a.csv", 73, "cannot write '/nonexistent/a.csv'"),
    Fault(
      "\(titanic) --fail-over 0.01 --set free_tier=none", 1,
      "over the limit: $1.79 is more than $0.01"),
    Fault(
      "\(titanic) --fail-over 1.786 --set free_tier=none", 1, "$1.7864667 is more than $1.786"),
    Fault(
      "estimate scenarios/titanic.json ./scenarios/titanic.json --output no-such-folder/", 64,
      "two plans would be written to 'titanic.txt'"),
    Fault("estimate no-such.json", 66, "no such file"),
    Fault("estimate scenarios", 66, "it is a folder"),
    Fault("explain no-such.json", 66, "no such file"),
    Fault(
      "validate scenarios/titanic.json no-such.json also-not.json", 66, "no-such.json",
      "also-not.json"),
    Fault("estimate FILE", file: "", 65, "FILE:1:1: error: the file is empty"),
    Fault("estimate FILE", file: "{ \"title\": ", 65, "FILE:1:12: error: the text ends"),
    Fault("estimate FILE", bytes: [0x7B, 0xFF], 65, "FILE:1:2: error: the file is not UTF-8 text"),
    Fault("estimate FILE", bytes: [0, 0, 0], 65, "FILE:1:1: error: "),
    Fault(
      "estimate FILE", bytes: [UInt8](repeating: 0x5B, count: 100_000_000), 65,
      "FILE:1:65: error: nested more than 64"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","months":1,"region":"us-east-1","resources":[{"service":"ec2","instance_type":"m5.xlrage"}]}"#,
      65, "FILE:1:92: error: ec2 1: unknown instance type 'm5.xlrage'", "did you mean m5.xlarge"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","months":1,"region":"us-east-1","resources":[{"service":"ec2","instance_type":"t2.micro","hours_per_month":744}]}"#,
      65, "744 hours a month are more than the 730 of month 1"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","months":1,"region":"ap-southeast-6","resources":[{"service":"ebs","volume_type":"gp3","size_gb":8}]}"#,
      65, "no price for ebs EBS:VolumeUsage.gp3 in ap-southeast-6", "the catalog says: no source"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","months":120,"region":"us-east-1","cohort":{"students":1000000,"accounts":"shared"},"resources":[{"service":"custom","unit_price_usd":1000000,"monthly_quantity":1000000000000000,"count":1000000}]}"#,
      65, "too large to be computed exactly"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","days":1,"start":"2026-01-01","region":"us-east-1","resources":[{"service":"public_ipv4","from":"2026-02-01"}]}"#,
      65, "it exists on no day of the plan"),
    Fault(
      "validate FILE",
      file:
        #"{"title":"T","weeks":14,"start":"2026-09-10","month_hours":"calendar","region":"us-east-1","resources":[{"service":"kinesis_analytics","hours_per_month":100000}]}"#,
      65, "100,000 hours a month are more than the 720 of month 2026-09"),
    Fault("catalog search no-such-thing-at-all", 1, "no price has all of these words"),
    Fault("catalog search m5.large --limit 0", 64, "--limit must be 1 or more"),
    Fault("diff scenarios/titanic.json", 64, "name two plans, or one and what differs"),
    Fault(
      "diff scenarios/jupyter-three-servers-spot.json scenarios/jupyter-three-servers.json --fail-on-increase",
      1, "more"),
    Fault("init spaceship", 64, "'notebook'"),
    Fault("init --output scenarios/titanic.json", 73, "is there already"),
  ]

  @Test(arguments: faults.indices)
  func isReported(_ index: Int) throws {
    var fault = Self.faults[index]
    if let bytes = fault.file {
      let path = try Checkout.file("fault-\(index).json", bytes)
      fault.arguments = fault.arguments.map { $0 == "FILE" ? path : $0 }
      fault.errors = fault.errors.map { $0.replacing("FILE", with: path) }
      defer { try? FileManager.default.removeItem(atPath: path) }
      try judge(fault)
    } else {
      try judge(fault)
    }
  }

  private func judge(_ fault: Fault) throws {
    let outcome = Checkout.run(fault.arguments)
    #expect(outcome.code == fault.code)
    for text in fault.errors {
      #expect(outcome.errors.contains(text), "\(outcome.errors.prefix(2000))")
    }
    // Only negative answers come with their data.
    #expect(fault.code == 1 || outcome.outputBytes.isEmpty)
  }

  @Test func everyFileIsReportedAtOnce() throws {
    let first = try Checkout.file("first.json", Array("{".utf8))
    let second = try Checkout.file("second.json", Array("[".utf8))
    let outcome = Checkout.run(["validate", first, second])
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("first.json:1:2: error:"))
    #expect(outcome.errors.contains("second.json:1:2: error:"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read anything"))
  func anUnreadableFileIsNoInput() throws {
    let path = try Checkout.file("secret.json", Array("{}".utf8))
    chmod(path, 0)
    #expect(Checkout.run(["estimate", path]).code == 66)
  }

  @Test func anOldFileStaysWhenTheNewOneCannotBeMade() throws {
    let path = try Checkout.file("old.csv", Array("old".utf8))
    #expect(
      Checkout.run([
        "estimate", "scenarios/titanic.json", "--as-of", "2012-01-01", "--output", path,
      ]).code == 65)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }
}
