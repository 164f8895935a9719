import Bills
import Dates
import Money
import Testing

/// Requirements for every format: one suite for all of them.
@Suite struct ConformanceTests {
  private func check(_ bill: Bill, _ wanted: BillCase, _ what: Comment) throws {
    let summary = try BillSummary(bill)
    let got = [
      bill.format, bill.currency, summary.total.description, summary.usage.description,
      summary.credits.description, summary.tax.description, "\(bill.rowsRead)",
      "\(bill.rowsUsed)", "\(bill.rowsLeftOut)", bill.from?.description ?? "",
      bill.to?.description ?? "",
    ]
    let expected = [
      wanted.format, wanted.currency, wanted.total, wanted.usage, wanted.credits, wanted.tax,
      "\(wanted.rows.read)", "\(wanted.rows.used)", "\(wanted.rows.read - wanted.rows.used)",
      wanted.period.from, wanted.period.to,
    ]
    #expect(got == expected, what)
    let parts = try summary.usage + summary.credits + (summary.tax + summary.rounding)
    #expect(parts == summary.total, "the parts add up: \(what)")
  }

  @Test(arguments: BillCase.all) func comesOutExactly(_ wanted: BillCase) throws {
    let bytes = Array(wanted.text.utf8)
    try check(try Reading.bill(bytes), wanted, "as it is")
    for pieces in [1, 7, 64, 65] {
      try check(try Reading.bill(bytes, pieces: pieces), wanted, "in pieces of \(pieces)")
    }
    let lines = Array(wanted.text.replacing("\n", with: "\r\n").utf8)
    try check(try Reading.bill(lines), wanted, "with other line ends")
    try check(try Reading.bill([0xEF, 0xBB, 0xBF] + bytes), wanted, "with a mark before it")
    try check(try Reading.bill(bytes + [0x0A, 0x0A]), wanted, "with empty lines")
    try check(try Reading.bill(Gzip.stored(bytes)), wanted, "in gzip")
  }

  @Test(arguments: BillCase.all) func theSameFileTwiceCountsOnce(_ wanted: BillCase) throws {
    let bill = try Reading.bills([wanted.text, wanted.text])
    #expect(try bill.sum().description == wanted.total)
    #expect(bill.rowsRead == 2 * wanted.rows.read)
    #expect(bill.rowsRead == bill.rowsUsed + bill.rowsLeftOut)
    #expect(bill.remarks.contains { $0.message.contains("the same as bill 1") })
  }

  @Test(arguments: BillCase.all) func aGzipFileThatIsCutOffIsAnError(_ wanted: BillCase) {
    let bytes = Gzip.stored(Array(wanted.text.utf8))
    for end in [bytes.count - 1, bytes.count / 2, 12] {
      #expect { try Reading.bill(Array(bytes.prefix(end))) } throws: {
        ($0 as? BillError)?.rendered.contains("cut off") ?? false
      }
    }
  }

  @Test(arguments: BillCase.all.filter { $0.format != "cost-explorer-json" })
  func aFieldTooManyIsAnErrorWithItsLine(_ wanted: BillCase) {
    let lines = wanted.text.count { $0 == "\n" } + 1
    #expect { try Reading.bill(Array((wanted.text + ",,,").utf8)) } throws: {
      ($0 as? BillError)?.rendered.hasPrefix("bill:\(lines):1: error: the row has") ?? false
    }
  }

  @Test(arguments: BillCase.all) func noBeginningOfAFileBreaksTheReader(_ wanted: BillCase) {
    let bytes = Array(wanted.text.utf8)
    for end in stride(from: 0, to: bytes.count, by: 11) {
      do {
        let bill = try Reading.bill(Array(bytes.prefix(end)))
        #expect(bill.rowsRead == bill.rowsUsed + bill.rowsLeftOut)
      } catch {
        #expect(error is BillError || error is BillErrors, "\(error)")
      }
    }
  }

  private static let azure =
    "SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ChargeType\n"

  /// A bill, and what is remarked on it.
  @Test(arguments: [
    ("s,01/09/2023,m,S,L,8,1.5,USD,Usage\n", "bill:2: dates such as '01/09/2023' are taken"),
    ("s,09/09/2023,m,S,L,8,1.5,USD,Usage\n", ""), ("s,09/22/2023,m,S,L,8,1.5,USD,Usage\n", ""),
    ("s,2023-09-01,m,S,L,8,1.5,USD,Mystery\n", "bill:2: what kind of charge it is reads 'Mystery'"),
    ("s,,m,S,L,8,1.5,USD,Usage\n", "bill:2: 1 row of use without a date"),
  ])
  func whatCanBeReadInTwoWaysIsSaid(_ rows: String, _ remark: String) throws {
    let bill = try Reading.bill(Array((Self.azure + rows).utf8))
    let remarks = bill.remarks.map(\.description)
    #expect(
      remark.isEmpty ? remarks.isEmpty : remarks.contains { $0.hasPrefix(remark) }, "\(remarks)")
  }

  @Test func whatCannotBeReadAgainIsAskedForAsAFile() throws {
    let text =
      Self.azure + """
        s,01/09/2023,m,S,L,8,1.5,USD,Usage
        s,13/09/2023,m,S,L,8,1.5,USD,Usage

        """
    let input = BillInput(name: "standard input", isRepeatable: false) {
      Pieces(Array(text.utf8), size: 100)
    }
    #expect { try BillReader().read([input]) } throws: {
      ($0 as? BillError)?.rendered.hasPrefix("standard input:3:1: error: the day comes first")
        ?? false
    }
  }

  /// Lines and their ends may differ, and the costs are the same.
  @Test func theSameCostsInAnotherLayoutCountOnce() throws {
    let rows = ["s,2023-09-01,m,S,L,8,1.5,USD,Usage\n", "s,2023-09-02,m,S,L,8,2,USD,Usage\n"]
    let first = Self.azure + rows[0] + rows[1]
    let second = (Self.azure + rows[1] + rows[0]).replacing("\n", with: "\r\n")
    let bill = try Reading.bills([first, second])
    #expect(try bill.sum().description == "3.5" && bill.rowsLeftOut == 2)
    let longer = first + "s,2023-09-03,m,S,L,8,2,USD,Usage\n"
    let overlap = try Reading.bills([longer, first])
    #expect(overlap.remarks.contains { $0.description.contains("2 entries of it, half or more") })
    let other = try Reading.bills([first, Self.azure + "s,2023-09-03,m,S,L,8,2,USD,Usage\n"])
    #expect(other.remarks.isEmpty, "\(other.remarks)")
  }

  @Test func twoViewsOfTheSameDaysAreSaid() throws {
    let service = "Service,S3($),Total costs($)\n2026-01-01,2,2\n2026-02-01,2,2\n"
    let account = "Linked account,1 ($),Total costs($)\n2026-02-01,2,2\n2026-03-01,2,2\n"
    let bill = try Reading.bills([service, account])
    #expect(bill.remarks.contains { $0.description.hasPrefix("bill 2: it has days that bill 1") })
    let later = account.replacing("2026-02", with: "2026-04")
    #expect(try Reading.bills([service, later]).remarks.isEmpty)
  }

  @Test func pagesOfOneAnswerAreNoTwoViews() throws {
    func page(_ name: String, _ token: String) -> String {
      #"{"GroupDefinitions":[{"Type":"DIMENSION","Key":"SERVICE"}],"ResultsByTime":[{"TimePeriod":{"Start":"2026-09-01","End":"2026-10-01"},"Groups":[{"Keys":["\#(name)"],"Metrics":{"UnblendedCost":{"Amount":"2","Unit":"USD"}}}]}]\#(token)}"#
    }
    let first = page("Amazon S3", #","NextPageToken":"x""#)
    let bill = try Reading.bills([first, page("AWS Lambda", "")])
    #expect(try bill.sum().description == "4" && bill.remarks.isEmpty, "\(bill.remarks)")
    let turned = try Reading.bills([page("AWS Lambda", ""), first])
    #expect(turned.remarks.isEmpty, "\(turned.remarks)")
    // Without its last page an answer is not whole, also beside that of another month.
    let middle = page("AWS Glue", #","NextPageToken":"y""#)
    let other = page("AWS Lambda", "").replacing("2026-10", with: "2026-09")
      .replacing("2026-09-01\",\"End", with: "2026-08-01\",\"End")
    for (bills, last) in [([first], 1), ([first, middle], 2), ([first, other], 1)] {
      let cut = try Reading.bills(bills)
      #expect(cut.remarks.map(\.file) == ["bill \(last)"], "\(cut.remarks)")
      #expect(cut.remarks.allSatisfy { $0.message.contains("not the whole answer") })
    }
    let views = try Reading.bills([page("Amazon S3", ""), page("AWS Lambda", "")])
    #expect(views.remarks.contains { $0.description.hasPrefix("bill 2: it has days that bill 1") })
  }

  private static let report =
    "lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost\n"
  private static let focus =
    "ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,BillingCurrency,BilledCost,SubAccountId\n"

  /// Two exports of the same costs have no row in common; months and accounts side by side are no
  /// such exports.
  @Test(arguments: [
    ("AWS,EC2,Usage,2026-09-01,USD,1.5,111\n", true),
    ("Amazon Web Services,EC2,Usage,2026-09-01,USD,1.5,111\n", true),
    ("AWS,EC2,Usage,2026-09-01,USD,1.5,\n", true),
    ("AWS,EC2,Usage,2026-09-01,USD,1.5,222\n", false),
    ("AWS,EC2,Usage,2026-10-01,USD,1.5,111\n", false),
    ("AWS,EC2,Usage,2026-09-02,USD,1.5,111\n", false),
    ("AWS,EC2,Purchase,2026-09-01,USD,1.5,111\n", false),
    ("Microsoft,VM,Usage,2026-09-01,USD,1.5,111\n", false),
  ])
  func exportsOfTwoKindsOfTheSameDaysAreSaid(_ row: String, _ isSaid: Bool) throws {
    let report =
      Self.report
      + "111,Usage,2026-09-01T00:00:00Z,2026-09-01T01:00:00Z,AmazonEC2,BoxUsage:t3.micro,1,USD,1.5\n"
    let bill = try Reading.bills([report, Self.focus + row])
    let said = bill.remarks.filter { $0.message.contains("an export of another kind (cur)") }
    #expect(said.count == (isSaid ? 1 : 0), "\(bill.remarks)")
    #expect(isSaid || bill.remarks.isEmpty, "\(bill.remarks)")
  }

  @Test func accountsAreOneWhereOnlySomeRowsNameThem() throws {
    let bill = try Reading.bill(
      Array(
        """
        ServiceName,ChargeCategory,ChargePeriodStart,BillingCurrency,BilledCost,SubAccountId,SubAccountName
        EC2,Usage,2026-09-01,USD,1,222,kim
        EC2,Purchase,2026-09-01,USD,2,222,NULL
        """.utf8))
    #expect(try BillSummary(bill).accounts.map(\.name) == ["kim (222)"])
  }

  /// A detailed billing report has no region for disks, and zones for servers.
  @Test func aDiskIsNotAloneWhereItsRegionIsUnknown() throws {
    let header =
      "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,ProductName,UsageType,AvailabilityZone,ItemDescription,UsageStartDate,UsageQuantity,UnBlendedCost,ResourceId\n"
    let disk =
      "1,1,2,LinkedLineItem,Amazon Elastic Compute Cloud,EBS:VolumeUsage,,x,2016-02-01 00:00:00,30,3,vol-1\n"
    let server =
      "1,1,2,LinkedLineItem,Amazon Elastic Compute Cloud,BoxUsage:m1.small,us-east-1b,x,2016-02-01 00:00:00,1,0.05,i-1\n"
    let alone = try Reading.bill(Array((header + disk).utf8))
    #expect(try alone.findings().map(\.rule) == [.diskWithoutServer])
    let both = try Reading.bill(Array((header + disk + server).utf8))
    #expect(try both.findings().isEmpty)
    #expect(try BillSummary(both).regions.map(\.name) == ["", "us-east-1"])
  }

  @Test(arguments: [
    ("1 Hour", "hour", "1", "hour"), ("100 Hours", "hour", "100", "hour"),
    ("10K", "operation", "10000", ""), ("1M", "execution", "1000000", ""),
    ("1 GB/Month", "GB-month", "1", "GB-month"), ("1/Month", "disk-month", "1", "month"),
    ("LCU-Hrs", "LCU-hour", "1", "lcu-hour"), ("Alarms", "alarm-month", "1", "alarm"),
    ("IOPS-Mo", "IOPS-month", "1", "iops-month"), ("Queries", "query", "1", "query"),
    ("Lambda-GB-Seconds", "GB-second", "1", "GB-second"),
    ("GiBps-mo", "MiBps-month", "1024", "mibps-month"),
    ("Hrs", "vCPU-hour", "1", "hour"), ("gibibyte month", "GB-month", "1", "GB-month"),
  ])
  func unitsOfBillsAreThoseOfPriceLists(
    _ billed: String, _ listed: String, _ count: String, _ name: String
  ) {
    let parts = UsageType.parts(ofUnit: billed)
    #expect(parts.count.description == count && parts.name == name)
    #expect(UsageType.isSame(billed, listed) && !UsageType.isSame(billed, "GB"))
  }

  @Test func filesThatDifferInTheirCurrencyAreNotTheSame() throws {
    let row = "s,2023-09-01,m,S,L,8,1.5,USD,Usage\n"
    #expect {
      try Reading.bills([Self.azure + row, Self.azure + row.replacing("USD", with: "EUR")])
    } throws: { ($0 as? BillError)?.rendered.contains("cannot be added up") ?? false }
  }
}
