import Bills
import Money
import Testing

/// Tests of files as spreadsheets, consoles and languages change them.
@Suite struct VariantTests {
  private static let explorer = """
    Service,EC2-Instances($),Tax($),Total costs($)
    Service total,30.5,0.5,31
    2026-09-01,10.5,0.25,10.75
    2026-10-01,20,0.25,20.25
    """

  private static let azure = """
    SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ChargeType
    s,22.09.2023,m,Virtual Machines,D2 v2,8,1234.5,EUR,Usage
    s,23.09.2023,m,Virtual Machines,D2 v2,8,0.25,EUR,Usage
    """

  private static func semicolons(_ text: String) -> String { text.replacing(",", with: ";") }

  private static func decimalCommas(_ text: String) -> String {
    ["30.5", "0.5", "10.5", "0.25", "10.75", "20.25", "1234.5"].reduce(semicolons(text)) {
      $0.replacing(";\($1)", with: ";\($1.replacing(".", with: ","))")
    }
  }

  private static let variants: [(name: String, text: String, total: String)] = [
    ("semicolons", semicolons(explorer), "31"),
    ("semicolons and decimal commas", decimalCommas(explorer), "31"),
    ("Azure, decimal commas and points in dates", decimalCommas(azure), "1234.75"),
    (
      "Azure, points between thousands",
      decimalCommas(azure).replacing("1234,5", with: "1.234,5"), "1234.75"
    ),
    ("tabulators", explorer.replacing(",", with: "\t"), "31"),
    (
      "a total in German",
      explorer.replacing("Service total", with: "Dienst insgesamt")
        .replacing("Total costs", with: "Gesamtkosten"), "31"
    ),
    (
      "a total in German, of one service",
      "Dienst,EC2($),Gesamtkosten($)\nDienst insgesamt,3,3\n2026-09-01,1,1\n2026-10-01,2,2\n", "3"
    ),
  ]

  @Test(arguments: variants.indices) func comesOut(_ index: Int) throws {
    let variant = Self.variants[index]
    let bill = try Reading.bill(Array(variant.text.utf8))
    #expect(try bill.sum().description == variant.total, "\(variant.name)")
    #expect(bill.rowsRead == bill.rowsUsed + bill.rowsLeftOut, "\(variant.name)")
  }

  @Test(arguments: [true, false], [true, false])
  func textInUTF16IsRead(_ isBigEndian: Bool, _ isMarked: Bool) throws {
    let text = Self.explorer.replacing("EC2-Instances", with: "Größe 😀")
    let units = (isMarked ? [0xFEFF as UInt16] : []) + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    for pieces in [3, 64, 100_000] {
      let bill = try Reading.bill(bytes, pieces: pieces)
      #expect(try bill.sum().description == "31")
      #expect(bill.entries.contains { $0.key.service == "Größe 😀" })
    }
  }

  /// What would be read in two ways is an error or is said.
  @Test(arguments: [
    (
      "Service;S3($)\n2026-09-01;1,5\n2026-10-01;2.5\n",
      "error: '2.5' has a decimal point, but other numbers of the file have decimal commas"
    ),
    (
      "Dienst,S3($),EC2($)\nSumme,3,4\n2026-09-01,1,1\n2026-10-01,2,2\n",
      "error: 'Summe' is not a date of a bill"
    ),
    ("Service,S3($)\n2026-09-01,abc\n", "error: 'abc' is not a number"),
  ])
  func isRefused(_ text: String, _ message: String) {
    #expect { try Reading.bill(Array(text.utf8)) } throws: {
      ($0 as? BillError)?.rendered.contains(message) ?? false
    }
  }

  @Test func commasThatMayMeanTwoThingsAreSaid() throws {
    let text = "Service;S3($)\n2026-09-01;1,234\n2026-10-01;2\n"
    let bill = try Reading.bill(Array(text.utf8))
    #expect(try bill.sum().description == "1236")
    #expect(bill.remarks.contains { $0.description.contains("'1,234' are taken to have commas") })
    let clear = try Reading.bill(Array(text.replacing(";2", with: ";2.5").utf8))
    #expect(!clear.remarks.contains { $0.description.contains("taken to have commas") })
  }

  @Test func decimalCommasOfWhatCannotBeReadAgainAskForAFile() {
    let bytes = Array(Self.decimalCommas(Self.azure).utf8)
    let input = BillInput(name: "standard input", isRepeatable: false) { Pieces(bytes, size: 100) }
    #expect { try BillReader().read([input]) } throws: {
      ($0 as? BillError)?.rendered.contains("a comma is the decimal point") ?? false
    }
  }

  @Test func tagsAreThoseOfTheUser() throws {
    let cells = "Usage,2023-11-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,USD,1"
    let legacy =
      "lineitem/lineitemtype,lineitem/usagestartdate,lineitem/productcode,lineitem/usagetype,lineitem/currencycode,lineitem/unblendedcost,resourcetags/user:Team\n\(cells),red\n"
    let second =
      "line_item_line_item_type,line_item_usage_start_date,line_item_product_code,line_item_usage_type,line_item_currency_code,line_item_unblended_cost,resource_tags\n\(cells),\"{\"\"user_team\"\":\"\"red\"\"}\"\n"
    #expect(try Reading.bill(Array(legacy.utf8)).entries[0].tags == ["Team": "red"])
    #expect(try Reading.bill(Array(second.utf8)).entries[0].tags == ["team": "red"])
    let newer = second.replacing("resource_tags", with: "tags")
      .replacing("user_team", with: "resourceTags/team")
    #expect(try Reading.bill(Array(newer.utf8)).entries[0].tags == ["team": "red"])
  }

  @Test func groupedTagsKeepTheirNames() throws {
    func tags(_ kind: String) throws -> [String: String] {
      let text =
        "ProviderName,ServiceName,ChargeCategory,x_ChargeKind,BillingCurrency,ChargePeriodStart,BilledCost,Tags\nAWS,AmazonEC2,Usage,\(kind),USD,2023-11-01,1,\"{\"\"user_pool\"\":\"\"red\"\"}\"\n"
      return try Reading.bill(Array(text.utf8)).entries[0].tags
    }
    // Of a Cost and Usage Report, and of a FOCUS export.
    #expect(try tags("usage") == ["pool": "red"])
    #expect(try tags("") == ["user_pool": "red"])
  }

  @Test func pagesOfAnswersAreOneBill() throws {
    func page(_ month: Int, _ token: String) -> String {
      #"{"ResultsByTime":[{"TimePeriod":{"Start":"2025-0\#(month)-01","End":"2025-0\#(month + 1)-01"},"Total":{"UnblendedCost":{"Amount":"\#(month)","Unit":"USD"}},"Groups":[]}]\#(token)}"#
    }
    let next = #","NextPageToken":"x""#
    let whole = try Reading.bill(Array("[\(page(1, next)),\(page(2, ""))]".utf8))
    #expect(try whole.sum().description == "3" && whole.remarks.isEmpty)
    let cut = try Reading.bill(Array("[\(page(1, next)),\(page(2, next))]".utf8))
    #expect(cut.remarks.contains { $0.message.contains("NextPageToken") })
  }

  private static let records = """
    billing_account_id,service,sku,usage_start_time,project,location,cost,currency,usage,cost_type,credits
    1,"{""id"":""6F81"",""description"":""Compute Engine""}","{""id"":""C"",""description"":""E2 Core""}",2026-06-01 00:00:00 UTC,"{""id"":""p-1"",""name"":""Course""}","{""region"":""us-central1""}",2.5,USD,"{""amount"":7200,""unit"":""seconds"",""amount_in_pricing_units"":2,""pricing_unit"":""hour""}",regular,"[{""name"":""Free"",""amount"":-1.25}]"
    """

  @Test func recordsInCellsAreFacts() throws {
    let bill = try Reading.bill(Array(Self.records.utf8))
    let key = try #require(bill.entries.first { $0.kind == .usage }).key
    #expect(try bill.sum().description == "1.25")
    #expect(
      [key.service, key.meter, key.sku, key.account, key.accountName, key.region, key.unit]
        == ["Compute Engine", "E2 Core", "C", "p-1", "Course", "us-central1", "hour"])
    #expect(bill.entries.first { $0.kind == .usage }?.quantity.description == "2")
    let odd = Self.records.replacing("\"{\"\"region\"\":\"\"us-central1\"\"}\"", with: "{region}")
    #expect { try Reading.bill(Array(odd.utf8)) } throws: {
      ($0 as? BillError)?.rendered.contains("'{region}' is not a JSON object") ?? false
    }
  }

  @Test func subtotalsAreLeftOut() throws {
    let text = """
      Currency,USD,
      Project name,Project ID,Service description,SKU description,SKU ID,Credit type,Cost type,Usage start date,Usage end date,Cost ($)
      c,c-1,Compute Engine,E2,X,,Usage,2026-06-01,2026-06-30,6.72
      c,c-1,,,,,Subtotal,,,6.72
      ,,,,,,Total,,,6.72
      """
    let bill = try Reading.bill(Array(text.utf8))
    #expect(try bill.sum().description == "6.72" && bill.rowsLeftOut == 2)
  }

  /// An actual export may have a reservation's row of no cost; what was paid for one tells it apart.
  @Test(arguments: [("Purchase,Reservation,50", 0), ("UnusedReservation,Reservation,50", 1)])
  func anExportIsAmortizedByItsCosts(_ row: String, _ remarks: Int) throws {
    let header =
      "SubscriptionId,Date,MeterId,MeterCategory,BillingCurrency,ChargeType,PricingModel,Cost\n"
    let start = "s,2026-09-01,m,Virtual Machines,USD,"
    let text = header + start + "UnusedReservation,Reservation,0\n" + start + row + "\n"
    #expect(try Reading.bill(Array(text.utf8)).remarks.count == remarks)
  }
}
