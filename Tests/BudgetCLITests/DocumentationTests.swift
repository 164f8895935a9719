import Advice
import Billing
import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests that the documentation is true.
@Suite struct DocumentationTests {
  @Test func theReferenceIsThatOfTheRegistry() {
    let outcome = Checkout.run(["services", "--markdown"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let head =
      "# The services\n\nGenerated from the program's registry and catalog by `budget services --markdown`. Every service also takes the keys that [all resources have](scenario.md).\n\n"
    expectGolden(head + outcome.output, "services.md", in: "\(Checkout.root)/docs")
  }

  @Test func theCoverageIsThatOfTheCatalog() {
    let outcome = Checkout.run(["catalog", "info", "--coverage", "--markdown"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let head = """
      # What is priced where

      Generated from the catalog by `budget catalog info --coverage --markdown`; without `--markdown`, \
      the output is CSV with a row for each service and region, including the price lists that only \
      `metered` reads. Prices are counted by tier. *Derived* prices are worked out from listed ones by \
      a rule ([derived.csv](../pricing-data/aws/derived.csv) and those that a table marks); *inferred* \
      prices are copied from another price that was equal wherever both are known. An estimate names \
      both below their lines, and they give way to a listed price.

      Below each table, regions are columns: the year of the oldest list that a price comes from, `d` \
      if some are derived, `i` if some are inferred, a point if there is no price. The tables of gaps \
      list what is missing within a service, and why \
      ([AWS](../pricing-data/aws/gaps.csv), [Azure](../pricing-data/azure/gaps.csv), \
      [Google Cloud](../pricing-data/gcp/gaps.csv)).


      """
    expectGolden(head + outcome.output, "coverage.md", in: "\(Checkout.root)/docs")
  }

  @Test func theRemarksAreThoseOfTheLinter() {
    var page =
      "# The remarks on a plan\n\nEach budget ends with what a good accountant would say about the plan. If a rule has the same remark on five or more resources, it is made in full for the three with the most at stake and once for all others, with their sum; the JSON key `resources` lists them all. These are the rules, by their id in JSON and Markdown; each links to its reason and the meaning of its amount:\n\n| rule | what it looks for |\n| --- | --- |\n"
    for (id, summary) in Advice.summaries(Providers.all) {
      page += "| [`\(id)`](remarks.md#\(id)) | \(summary) |\n"
    }
    expectGolden(page, "warnings.md", in: "\(Checkout.root)/docs")
  }

  /// Every remark has a section with its reason and amount, and there is no section on a remark
  /// that is never made.
  @Test func everyRemarkHasItsReasonAndAmount() throws {
    let page = try #require(contents(of: "\(Checkout.root)/docs/remarks.md"))
    let sections = page.components(separatedBy: "\n## ").dropFirst()
    let ids = sections.map { String($0.prefix { !$0.isNewline }) }
    #expect(ids == Advice.summaries(Providers.all).map(\.id))
    for section in sections {
      #expect(section.contains("**Why.** ") && section.contains("**Amount.** "), "\(section)")
    }
  }

  static let pages: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(Checkout.root)/docs/services")) ?? [])
    .sorted()

  /// The example of each service's page is a resource that can be priced.
  @Test(arguments: pages)
  func exampleCanBePriced(_ page: String) throws {
    let text = try #require(contents(of: "\(Checkout.root)/docs/services/\(page)"))
    let blocks = text.components(separatedBy: "```json\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let plan =
        #"{ "title": "Example", "months": 1, "region": "us-east-1", "resources": [ \#(block) ] }"#
      let outcome = Checkout.run(["validate", "-"], input: .text(plan))
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
  }

  /// No page denies the free usage that an estimate deducts.
  @Test func noPageDeniesTheFreeUsageThatIsDeducted() throws {
    let reference = "\n\(Checkout.run(["services", "--markdown"]).output)"
    let sections = reference.components(separatedBy: "\n## `").dropFirst()
    let withFree = sections.filter { $0.contains("\nFree each ") }
      .map { String($0.prefix { $0 != "`" }) }
    #expect(withFree.contains("rekognition"))
    for service in withFree {
      let page = try #require(contents(of: "\(Checkout.root)/docs/services/\(service).md"))
      let sentences = page.replacing("\n", with: " ").lowercased().components(separatedBy: ". ")
      let denials = sentences.filter { sentence in
        sentence.contains("trial") && sentence.contains("not deducted")
          || sentence.contains("free")
            && ["not in the catalog", "does not hold", "usage is known"].contains(
              where: sentence.contains)
      }
      #expect(denials.isEmpty, "\(service): \(denials)")
    }
  }

  /// Every service has a page.
  @Test func everyServiceHasAPage() {
    let listed = Checkout.run(["services"]).output.split(separator: "\n")
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(Self.pages) == Set(listed.map { "\($0).md" }))
  }

  /// Every key of the JSON and every column of the CSV is on the page of the reports.
  @Test(arguments: ["class-38-individual", "free-tier-2018", "jupyter-three-servers"])
  func everyKeyIsDocumented(_ plan: String) throws {
    let page = try #require(contents(of: "\(Checkout.root)/docs/reports.md"))
    let json = Checkout.run(["estimate", "scenarios/\(plan).json", "--format", "json"])
    let keys = try JSONSerialization.jsonObject(with: Data(json.outputBytes)) as? [String: Any]
    let csv = Checkout.run(["estimate", "scenarios/\(plan).json", "--format", "csv"])
    let columns = csv.output.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
    let names = Array(try #require(keys).keys) + columns
    #expect(names.count > 30 && names.filter { !page.contains("`\($0)`") } == [])
  }

  // MARK: The README

  /// Returns the command lines of the README that begin with `budget`.
  static let commandLines: [String] = {
    let text = contents(of: "\(Checkout.root)/README.md") ?? ""
    return text.components(separatedBy: "```sh\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
      .flatMap { $0.split(separator: "\n").map(String.init) }
      .filter { $0.hasPrefix("budget ") }
  }()

  @Test(arguments: commandLines)
  func commandOfTheReadmeRuns(_ line: String) throws {
    let folder = "\(Checkout.temporary)/readme"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Readers of the README have a scenario.json; the tests use an example.
    try? FileManager.default.copyItem(
      atPath: "\(Checkout.root)/scenarios/jupyter-three-servers.json",
      toPath: "\(folder)/scenario.json")
    let words = line.components(separatedBy: " #")[0].components(separatedBy: " > ")[0]
      .split(separator: " ").dropFirst().map(String.init)
    let arguments = words.map { word in
      word.hasPrefix("scenarios/") || word.hasPrefix("bills/") ? "\(Checkout.root)/\(word)" : word
    }
    let outcome = BudgetCLI.run(
      arguments: arguments, environment: Checkout.environment, currentDirectory: folder)
    #expect(outcome.code == 0 || outcome.code == 1, "\(outcome.errors)")
  }

  /// The output that the README shows is what the program prints.
  @Test func outputOfTheReadmeIsReal() throws {
    let text = try #require(contents(of: "\(Checkout.root)/README.md"))
    let shown = try #require(
      text.components(separatedBy: "```text\n").dropFirst().first?.components(separatedBy: "```")
        .first)
    let output = Checkout.run(["estimate", "scenarios/jupyter-three-servers.json"]).output
    #expect(output.hasPrefix(shown))
  }
}
