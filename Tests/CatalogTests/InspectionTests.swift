import Catalog
import CatalogBuilding
import Dates
import Money
import Prices
import SQLite
import Testing

@Suite struct InspectionTests {
  @Test func tellsWhatThereIs() throws {
    let fixture = try DataFixture()
    let info = try fixture.build().info()
    let services = info.services.map {
      "\($0.service) \($0.meters) \($0.prices) \($0.first) \($0.last)"
    }
    #expect(
      services == [
        "ec2 8 11 2016-01-07 2026-05-12", "s3 3 8 2016-01-07 2026-05-12",
      ])
    #expect(info.prices == 19 && info.newest == CalendarDate("2026-05-12"))
    #expect(
      info.sources.map { "\($0.source.id) \($0.prices)" } == [
        "hearsay 1", "list-2026 11", "list-2016 7",
      ])
    #expect(info.sources.map(\.note) == [nil, "read on paper", nil])
    #expect(info.counts["price_observation"] == 3 && info.counts["gap"] == 2)
    #expect(info.fileSize > 8192 && info.path == fixture.catalog)
  }

  @Test(
    arguments: [
      (
        ["t2.micro", "eu-west-1"], 2, "ec2 BoxUsage:t2.micro (operating_system=linux) in eu-west-1"
      ),
      (
        ["T2.MICRO", "ireland", "Windows"], 1,
        "ec2 BoxUsage:t2.micro (operating_system=windows) in eu-west-1"
      ),
      (["timedstorage", "us-east-1"], 6, "s3 TimedStorage-ByteHrs in us-east-1"),
      (["spot"], 1, "ec2 SpotUsage:t2.micro (operating_system=linux) in us-east-1"),
      (["global", "s3"], 1, "s3 Requests-Tier1 in global"),
      (["rrs", "eu-west-1"], 0, nil), (["nothing"], 0, nil),
      ([], 19, "ec2 BoxUsage:t2.micro (operating_system=linux) in us-east-1"), ([""], 19, nil),
    ] as [([String], Int, String?)])
  func findsByWords(_ words: [String], _ total: Int, _ first: String?) throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    let found = try catalog.search(words: words, limit: 3)
    #expect(found.total == total)
    #expect(found.matches.count == min(total, 3))
    if let first { #expect(found.matches.first?.key.description == first) }
    #expect(try catalog.search(words: words, limit: 0).total == total)
  }

  @Test func givesWholePrices() throws {
    let fixture = try DataFixture()
    let found = try fixture.build().search(words: ["TimedStorage-ByteHrs", "us-east-1"], limit: 9)
    let lines = found.matches.map { match in
      "\(match.tier.from) \(match.tier.unitPrice) \(match.unit) \(match.effectiveFrom) "
        + "\(match.effectiveTo?.description ?? "now") \(match.source.id) \(match.tier.rateCode ?? "")"
    }
    #expect(
      lines == [
        "0 0.023 GB-month 2026-05-12 now list-2026 ",
        "51200 0.022 GB-month 2026-05-12 now list-2026 ",
        "512000 0.021 GB-month 2026-05-12 now list-2026 ",
        "0 0.03 GB-month 2016-01-07 2026-05-12 list-2016 SKU.TERM.A",
        "1024 0.0295 GB-month 2016-01-07 2026-05-12 list-2016 SKU.TERM.B",
      ])
  }

  @Test func findsNothingWrong() throws {
    let fixture = try DataFixture(without: ["aws/ec2/on_demand/us-east-1.csv"])
    let findings = try fixture.build().verify()
    #expect(findings.map(\.description) == [])
  }

  /// A change to a correct catalog, with the first finding of `verify`.
  struct Damage: Sendable, CustomTestStringConvertible {
    var sql: String
    var finding: String

    var testDescription: String { sql }
  }

  static let damages = [
    Damage(
      sql: "UPDATE price SET tier_to = 2048 * 1000000 WHERE tier_to = 1024 * 1000000",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2016-01-07: the tiers at 1024 "
        + "overlap [tier-overlap]"),
    Damage(
      sql: "UPDATE price SET tier_to = 512 * 1000000 WHERE tier_to = 1024 * 1000000",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2016-01-07: the tiers at 1024 "
        + "leave a gap [tier-gap]"),
    Damage(
      sql: "DELETE FROM price WHERE tier_from = 1024 * 1000000",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2016-01-07: the last tier has an "
        + "end [tier-gap]"),
    Damage(
      sql: "DELETE FROM price WHERE tier_from = 0 AND tier_to = 51200 * 1000000",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2026-05-12: the first tier is not "
        + "from 0 [tier-gap]"),
    Damage(
      sql: "UPDATE price SET price = -price WHERE price = 24000000000 AND effective_to IS NULL",
      finding: "error: s3 TimedStorage-ByteHrs in eu-west-1 from 2026-05-12: the price is negative "
        + "[negative-price]"),
    Damage(
      sql: "UPDATE price SET effective_to = NULL WHERE effective_from = 16807 AND "
        + "meter = (SELECT id FROM meter WHERE meter = 'TimedStorage-ByteHrs')",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2026-05-12: the price before it "
        + "holds on [validity]"),
    Damage(
      sql: "UPDATE price SET effective_to = 1 WHERE tier_from = 1024 * 1000000",
      finding: "error: s3 TimedStorage-ByteHrs in us-east-1 from 2016-01-07: it ends before it "
        + "begins [validity]"),
    Damage(
      sql: "DELETE FROM instance_type WHERE name = 't2.micro'",
      finding: "warning: instance type t2.micro has a price, but no specification "
        + "[no-specification]"),
    Damage(
      sql: "UPDATE free_tier_meter SET meter = 'BoxUsage:t2.mikro'",
      finding: "error: offer aws-ec2-hours covers ec2 BoxUsage:t2.mikro (operating_system=linux), "
        + "which has no price [offer-without-price]"),
    Damage(
      sql: "INSERT INTO source VALUES(9, 'unused', 'x', 1, 'low', NULL)",
      finding: "warning: source unused is of no price, offer or instance type [orphan-source]"),
    Damage(
      sql: "UPDATE price SET price = 0 WHERE price = 24000000000 AND effective_to IS NULL",
      finding: "warning: s3 TimedStorage-ByteHrs in eu-west-1 is free of charge, and no note says "
        + "why [zero-price]"),
    Damage(
      sql: "INSERT INTO gap VALUES('aws', 's3', 'TimedStorage-ByteHrs', '', 'eu-west-1', 'x')",
      finding:
        "warning: s3 TimedStorage-ByteHrs in eu-west-1 is stated as missing, but has a price "
        + "[needless-gap]"),
  ]

  @Test(arguments: damages) func findsDamage(_ damage: Damage) throws {
    let fixture = try DataFixture(without: ["aws/ec2/on_demand/us-east-1.csv"])
    _ = try fixture.build()
    try fixture.edit(damage.sql)
    let findings = try CatalogFile.open(fixture.catalog).verify()
    #expect(findings.first?.description == damage.finding)
  }

  /// A source that only a note mentions counts as used.
  @Test func notesUseSources() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    try fixture.edit(
      """
      INSERT INTO source VALUES(9, 'noted', 'x', 1, 'low', NULL);
      INSERT INTO note VALUES(99, 'unchanged since noted');
      """)
    let findings = try CatalogFile.open(fixture.catalog).verify()
    #expect(!findings.contains { $0.description.contains("source noted") })
  }

  @Test func findsTwoPricesOfADay() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    try fixture.edit(
      "UPDATE price SET effective_to = NULL WHERE effective_to IS NOT NULL")
    let catalog = try CatalogFile.open(fixture.catalog)
    let key = MeterKey(service: "s3", region: "us-east-1", meter: "TimedStorage-ByteHrs")
    let error = #expect(throws: PriceLookupError.self) { try catalog.rateCard(for: key, on: nil) }
    #expect(error?.reason == .ambiguous(2))
  }

  @Test func findsMissingPrices() throws {
    let fixture = try DataFixture()
    let findings = try fixture.build().verify(expected: [
      ExpectedMeter(service: "s3", meter: "TimedStorage-ByteHrs"),
      ExpectedMeter(service: "s3", meter: "TimedStorage-XZ-ByteHrs"),
      ExpectedMeter(service: "s3", meter: "Requests-Tier1"),
      ExpectedMeter(service: "s3", meter: "TimedStorage-RRS-ByteHrs"),
      ExpectedMeter(
        service: "ec2", meter: "BoxUsage:t2.micro", attributes: ["operating_system": "windows"]),
    ])
    #expect(
      findings.map(\.message) == [
        "s3 TimedStorage-RRS-ByteHrs has neither a price nor a stated gap in ap-south-1, "
          + "eu-west-1, us-east-1",
        "ec2 BoxUsage:t2.micro (operating_system=windows) has neither a price nor a stated gap in "
          + "ap-south-1, us-east-1",
      ])
  }
}
