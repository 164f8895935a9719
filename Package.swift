// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// How `budget` is linked as it is shipped.
///
/// In one file with all that it needs, it starts in half the time; `tools/build` asks for that where
/// the system has the libraries.
let linking: [LinkerSetting] =
  Context.environment["BUDGET_LINKING"] == "static"
  ? [.unsafeFlags(["-static-executable", "-use-ld=lld"])] : []

/// A library target whose settings are the project's own.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one module; `Goldens` and `Fixtures` are read from the source tree.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "budget",
  products: [
    .executable(name: "budget", targets: ["budget"]),
    .executable(name: "budget-fetch", targets: ["budget-fetch"]),
    .library(
      name: "Budgeting",
      targets: [
        "Billing", "AWS", "Advice", "Scenarios", "Catalog", "CatalogBuilding", "Reports",
      ]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),

    module("Money"),
    module("Dates"),
    module("Diagnostics"),
    module("Files"),
    module("DelimitedText"),
    module("JSONText", ["Diagnostics"]),
    module("Arguments"),
    module("Charts"),
    module("SQLite", ["CSQLite"]),
    module("Prices", ["Dates", "Money"]),
    module("Catalog", ["Dates", "Files", "Money", "Prices", "SQLite"]),
    module(
      "CatalogBuilding",
      [
        "Catalog", "Dates", "DelimitedText", "Files", "Money", "Prices", "SQLite",
      ]),
    module(
      "Feeds",
      [
        "Catalog", "CatalogBuilding", "Dates", "DelimitedText", "Files", "Money", "Prices",
      ]),
    module("Downloads", ["CCurl", "Files"]),
    module("Scenarios", ["Dates", "Diagnostics", "JSONText", "Money", "Prices"]),
    module("Billing", ["Dates", "Diagnostics", "Money", "Prices", "Scenarios"]),
    module("AWS", ["Billing", "Dates", "Money", "Prices", "Scenarios"]),
    module("Advice", ["Billing", "Dates", "Diagnostics", "Money", "Prices", "Scenarios"]),
    module("Analysis", ["Billing", "Dates", "Money", "Prices", "Scenarios"]),
    module(
      "Reports",
      [
        "Analysis", "Billing", "Charts", "Dates", "DelimitedText", "JSONText", "Money", "Prices",
        "Scenarios",
      ]),
    module(
      "Handouts",
      [
        "Advice", "Analysis", "Billing", "Charts", "Dates", "Diagnostics", "Money", "Prices",
        "Reports", "Scenarios",
      ], resources: [.embedInCode("Templates")]),
    module(
      "BudgetCLI",
      [
        "AWS", "Advice", "Analysis", "Arguments", "Billing", "Catalog", "CatalogBuilding",
        "Dates", "DelimitedText", "Diagnostics", "Files", "Handouts", "JSONText", "Money",
        "Prices", "Reports", "SQLite", "Scenarios",
      ], resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "budget", dependencies: ["BudgetCLI"], swiftSettings: strict,
      linkerSettings: linking),
    .executableTarget(
      name: "budget-fetch",
      dependencies: ["Catalog", "CatalogBuilding", "Downloads", "Feeds", "Files", "SQLite"],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "PriceFixtures",
      dependencies: ["AWS", "Advice", "Billing", "Dates", "Money", "Prices"],
      path: "Tests/PriceFixtures", exclude: ["Prices", "instance-types.csv"], swiftSettings: strict),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: strict),
    tests("MoneyTests", ["Money"]),
    tests("DatesTests", ["Dates"]),
    tests("FilesTests", ["Files", "TestSupport"]),
    tests("DelimitedTextTests", ["DelimitedText"]),
    tests("ArgumentsTests", ["Arguments", "TestSupport"], exclude: ["Goldens"]),
    tests("ChartsTests", ["Charts", "TestSupport"], exclude: ["Goldens"]),
    tests("SQLiteTests", ["Files", "SQLite", "TestSupport"]),
    tests(
      "CatalogTests",
      [
        "Catalog", "CatalogBuilding", "Dates", "Files", "Money", "Prices", "SQLite",
        "TestSupport",
      ]),
    tests(
      "FeedsTests",
      [
        "Catalog", "CatalogBuilding", "Dates", "DelimitedText", "Feeds", "Files", "Money",
        "Prices", "TestServer", "TestSupport",
      ], exclude: ["Samples"]),
    tests(
      "DownloadsTests",
      [
        "Catalog", "CatalogBuilding", "Downloads", "Files", "TestServer", "TestSupport",
        "budget-fetch",
      ]),
    tests("ScenariosTests", ["Billing", "Diagnostics", "PriceFixtures", "Scenarios"]),
    tests(
      "BillingTests",
      [
        "Advice", "Billing", "Dates", "Diagnostics", "Money", "PriceFixtures", "Prices",
        "Scenarios",
      ]),
    tests(
      "AnalysisTests",
      [
        "Analysis", "Billing", "Dates", "Money", "PriceFixtures", "Prices", "Scenarios",
      ]),
    tests(
      "ReportsTests",
      [
        "Advice", "Analysis", "Billing", "Dates", "JSONText", "Money", "PriceFixtures", "Prices",
        "Reports", "Scenarios", "TestSupport",
      ], exclude: ["Goldens", "Scenarios"]),
    tests(
      "HandoutsTests",
      [
        "Advice", "Analysis", "Billing", "Handouts", "Money", "PriceFixtures", "Prices", "Reports",
        "Scenarios", "TestSupport",
      ], exclude: ["Goldens"]),
    tests(
      "LibraryTests",
      [
        "AWS", "Advice", "Billing", "Catalog", "CatalogBuilding", "Money", "Scenarios",
      ]),
    tests(
      "BudgetCLITests",
      [
        "Advice", "Arguments", "Billing", "BudgetCLI", "Files", "JSONText", "Scenarios",
        "TestSupport", "budget",
      ], exclude: ["Goldens"]),
    tests("BrowserTests", ["BudgetCLI"]),
  ]
)
