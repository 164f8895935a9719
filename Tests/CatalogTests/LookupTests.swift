import Catalog
import CatalogBuilding
import Dates
import Money
import Prices
import Testing

@Suite struct LookupTests {
  /// A look-up by service, region, meter, attributes and date, with its result.
  struct Case: Sendable, CustomTestStringConvertible {
    var key: String
    var date: String?
    /// The card as text, or the message and the hints.
    var answer: String

    var testDescription: String { "\(key) \(date ?? "now")" }
  }

  static let cases: [Case] = [
    Case(
      key: "s3 us-east-1 TimedStorage-ByteHrs", date: "2016-01-07",
      answer: "0–1024: 0.03 SKU.TERM.A, 1024–: 0.0295 SKU.TERM.B GB-month 2016-01-07–2026-05-12 "
        + "list-2016"),
    Case(
      key: "s3 us-east-1 TimedStorage-ByteHrs", date: "2026-05-11",
      answer: "0–1024: 0.03 SKU.TERM.A, 1024–: 0.0295 SKU.TERM.B GB-month 2016-01-07–2026-05-12 "
        + "list-2016"),
    Case(
      key: "s3 us-east-1 TimedStorage-ByteHrs", date: "2026-05-12",
      answer: "0–51200: 0.023, 51200–512000: 0.022, 512000–: 0.021 GB-month 2026-05-12– "
        + "list-2026 'first note; second note'"),
    Case(
      key: "s3 us-east-1 TimedStorage-ByteHrs",
      answer: "0–51200: 0.023, 51200–512000: 0.022, 512000–: 0.021 GB-month 2026-05-12– "
        + "list-2026 'first note; second note'"),
    Case(
      key: "s3 global Requests-Tier1",
      answer: "0–: 0.000005 request 2026-05-12– hearsay"),
    Case(
      key: "s3 us-east-1 TimedStorage-RRS-ByteHrs", date: "2019-12-31",
      answer: "0–: 0.024 GB-month 2016-01-07–2020-01-01 list-2016"),
    // It ended without a successor, so there is no current price.
    Case(
      key: "s3 us-east-1 TimedStorage-RRS-ByteHrs",
      answer:
        "no price for s3 TimedStorage-RRS-ByteHrs in us-east-1 as of 2026-05-12 | there is a price from "
        + "2016-01-07"),
    Case(
      key: "ec2 us-east-1 BoxUsage:m1.small operating_system=linux", date: "2017-01-01",
      answer: "no price for ec2 BoxUsage:m1.small (operating_system=linux) in us-east-1 on "
        + "2017-01-01 | there is a price from 2016-01-07"),
    Case(
      key: "s3 us-east-1 TimedStorage-ByteHrs", date: "2016-01-06",
      answer: "no price for s3 TimedStorage-ByteHrs in us-east-1 on 2016-01-06 | the earliest "
        + "price known here is of 2016-01-07"),
    Case(
      key: "s3 ap-south-1 TimedStorage-ByteHrs",
      answer:
        "no price for s3 TimedStorage-ByteHrs in ap-south-1 as of 2026-05-12 | the catalog says: no source "
        + "with a price for this region | regions that have it: eu-west-1, us-east-1"),
    Case(
      key: "s3 us-east-1 TimedStorage-XZ-ByteHrs",
      answer:
        "no price for s3 TimedStorage-XZ-ByteHrs in us-east-1 as of 2026-05-12 | the catalog says: not sold "
        + "| did you mean TimedStorage-ByteHrs, TimedStorage-RRS-ByteHrs?"),
    Case(
      key: "ec2 us-east-1 BoxUsage:t2.mirco operating_system=linux",
      answer: "no price for ec2 BoxUsage:t2.mirco (operating_system=linux) in us-east-1 as of "
        + "2026-05-12 | did you mean BoxUsage:t2.micro?"),
    Case(
      key: "ec2 us-east-1 BoxUsage:t2.micro",
      answer: "no price for ec2 BoxUsage:t2.micro in us-east-1 as of 2026-05-12 | did you mean "
        + "BoxUsage:t2.micro (operating_system=linux), BoxUsage:t2.micro (operating_system=rhel), "
        + "BoxUsage:t2.micro (operating_system=windows)?"),
    Case(
      key: "s3 mars-1 Requests-Tier1",
      answer:
        "no price for s3 Requests-Tier1 in mars-1 as of 2026-05-12 | regions that have it: global"),
    Case(
      key: "telepathy us-east-1 Thought",
      answer: "no price for telepathy Thought in us-east-1 as of 2026-05-12"),
    // In the instance tables, an empty cell ends the earlier price.
    Case(
      key: "ec2 us-east-1 BoxUsage:t2.micro operating_system=linux", date: "2020-02-29",
      answer: "0–: 0.013 hour 2016-01-07–2026-05-12 list-2016"),
    Case(
      key: "ec2 us-east-1 BoxUsage:t2.micro operating_system=windows", date: "2026-05-12",
      answer: "no price for ec2 BoxUsage:t2.micro (operating_system=windows) in us-east-1 on "
        + "2026-05-12 | there is a price from 2016-01-07"),
    Case(
      key: "ec2 us-east-1 SpotUsage:t2.micro operating_system=linux",
      answer: "0–: 0.0045 hour 2026-05-12– list-2026"),
    Case(
      key: "ec2 us-east-1 HeavyUsage:t2.micro "
        + "operating_system=linux;payment_option=all_upfront;term=3yr",
      answer: "0–: 0.0045 hour 2026-05-12– list-2026"),
    Case(
      key: "ec2 us-east-1 HeavyUsage:t2.micro "
        + "operating_system=linux;payment_option=partial_upfront;term=1yr",
      answer: "0–: 0.007567123288 hour 2016-01-07– list-2016 "
        + "fee 33 + 0.0038 × 8760 "
        + "'33 USD upfront and 0.0038 USD an hour, spread over the term'"),
  ]

  private func key(_ text: String) -> MeterKey {
    let parts = text.split(separator: " ").map(String.init)
    return MeterKey(
      service: parts[0], region: parts[1], meter: parts[2],
      attributes: MeterAttributes(canonical: parts.count > 3 ? parts[3] : ""))
  }

  private func show(_ card: RateCard) -> String {
    let tiers = card.tiers.map { tier in
      let code = tier.rateCode.map { " \($0)" } ?? ""
      return "\(tier.from)–\(tier.to?.description ?? ""): \(tier.unitPrice)\(code)"
    }
    let fee = card.fee.map { " fee \($0.amount) + \($0.hourly) × \($0.hours)" } ?? ""
    let note = fee + (card.note.map { " '\($0)'" } ?? "")
    return "\(tiers.joined(separator: ", ")) \(card.unit) \(card.effectiveFrom)–"
      + "\(card.effectiveTo?.description ?? "") \(card.source.id)\(note)"
  }

  @Test func answers() throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    for test in Self.cases {
      let answer: String
      do {
        let date = test.date.flatMap { CalendarDate($0) }
        answer = show(try catalog.rateCard(for: key(test.key), on: date))
      } catch let error as PriceLookupError {
        answer = ([error.message] + error.hints).joined(separator: " | ")
      }
      #expect(answer == test.answer, "\(test.testDescription)")
    }
  }

  @Test func knowsTheRest() throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    #expect(try catalog.newestDate() == CalendarDate("2026-05-12"))
    let regions = try catalog.regions(of: .aws)
    #expect(regions.map(\.code) == ["ap-south-1", "eu-west-1", "us-east-1"])
    #expect(regions.last?.name == "US East (N. Virginia)")
    #expect(try catalog.regions(of: .gcp).isEmpty)
    #expect(try catalog.availabilityZones(of: "us-east-1") == ["us-east-1a", "us-east-1b"])
    #expect(try catalog.instanceTypeNames(of: .aws) == ["p2.xlarge", "t2.micro"])
    #expect(try catalog.instanceType("t9.micro", of: .aws) == nil)
    var micro = InstanceType(
      name: "t2.micro", vcpu: Quantity(1), memoryGiB: Quantity(1), architecture: "x86_64")
    micro.processor = "Intel Xeon"
    micro.burstable = true
    micro.baselinePercent = Quantity(10)
    micro.creditsPerHour = Quantity(6)
    micro.instanceStorageGB = .zero
    micro.networkPerformance = "Low to Moderate"
    micro.networkGbps = try Quantity("0.064")
    micro.currentGeneration = false
    micro.freeTierEligible = true
    #expect(try catalog.instanceType("t2.micro", of: .aws) == micro)
    let large = try catalog.instanceTypes(of: .aws).first
    #expect(try large?.ecu == Quantity("11.75") && large?.gpuName == "K80")
    #expect(large?.emrSupported == true && large?.processor == nil)
  }

  @Test func knowsOffers() throws {
    let fixture = try DataFixture()
    let offers = try fixture.build().freeTierOffers(of: .aws)
    #expect(offers.map(\.id) == ["aws-credit", "aws-ec2-hours"])
    let hours = try #require(offers.last)
    #expect(hours.kind == .twelveMonths && hours.limit == Quantity(750) && hours.unit == "hour")
    #expect(hours.monthly && hours.windowMonths == 12 && hours.automatic && hours.plan == nil)
    #expect(hours.availableFrom == CalendarDate("2010-10-21") && hours.availableTo == nil)
    #expect(hours.accountsOpenedBefore == CalendarDate("2025-07-15"))
    #expect(hours.note == "one pool" && hours.source.id == "list-2026")
    #expect(
      hours.meters == [
        FreeTierOffer.Coverage(
          service: "ec2", meter: "BoxUsage:t2.micro", attributes: ["operating_system": "linux"],
          regions: ["us-east-1", "eu-west-1"])
      ])
    #expect(offers.first?.monthly == false && offers.first?.plan == "free")
  }

  @Test func knowsSpot() throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    let seen = try catalog.observations(instanceType: "t2.micro", region: "us-east-1")
    #expect(seen.map(\.observedAt) == [1_452_124_799, 1_452_124_799, 1_452_168_000])
    #expect(seen.map(\.price.description) == ["0.003", "0.005", "0.004"])
    #expect(seen.map(\.zone) == [nil, nil, "us-east-1a"])
    #expect(try catalog.observations(instanceType: "t2.micro", region: "eu-west-1").isEmpty)
    let often = try catalog.spotInterruption(instanceType: "t2.micro", region: "us-east-1")
    #expect(often?.band == "<5%" && often?.savingsPercent == -5)
    #expect(try catalog.spotInterruption(instanceType: "x", region: "us-east-1") == nil)
  }
}
