import TestSupport
import Testing

@testable import Catalog
@testable import CatalogBuilding

@Suite struct FileLockTests {
  /// A lock that is released while another process retries goes to that process.
  @Test(arguments: [1, 2, FileLock.briefTries])
  func takesWhatIsLetGoInTime(pauses: Int) throws {
    let folder = TemporaryFolder()
    let first = try #require(try FileLock(folder("lock"), .brief))
    var seen = 0
    let second = try FileLock(folder("lock"), .brief) {
      seen += 1
      if seen == pauses { first.release() }
    }
    #expect(second != nil && seen == pauses)
  }

  @Test func givesUpAfterAWhile() throws {
    let folder = TemporaryFolder()
    let first = try #require(try FileLock(folder("lock"), .brief))
    var seen = 0
    let second = try FileLock(folder("lock"), .brief) { seen += 1 }
    #expect(second == nil && seen == FileLock.briefTries)
    first.release()
    #expect(try FileLock(folder("lock"), .brief) { seen += 1 } != nil)
    #expect(seen == FileLock.briefTries)
  }
}
