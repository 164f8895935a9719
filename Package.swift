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

/// What `tools/fuzz` builds: the whole program in one that libFuzzer calls.
let fuzzing: [Target] =
  Context.environment["BUDGET_FUZZING"] == nil
  ? []
  : [
    .executableTarget(
      name: "budget-fuzz",
      dependencies: [
        "BudgetCLI", "CatalogBuilding", "DelimitedText", "Feeds", "JSONText", "Money", "SafeText",
      ], path: "tools/fuzzing/Sources", swiftSettings: strict)
  ]

let package = Package(
  name: "budget",
  products: [
    .executable(name: "budget", targets: ["budget"]),
    .executable(name: "budget-fetch", targets: ["budget-fetch"]),
    .library(
      name: "Budgeting",
      targets: ["Billing", "AWS", "Azure", "Google", "Advice", "Scenarios", "Catalog", "Reports"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CVectors"),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "CProcess"),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    module("Money"),
    module("SafeText"),
    module("Dates"),
    module("Diagnostics", ["SafeText"]),
    module("Files"),
    module("DelimitedText", ["CVectors", "Files"]),
    module("JSONText", ["Diagnostics", "Money", "SafeText"]),
    module("Arguments"),
    module("Charts", ["SafeText"]),
    module("SQLite", ["CSQLite"]),
    module(
      "Bills", ["CZlib", "Money", "Dates", "Diagnostics", "Files", "DelimitedText", "JSONText"]),
    module("Prices", ["Money", "Dates"]),
    module("Catalog", ["SQLite", "Prices", "Money", "Dates", "Files"]),
    module(
      "CatalogBuilding",
      ["Catalog", "SQLite", "Prices", "Money", "Dates", "Files", "DelimitedText"]),
    module(
      "Feeds",
      [
        "CZlib", "CatalogBuilding", "Catalog", "Prices", "Money", "Dates", "Files",
        "DelimitedText",
      ]),
    module("Downloads", ["CCurl", "CZlib", "Files"]),
    module("Scenarios", ["Diagnostics", "Money", "Dates", "JSONText", "Prices"]),
    module("Billing", ["Diagnostics", "Scenarios", "Prices", "Money", "Dates"]),
    module("AWS", ["Billing", "Diagnostics", "Scenarios", "Prices", "Money", "Dates"]),
    module("Azure", ["Billing", "Diagnostics", "Scenarios", "Prices", "Money", "Dates"]),
    module("Google", ["Billing", "Diagnostics", "Scenarios", "Prices", "Money", "Dates"]),
    module("Advice", ["Billing", "Diagnostics", "Scenarios", "Prices", "Money", "Dates"]),
    module(
      "Analysis",
      ["Billing", "Bills", "Diagnostics", "JSONText", "Scenarios", "Prices", "Money", "Dates"]),
    module(
      "Reports",
      [
        "Analysis", "Advice", "Billing", "Bills", "Charts", "DelimitedText", "Diagnostics",
        "JSONText",
        "SafeText", "Scenarios", "Prices", "Money", "Dates",
      ]),
    module(
      "Handouts",
      [
        "Advice", "Analysis", "Billing", "Charts", "Diagnostics", "Reports", "Scenarios", "Prices",
        "Money", "Dates",
      ],
      resources: [.embedInCode("Templates")]),
    module(
      "BudgetCLI",
      [
        "AWS", "Azure", "Advice", "Analysis", "Arguments", "Billing", "Bills", "Catalog",
        "CatalogBuilding",
        "Google", "DelimitedText", "Diagnostics", "Files", "Handouts", "JSONText", "Reports",
        "SafeText", "Scenarios",
        "SQLite", "Prices", "Money", "Dates",
      ], resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "budget", dependencies: ["BudgetCLI"], swiftSettings: strict,
      linkerSettings: linking),
    .executableTarget(
      name: "budget-fetch",
      dependencies: [
        "CProcess", "Feeds", "Downloads", "Catalog", "CatalogBuilding", "Files", "SafeText",
        "SQLite",
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "PriceFixtures",
      dependencies: ["AWS", "Advice", "Billing", "Prices", "Money", "Dates"],
      path: "Tests/PriceFixtures",
      exclude: ["Prices", "instance-types.csv"], swiftSettings: strict),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: strict),
    tests("MoneyTests", ["Money"]),
    tests("SafeTextTests", ["SafeText"]),
    tests("ChartsTests", ["Charts", "TestSupport"], exclude: ["Goldens"]),
    tests("DatesTests", ["Dates"]),
    tests(
      "HandoutsTests",
      [
        "Handouts", "Charts", "Billing", "AWS", "Advice", "Diagnostics", "Reports", "Scenarios",
        "Prices", "Money", "Dates",
        "JSONText", "PriceFixtures", "TestSupport",
      ], exclude: ["Goldens"]),
    tests(
      "AzureTests",
      [
        "AWS", "Analysis", "Azure", "Billing", "Diagnostics", "JSONText", "Scenarios", "Prices",
        "Money", "Dates",
      ]),
    tests(
      "GoogleTests",
      ["Google", "Advice", "Billing", "Diagnostics", "Scenarios", "Prices", "Money", "Dates"],
      exclude: ["Prices.csv", "MachineTypes.csv"]),
    tests("FilesTests", ["Files"]),
    tests("DelimitedTextTests", ["DelimitedText"]),
    tests("BillsTests", ["Bills", "Dates", "Files", "Money"], exclude: ["Samples", "Engines"]),
    tests("SQLiteTests", ["SQLite", "Files"]),
    tests(
      "CatalogTests",
      [
        "Catalog", "CatalogBuilding", "SQLite", "Files", "DelimitedText", "Prices", "Money",
        "Dates",
      ], exclude: ["Fixtures"]),
    tests(
      "ScenariosTests",
      [
        "Scenarios", "Billing", "AWS", "Advice", "Diagnostics", "JSONText", "Money", "Dates",
        "PriceFixtures",
      ]),
    tests(
      "BillingTests",
      [
        "Billing", "AWS", "Advice", "Diagnostics", "Scenarios", "Prices", "Money", "Dates",
        "JSONText",
        "PriceFixtures", "TestSupport",
      ]),
    tests(
      "FeedsTests",
      [
        "Feeds", "Catalog", "CatalogBuilding", "Files", "DelimitedText", "Prices", "Money", "Dates",
        "TestServer",
      ],
      exclude: ["Samples"]),
    tests(
      "DownloadsTests",
      ["Downloads", "Catalog", "CatalogBuilding", "Files", "TestServer", "budget-fetch"]),
    tests(
      "LibraryTests",
      [
        "Catalog", "CatalogBuilding", "Billing", "AWS", "Advice", "Diagnostics", "Scenarios",
        "Money",
      ]),
    tests("ArgumentsTests", ["Arguments", "TestSupport"], exclude: ["Goldens"]),
    tests(
      "BudgetCLITests",
      [
        "BudgetCLI", "Arguments", "Billing", "AWS", "Advice", "Diagnostics", "Files", "JSONText",
        "Money", "Scenarios",
        "TestSupport", "budget",
      ], exclude: ["Goldens", "Cases"]),
    tests("BrowserTests", ["BudgetCLI"]),
    tests(
      "AnalysisTests",
      [
        "Analysis", "Advice", "AWS", "Billing", "Diagnostics", "Scenarios", "Prices", "Money",
        "Dates", "PriceFixtures",
      ]),
    tests(
      "ReportsTests",
      [
        "Reports", "Analysis", "AWS", "Advice", "Billing", "Diagnostics", "Scenarios", "Prices",
        "Money", "Dates", "JSONText",
        "PriceFixtures", "TestSupport",
      ],
      exclude: ["Goldens", "Scenarios"]),
  ] + fuzzing
)
