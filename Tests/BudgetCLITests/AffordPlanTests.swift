import Foundation
import Testing

@testable import BudgetCLI

/// Tests of `afford` on plans that are not of one kind: several regions, several providers, and things
/// that begin later.
@Suite struct AffordPlanTests {
  private static let twoRegions =
    #"{"title":"Two regions","region":"us-east-1","months":3,"resources":[{"name":"home","service":"ec2","instance_type":"t3.micro","hours_per_week":10},{"name":"away","service":"ec2","region":"sa-east-1","instance_type":"m5.large","hours_per_week":10}]}"#
  private static let twoClouds =
    #"{"title":"Two clouds","region":"us-west-2","months":3,"resources":[{"name":"aws server","service":"ec2","instance_type":"t3.micro","hours_per_week":10},{"name":"google server","service":"gcp_compute","provider":"gcp","region":"us-central1","machine_type":"e2-medium","hours_per_week":10}]}"#
  private static let late =
    #"{"title":"Late","region":"us-east-1","start":"2026-09-01","weeks":14,"month_hours":"calendar","limit_usd":100,"resources":[{"name":"notebook","service":"ec2","instance_type":"t3.medium","hours_per_week":40},{"name":"project","service":"ec2","instance_type":"m7g.large","hours_per_week":40,"from":"2026-10-06"}]}"#
  private static let lab =
    #"{"title":"Lab","region":"us-east-1","start":"2026-09-01","days":10,"resources":[{"name":"lab","service":"ec2","instance_type":"m5.large","hours":37.25,"volumes":[{"volume_type":"gp3","size_gb":100}]}]}"#

  private func afford(_ words: String, _ plan: String) -> (text: String, code: Int32) {
    let outcome = Checkout.run(
      ["afford", "-"] + words.split(separator: " ").map(String.init),
      input: .bytes(Array(plan.utf8)))
    let text = (outcome.output + outcome.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return (text, outcome.code)
  }

  /// The row of the plan as it is uses what the plan uses, with both servers where they are.
  @Test func resourcesStayInRegionsOfTheirOwn() throws {
    let (text, code) = afford("--limit 50 --purchase on_demand", Self.twoRegions)
    #expect(code == 0)
    #expect(
      text.contains(
        "$50.00 pays for 22 hours a week at most, with the plan, on-demand, us-east-1 and sa-east-1: $49.73. 23 would cost $51.99"
      ), "\(text)")
    let apart = Self.twoRegions.replacing(#""region":"us-east-1","months""#, with: #""months""#)
      .replacing(#""name":"home","#, with: #""name":"home","region":"us-east-1","#)
    #expect(afford("--limit 50 --purchase on_demand", apart).text.contains("22 hours a week"))
    for (solve, value) in [("weeks", 28), ("count", 2), ("months", 6)] {
      let text = afford("--limit 50 --purchase on_demand --solve \(solve)", Self.twoRegions).text
      #expect(text.contains("$50.00 pays for \(value) "), "\(text)")
    }
  }

  @Test func onlyWhatTakesThePlansRegionIsMoved() {
    let (text, _) = afford("--limit 50 --purchase on_demand --region eu-west-1", Self.twoRegions)
    #expect(text.contains("on-demand, eu-west-1 and sa-east-1"), "\(text)")
    #expect(text.contains("Only what takes the plan's region is moved: away stays in the region"))
    let apart = Self.twoRegions.replacing(
      #""name":"home","#, with: #""name":"home","region":"us-east-1","#)
    let refused = afford("--limit 50 --region eu-west-1", apart)
    #expect(refused.code == 64 && refused.text.contains("--set resources.0.region=eu-west-1"))
  }

  @Test func serversOfTwoProvidersStayWhereTheyAre() {
    for words in ["--limit 50", "--limit 50 --solve months"] {
      let (text, code) = afford(words, Self.twoClouds)
      #expect(code == 0 && text.contains("us-west-2 and us-central1"), "\(text)")
    }
  }

  /// A length at which something does not exist is no candidate.
  @Test func whatBeginsLaterIsCounted() {
    let (text, code) = afford("--solve weeks --purchase on_demand", Self.late)
    #expect(code == 0)
    #expect(text.contains("$100.00 pays for 22 weeks at most, with the plan, on-demand"), "\(text)")
    #expect(text.contains("$99.90. 23 would cost $105.22"), "\(text)")
    let few = afford("--solve weeks --purchase on_demand --limit 5", Self.late)
    #expect(few.code == 1 && few.text.contains("at 6 weeks"), "\(few.text)")
    for solve in ["days", "weeks", "months"] {
      let (text, code) = afford("--solve \(solve) --limit 20 --purchase on_demand", Self.lab)
      #expect(code == 0 && text.contains("$20.00 pays for "), "\(solve): \(text)")
    }
  }

  @Test func anAmountThatIsTooLargeNamesTheBound() {
    let (text, code) = afford("--limit 1e15", Self.late)
    #expect(code == 64 && text.contains("from 0 to 170 trillion"), "\(text)")
  }

  /// The difference in a table is that of the figures beside it, as in the sentence.
  @Test func sentencesAndTablesRoundAlike() {
    let outcome = Checkout.run(
      ["compare", "-", "--vary", "way=on_demand,spot"], input: .bytes(Array(Self.twoRegions.utf8)))
    let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let more = text.firstMatch(of: /\$([\d.]+) more/).map { String($0.1) } ?? "none"
    #expect(text.contains("-$\(more)"), "\(text)")
  }
}
