import Testing

@testable import BudgetCLI

/// Tables on a terminal of forty columns: nothing is wider, and no figure is missing.
@Suite struct NarrowTerminalTests {
  private static let plan = """
    {"title": "A plan with a rather long title for a narrow terminal", "region": "us-east-1",
     "start": "2026-03-01", "months": 4, "limit_usd": 500,
     "credits": [{"name": "Course grant of the faculty", "amount_usd": 100}],
     "resources": [
      {"name": "notebook server of the class", "service": "ec2", "instance_type": "t3.micro",
       "hours_per_week": {"low": 10, "likely": 40, "high": 80},
       "volumes": [{"volume_type": "gp3", "size_gb": 8}]}]}
    """

  @Test(arguments: [
    "afford - --limit 300", "forecast - --draws 1000", "advise -",
    "compare - --vary region=us-east-1,eu-west-1,ap-southeast-2",
    "compare - --vary instance_type=t3.micro,m5.large,m7g.xlarge",
  ])
  func everythingFits(_ words: String) {
    func run(_ width: Int) -> String {
      let outcome = Checkout.run(
        words.split(separator: " ").map(String.init), input: .text(Self.plan),
        terminal: TerminalInfo(outputIsTerminal: true, width: width))
      #expect(outcome.code == 0, "\(outcome.errors)")
      return outcome.output
    }
    let narrow = run(40)
    for line in narrow.split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
    #expect(!narrow.contains("Not shown"))
    func amounts(_ text: String) -> Set<Substring> {
      Set(text.matches(of: /\$[0-9][0-9,]*\.[0-9]{2}/).map(\.output))
    }
    #expect(amounts(run(200)).subtracting(amounts(narrow)) == [])
  }
}
