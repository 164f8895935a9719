import Catalog
import CatalogBuilding
import Dates
import Files
import Money
import Prices
import Testing

@testable import Feeds

/// The catalog of the bundled tables, built once.
private let bundled: Result<String, any Error> = Result {
  let path = "/tmp/budget-feeds-tests-\(Files.name(of: Place.package)).sqlite"
  _ = try CatalogFile.build(data: Place.data, file: path)
  return path
}

@Suite struct SampleTests {
  private func read(_ name: String) throws -> (ListSink, FeedResult) {
    let path = Place.sample(name)
    let sink = ListSink()
    let format = try FeedFormat.detect(
      try Files.readPrefix(path, count: FeedFormat.prefixLength))
    let file = FeedFile(address: name, modifiedAt: FeedTime.seconds("2026-11-01") ?? 0)
    let result = try FeedReader(data: Place.data).read(
      try FileSource(path), format, file, into: sink)
    return (sink, result)
  }

  /// Rows read, prices taken, rows skipped, rows left out as unknown, and the day of publication.
  static let counts: [(String, [Int], String)] = [
    ("aws-offer-ec2-2025-09-12.csv", [44, 0, 44, 13], "2025-09-12"),
    ("aws-offer-ec2-eu-west-1-2023-02-23.csv", [742, 301, 449, 343], "2023-02-23"),
    ("aws-offer-s3-2016-01-07.json", [72, 65, 35, 35], "2016-01-07"),
    ("aws-offer-dynamodb-2016-01-07.json", [48, 16, 40, 40], "2016-01-07"),
    ("aws-savings-plan-2025-09-11.csv", [44, 6, 38, 0], "2025-09-11"),
    ("aws-database-savings-plan-2026-04-20.csv", [54, 50, 1, 3], "2026-04-22"),
    ("aws-spot-2021-04-06.js", [112, 76, 36, 0], "2026-11-01"),
    ("aws-spot-advisor-2025-06-28.json", [233, 233, 0, 0], "2026-11-01"),
    ("aws-spot-history-2021-02.json", [250, 250, 0, 0], "2021-02-09"),
    ("aws-calculator-natgateway-2025-10-28.json", [204, 72, 102, 30], "2025-10-28"),
    ("aws-calculator-elb-2025-06-05.json", [58, 18, 31, 9], "2025-06-05"),
    ("aws-calculator-lambda-2025-10-30.json", [78, 28, 42, 8], "2025-10-30"),
    ("azure-retail-2022-04-19.json", [100, 51, 0, 49], "2026-11-01"),
    ("gcp-skus.json", [7, 24, 0, 4], "2026-11-01"),
    ("gcp-skus-services.json", [9, 10, 0, 1], "2026-11-01"),
  ]

  @Test(arguments: counts)
  func readsTheSample(name: String, counts: [Int], day: String) throws {
    let (sink, result) = try read(name)
    let tally = result.tally
    #expect([tally.read, tally.kept, tally.skipped, tally.leftOutCount] == counts)
    #expect(CalendarDate(dayNumber: result.publishedAt / 86_400).description == day)
    #expect(sink.lists.count == 1)
    #expect(
      tally.kept == sink.prices.count + sink.observations.count + sink.interruptions.count)
    #expect(result.bytes == (try Files.size(of: Place.sample(name))))
  }

  /// Prices by the catalog's own meters: shares of a price, different units, free first tiers.
  @Test(arguments: [
    ("N1 Instance Core", "usage_type=OnDemand", "us-central1", "0", "0.031611"),
    ("N2 Instance Ram", "usage_type=Preemptible", "us-central1", "0", "0.00201"),
    ("E2 Instance Core", "usage_type=Commit1Yr", "us-central1", "0", "0.013741301"),
    ("C4 Local SSD", "usage_type=OnDemand", "us-central1", "0", "0.15999994"),
    ("Metric Volume", "", "global", "0", "0.258"),
    ("Metric Volume", "", "global", "99850", "0.151"),
    ("Metric Volume", "", "global", "249850", "0.061"),
    ("Storage", "location=us;storage_class=standard", "global", "0", "0.026"),
    ("Autopilot Pod mCPU Requests", "", "us-east1", "0", "0.0445"),
    ("Regional - vCPU", "", "us-central1", "0", "0.0826"),
  ])
  func mapsGoogleSKUs(
    meter: String, attributes: String, region: String, from: String, price: String
  ) throws {
    let (sink, _) = try read("gcp-skus-services.json")
    let found = sink.prices.filter {
      $0.key.meter == meter && $0.key.attributes.description == attributes
        && $0.key.region == region && $0.tierFrom.description == from
    }
    #expect(found.map(\.price.description) == [price])
  }

  /// Samples for which the bundled tables have prices of the same day.
  @Test(arguments: [
    ("aws-offer-s3-2016-01-07.json", "2016-01-07", 37),
    ("aws-offer-dynamodb-2016-01-07.json", "2016-01-07", 8),
    ("aws-calculator-natgateway-2025-10-28.json", "2025-10-28", 72),
    ("aws-calculator-elb-2025-06-05.json", "2025-06-05", 18),
    ("aws-calculator-lambda-2025-10-30.json", "2025-10-30", 20),
  ])
  func pricesAreThoseOfTheBundledTables(name: String, day: String, count: Int) throws {
    let folder = SmallFolder()
    try Files.copy(try bundled.get(), toNew: folder.path("catalog.sqlite"))
    let refresh = try CatalogRefresh(catalog: folder.path("catalog.sqlite"), waits: false)
    let staging = try refresh.staging()
    let path = Place.sample(name)
    let format = try FeedFormat.detect(try Files.readPrefix(path, count: FeedFormat.prefixLength))
    _ = try FeedReader(data: Place.data).read(
      try FileSource(path), format, FeedFile(address: name), into: staging)
    let summary = try refresh.apply(staging, coverage: [], force: true, isDryRun: true)
    #expect(summary.unchanged == count)
    #expect(summary.added + summary.changed + summary.historical + summary.superseded == 0)
  }

  /// On-demand prices of instances have been unchanged for years, except for cuts.
  @Test func instancePricesAreThoseOfTheBundledTables() throws {
    let (sink, _) = try read("aws-offer-ec2-eu-west-1-2023-02-23.csv")
    let catalog = try CatalogFile.open(try bundled.get())
    var same = 0
    var other: [String] = []
    for price in sink.prices where price.key.attributes.description == "operating_system=linux" {
      guard price.key.service == "ec2",
        let card = try? catalog.rateCard(for: price.key, on: nil)
      else { continue }
      if card.tiers[0].unitPrice == price.price { same += 1 } else { other.append(price.key.meter) }
    }
    #expect(same == 69)
    #expect(other == [])
  }

  /// Two products must never become the same price.
  @Test func samplesHaveOneProductForAPrice() throws {
    for (name, _, _) in Self.counts {
      let (sink, _) = try read(name)
      var skus: [String: String] = [:]
      for price in sink.prices {
        let place = "\(price.key) \(price.tierFrom)"
        let known = skus.updateValue(price.rateCode, forKey: place)
        #expect(known == nil, "\(place): \(known ?? "") and \(price.rateCode)")
      }
    }
  }

  @Test(arguments: [
    ("aws-region-index-2025-05-23.json", 34, "2025-05-23"),
    ("aws-offer-index-2015-12-15.json", 14, "2015-12-15"),
    ("aws-savings-plan-index-2025-09-11.json", 106, "2025-09-11"),
  ])
  func readsTheIndex(name: String, count: Int, day: String) throws {
    let index = try OfferIndex(FileSource(Place.sample(name)))
    #expect(index.entries.count > 10)
    #expect(index.entries.values.allSatisfy { !$0.addresses.isEmpty })
    #expect(CalendarDate(dayNumber: index.publishedAt / 86_400).description == day)
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html>", "it is a web page and no price list"),
    ("  <?xml version='1.0'?>", "it is a web page and no price list"),
    ("", "it is empty"), ("hello", "it is no price list of a known format"),
    ("{\"a\":1}", "it is no price list of a known format"),
  ])
  func tellsWhatIsNoFeed(text: String, message: String) {
    #expect { try FeedFormat.detect(text.utf8) } throws: { error in short(error) == message }
  }

  /// A truncated list is never mistaken for a complete one.
  @Test func cutLists() throws {
    let bytes = try Files.read(Place.sample("aws-offer-s3-2016-01-07.json"), limit: 1 << 20)
    let mapping = try OfferMapping(data: Place.data)
    var taken: [Int] = []
    for end in stride(from: 1, to: bytes.count - 3, by: 997) {
      let source = PiecewiseSource(Array(bytes[..<end]), size: 1 << 18)
      let file = FeedFile(address: "cut")
      if (try? OfferJSON(mapping: mapping).read(source, file, into: ListSink())) != nil {
        taken.append(end)
      }
    }
    #expect(taken == [])
  }

  @Test func everyChunkSizeGivesTheSame() throws {
    let bytes = try Files.read(
      Place.sample("aws-offer-ec2-eu-west-1-2023-02-23.csv"), limit: 1 << 20)
    let mapping = try OfferMapping(data: Place.data)
    var results: Set<[ListedPrice]> = []
    for size in [1021, 4096, 65_537, 1 << 20] {
      let sink = ListSink()
      _ = try OfferCSV(mapping: mapping).read(
        PiecewiseSource(bytes, size: size), FeedFile(address: "pieces"), into: sink)
      results.insert(sink.prices)
    }
    #expect(results.count == 1)
  }

  @Test(arguments: [
    ("offer,usage_types\n", "1: error: the columns must be"),
    ("X,Box*Usage,,a,,m,,Hrs,hour,1,", "2: error: 'usage_types' may have a '*' only"),
    ("X,A,Tenancy,a,,m,,Hrs,hour,1,", "2: error: 'conditions' must be Field=value pairs"),
    ("X,A,,a,,m,,Hrs,hour,0,", "2: error: 'divisor' must be a whole number above zero"),
    ("X,A,,a,,m,,Hrs,hour,1,free", "2: error: 'options' must be one of free_first"),
    ("X,A,,,,m,,Hrs,hour,1,", "2: error: 'service' is empty"),
    ("X,A,,a,,m", "2: error: 6 fields, but the header has 11"),
  ])
  func mappingMistakesAreToldByLine(row: String, message: String) throws {
    let folder = SmallFolder()
    try Files.createFolder(folder.path("feed-mapping"))
    for name in ["aws-regions.csv", "aws-units.csv"] {
      try Files.copy(
        "\(Place.data)/feed-mapping/\(name)", toNew: folder.path("feed-mapping/\(name)"))
    }
    let header = OfferMapping.columns.joined(separator: ",")
    let text = row.hasPrefix("offer") ? row : "\(header)\n\(row)\n"
    try Files.write(text, to: folder.path("feed-mapping/aws-offers.csv"))
    #expect { try OfferMapping(data: folder.path("")) } throws: { error in
      short(error).contains(message)
    }
  }

  @Test func pagesOfGoogleFollowTheirTokens() {
    let first = GoogleSKUs.nextPage(of: "https://a/v1/skus?key=k", token: "t1")
    let second = GoogleSKUs.nextPage(of: first, token: "t2")
    #expect(
      [first, second] == [
        "https://a/v1/skus?key=k&pageToken=t1", "https://a/v1/skus?key=k&pageToken=t2",
      ])
  }
}
