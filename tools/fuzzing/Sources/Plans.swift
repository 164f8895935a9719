import BudgetCLI
import JSONText
import Money

/// Plans through the whole program, as a user gives them to it.
enum Plans {
  private static let catalog = variable("BUDGET_CATALOG") ?? ""
  private static let folder = variable("BUDGET_FUZZ_FOLDER") ?? "/nonexistent"

  static func run(_ arguments: [String], input: [UInt8]) -> BudgetCLI.Outcome {
    BudgetCLI.run(
      arguments: arguments, environment: ["BUDGET_CATALOG": catalog], currentDirectory: folder,
      input: .bytes(input))
  }

  private static let ways: [[String]] = [
    ["estimate", "-"], ["estimate", "-", "--format", "markdown"],
    ["estimate", "-", "--format", "html"], ["estimate", "-", "--format", "csv"],
    ["estimate", "-", "--format", "json"], ["estimate", "-", "--format", "focus"],
    ["estimate", "-", "--group-by", "a"], ["explain", "-"],
    ["explain", "-", "--format", "markdown"],
    ["handout", "-", "--exercises", "2"], ["handout", "-", "--format", "html"],
    ["handout", "-", "--format", "csv"],
    ["handout", "-", "--proposal"], ["estimate", "--lines", "-", "--draws", "100"],
    ["forecast", "-", "--draws", "100"], ["lint", "-"], ["advise", "-"],
    ["validate", "-"], ["diff", "-", "-"], ["compare", "-", "--vary", "months=1,2"],
  ]

  /// A plan in one of the ways it can be shown.
  static func report(_ bytes: [UInt8]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let way = ways[Int(hash >> 32) % ways.count]
    check(run(way, input: bytes), of: way)
  }

  /// What holds of every run.
  static func check(_ outcome: BudgetCLI.Outcome, of words: [String]) {
    if ![0, 1, 64, 65, 66, 69, 73, 74].contains(outcome.code) {
      fail("exit code \(outcome.code) of \(words): \(outcome.errors)")
    }
    if !isTame(outcome.errors) { fail("a raw control character in an error of \(words)") }
    if !isTame(outcome.output) { fail("a raw control character in the output of \(words)") }
    if outcome.code > 1, outcome.errors.isEmpty { fail("no word of why \(words) failed") }
    if outcome.errors.utf8.count > 1 << 20 { fail("a megabyte of errors of \(words)") }
  }

  // MARK: Bills

  private static let billFormats = ["json", "table", "markdown", "html", "csv", "focus"]

  /// A bill, in one of the ways it can be shown; its rows are used or left out, none is lost.
  static func readBill(_ bytes: [UInt8]) {
    let format = billFormats[bytes.count % billFormats.count]
    let words = ["actual", "-", "--format", format]
    let outcome = run(words, input: bytes)
    check(outcome, of: words)
    guard format == "json", outcome.code == 0 else { return }
    guard let report = try? JSONReader.read(outcome.outputBytes) else { fail("no JSON") }
    let bill = member(report, "bill")
    if count(bill, "rows_read") != count(bill, "rows_used") + count(bill, "rows_left_out") {
      fail("rows of a bill are lost")
    }
  }

  private static func count(_ node: JSONNode, _ key: String) -> Int {
    if case .number(let digits) = member(node, key).value, let count = Int(digits) { return count }
    fail("\(key) is no count")
  }

  // MARK: Figures

  /// The figures of a plan; nil where it is not priced.
  private static func figures(_ bytes: [UInt8]) -> JSONNode? {
    let outcome = run(["estimate", "-", "--format", "json"], input: bytes)
    check(outcome, of: ["estimate"])
    guard outcome.code == 0 else { return nil }
    guard let node = try? JSONReader.read(outcome.outputBytes) else { fail("no JSON") }
    return node
  }

  static func checkFigures(_ bytes: [UInt8]) {
    guard let plan = try? JSONReader.read(bytes), let figures = figures(bytes) else { return }
    let total = checkSums(figures)
    if let doubled = self.figures(Array(changed(plan) { $0 + $0 }.utf8)) {
      let more = checkSums(doubled)
      if more < total { fail("twice the usage costs \(more) instead of \(total)") }
    }
    if let turned = self.figures(Array(changed(plan) { $0.reversed() }.utf8)) {
      let other = checkSums(turned)
      if other != total { fail("another order of resources costs \(other) instead of \(total)") }
    }
  }

  private static func changed(
    _ plan: JSONNode, _ change: ([JSONOutput]) -> [JSONOutput]
  ) -> String {
    guard case .object(var members) = PlanMutator.output(plan) else { return "" }
    for index in members.indices where members[index].key == "resources" {
      if case .array(let resources) = members[index].value {
        members[index].value = .array(change(resources))
      }
    }
    return JSONOutput.object(members).text()
  }

  /// Lines and months add up to the totals, and nothing is below zero that must not be.
  private static func checkSums(_ report: JSONNode) -> Money {
    let totals = member(report, "totals")
    let total = amount(totals, "total_usd")
    let names = ["list_usd", "free_tier_usd", "credits_usd", "total_usd"]
    let months = elements(report, "months")
    for name in names where sum(months, name) != amount(totals, name) {
      fail("the months do not add up to \(name)")
    }
    let lines = elements(report, "lines")
    if sum(lines, "amount_usd") != amount(totals, "list_usd") { fail("the lines do not add up") }
    if sum(lines, "net_usd") != total { fail("what is left of the lines does not add up") }
    for line in lines {
      if amount(line, "net_usd") < .zero { fail("a line below zero") }
      if sum(elements(line, "tiers"), "amount_usd") != amount(line, "amount_usd") {
        fail("the tiers of a line do not add up")
      }
    }
    for month in months where amount(month, "total_usd") < .zero { fail("a month below zero") }
    for month in months where amount(month, "free_tier_usd") > .zero {
      fail("a free tier that costs")
    }
    return total
  }

  private static func member(_ node: JSONNode, _ key: String) -> JSONNode {
    guard case .object(let members) = node.value,
      let found = members.first(where: { $0.key == key })
    else { fail("the report has no \(key)") }
    return found.node
  }

  private static func elements(_ node: JSONNode, _ key: String) -> [JSONNode] {
    if case .array(let nodes) = member(node, key).value { return nodes }
    fail("\(key) is no list")
  }

  private static func amount(_ node: JSONNode, _ key: String) -> Money {
    if case .string(let text) = member(node, key).value, let amount = try? Money(text) {
      return amount
    }
    fail("\(key) is no amount")
  }

  private static func sum(_ nodes: [JSONNode], _ key: String) -> Money {
    var sum = Money.zero
    for node in nodes {
      guard let next = try? sum + amount(node, key) else { fail("a sum that is too large") }
      sum = next
    }
    return sum
  }
}
