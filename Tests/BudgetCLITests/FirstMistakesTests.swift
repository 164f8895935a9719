import TestSupport
import Testing

@testable import BudgetCLI

/// Typical mistakes in a first plan, and the hints they get.
@Suite struct FirstMistakesTests {
  /// Texts that are not a plan: curly quotes from a word processor, an extra comma.
  static let texts = [
    #"{ “title”: "x" }"#, #"{ "title": “x” }"#, "{ 'title': 'x' }", #"{ "title": 'x' }"#,
    #"{ "title": "x", "resources": [ { "service": "s3" }, ] }"#,
    #"{ "title": "x", "resources": [ ,], }"#, #"{ "title": "x", }"#,
  ]

  /// Names that resemble those of the format, and places instead of codes.
  static let plans = [
    #""region": "us-east-1", "limit": 50, "resources": [ { "service": "ec2", "type": "t3.micro" } ]"#,
    #""region": "us-east-1", "credits": [ { "name": "a", "amount": 50 } ], "resources": [ { "service": "s3", "storage": 5 } ]"#,
    #""region": "us-east-1", "resources": [ { "service": "ebs", "size": 5, "kind": "gp3" } ]"#,
    #""region": "N. Virginia", "resources": [ { "service": "s3" } ]"#,
    #""region": "US East (N. Virginia)", "resources": [ { "service": "s3" }, { "service": "s3", "region": "Europe (Ireland)" }, { "service": "s3", "region": "ireland" }, { "service": "s3", "region": "Germany" }, { "service": "s3", "region": "()" } ]"#,
  ]

  @Test func eachIsToldWhatHelps() {
    let whole = Self.plans.map { #"{ "title": "x", "months": 1, \#($0) }"# }
    var text = ""
    for plan in Self.texts + whole {
      let outcome = Checkout.run(["validate", "-"], input: .text(plan))
      #expect(outcome.output.isEmpty && outcome.code == 65, "\(plan)")
      text += "\(plan)\n\(outcome.errors)\n"
    }
    expectGolden(text, "first-mistakes.txt")
  }
}
