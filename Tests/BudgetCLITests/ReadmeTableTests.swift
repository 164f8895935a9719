import BudgetCLI
import Foundation
import Money
import TestSupport
import Testing

/// The tables of the README's five cases are what the program says of their scenarios.
@Suite struct ReadmeTableTests {
  /// The amounts of a report.
  private struct Report {
    let lines: [(name: String, amount: Money)]
    let totals: [String: Money]

    init(_ scenario: String) throws {
      let outcome = Checkout.run(["estimate", "scenarios/\(scenario).json", "--format", "json"])
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any],
        "\(outcome.errors)")
      func money(_ value: Any?) throws -> Money { try Money(#require(value as? String)) }
      lines = try (try #require(json["lines"] as? [[String: Any]])).map { line in
        let words = [line["resource"], line["description"]].compactMap { $0 as? String }
        return (words.joined(separator: "/"), try money(line["amount_usd"]))
      }
      totals = try (try #require(json["totals"] as? [String: String])).mapValues(money)
    }

    /// The sum of the lines whose resource or description is of this name.
    func sum(_ name: String) throws -> String {
      let found = lines.filter { $0.name.split(separator: "/").contains { $0 == name } }
      try #require(!found.isEmpty, "\(name)")
      return try found.map(\.amount).reduce(Money.zero) { try $0 + $1 }.dollars
    }

    /// List price, free tier and what is paid, of a plan without credits, in cents that add up.
    func sums() throws -> [String] {
      let (list, total) = (try #require(totals["list_usd"]), try #require(totals["total_usd"]))
      let free = try list.shownRest(without: total)
      #expect(try list - total == -#require(totals["free_tier_usd"]))
      return [list.dollars, (-free).dollars, total.dollars]
    }
  }

  /// The rows of the README's tables: the first cell, and those that are amounts.
  private static let rows: [String: [String]] = {
    let text = contents(of: "\(Checkout.root)/README.md") ?? ""
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.replacing("**", with: "").split(separator: "|")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      rows[cells[0]] = cells.dropFirst().filter { $0.contains("$") }
    }
    return rows
  }()

  private func expect(_ row: String, _ amounts: [String]) {
    #expect(Self.rows[row] == amounts, "\(row)")
  }

  @Test func theLostMoney() throws {
    let report = try Report("emr-left-running")
    for name in [
      "master nodes: m3.2xlarge, on-demand", "master nodes: EMR fee of m3.2xlarge",
      "core nodes: m3.2xlarge, on-demand", "core nodes: EMR fee of m3.2xlarge",
    ] {
      expect(name, [try report.sum(name)])
    }
    expect("all", [try report.sums()[0]])
  }

  @Test func aThousandFiles() throws {
    let (now, then) = (
      try Report("upload-1000-files"), try Report("upload-1000-files-as-on-the-slides")
    )
    for name in [
      "t2.micro, one thread", "t2.micro, three threads", "m4.10xlarge on spot, forty threads",
    ] {
      expect(name, [try now.sum(name), try then.sum(name)])
    }
  }

  @Test func theSlideOfStorage() throws {
    let (then, later) = (try Report("s3-slide-2015-12-15"), try Report("s3-slide-2016-12-15"))
    for name in ["standard", "infrequent access", "glacier"] {
      expect(name, [try then.sum(name), try later.sum(name)])
    }
  }

  @Test(arguments: [
    ("t2.micro", "first-year-t2-micro"), ("t3.micro", "first-year-t3-micro"),
    ("eight hours, then deleted", "web-workshop-done"), ("left running", "web-workshop"),
  ])
  func sumsOfPlans(_ row: String, _ scenario: String) throws {
    expect(row, try Report(scenario).sums())
  }
}
