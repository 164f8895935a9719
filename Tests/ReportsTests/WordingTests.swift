import Analysis
import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

@testable import Reports

/// Tests of the wording of figures and units.
@Suite struct WordingTests {
  static let quantities: [(quantity: String, unit: String, text: String)] = [
    ("1", "hour", "1 hour"), ("2", "hour", "2 hours"), ("0.5", "hour", "0.5 hours"),
    ("347.619047619048", "hour", "347.619 hours"), ("0.00000001", "GB", "0.00000001 GB"),
    ("0", "request", "0 requests"), ("1234567.5", "GB-month", "1,234,567.5 GB-months"),
    ("5", "LCU-hour", "5 LCU-hours"), ("5", "MAU", "5 MAUs"), ("2", "query", "2 queries"),
    ("2", "key", "2 keys"), ("2", "library copy", "2 library copies"), ("3", "IOPS", "3 IOPS"),
    ("3", "address", "3 addresses"), ("3", "MiBps-month", "3 MiBps-months"),
  ]

  @Test(arguments: quantities)
  func quantity(_ quantity: String, _ unit: String, _ text: String) throws {
    #expect(Wording.quantity(try Quantity(quantity), unit) == text)
  }

  static let amounts: [(amount: String, text: String)] = [
    ("0", "$0.00"), ("8.7", "$8.70"), ("-8.7", "-$8.70"), ("0.0000002", "$0.0000002"),
    ("1234.5", "$1,234.50"), ("28.9219047619047936", "$28.9219047619047936"),
    ("-0.000000000000000000000001", "-$0.000000000000000000000001"),
  ]

  @Test(arguments: amounts)
  func exactAmount(_ amount: String, _ text: String) throws {
    #expect(Wording.exact(try Money(amount)) == text)
  }

  static let units: [(unit: String, text: String)] = [
    ("hour", "Hours"), ("GB-month", "GB-Months"), ("GB", "GB"), ("request", "Requests"),
    ("GB-second", "GB-Seconds"), ("vCPU-hour", "vCPU-Hours"), ("IOPS-month", "IOPS-Months"),
    ("metric-month", "Metric-Months"), ("query", "Queries"), ("library copy", "Library copies"),
    ("object-month", "Object-Months"),
  ]

  @Test(arguments: units)
  func focusUnit(_ unit: String, _ text: String) { #expect(FocusVocabulary.unit(unit) == text) }

  @Test func everyServiceHasACategory() {
    let without = knownServices.definitions.map(\.id).filter {
      knownServices.facts($0)?.category == .other
    }
    #expect(without == ["custom", "metered"])
  }

  static let cells: [(text: String, cell: String)] = [
    ("plain", "plain"), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"),
    ("\ttab", "tab"), ("\rcr", "cr"), ("\nlf", "lf"), ("＝1", "'＝1"), ("a=1", "a=1"),
    ("\u{1B}=1", "'=1"), ("", ""), ("'quoted", "'quoted"),
  ]

  @Test(arguments: cells)
  func guardedCell(_ text: String, _ cell: String) { #expect(CSVText.guarded(text) == cell) }

  @Test func numbersStayNumbers() throws {
    var csv = CSVText(header: ["a", "b", "c", "d"])
    csv.row([.plain("-1.5"), .text("-1.5"), .text("x, \"y\"\r\nz"), .null])
    #expect(csv.text == "a,b,c,d\r\n-1.5,'-1.5,\"x, \"\"y\"\" z\",\r\n")
  }

  /// Limits, compared with a plan of $33.00.
  static let limits: [(limit: String, text: String)] = [
    ("33", "The plan uses $33.00 of $33.00; $0.00 are left."),
    ("33.004", "The plan uses $33.00 of $33.00; <$0.01 are left."),
    ("32.999", "The plan uses $33.00 of $33.00, <$0.01 more than there is; "),
    ("1000", "The plan uses $33.00 of $1,000.00; $967.00 are left."),
    ("0", "The plan uses $33.00 of $0.00, $33.00 more than there is; "),
  ]

  @Test(arguments: limits)
  func limit(_ limit: String, _ text: String) throws {
    let plan = """
      { "title": "T", "region": "us-east-1", "months": 1, "limit_usd": \(limit), "resources": [
        { "service": "custom", "unit_price_usd": 33, "quantity": 1 } ] }
      """
    let sentence = try Wording.limit(try Plan.budget(Array(plan.utf8)))
    #expect(sentence?.hasPrefix(text) == true, "\(sentence ?? "")")
  }
}
