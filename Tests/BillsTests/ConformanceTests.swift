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
}
