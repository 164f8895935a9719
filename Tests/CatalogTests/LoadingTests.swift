import Catalog
import CatalogBuilding
import Money
import Prices
import Testing

/// Tests of mistakes in data files: each is reported with its position, all at once, and nothing is
/// built.
@Suite struct LoadingTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var file: String
    /// The whole table.
    var text: String
    /// The errors without the folder.
    var errors: [String]

    var testDescription: String { errors.first ?? file }
  }

  /// A price table of one region with these rows: meter, tiers, price, dates, source.
  private static func prices(_ rows: String..., errors: String...) -> Mistake {
    Mistake(
      file: "aws/ebs.csv", text: DataFixture.priceHeader + rows.joined(separator: "\n"),
      errors: errors.map { "aws/ebs.csv:\($0)" })
  }

  private static func instances(_ rows: String..., errors: String...) -> Mistake {
    let path = "aws/ec2/on_demand/eu-west-1.csv"
    let header = "instance_type,effective_from,effective_to,source,linux,windows,rhel,suse\n"
    return Mistake(
      file: path, text: header + rows.joined(separator: "\n"),
      errors: errors.map { "\(path):\($0)" })
  }

  private static func table(_ file: String, _ text: String, _ errors: String...) -> Mistake {
    Mistake(file: file, text: text, errors: errors.map { "\(file)\($0)" })
  }

  static let mistakes: [Mistake] = [
    prices(
      "us-east-1,A,,hour,0,,x,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' is not a number: 'x'"),
    prices(
      "us-east-1,A,,hour,0,,,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' is not a number: ''"),
    prices(
      "us-east-1,A,,hour,0,,-0.1,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' is negative: -0.1"),
    prices(
      "us-east-1,A,,hour,0,,0.0000000000001,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' has more than 12 decimals: '0.0000000000001'"),
    prices(
      "us-east-1,A,,hour,0,,10000000,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' is more than a list price can be: 10000000"),
    prices(
      "us-east-1,A,,hour,0,,$5,2026-01-01,,,list-2026,",
      errors: "2: error: 'price_usd' is not a number: '$5'"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-02-29,,,list-2026,",
      errors: "2: error: 'effective_from' must be a date such as 2026-01-31, not '2026-02-29'"),
    prices(
      "us-east-1,A,,hour,0,,1,01/02/2026,,,list-2026,",
      errors: "2: error: 'effective_from' must be a date such as 2026-01-31, not '01/02/2026'"),
    prices(
      "us-east-1,A,,hour,0,,1,2250-01-01,,,list-2026,",
      errors: "2: error: 'effective_from' must lie between 1970 and 2149, not 2250-01-01"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,2026-01-01,,list-2026,",
      errors: "2: error: 'effective_to' must come after 'effective_from'"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,,,list-2027,",
      errors: "2: error: source 'list-2027' is not in sources.csv: did you mean 'list-2026'?"),
    prices(
      "us-east-2,A,,hour,0,,1,2026-01-01,,,list-2026,",
      errors: "2: error: region 'us-east-2' is not in aws/regions.csv: did you mean 'us-east-1'?"),
    prices(
      "us-east-1,,,hour,0,,1,2026-01-01,,,list-2026,", errors: "2: error: 'meter' is empty"),
    prices(
      "us-east-1,A,,,0,,1,2026-01-01,,,list-2026,", errors: "2: error: 'unit' is empty"),
    prices(
      "us-east-1,A,b=1;a=2,hour,0,,1,2026-01-01,,,list-2026,",
      errors: "2: error: 'attributes' must be key=value pairs, sorted and joined by ';', not "
        + "'b=1;a=2'"),
    prices(
      "us-east-1,A,linux,hour,0,,1,2026-01-01,,,list-2026,",
      errors: "2: error: 'attributes' must be key=value pairs, sorted and joined by ';', not "
        + "'linux'"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,,,list-2026",
      errors:
        "2: error: 11 fields, but the header has 12"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,,,list-2026,",
      "eu-west-1,A,,second,0,,1,2026-01-01,,,list-2026,",
      errors: "3: error: the unit of A is 'second' here and 'hour' in aws/ebs.csv:2"),
    // The odd row is to blame, not those after it.
    prices(
      "us-east-1,A,,second,0,,1,2026-01-01,,,list-2026,",
      "eu-west-1,A,,hour,0,,1,2026-01-01,,,list-2026,",
      "eu-west-1,A,,hour,0,,2,2026-02-01,,,list-2026,",
      errors: "2: error: the unit of A is 'second' here and 'hour' in aws/ebs.csv:3"),
    // A wrong unit in the middle of tiers leaves no gap in them.
    prices(
      "us-east-1,A,,hour,0,10,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,second,10,20,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,20,,1,2026-01-01,,,list-2026,",
      errors: "3: error: the unit of A is 'second' here and 'hour' in aws/ebs.csv:2"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,0,,2,2026-01-01,,,list-2026,",
      errors: "3: error: A in us-east-1 from 2026-01-01 is already in aws/ebs.csv:2"),
    prices(
      "us-east-1,A,,hour,5,,1,2026-01-01,,,list-2026,",
      errors: "2: error: the first tier of A in us-east-1 from 2026-01-01 begins at 5, not 0"),
    prices(
      "us-east-1,A,,hour,0,10,1,2026-01-01,,,list-2026,",
      errors: "2: error: the last tier of A in us-east-1 from 2026-01-01 must have no 'tier_to'"),
    prices(
      "us-east-1,A,,hour,0,10,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,20,,1,2026-01-01,,,list-2026,",
      errors: "3: error: the tier from 20 of A in us-east-1 from 2026-01-01 leaves a gap after the "
        + "one to 10 in aws/ebs.csv:2"),
    prices(
      "us-east-1,A,,hour,0,10,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,5.5,,1,2026-01-01,,,list-2026,",
      errors:
        "3: error: the tier from 5.5 of A in us-east-1 from 2026-01-01 overlaps the one to 10 "
        + "in aws/ebs.csv:2"),
    prices(
      "us-east-1,A,,hour,0,,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,5,,1,2026-01-01,,,list-2026,",
      errors: "3: error: the tier from 5 of A in us-east-1 from 2026-01-01 overlaps the one in "
        + "aws/ebs.csv:2, which has no end"),
    prices(
      "us-east-1,A,,hour,0,10,1,2026-01-01,,,list-2026,",
      "us-east-1,A,,hour,10,,1,2026-01-01,2026-02-01,,list-2016,",
      errors: "3: error: 'effective_to' is another than in aws/ebs.csv:2, a tier of the same price",
      "3: error: 'source' is another than in aws/ebs.csv:2, a tier of the same price"),
    prices(
      "us-east-1,A,,hour,0.0000001,,1,2026-01-01,,,list-2026,",
      errors: "2: error: 'tier_from' must be from 0 to 9 million millions with at most 6 decimals, "
        + "not 0.0000001"),
    // A row reports all its mistakes, and so does every other row.
    prices(
      "nowhere,A,,hour,-1,,1,2026-01-01,,,list-2026,", "us-east-1,B,,hour,0,,?,never,,,me,",
      errors: "2: error: region 'nowhere' is not in aws/regions.csv",
      "2: error: 'tier_from' must be from 0 to 9 million millions with at most 6 decimals, not -1",
      "3: error: 'price_usd' is not a number: '?'",
      "3: error: 'effective_from' must be a date such as 2026-01-31, not 'never'",
      "3: error: source 'me' is not in sources.csv"),
    prices("us-east-1,\"A", errors: "2: error: the file ends inside quotation marks"),
    table("aws/ebs.csv", "", ":1: error: the file is empty: there is no header"),
    table(
      "aws/ebs.csv", "region,meter,attributs,unit,tier_from,tier_to,price_eur,effective_from\n",
      ":1: error: unknown column 'attributs': did you mean 'attributes'?",
      ":1: error: unknown column 'price_eur': prices are in US dollars, in the column 'price_usd'",
      ":1: error: column 'attributes' is missing", ":1: error: column 'price_usd' is missing",
      ":1: error: column 'effective_to' is missing", ":1: error: column 'source' is missing"),
    table(
      "aws/availability.csv", "region,region\n", ":1: error: column 'region' is there twice",
      ":1: error: column 'meter' is missing", ":1: error: column 'attributes' is missing",
      ":1: error: column 'unit' is missing", ":1: error: column 'tier_from' is missing",
      ":1: error: column 'tier_to' is missing", ":1: error: column 'price_usd' is missing",
      ":1: error: column 'effective_from' is missing",
      ":1: error: column 'effective_to' is missing", ":1: error: column 'source' is missing"),
    table("more.csv", "a\n", ": error: there is no table of this name"),
    table("aws/ec2/dedicated/us-east-1.csv", "a\n", ": error: there is no table of this name"),
    table(
      "ibm/vm.csv", "a\n",
      ": error: the folder is no provider: the providers are aws, azure, gcp"),
    table(
      "azure/vm.csv",
      DataFixture.priceHeader + "global,A,,hour,0,,1,2026-01-01,,,list-2026,",
      ""
    ).mistakenly("azure/regions.csv: error: the table is missing"),
    instances(
      "t2.micro,2026-05-12,,list-2026,0.1,x,,", errors: "2: error: 'windows' is not a number: 'x'"),
    instances(
      "t2.micro,2026-05-12,,list-2026,0.1,,,", "t2.micro,2026-05-12,,list-2026,0.2,,,",
      errors:
        "3: error: the rows of t2.micro must be in the order of 'effective_from', without twins"),
    instances(
      "t2.micro,2026-05-12,,list-2026,0.1,,,", "t2.nano,2026-05-12,,list-2026,0.2,,,",
      "t2.micro,2026-05-13,,list-2026,0.1,,,",
      errors: "4: error: the rows of t2.micro must stand together"),
    table(
      "aws/ec2/on_demand/mars-1.csv",
      "instance_type,effective_from,effective_to,source,linux,windows,rhel,suse\n"
        + "t2.micro,2026-05-12,,list-2026,0.1,,,\n",
      ":2: error: region 'mars-1' is not in aws/regions.csv"),
    table(
      "sources.csv",
      "id,name,published,confidence\nlist-2016,A,2016-01-01,sure\nlist-2026,B,2026-01-01,high\n"
        + "list-2026,B,2026-01-01,high\nhearsay,C,2026-01-01,low\n",
      ":2: error: 'confidence' must be one of high, medium, low, derived, inferred, not 'sure'",
      ":4: error: source 'list-2026' is there twice"),
    table(
      "aws/gaps.csv",
      "service,meter,attributes,regions,reason\ns3,A,,us-east-1 x-1,\ns3,B,,*,r\n"
        + "s3,B,,*,s\ns3,C,,x-2,r\n",
      ":2: error: 'reason' is empty", ":4: error: the gap of B in * is there twice",
      ":5: error: region 'x-2' is not in aws/regions.csv"),
    table(
      "aws/derived.csv",
      "service,meter,except,attributes,of_meter,of_attributes,times,divided_by,source\n"
        + "s3,A,,,B,,1,1,list-2026\ns3,A*,,,B,,1,1,hearsay\ns3,A,,,B,,1,0,hearsay\n"
        + "s3,A,,x,B,,1,one,hearsay\n",
      ":2: error: the confidence of 'source' must be derived or inferred",
      ":3: error: 'meter' and 'of_meter' must both end with * or neither",
      ":4: error: 'divided_by' must be above zero",
      ":5: error: 'attributes' must be key=value pairs, sorted and joined by ';', not 'x'",
      ":5: error: 'divided_by' is not a number: 'one'"),
    table(
      "aws/ec2/spot-observations.csv",
      "region,availability_zone,instance_type,operating_system,observed_at,price_usd,source\n"
        + "us-east-1,,t2.micro,linux,2016-01-07T24:00:00Z,0.1,list-2016\n"
        + "us-east-1,,t2.micro,beos,2016-01-07 12:00,0.1,list-2016\n"
        + "us-east-1,,t2.micro,linux,2016-01-07T12:00:00Z,0.1,list-2016\n"
        + "us-east-1,,t2.micro,linux,2016-01-07T12:00:00Z,0.1,list-2016\n",
      ":2: error: 'observed_at' must be a time such as 2026-01-31T23:59:00Z, not "
        + "'2016-01-07T24:00:00Z'",
      ":3: error: 'operating_system' must be one of linux, windows, rhel, suse, not 'beos'",
      ":3: error: 'observed_at' must be a time such as 2026-01-31T23:59:00Z, not "
        + "'2016-01-07 12:00'",
      ":5: error: the observation is already in line 4"),
    table(
      "free-tier-meters.csv",
      "offer,service,meter,attributes,regions\nnone,ec2,A,,\naws-ec2-hours,ec2,A,,x-1\n"
        + "aws-ec2-hours,ec2,B,,\naws-ec2-hours,ec2,B,,\n",
      ":2: error: offer 'none' is not in free-tier.csv",
      ":3: error: region 'x-1' is not in aws/regions.csv",
      ":5: error: the meter 'B' of 'aws-ec2-hours' is there twice"),
  ]

  @Test(arguments: mistakes) func reports(_ mistake: Mistake) throws {
    let fixture = try DataFixture([mistake.file: mistake.text])
    let error = #expect(throws: CatalogError.self) { try fixture.build() }
    let prefix = fixture.data + "/"
    let messages = error?.message.split(separator: "\n").map { line in
      line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : String(line)
    }
    #expect(messages == mistake.errors)
    #expect(fixture.cacheNames.isEmpty)
  }

  @Test func reportsMissingTables() throws {
    let fixture = try DataFixture(without: ["sources.csv", "aws/regions.csv"])
    let error = #expect(throws: CatalogError.self) { try fixture.build() }
    let lines = error?.message.split(separator: "\n") ?? []
    #expect(lines.contains("\(fixture.data)/sources.csv: error: the table is missing"))
    #expect(lines.contains("\(fixture.data)/aws/regions.csv: error: the table is missing"))
  }

  @Test func doesNotDrownInMistakes() throws {
    let row = "us-east-1,A,,hour,0,,?,2026-01-01,,,list-2026,\n"
    let text = DataFixture.priceHeader + String(repeating: row, count: 5000)
    let fixture = try DataFixture(["aws/ebs.csv": text])
    let error = #expect(throws: CatalogError.self) { try fixture.build() }
    let lines = error?.message.split(separator: "\n") ?? []
    #expect(lines.count == 26 && lines.last == "4975 more errors are not shown")
  }

  @Test func takesColumnsInAnyOrder() throws {
    let fixture = try DataFixture([
      "aws/ebs.csv": "\u{FEFF}source,effective_to,effective_from,price_usd,tier_to,tier_from,unit,"
        + "attributes,meter,region\r\nlist-2026,,2026-01-01,0.08,,0,GB-month,,EBS,us-east-1\r\n"
    ])
    let found = try fixture.build().search(words: ["ebs"], limit: 5)
    #expect(found.matches.map(\.tier.unitPrice.description) == ["0.08"])
  }

  @Test func pricesAreForTheUnitThatIsCounted() throws {
    let fixture = try DataFixture()
    var units = DeclaredUnits()
    units.add("GB-hour", of: .aws, service: "s3", meter: "TimedStorage-ByteHrs")
    do {
      _ = try CatalogFile.build(data: fixture.data, file: fixture.catalog, units: units)
      Issue.record("a price for another unit was taken")
    } catch {
      guard case .invalidData(let issues) = error else { throw error }
      #expect(
        issues.description.contains(
          "aws/s3.csv:2: error: s3 TimedStorage-ByteHrs is priced for one GB-month, but counted in the unit 'GB-hour'"
        ))
    }
    // What was declared survives being written and read.
    #expect(DeclaredUnits(text: units.text).text == units.text)
  }
}

extension LoadingTests.Mistake {
  fileprivate func mistakenly(_ error: String) -> Self {
    Self(file: file, text: text, errors: [error])
  }
}
