import Catalog
import CatalogBuilding
import Files
import Glibc
import Money
import Prices
import SQLite
import Synchronization
import Testing

@Suite struct CatalogFileTests {
  private static let key = MeterKey(
    service: "s3", region: "eu-west-1", meter: "TimedStorage-ByteHrs")

  private func price(_ catalog: Catalog) throws -> String {
    try catalog.rateCard(for: Self.key, on: nil).tiers[0].unitPrice.description
  }

  private func change(_ fixture: DataFixture, to price: String) throws {
    let row = "eu-west-1,TimedStorage-ByteHrs,,GB-month,0,,\(price),2026-05-12,,,list-2026,\n"
    try fixture.write("aws/s3.csv", DataFixture.priceHeader + row)
  }

  @Test func buildsOnlyWhenNeeded() throws {
    let fixture = try DataFixture()
    var built = 0
    func open() throws -> Catalog {
      try CatalogFile.openOrBuild(data: fixture.data, file: fixture.catalog) { progress in
        if progress.phase == .checking { built += 1 }
      }
    }
    #expect(try price(open()) == "0.024")
    #expect(try price(open()) == "0.024")
    #expect(built == 1)
    // First another size, then only another time, then another file.
    try change(fixture, to: "0.0241")
    #expect(try price(open()) == "0.0241" && built == 2)
    try change(fixture, to: "0.0242")
    #expect(try price(open()) == "0.0242" && built == 3)
    try fixture.write("aws/ebs.csv", DataFixture.priceHeader)
    #expect(try price(open()) == "0.0242" && built == 4)
    // A file that is not a table does not count.
    try fixture.write("README.md", "words")
    #expect(try price(open()) == "0.0242" && built == 4)
    #expect(fixture.cacheNames == ["catalog.sqlite"])
  }

  @Test func opensWithoutData() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    for data in [nil, fixture.root + "/nowhere"] {
      #expect(try price(CatalogFile.openOrBuild(data: data, file: fixture.catalog)) == "0.024")
    }
    let message = #expect(throws: CatalogError.self) {
      try CatalogFile.openOrBuild(data: nil, file: fixture.root + "/none.sqlite")
    }?.message
    #expect(message?.hasPrefix("there is no catalog '\(fixture.root)/none.sqlite'") == true)
    let empty = fixture.root + "/empty"
    try Files.createFolder(empty)
    #expect(throws: CatalogError.self) {
      try CatalogFile.openOrBuild(data: empty, file: fixture.catalog)
    }
  }

  @Test func keepsTheOldOneWhenDataIsWrong() throws {
    let fixture = try DataFixture()
    let old = try fixture.build()
    let bytes = try Files.read(fixture.catalog, limit: 1 << 24)
    try change(fixture, to: "much")
    #expect(throws: CatalogError.self) { try fixture.build() }
    #expect(try Files.read(fixture.catalog, limit: 1 << 24) == bytes)
    #expect(fixture.cacheNames == ["catalog.sqlite"])
    // An open catalog answers as before, even when its file is replaced.
    try change(fixture, to: "0.5")
    #expect(try price(fixture.build()) == "0.5")
    #expect(try price(old) == "0.024")
  }

  @Test(arguments: [
    FileFaults.Step.open, .synchronize, .close, .rename,
  ])
  func keepsTheOldOneWhenFilesFail(_ step: FileFaults.Step) throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    try change(fixture, to: "0.5")
    let bytes = try Files.read(fixture.catalog, limit: 1 << 24)
    let count = FileFaults.Plan(step, 1...0x7FFF_FFFF, .atMost(1 << 30))
    // Every occurrence of the step fails once.
    let copy = try DataFixture()
    _ = try FileFaults.$plan.withValue(count) { try copy.build() }
    for occurrence in 1...count.count {
      let plan = FileFaults.Plan(step, occurrence...occurrence, .fails(EIO))
      let result = FileFaults.$plan.withValue(plan) { Result { try fixture.build() } }
      if case .success(let catalog) = result {
        // It failed where that does no harm.
        #expect(try price(catalog) == "0.5")
        continue
      }
      #expect(try Files.read(fixture.catalog, limit: 1 << 24) == bytes)
      #expect(fixture.cacheNames == ["catalog.sqlite"])
    }
  }

  @Test func keepsTheOldOneWhenTheDatabaseFails() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    let bytes = try Files.read(fixture.catalog, limit: 1 << 24)
    try change(fixture, to: "0.5")
    var step = 1
    while true {
      let faults = DatabaseFaults(failingStep: step)
      let result = DatabaseFaults.$plan.withValue(faults) {
        Result { try CatalogFile.build(data: fixture.data, file: fixture.catalog) }
      }
      if case .success = result { break }
      #expect(try Files.read(fixture.catalog, limit: 1 << 24) == bytes)
      #expect(fixture.cacheNames == ["catalog.sqlite"])
      step += 1
    }
    #expect(step > 60)
    #expect(try price(fixture.build()) == "0.5")
  }

  @Test func leavesOtherFilesAlone() throws {
    let fixture = try DataFixture()
    try Files.createFolder(Files.folder(of: fixture.catalog))
    let database = fixture.root + "/other.sqlite"
    do {
      try Database(database, .create).execute("CREATE TABLE mine(x INTEGER) STRICT")
    }
    let others: [[UInt8]] = [
      [], Array("a diary".utf8), Array(String(repeating: "diary ", count: 100).utf8),
      try Files.read(database, limit: 1 << 20),
    ]
    for bytes in others {
      try Files.write(bytes, to: fixture.catalog)
      for attempt in [
        { try fixture.build() }, { try CatalogFile.open(fixture.catalog) },
        {
          _ = try CatalogFile.build(data: fixture.data, file: fixture.catalog)
          return try fixture.build()
        },
      ] {
        let message = #expect(throws: CatalogError.self) { try attempt() }?.message
        #expect(message?.contains("is not a price catalog, and is left as it is") == true)
      }
      #expect(try Files.read(fixture.catalog, limit: 1 << 20) == bytes)
    }
  }

  @Test(.timeLimit(.minutes(1))) func doesNotWaitForPipes() throws {
    let fixture = try DataFixture()
    try Files.createFolder(Files.folder(of: fixture.catalog))
    mkfifo(fixture.catalog, 0o600)
    #expect(throws: CatalogError.self) { try fixture.build() }
    #expect(throws: CatalogError.self) {
      try CatalogFile.openOrBuild(data: fixture.data, file: fixture.root)
    }
  }

  /// Writes a number into the header of a database, where SQLite keeps it in four bytes.
  private func patch(_ fixture: DataFixture, _ offset: Int, _ bytes: [UInt8]) throws {
    var file = try Files.read(fixture.catalog, limit: 1 << 24)
    file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    try Files.write(file, to: fixture.catalog)
  }

  @Test func knowsOtherVersions() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    try patch(fixture, 60, [0, 0, 0, 99])
    for data in [fixture.data, nil] {
      let message = #expect(throws: CatalogError.self) {
        try CatalogFile.openOrBuild(data: data, file: fixture.catalog)
      }?.message
      #expect(message?.contains("was built by a later version (format 99") == true)
    }
    try patch(fixture, 60, [0, 0, 0, 0])
    let message = #expect(throws: CatalogError.self) {
      try CatalogFile.openOrBuild(data: nil, file: fixture.catalog)
    }?.message
    #expect(message?.contains("was built by an earlier version (format 0") == true)
    #expect(try price(fixture.build()) == "0.024")
  }

  @Test func buildsDamagedOnesAgain() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    let whole = try Files.read(fixture.catalog, limit: 1 << 24)
    // The beginning of the schema, the beginning of the file, and the header alone.
    try patch(fixture, 100, [UInt8](repeating: 0xEE, count: 4000))
    let message = #expect(throws: CatalogError.self) {
      try CatalogFile.open(fixture.catalog)
    }?.message
    #expect(message?.contains("is damaged") == true)
    #expect(try price(fixture.build()) == "0.024")
    try Files.write(whole.prefix(100), to: fixture.catalog)
    #expect(try price(fixture.build()) == "0.024")
  }

  @Test func buildsAtTheSameTime() async throws {
    let fixture = try DataFixture()
    let (data, file) = (fixture.data, fixture.catalog)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 1...8 {
        group.addTask {
          let catalog = try CatalogFile.openOrBuild(data: data, file: file)
          return try catalog.rateCard(for: Self.key, on: nil).tiers[0].unitPrice.description
        }
      }
      for try await price in group { #expect(price == "0.024") }
    }
    #expect(fixture.cacheNames == ["catalog.sqlite"])
  }

  @Test func clearsUpAfterTheKilled() throws {
    let fixture = try DataFixture()
    let folder = Files.folder(of: fixture.catalog)
    try Files.createFolder(folder)
    let leftovers = [".catalog.sqlite.1-1.tmp", ".catalog.sqlite.2-1.tmp", ".other.1-1.tmp"]
    for name in leftovers { try Files.write("half", to: Files.path(folder, name)) }
    // The first is a day old; the second may belong to a build that is still running.
    var times = [
      timeval(tv_sec: time(nil) - 86_400, tv_usec: 0),
      timeval(tv_sec: time(nil) - 86_400, tv_usec: 0),
    ]
    utimes(Files.path(folder, leftovers[0]), &times)
    _ = try fixture.build()
    #expect(fixture.cacheNames == [".other.1-1.tmp", "catalog.sqlite"])
  }

  @Test func tellsHowFarItIs() throws {
    let fixture = try DataFixture()
    var phases: [String] = []
    let count = try CatalogFile.build(data: fixture.data, file: fixture.catalog) { progress in
      phases.append("\(progress.phase.rawValue) \(progress.prices)")
    }
    #expect(count == 19)
    #expect(phases.first == "reading 0" && phases.last == "checking 19")
    #expect(phases.contains("writing 19"))
  }

  @Test func saysWhenItCannotWrite() throws {
    let fixture = try DataFixture()
    let message = #expect(throws: CatalogError.self) {
      try CatalogFile.openOrBuild(data: fixture.data, file: "/dev/null/catalog.sqlite")
    }?.message
    #expect(message == "cannot create the folder '/dev/null': a part of the path is not a folder")
  }
}
