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
    .library(name: "Budgeting", targets: ["Estimator", "Scenarios", "Catalog", "Reports"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CAllocator"),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),

    module("Money"),
    module("Dates"),
    module("Files"),
    module("DelimitedText"),
    module("JSONText", ["Money"]),
    module("Arguments"),
    module("Charts"),
    module("SQLite", ["CSQLite"]),
    module("Prices", ["Money", "Dates"]),
    module("Catalog", ["SQLite", "Prices", "Money", "Dates", "Files", "DelimitedText"]),
    module(
      "Feeds", ["Catalog", "Prices", "Money", "Dates", "Files", "DelimitedText"]),
    module("Downloads", ["CCurl", "Files"]),
    module("Scenarios", ["Money", "Dates", "JSONText", "Prices"]),
    module("Estimator", ["Scenarios", "Prices", "Money", "Dates"]),
    module("Comparison", ["Estimator", "Prices", "Money", "Dates"]),
    module(
      "Reports",
      [
        "Charts", "Comparison", "Estimator", "Scenarios", "Prices", "Money", "Dates", "JSONText",
        "DelimitedText",
      ]),
    module(
      "Handouts", ["Charts", "Estimator", "Reports", "Scenarios", "Prices", "Money", "Dates"],
      resources: [.embedInCode("Templates")]),
    module(
      "BudgetCLI",
      [
        "Arguments", "CAllocator", "Catalog", "Comparison", "DelimitedText", "Estimator", "Files",
        "Handouts",
        "Reports", "Scenarios", "SQLite", "Prices", "Money", "Dates", "JSONText",
      ], resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "budget", dependencies: ["BudgetCLI"], swiftSettings: strict,
      linkerSettings: linking),
    .executableTarget(
      name: "budget-fetch", dependencies: ["Feeds", "Downloads", "Catalog", "Files", "SQLite"],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "PriceFixtures", dependencies: ["Prices", "Money", "Dates"],
      path: "Tests/PriceFixtures",
      exclude: ["Prices", "instance-types.csv"], swiftSettings: strict),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: strict),
    tests("MoneyTests", ["Money"]),
    tests("ChartsTests", ["Charts", "TestSupport"], exclude: ["Goldens"]),
    tests("DatesTests", ["Dates"]),
    tests(
      "HandoutsTests",
      [
        "Handouts", "Charts", "Estimator", "Reports", "Scenarios", "Prices", "Money", "Dates",
        "JSONText", "PriceFixtures", "TestSupport",
      ], exclude: ["Goldens"]),
    tests("FilesTests", ["Files"]),
    tests("DelimitedTextTests", ["DelimitedText"]),
    tests("SQLiteTests", ["SQLite", "Files"]),
    tests(
      "CatalogTests",
      ["Catalog", "SQLite", "Files", "DelimitedText", "Prices", "Money", "Dates"],
      exclude: ["Fixtures"]),
    tests("ScenariosTests", ["Scenarios", "Estimator", "JSONText", "Money", "Dates"]),
    tests(
      "EstimatorTests",
      ["Estimator", "Scenarios", "Prices", "Money", "Dates", "JSONText", "PriceFixtures"]),
    tests(
      "FeedsTests",
      ["Feeds", "Catalog", "Files", "DelimitedText", "Prices", "Money", "Dates", "TestServer"],
      exclude: ["Samples"]),
    tests(
      "DownloadsTests", ["Downloads", "Catalog", "Files", "TestServer", "budget-fetch"]),
    tests("LibraryTests", ["Catalog", "Estimator", "Scenarios", "Money"]),
    tests("ArgumentsTests", ["Arguments", "TestSupport"], exclude: ["Goldens"]),
    tests(
      "BudgetCLITests",
      [
        "BudgetCLI", "Arguments", "Estimator", "Files", "JSONText", "Money", "Scenarios",
        "TestSupport", "budget",
      ], exclude: ["Goldens"]),
    tests("BrowserTests", ["BudgetCLI"]),
    tests(
      "ComparisonTests",
      ["Comparison", "Estimator", "Scenarios", "Prices", "Money", "Dates", "PriceFixtures"]),
    tests(
      "ReportsTests",
      [
        "Reports", "Comparison", "Estimator", "Scenarios", "Prices", "Money", "Dates", "JSONText",
        "PriceFixtures", "TestSupport",
      ],
      exclude: ["Goldens", "Scenarios"]),
  ]
)
