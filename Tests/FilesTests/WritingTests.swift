import Files
import Glibc
import TestSupport
import Testing

@Suite struct WritingTests {
  /// A fault while a file is replaced.
  ///
  /// The old file must be untouched and nothing left behind.
  struct Fault: Sendable, CustomTestStringConvertible {
    var step: FileFaults.Step
    var occurrence: Int
    var number: Int32
    var message: String

    var testDescription: String { "\(step) \(occurrence) fails with \(number)" }
  }

  static let faults = [
    Fault(
      step: .open, occurrence: 1, number: EACCES, message: "cannot write '': permission denied"),
    Fault(
      step: .open, occurrence: 1, number: EROFS,
      message: "cannot write '': the file system is read-only"),
    Fault(
      step: .write, occurrence: 1, number: ENOSPC,
      message: "cannot write '': no space left on the disk"),
    Fault(step: .write, occurrence: 2, number: EIO, message: "cannot write '': Input/output error"),
    Fault(
      step: .synchronize, occurrence: 1, number: EIO, message: "cannot save '': Input/output error"),
    Fault(
      step: .rename, occurrence: 1, number: EACCES, message: "cannot replace '': permission denied"),
  ]

  @Test(arguments: faults, [true, false])
  func leavesTheOldFile(_ fault: Fault, _ exists: Bool) throws {
    let folder = TemporaryFolder()
    let path = folder("report.txt")
    if exists { try Files.write("old", to: path) }
    let plan = FileFaults.Plan(
      fault.step, fault.occurrence...fault.occurrence, .fails(fault.number))
    let error = #expect(throws: FileError.self) {
      try FileFaults.$plan.withValue(plan) {
        let file = try AtomicFile(path)
        for piece in ["new ", "text"] {
          try piece.utf8CString.withUnsafeBytes { try file.write($0) }
        }
        try file.commit()
      }
    }
    #expect(plan.count >= fault.occurrence)
    #expect(error?.message == fault.message.replacing("''", with: "'\(path)'"))
    #expect(TemporaryFolder.names(in: folder.path) == (exists ? ["report.txt"] : []))
    if exists { #expect(try Files.read(path, limit: 100) == Array("old".utf8)) }
  }

  @Test(arguments: [
    FileFaults.Effect.atMost(1), .atMost(7), .fails(EINTR),
  ])
  func writesEverything(_ effect: FileFaults.Effect) throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "0123456789", count: 100)
    let plan = FileFaults.Plan(.write, 1...2000, effect)
    // Every call is interrupted, but not for ever.
    let endless = FileFaults.Plan(.write, 1...5, .fails(EINTR))
    if case .fails = effect {
      try FileFaults.$plan.withValue(endless) { try Files.write(text, to: folder("x")) }
    } else {
      try FileFaults.$plan.withValue(plan) { try Files.write(text, to: folder("x")) }
    }
    #expect(try Files.read(folder("x"), limit: 5000) == Array(text.utf8))
    #expect(TemporaryFolder.names(in: folder.path) == ["x"])
  }

  @Test func writesNothingWithoutCommit() throws {
    let folder = TemporaryFolder()
    do {
      let file = try AtomicFile(folder("x"))
      try "abc".utf8CString.withUnsafeBytes { try file.write($0) }
      #expect(TemporaryFolder.names(in: folder.path).count == 1)
    }
    #expect(TemporaryFolder.names(in: folder.path) == [])
  }

  @Test func keepsPermissionsAndLinks() throws {
    let folder = TemporaryFolder()
    try Files.write("old", to: folder("real"))
    chmod(folder("real"), 0o640)
    symlink("real", folder("link"))
    try Files.write("new", to: folder("link"))
    var info = stat()
    #expect(lstat(folder("link"), &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder("real"), &info) == 0 && info.st_mode & 0o777 == 0o640)
    #expect(try Files.read(folder("real"), limit: 10) == Array("new".utf8))
  }

  @Test func writesToDevicesDirectly() throws {
    try Files.write("gone", to: "/dev/null")
    var info = stat()
    #expect(stat("/dev/null", &info) == 0 && info.st_mode & S_IFMT == S_IFCHR)
    let error = #expect(throws: FileError.self) { try Files.write("x", to: "/dev/full") }
    #expect(error?.reason == .noSpace)
  }

  @Test func saysWhatIsWrongWithThePlace() throws {
    let folder = TemporaryFolder()
    try Files.write("x", to: folder("plain"))
    let cases: [(String, FileError.Reason)] = [
      ("nowhere/x", .notFound), (".", .isFolder), ("plain/x", .isNotFolder),
    ]
    for (name, reason) in cases {
      let error = #expect(throws: FileError.self) { try Files.write("x", to: folder(name)) }
      #expect(error?.reason == reason && error?.path == folder(name), "\(name)")
    }
  }

  @Test func createsFolders() throws {
    let folder = TemporaryFolder()
    for _ in 1...2 { try Files.createFolder(folder("a/b/c/")) }
    #expect(Files.exists(folder("a/b/c")))
    try Files.write("x", to: folder("plain"))
    for name in ["plain", "plain/x"] {
      let error = #expect(throws: FileError.self) { try Files.createFolder(folder(name)) }
      #expect(error?.reason == .isNotFolder, "\(name)")
    }
  }

  @Test func publishesWhatOthersWrote() throws {
    let folder = TemporaryFolder()
    for step in [FileFaults.Step.open, .synchronize, .close, .rename] {
      try Files.write("new", to: folder("x.tmp"))
      try Files.write("old", to: folder("x"))
      let plan = FileFaults.Plan(step, 1...1, .fails(EIO))
      #expect(throws: FileError.self) {
        try FileFaults.$plan.withValue(plan) {
          try Files.publish(folder("x.tmp"), to: folder("x"))
        }
      }
      #expect(try Files.read(folder("x"), limit: 10) == Array("old".utf8), "\(step)")
      #expect(TemporaryFolder.names(in: folder.path) == ["x", "x.tmp"])
    }
    try Files.publish(folder("x.tmp"), to: folder("x"))
    #expect(try Files.read(folder("x"), limit: 10) == Array("new".utf8))
    #expect(TemporaryFolder.names(in: folder.path) == ["x"])
  }

  @Test func removesWhatAKilledWriterLeft() throws {
    let folder = TemporaryFolder()
    let left = [
      ".c.sqlite.1-a.tmp", ".c.sqlite.1-a.tmp-journal", ".c.sqlite.1-a.tmp-mj15ED8F9F3",
      ".c.sqlite.1-a.tmp-wal",
    ]
    let kept = ["c.sqlite", ".other.1-a.tmp", ".c.sqlite.lock", ".c.sqlite.1-a.tmpl"]
    for name in left + kept { try Files.write("", to: folder(name)) }
    Files.removeTemporaries(in: folder(""), prefix: ".c.sqlite.", olderThanSeconds: -1)
    #expect(left.filter { Files.exists(folder($0)) } == [])
    #expect(kept.filter { !Files.exists(folder($0)) } == [])
  }
}
