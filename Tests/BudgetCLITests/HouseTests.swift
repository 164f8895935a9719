import Billing
import Foundation
import Scenarios
import Testing

@testable import BudgetCLI

/// Tests of the structure of the source tree: which module may import which, and name a service.
@Suite struct HouseTests {
  private static let sources = "\(Checkout.root)/Sources"

  /// The source files of a module, by path below `Sources`.
  private static func files(of module: String) -> [(path: String, text: String)] {
    let folder = "\(sources)/\(module)"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        .map { ("\(module)/\(name)", $0) }
    }
  }

  private static let modules: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []
    return names.filter { !files(of: $0).isEmpty }.sorted()
  }()

  private static let providers: Set<String> = ["AWS", "Azure", "Google"]

  // MARK: Imports

  /// The modules that each module may never import, because its stage must know nothing of them.
  ///
  /// `Package.swift` states what each one does import; the build rejects anything else.
  private static let forbidden: [String: Set<String>] = {
    let storage: Set = ["SQLite", "CSQLite", "Catalog", "CatalogBuilding", "Feeds", "Downloads"]
    let output: Set = ["Reports", "Handouts", "BudgetCLI", "Charts", "Arguments"]
    let wings = providers
    return [
      "Billing": storage.union(output).union(wings).union(["Advice", "Analysis", "Bills"]),
      "AWS": storage.union(output).union(["Azure", "Google", "Advice", "Analysis", "Bills"]),
      "Azure": storage.union(output).union(["AWS", "Google", "Advice", "Analysis", "Bills"]),
      "Google": storage.union(output).union(["AWS", "Azure", "Advice", "Analysis", "Bills"]),
      "Advice": storage.union(output).union(wings).union(["Analysis", "Bills"]),
      "Analysis": storage.union(output).union(wings),
      "Reports": storage.union(wings).union(["Handouts", "BudgetCLI", "Arguments"]),
      "Handouts": storage.union(wings).union(["BudgetCLI", "Arguments"]),
      "Scenarios": storage.union(output).union(wings).union(["Billing", "Advice", "Analysis"]),
      "Bills": storage.union(output).union(wings).union(["Billing", "Analysis", "Scenarios"]),
      "Catalog": output.union(wings).union(["CatalogBuilding", "Feeds", "Billing", "Scenarios"]),
      "CatalogBuilding": output.union(wings).union(["Feeds", "Billing", "Scenarios"]),
      "Feeds": output.union(wings).union(["Billing", "Scenarios", "Downloads"]),
      "Downloads": output.union(wings).union(["Billing", "Scenarios", "Catalog", "Feeds"]),
      // The program that people run cannot open a connection.
      "BudgetCLI": ["Downloads", "CCurl", "Feeds"],
    ]
  }()

  private static func imports(of text: String) -> [String] {
    let access: Set<Substring> = ["public", "package", "internal", "private", "@testable"]
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words.count == place + 2,
        words[..<place].allSatisfy(access.contains)
      else { return nil }
      return String(words[place + 1])
    }
  }

  @Test(arguments: modules)
  func importsWhatItMay(_ module: String) {
    for (path, text) in Self.files(of: module) {
      let wrong = Set(Self.imports(of: text)).intersection(Self.forbidden[module] ?? [])
      #expect(wrong == [], "\(path) imports \(wrong.sorted())")
    }
  }

  @Test func readsImports() {
    #expect(
      Self.imports(of: "public import A\nimport B\n// import C\nlet import = 1") == ["A", "B"])
    #expect(Self.modules.count > 20)
  }

  /// Returns whether modules import one another in a circle.
  @Test func hasNoCircle() {
    var graph: [String: Set<String>] = [:]
    for module in Self.modules {
      graph[module] = Set(Self.files(of: module).flatMap { Self.imports(of: $0.text) })
        .intersection(Self.modules)
    }
    var done: Set<String> = []
    while let next = graph.first(where: { !done.contains($0.key) && $0.value.isSubset(of: done) }) {
      done.insert(next.key)
    }
    #expect(Set(graph.keys).subtracting(done) == [])
  }

  // MARK: Names of services

  /// Files that read a provider's own formats and the folders of its price tables, or that use a
  /// bill's names of services.
  private static let formats = [
    "Feeds/Formats/", "Feeds/Rules/", "CatalogBuilding/Loading/InstanceTableLayout.swift",
    "Bills/Summary/ServiceNames.swift", "Bills/Summary/BilledThing.swift",
  ]

  @Test func onlyItsProviderNamesAService() {
    let ids = Set(Providers.all.definitions.map(\.id)).subtracting(["custom", "metered"])
    for module in Self.modules where !Self.providers.contains(module) {
      for (path, text) in Self.files(of: module)
      where !Self.formats.contains(where: path.hasPrefix) {
        // Only words within quotation marks count; comments may give examples.
        for line in text.split(separator: "\n")
        where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          let words = Set(line.split(separator: "\"").map(String.init))
          #expect(words.isDisjoint(with: ids), "\(path): \(line)")
        }
      }
    }
  }

  // MARK: Sizes

  @Test func filesFitTheEye() {
    for (path, text) in Self.modules.flatMap(Self.files) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= Self.longest, "\(path) has \(lines) lines")
    }
  }

  /// The largest number of lines in a source file.
  private static let longest = 420
}
