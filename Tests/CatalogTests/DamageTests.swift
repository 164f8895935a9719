import Catalog
import Dates
import Files
import Prices
import SQLite
import Testing

@testable import CatalogBuilding

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whatever happens to the bytes of a catalog, reading gives what was written, or an error.
@Suite struct DamageTests {
  /// Returns everything that can be read of the fixture, as text.
  private func content(_ path: String) throws -> String {
    let catalog = try CatalogFile.open(path)
    var text = ""
    for region in try catalog.regions(of: .aws) {
      for meter in ["TimedStorage-ByteHrs", "Requests-Tier1"] {
        let key = MeterKey(service: "s3", region: region.code, meter: meter)
        do { text += "\(try catalog.rateCard(for: key, on: nil))" } catch let error
          as PriceLookupError
        { text += error.message }
      }
      text += "\(try catalog.observations(instanceType: "t2.micro", region: region.code))"
    }
    text += "\(try catalog.freeTierOffers(of: .aws)) \(try catalog.instanceTypes(of: .aws))"
    text += "\(try catalog.search(words: [], limit: 100)) \(try catalog.newestDate())"
    if let page = catalog.damagedPage { throw DatabaseError.damage("page \(page)") }
    return text
  }

  private struct Flips: RandomNumberGenerator {
    var state: UInt64 = 0x5EED
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// A way to damage a file.
  enum Kind: CaseIterable { case flip, zeroes, cut, swap }

  @Test(arguments: Kind.allCases) func neverReadsWhatWasNotWritten(_ kind: Kind) throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    let whole = try Files.read(fixture.catalog, limit: 1 << 24)
    let expected = try content(fixture.catalog)
    var random = Flips()
    var believed = 0
    let path = fixture.root + "/damaged.sqlite"
    for _ in 0..<300 {
      var bytes = whole
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch kind {
      case .flip: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case .zeroes: for index in place..<min(place + 6, bytes.count) { bytes[index] = 0 }
      case .cut: bytes.removeLast(bytes.count - place)
      case .swap:
        let pages = bytes.count / PageSeal.pageSize
        let (one, other) = (place / PageSeal.pageSize, Int.random(in: 0..<pages, using: &random))
        for index in 0..<PageSeal.pageSize {
          bytes.swapAt(one * PageSeal.pageSize + index, other * PageSeal.pageSize + index)
        }
      }
      try Files.write(bytes, to: path)
      let found: String
      do { found = try content(path) } catch { continue }
      believed += 1
      #expect(found == expected)
      if bytes == whole { continue }
      // Damage that was not read, or missing pages, is found by a full check.
      let findings = try CatalogFile.open(path).verify()
      #expect(findings.contains { $0.isDamage })
    }
    // Most pages are read: a flip that goes unnoticed is on an unused page.
    if kind == .flip { #expect(believed < 150) }
  }

  @Test func aDamagedCatalogIsBuiltAgain() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    let whole = try Files.read(fixture.catalog, limit: 1 << 24)
    // The name and mark of the format, the page size and the first table.
    for place in [0, 68, 17, 110] {
      var bytes = whole
      bytes[place] ^= 0xFF
      try Files.write(bytes, to: fixture.catalog)
      var repaired: [String] = []
      let catalog = try CatalogFile.openOrBuild(data: fixture.data, file: fixture.catalog) { _ in
      } willRepair: {
        repaired.append($0.message)
      }
      #expect(try catalog.newestDate().description == "2026-05-12")
      #expect(repaired.count == 1)
    }
    // At a path used by nothing else, even an unrecognisable file is taken for a catalog.
    for text in ["", "words"] {
      try Files.write(text, to: fixture.catalog)
      let catalog = try CatalogFile.openOrBuild(
        data: fixture.data, file: fixture.catalog, isOwn: true)
      #expect(try catalog.newestDate().description == "2026-05-12")
    }
  }

  @Test func whatIsNoCatalogIsLeftAlone() throws {
    let fixture = try DataFixture()
    for text in ["words", String(repeating: "words ", count: 9000)] {
      try Files.createFolder(Files.folder(of: fixture.catalog))
      try Files.write(text, to: fixture.catalog)
      #expect(throws: CatalogError.self) { try fixture.build() }
      #expect(try Files.read(fixture.catalog, limit: 1 << 20) == Array(text.utf8))
    }
  }

  @Test func aLinkStaysALink() throws {
    let fixture = try DataFixture()
    let target = fixture.root + "/target.sqlite"
    try Files.createFolder(Files.folder(of: fixture.catalog))
    #expect(symlink("../target.sqlite", fixture.catalog) == 0)
    for _ in 0..<2 {
      _ = try CatalogFile.build(data: fixture.data, file: fixture.catalog)
      #expect(try CatalogFile.open(target).newestDate().description == "2026-05-12")
      var info = stat()
      #expect(lstat(fixture.catalog, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
    }
  }

  @Test func aCatalogThatCameWithTheProgramServesWhereItIsCurrent() throws {
    let fixture = try DataFixture()
    _ = try fixture.build()
    let open = { CatalogFile.openShipped(data: fixture.data, file: fixture.catalog) }
    #expect(open() != nil)
    // Copies have different times: older files are just as good, newer ones may have other prices.
    let file = fixture.data + "/aws/s3.csv"
    var times = [
      timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0),
    ]
    #expect(utimes(file, &times) == 0)
    #expect(open() != nil)
    #expect(try CatalogFile.openCurrent(data: fixture.data, file: fixture.catalog) == nil)
    // A file system may store times to a few milliseconds only, so later times are set apart.
    let later = timeval(tv_sec: time(nil) + 60, tv_usec: 0)
    times = [later, later]
    #expect(utimes(file, &times) == 0)
    #expect(open() == nil)
  }

  @Test func aPrivateCatalogLeavesNothing() throws {
    let fixture = try DataFixture()
    try Files.createFolder(fixture.root + "/tmp")
    let catalog = try CatalogFile.openPrivate(data: fixture.data, in: fixture.root + "/tmp")
    #expect(try catalog.newestDate().description == "2026-05-12")
    #expect(try catalog.freeTierOffers(of: .aws).count == 2)
    #expect(FileTree.names(in: fixture.root + "/tmp") == [])
  }

  @Test func whatAKilledRunLeftGoesWithTheNext() throws {
    let fixture = try DataFixture()
    let temporaries = fixture.root + "/tmp"
    try Files.createFolder(temporaries)
    func folder(_ file: String) throws -> String {
      let folder = try Files.createPrivateFolder(in: temporaries)
      try Files.write("words", to: Files.path(folder, file))
      return folder
    }
    let left = try folder(".\(CatalogFile.name).7-x.tmp")
    // In use, of something else, open to others, and a link to what is somebody's own.
    let used = try folder(CatalogFile.name)
    let lock = try FileLock(shared: used)
    let other = try folder("page.html")
    let shared = try folder(CatalogFile.name)
    #expect(chmod(shared, 0o755) == 0)
    let cache = try Files.createPrivateFolder(in: fixture.root)
    try Files.write("words", to: Files.path(cache, CatalogFile.name))
    #expect(symlink(cache, temporaries + "/budget-link") == 0)
    _ = try CatalogFile.openPrivate(data: fixture.data, in: temporaries)
    withExtendedLifetime(lock) {}
    #expect(!Files.exists(left))
    for kept in [used, other, shared, cache] { #expect(FileTree.names(in: kept).count == 1) }
  }
}
