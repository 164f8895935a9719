import Bills
import Files
import Money
import Testing

@Suite struct SampleTests {
  private func bill(_ name: String) throws -> Bill {
    let path = Reading.sample(name)
    return try BillReader().read([BillInput(name: name) { try FileSource(path) }])
  }

  // Totals were added up independently, with exact decimals.
  @Test(arguments: [
    ("focus-1.0-sample.csv", "AWS", "18.0066386184"),
    ("focus-1.0-sample.csv", "Microsoft", "1.97651418586"),
    ("focus-1.0-sample.csv", "Oracle", "0.53707392473"),
    ("cur-legacy.csv", "AWS", "1.6823086974"),
    ("EA_ActualCost_Small.csv", "Microsoft", "8.5450077867419368"),
    ("google-cost-table.csv", "Google Cloud", "5.72"),
    ("synthetic-aws_1_2_cost_and_usage_rows100_seed42.csv", "AWS", "1157.48882377213324"),
    ("synthetic-gcp_1_2_cost_and_usage_rows100_seed42.csv", "Google Cloud", "837.52222322465736"),
    ("synthetic-aws_1_2_cost_and_usage_rows25_seed7_credits.csv", "AWS", "27.339199"),
  ])
  func addsUp(name: String, provider: String, total: String) throws {
    let bill = try bill(name)
    #expect(try bill.sum { $0.key.provider == provider }.description == total)
    #expect(bill.rowsRead == bill.rowsUsed + bill.rowsLeftOut)
  }

  @Test func tellsUseFromCreditsAndTax() throws {
    let focus = try bill("focus-1.0-sample.csv")
    let use = try focus.sum { $0.key.provider == "AWS" && $0.kind.isUse }
    #expect(use.description == "20.6203386184")
    #expect(try focus.sum { $0.kind == .credit }.description == "-2.6137")
    let report = try bill("cur-legacy.csv")
    #expect(try report.sum { $0.kind == .tax }.description == "0.08")
    #expect(try report.sum { $0.kind.isUse }.description == "1.6023086974")
    #expect(report.rowsWithoutCost == 534)
  }

  @Test func refusesWhatIsNotReadByName() {
    #expect { try bill("oci-cost.csv") } throws: { error in
      let text = (error as? BillError)?.rendered ?? ""
      return text.contains("Oracle Cloud") && text.contains("FOCUS")
    }
    for (bytes, name) in [
      (Array("PAR1xxxx".utf8), "Parquet"), (Array("PK\u{3}\u{4}xxxx".utf8), "zip"),
      (Array("%PDF-1.4".utf8), "PDF"), ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32"),
      (Array("<html>".utf8), "web page"), (Array("a,b\n1,2\n".utf8), "no bill that is known"),
      (Array("{\"a\":1}".utf8), "JSON"), ([], "empty"),
    ] {
      #expect { try Reading.bill(bytes) } throws: { error in
        (error as? BillError)?.rendered.contains(name) ?? false
      }
    }
  }

  @Test func anAmortizedExportBesideAnActualOneIsLeftOut() throws {
    let names = ["EA_AmortizedCost_Small.csv", "EA_ActualCost_Small.csv"]
    let bill = try BillReader().read(
      names.map { name in
        let path = Reading.sample(name)
        return BillInput(name: name) { try FileSource(path) }
      })
    #expect(try bill.sum().description == "8.5450077867419368")
    #expect(bill.rowsRead == 39 && bill.rowsUsed == 11 && bill.rowsLeftOut == 28)
  }

  @Test func keepsWithinItsLimitByBecomingCoarser() throws {
    let path = Reading.sample("focus-1.0-sample.csv")
    let whole = try bill("focus-1.0-sample.csv")
    for limit in [600, 100, 30] {
      var reader = BillReader()
      reader.entryLimit = limit
      let bill = try reader.read([BillInput(name: "focus") { try FileSource(path) }])
      #expect(try bill.sum() == whole.sum())
      #expect(bill.rowsUsed == 1000 && bill.grain > .days)
      #expect(bill.entries.count <= max(limit, 300))
    }
  }
}

@Suite struct BadBillTests {
  private static let header =
    "ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,BillingCurrency,BilledCost\n"

  private func focus(_ rows: String...) -> String { Self.header + rows.joined(separator: "\n") }

  @Test(arguments: [
    ("AWS,S3,Usage,2026-09-01,USD,abc", "bill:2:29: error: 'abc' is not a number"),
    ("AWS,S3,Usage,2026-09-01,USD,\"1,23\"", "'1,23' is not a number"),
    ("AWS,S3,Usage,2026-09-01,USD,1e30", "too large"),
    ("AWS,S3,Usage,2026-09-01,USD,--5", "'--5' is not a number"),
    ("AWS,S3,Usage,2026-09-01,USD,-$-5", "'-$-5' is not a number"),
    ("AWS,S3,Usage,2026-13-01,USD,1", "'2026-13-01' is not a date of a bill"),
    ("AWS,S3,Usage,soon,USD,1", "'soon' is not a date of a bill"),
    ("AWS,S3,Usage,1026-09-01,USD,1", "is not a date of a bill"),
    ("AWS,S3,Usage,2026-09-01,USD,1\nAWS,S3,Usage,2026-09-01,EUR,1", "two currencies, USD"),
    ("AWS,S3,Usage,2026-09-01,U\u{0}D,1", "is not a currency: a code has three letters"),
    ("AWS,S3,Usage,13/09/2026,USD,1\nAWS,S3,Usage,09/13/2026,USD,1", "another order"),
    ("AWS,S3,Usage,2026-09-01,USD", "the row has 5 fields, but the header has 6"),
    ("AWS,S\"3,Usage,2026-09-01,USD,1", "a quotation mark inside a field"),
    ("AWS,\"S3,Usage,2026-09-01,USD,1", "ends inside quotation marks"),
  ])
  func isAnErrorWithItsPlace(row: String, message: String) {
    #expect { try Reading.bill(Array(focus(row).utf8)) } throws: {
      ($0 as? BillError)?.rendered.contains(message) ?? false
    }
  }

  @Test func aMissingColumnIsNamed() {
    let text = Self.header.replacing("BillingCurrency,", with: "") + "AWS,S3,Usage,2026-09-01,1"
    #expect { try Reading.bill(Array(text.utf8)) } throws: {
      ($0 as? BillError)?.rendered.contains("has no column 'BillingCurrency', without") ?? false
    }
    let less = text.replacing("ChargePeriodStart,", with: "EffectiveCost,")
    #expect { try Reading.bill(Array(less.utf8)) } throws: {
      ($0 as? BillError)?.rendered.contains("has no columns 'BillingCurrency'") ?? false
    }
  }

  @Test func aCellOfTenMegabytesIsAnError() {
    let text = focus(
      "AWS,S3" + String(repeating: "x", count: 10_000_000) + ",Usage,2026-09-01,USD,1")
    #expect { try Reading.bill(Array(text.utf8)) } throws: {
      ($0 as? BillError)?.rendered.hasPrefix("bill:2:1: error: a row of more than 4 MiB") ?? false
    }
  }

  @Test func aHeaderBetweenRowsIsLeftOut() throws {
    let row = "AWS,S3,Usage,2026-09-01,USD,1\n"
    let bill = try Reading.bill(Array((Self.header + row + Self.header + row).utf8))
    #expect(try bill.sum().description == "2")
    #expect(bill.rowsRead == 3 && bill.rowsUsed == 2 && bill.rowsLeftOut == 1)
  }

  @Test func allErrorsAreToldAtOnce() {
    let text = focus(
      "AWS,S3,Usage,2026-09-01,USD,a", "AWS,S3,Usage,2026-09-01,USD,b", "AWS,S3,Usage,x,USD,1")
    #expect { try Reading.bill(Array(text.utf8)) } throws: {
      ($0 as? BillError)?.problems.count == 3
    }
  }
}
