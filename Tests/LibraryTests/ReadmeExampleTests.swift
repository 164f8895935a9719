import AWS
import Advice
import Billing
import Catalog
import CatalogBuilding
import Foundation
import Money
import Scenarios
import Testing

// The function from the README, verbatim.
func total(ofPlan text: String, pricesIn folder: String, catalog file: String) throws -> String {
  let services = ServiceRegistry([AWS.module])
  let scenario = try ScenarioReader(services: services.definitions).read(Array(text.utf8))
  let catalog = try CatalogFile.openOrBuild(data: folder, file: file)
  let estimator = Estimator(prices: catalog, services: services, reviewer: Advice())
  return try estimator.estimate(scenario).totals.total.dollars
}

/// A Swift program prices a plan as described in the README.
@Suite struct ReadmeExampleTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func pricesAPlan() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "budget-library-\(ProcessInfo.processInfo.processIdentifier).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let plan =
      #"{ "title": "A server", "region": "us-east-1", "months": 1, "resources": [ { "service": "ec2", "instance_type": "t3.micro" } ] }"#
    let total = try total(
      ofPlan: plan, pricesIn: Self.root.appending(path: "pricing-data").path, catalog: file)
    #expect(total == "$11.24")
  }

  @Test func isThatOfTheReadme() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let shown = try #require(
      readme.components(separatedBy: "```swift\n").last?.components(separatedBy: "```").first)
    let function = try #require(shown.components(separatedBy: "\n\n").last)
    #expect(source.contains(function))
  }
}
