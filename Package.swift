// swift-tools-version: 6.2

import PackageDescription

/// Whether `budget` is built as it is shipped: in one file with all that it needs, it starts in half
/// the time; `tools/build` asks for that where the system has the libraries.
let isShipped = Context.environment["BUDGET_LINKING"] == "static"

/// A generic type that is made without a search for its conformances by name saves a fifth of the
/// instructions of a short run.
let quick: [SwiftSetting] =
  isShipped
  ? [
    .unsafeFlags([
      "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      // Each can be laid where `linking` wants it.
      "-Xfrontend", "-function-sections",
    ])
  ] : []

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + quick

/// How `budget` is linked as it is shipped.
///
/// The functions that a short run calls lie side by side, so that the system maps a few megabytes of
/// the program where it would map nearly all of it. `tools/order` writes their list; a function that
/// is missing in it, or no longer there, costs only time.
let linking: [LinkerSetting] =
  isShipped
  ? [
    .unsafeFlags([
      "-static-executable", "-use-ld=lld", "-Xlinker",
      "--symbol-ordering-file=\(Context.packageDirectory)/tools/function-order.txt", "-Xlinker",
      "--no-warn-symbol-ordering",
    ])
  ] : []

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
        "BudgetCLI", "CatalogBuilding", "DelimitedText", "Feeds", "Files", "JSONText", "Money",
        "SafeText",
      ], path: "tools/fuzzing/Sources", swiftSettings: strict)
  ]

let package = Package(
  name: "budget",
  // Exact amounts are of 128 bits, which the standard library has since then.
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "budget", targets: ["budget"]),
    .executable(name: "budget-fetch", targets: ["budget-fetch"]),
    .executable(name: "budget-workbook", targets: ["budget-workbook"]),
    .library(
      name: "Budgeting",
      targets: [
        "Billing", "AWS", "Azure", "Google", "Advice", "Scenarios", "Catalog", "CatalogBuilding",
        "Reports",
      ]),
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
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    module("Money"),
    module("SafeText"),
    module("Dates"),
    module("Diagnostics", ["SafeText"]),
    module("Files"),
    module("Threads"),
    module("DelimitedText", ["CVectors", "Files"]),
    module("JSONText", ["Diagnostics", "Money", "SafeText"]),
    module("Workbooks", ["Dates", "JSONText"]),
    module("Arguments"),
    module("Charts", ["SafeText"]),
    module("SQLite", ["CSQLite"]),
    module("Gzip", ["CZlib", "Files"]),
    module(
      "Bills",
      ["Dates", "DelimitedText", "Diagnostics", "Files", "Gzip", "JSONText", "Money", "Prices"]),
    module("Prices", ["Dates", "Money"]),
    module("Catalog", ["Dates", "Files", "Money", "Prices", "SQLite"]),
    module(
      "CatalogBuilding",
      ["Catalog", "Dates", "DelimitedText", "Files", "Money", "Prices", "SQLite"]),
    module(
      "Feeds",
      [
        "Catalog", "CatalogBuilding", "Dates", "DelimitedText", "Files", "Gzip", "Money", "Prices",
        "Threads",
      ]),
    module("Downloads", ["CCurl", "CZlib", "Files"]),
    module("Scenarios", ["Dates", "Diagnostics", "JSONText", "Money", "Prices"]),
    module("Billing", ["Dates", "Diagnostics", "Money", "Prices", "Scenarios"]),
    module("AWS", ["Billing", "Dates", "JSONText", "Money", "Prices", "Scenarios"]),
    module("Azure", ["Billing", "Money", "Prices", "Scenarios"]),
    module("Google", ["Billing", "Dates", "Money", "Prices", "Scenarios"]),
    module("Advice", ["Billing", "Dates", "Diagnostics", "Money", "Prices", "Scenarios"]),
    module(
      "Analysis",
      [
        "Billing", "Bills", "Dates", "Diagnostics", "JSONText", "Money", "Prices", "Scenarios",
        "Threads",
      ]),
    module(
      "Reports",
      [
        "Analysis", "Billing", "Bills", "Charts", "Dates", "DelimitedText", "Diagnostics",
        "JSONText", "Money", "Prices", "SafeText", "Scenarios", "Workbooks",
      ]),
    module(
      "Handouts",
      [
        "Advice", "Analysis", "Billing", "Charts", "Dates", "Diagnostics", "Money", "Prices",
        "Reports", "Scenarios",
      ],
      resources: [.embedInCode("Templates")]),
    module(
      "BudgetCLI",
      [
        "AWS", "Advice", "Analysis", "Arguments", "Azure", "Billing", "Bills", "CProcess",
        "Catalog", "CatalogBuilding", "Dates", "DelimitedText", "Diagnostics", "Files", "Google",
        "Handouts", "JSONText", "Money", "Prices", "Reports", "SQLite", "SafeText", "Scenarios",
        "Workbooks",
      ], resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "budget", dependencies: ["BudgetCLI"], swiftSettings: strict,
      linkerSettings: linking),
    .executableTarget(
      name: "budget-fetch",
      dependencies: [
        "CProcess", "Catalog", "CatalogBuilding", "Downloads", "Feeds", "Files", "SQLite",
        "SafeText",
      ], swiftSettings: strict),
    .executableTarget(
      name: "budget-workbook",
      dependencies: [
        "CXlsxWriter", "Dates", "Diagnostics", "Files", "JSONText", "SafeText", "Workbooks",
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "PriceFixtures",
      dependencies: ["AWS", "Advice", "Billing", "Dates", "Money", "Prices", "Scenarios"],
      path: "Tests/PriceFixtures",
      exclude: ["Prices", "instance-types.csv"], swiftSettings: strict),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: strict),
    tests("MoneyTests", ["Money"]),
    tests("SafeTextTests", ["SafeText"]),
    tests("ChartsTests", ["Charts", "TestSupport"], exclude: ["Goldens"]),
    tests("DatesTests", ["Dates"]),
    tests("ThreadsTests", ["Threads"]),
    tests(
      "HandoutsTests",
      [
        "Advice", "Analysis", "Billing", "Handouts", "Money", "PriceFixtures", "Prices", "Reports",
        "Scenarios", "TestSupport",
      ], exclude: ["Goldens"]),
    tests(
      "AzureTests",
      [
        "AWS", "Analysis", "Azure", "Billing", "Dates", "Diagnostics", "JSONText", "Money",
        "Prices", "Scenarios",
      ]),
    tests(
      "GoogleTests",
      ["Advice", "Billing", "Dates", "Diagnostics", "Google", "Money", "Prices", "Scenarios"],
      exclude: ["Prices.csv", "MachineTypes.csv"]),
    tests("FilesTests", ["Files", "TestSupport"]),
    tests("DelimitedTextTests", ["DelimitedText"]),
    tests("BillsTests", ["Bills", "Dates", "Files", "Money"], exclude: ["Samples", "Engines"]),
    tests("SQLiteTests", ["Files", "SQLite", "TestSupport"]),
    tests(
      "CatalogTests",
      ["Catalog", "CatalogBuilding", "Dates", "Files", "Money", "Prices", "SQLite", "TestSupport"],
      exclude: ["Fixtures"]),
    tests(
      "ScenariosTests",
      ["Billing", "Diagnostics", "PriceFixtures", "Scenarios"]),
    tests(
      "BillingTests",
      [
        "AWS", "Advice", "Billing", "Dates", "Diagnostics", "Money", "PriceFixtures", "Prices",
        "Scenarios",
      ]),
    tests(
      "FeedsTests",
      [
        "Catalog", "CatalogBuilding", "Dates", "DelimitedText", "Feeds", "Files", "Gzip", "Money",
        "Prices", "TestServer", "TestSupport",
      ],
      exclude: ["Samples"]),
    tests(
      "DownloadsTests",
      [
        "Catalog", "CatalogBuilding", "Downloads", "Files", "TestServer", "TestSupport",
        "budget-fetch",
      ]),
    tests(
      "LibraryTests",
      [
        "AWS", "Advice", "Analysis", "Billing", "Catalog", "CatalogBuilding", "Dates", "Handouts",
        "Money", "Prices", "Reports", "Scenarios",
      ]),
    tests("ArgumentsTests", ["Arguments", "TestSupport"], exclude: ["Goldens"]),
    tests(
      "BudgetCLITests",
      [
        "AWS", "Advice", "Arguments", "Azure", "Billing", "BudgetCLI", "Catalog",
        "CatalogBuilding", "Dates", "Files", "Google", "Money", "PriceFixtures", "Scenarios",
        "TestSupport", "budget", "budget-workbook",
      ], exclude: ["Goldens", "Cases", "Properties", "Remarks"]),
    tests("BrowserTests", ["BudgetCLI"]),
    tests(
      "AnalysisTests",
      [
        "Advice", "Analysis", "Billing", "Dates", "Diagnostics", "Money", "PriceFixtures", "Prices",
        "Scenarios",
      ]),
    tests(
      "ReportsTests",
      [
        "Analysis", "Billing", "Dates", "JSONText", "Money", "PriceFixtures", "Prices", "Reports",
        "Scenarios", "TestSupport",
      ],
      exclude: ["Goldens", "Scenarios"]),
  ] + fuzzing
)
