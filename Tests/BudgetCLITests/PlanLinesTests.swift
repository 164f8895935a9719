import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of plans by the line.
@Suite struct PlanLinesTests {
  @Test func eachLineHasItsResult() throws {
    let plan =
      #"{"title":"t","region":"us-east-1","months":1,"resources":[{"service":"eks"}]}"#
    let wrong = plan.replacingOccurrences(of: "eks", with: "ekss")
    // What comes again is answered the same.
    let text = "\(plan)\n\n\(wrong)\nnonsense\n\(plan)\n\(plan)\n\(wrong)\n\(plan)"
    let outcome = Checkout.run(["estimate", "--lines"], input: .text(text))
    #expect(outcome.code == 0, "\(outcome.errors)")
    let results = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(results.map { $0["line"] as? Int } == [1, 3, 4, 5, 6, 7, 8])
    #expect(
      results.map { $0["budget"] != nil } == [true, false, false, true, true, false, true])
    let priced = results.compactMap { $0["budget"] as? NSDictionary }
    #expect(priced.allSatisfy { $0 == priced[0] })
    let again = try #require(results[5]["errors"] as? [[String: Any]])
    #expect(again[0]["line"] as? Int == 7)
    let errors = try #require(results[1]["errors"] as? [[String: Any]])
    #expect(errors[0]["line"] as? Int == 3 && errors[0]["column"] as? Int == 70)
    let single = Checkout.run(["estimate", "-", "--format", "json"], input: .text(plan))
    let whole = try JSONSerialization.jsonObject(with: Data(single.outputBytes)) as? NSDictionary
    let line = try #require(results[0]["budget"] as? NSDictionary)
    #expect(line["totals"] as? NSDictionary == whole?["totals"] as? NSDictionary)
    #expect(line["lines"] as? NSArray == whole?["lines"] as? NSArray)
  }

  @Test(arguments: [1, 3, 100]) func linesAreCutAndThoseThatAreTooLongLeftOut(_ piece: Int) {
    var splitter = LineSplitter(limit: 4)
    var lines: [String] = []
    func take(_ line: [UInt8]?) {
      lines.append(line.map { String(decoding: $0, as: UTF8.self) } ?? "-")
    }
    let text = Array("ab\n\nabcdef\nabcd\nlast".utf8)
    for start in stride(from: 0, to: text.count, by: piece) {
      text[start..<min(start + piece, text.count)].withUnsafeBytes { splitter.feed($0, take) }
    }
    splitter.finish(take)
    #expect(lines == ["ab", "", "-", "abcd", "last"])
  }
}
