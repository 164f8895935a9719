import Catalog
import CatalogBuilding
import Dates
import Money
import Prices
import Testing

/// Tests of prices worked out from others.
///
/// A listed price wins, whichever of the two is newer, and a rule applies where no table has a
/// price.
@Suite struct DerivedPriceTests {
  static let changes: [String: String] = [
    "sources.csv": """
    id,name,published,confidence,note
    list-2016,The price list of 2016,2016-01-07,medium,
    list-2026,The price list of 2026,2026-05-12,high,
    hearsay,What people say,2026-11-20,low,
    rule,Worked out by a rule,2026-12-01,derived,
    guess,Taken from another price,2026-12-01,inferred,
    """,
    "aws/ebs.csv": DataFixture.priceHeader + """
      us-east-1,ListedFirst,,hour,0,,1,2016-01-07,,,list-2016,
      us-east-1,ListedFirst,,hour,0,,9,2020-01-01,,,rule,
      us-east-1,ListedLast,,hour,0,,9,2016-01-07,,,guess,
      us-east-1,ListedLast,,hour,0,,1,2026-05-12,,,list-2026,
      us-east-1,SameDay,,hour,0,,9,2026-05-12,,,rule,
      us-east-1,SameDay,,hour,0,10,1,2026-05-12,,,list-2026,
      us-east-1,SameDay,,hour,10,,0.5,2026-05-12,,,list-2026,
      us-east-1,Ended,,hour,0,,1,2016-01-07,2017-01-01,,list-2016,
      us-east-1,Ended,,hour,0,,9,2017-01-01,,,rule,
      us-east-1,Between,,hour,0,,1,2016-01-07,,,list-2016,
      us-east-1,Between,,hour,0,,9,2018-01-01,,,rule,
      us-east-1,Between,,hour,0,,2,2026-05-12,,,list-2026,
      """,
    "aws/derived.csv": """
    service,meter,except,attributes,of_meter,of_attributes,times,divided_by,source
    ec2,HeavyUsage:*,,operating_system=linux;payment_option=no_upfront;term=1yr,HeavyUsage:*,\
    operating_system=linux;payment_option=all_upfront;term=1yr,1.05,0.98,rule
    ec2,Plan:*,m1.,operating_system=linux,HeavyUsage:*,\
    operating_system=linux;payment_option=no_upfront;term=1yr,1,1,guess
    ec2,Licence:*,,*,BoxUsage:*,operating_system=windows,1,1,rule
    ec2,Licence:*,,*,BoxUsage:*,operating_system=linux,-1,1,rule
    ec2,BoxUsage:*,,operating_system=suse,BoxUsage:*,*,1,1,rule
    s3,Same,,,TimedStorage-ByteHrs,,1,1,rule
    """,
  ]

  static let cases: [(meter: String, date: String?, answer: String)] = [
    ("ebs ListedFirst", "2019-12-31", "1 list-2016"),
    ("ebs ListedFirst", "2026-01-01", "1 list-2016"),
    ("ebs ListedFirst", nil, "1 list-2016"),
    ("ebs ListedLast", "2020-01-01", "9 guess"),
    ("ebs ListedLast", nil, "1 list-2026"),
    ("ebs SameDay", nil, "1 0.5 list-2026"),
    ("ebs Ended", "2016-06-01", "1 list-2016"),
    ("ebs Ended", nil, "9 rule"),
    ("ebs Between", "2019-01-01", "1 list-2016"),
    ("ebs Between", nil, "2 list-2026"),
    (
      "ec2 HeavyUsage:t2.micro operating_system=linux;payment_option=no_upfront;term=1yr", nil,
      "0.007285714286 rule derived: 1.05 / 0.98 × $0.0068, the price of HeavyUsage:t2.micro "
        + "(operating_system=linux;payment_option=all_upfront;term=1yr) in list-2026"
    ),
    // A rule that uses another rule.
    (
      "ec2 Plan:t2.micro operating_system=linux", nil,
      "0.007285714286 guess inferred: $0.007285714286, the price of HeavyUsage:t2.micro "
        + "(operating_system=linux;payment_option=no_upfront;term=1yr) in rule"
    ),
    // There are two terms, both of which must be known; Windows has no current price.
    (
      "ec2 Licence:t2.micro", "2020-01-01",
      "0.005 rule derived: $0.018, the price of BoxUsage:t2.micro (operating_system=windows) in "
        + "list-2016, minus $0.013, the price of BoxUsage:t2.micro (operating_system=linux) in "
        + "list-2016"
    ),
    ("ec2 Licence:t2.micro", nil, "no price"),
    ("ec2 Plan:m1.small operating_system=linux", "2016-06-01", "no price"),
    // A rule that uses itself comes to an end.
    ("ec2 BoxUsage:t2.micro operating_system=suse", nil, "no price"),
    // Tiered prices are not worked out.
    ("s3 Same", nil, "no price"),
  ]

  @Test(arguments: cases) func answers(meter: String, date: String?, answer: String) throws {
    let fixture = try DataFixture(Self.changes)
    let catalog = try fixture.build()
    defer { withExtendedLifetime(fixture) {} }
    let parts = meter.split(separator: " ").map(String.init)
    let key = MeterKey(
      service: parts[0], region: "us-east-1", meter: parts[1],
      attributes: MeterAttributes(canonical: parts.count > 2 ? parts[2] : ""))
    var found = "no price"
    do {
      let card = try catalog.rateCard(for: key, on: date.flatMap { CalendarDate($0) })
      found = (card.tiers.map(\.unitPrice.description) + [card.source.id]).joined(separator: " ")
      if let note = card.note { found += " " + note }
    } catch is PriceLookupError {}
    #expect(found == answer)
  }

  @Test func aRuleIsAsOldAsWhatItIsWorkedOutOf() throws {
    let fixture = try DataFixture(Self.changes)
    let catalog = try fixture.build()
    defer { withExtendedLifetime(fixture) {} }
    let key = MeterKey(
      service: "ec2", region: "us-east-1", meter: "Plan:t2.micro",
      attributes: ["operating_system": "linux"])
    let card = try catalog.rateCard(for: key, on: nil)
    #expect(card.source.published == CalendarDate("2026-05-12"))
    #expect(card.source.confidence == "inferred")
    // A worked-out price does not make the lists any newer.
    #expect(try catalog.newestDate() == CalendarDate("2026-05-12"))
    #expect(try catalog.verify().filter { $0.severity == .error } == [])
  }
}
