import Files
import Glibc
import TestSupport
import Testing

@Suite struct ReadingTests {
  /// A file with some bytes, read with a limit and a fault: the expected bytes, or the message.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var size: Int
    var limit: Int
    var fault: @Sendable () -> FileFaults.Plan?
    var message: String?

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "empty", size: 0, limit: 10, fault: { nil }),
    Case(name: "exactly the limit", size: 10, limit: 10, fault: { nil }),
    Case(
      name: "one more", size: 11, limit: 10, fault: { nil }, message: "it has more than 10 bytes"),
    Case(name: "large", size: 300_000, limit: 1 << 20, fault: { nil }),
    Case(
      name: "interrupted", size: 1000, limit: 1000,
      fault: { FileFaults.Plan(.read, 1...2, .fails(EINTR)) }),
    Case(
      name: "short reads", size: 1000, limit: 1000,
      fault: { FileFaults.Plan(.read, 1...200, .atMost(7)) }),
    Case(
      name: "broken disk", size: 1000, limit: 1000,
      fault: { FileFaults.Plan(.read, 1...1, .fails(EIO)) }, message: "Input/output error"),
    Case(
      name: "broken disk at the end", size: 1000, limit: 1000,
      fault: { FileFaults.Plan(.read, 2...2, .fails(EIO)) }, message: "Input/output error"),
    Case(
      name: "too many files", size: 1, limit: 10,
      fault: { FileFaults.Plan(.open, 1...1, .fails(EMFILE)) }, message: "Too many open files"),
    Case(
      name: "cannot be looked at", size: 1, limit: 10,
      fault: { FileFaults.Plan(.inspect, 1...1, .fails(EIO)) }, message: "Input/output error"),
  ]

  @Test(arguments: cases) func reads(_ test: Case) throws {
    let folder = TemporaryFolder()
    let path = folder("data")
    let bytes = (0..<test.size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Files.write(bytes, to: path)
    let result = FileFaults.$plan.withValue(test.fault()) {
      Result { () throws(FileError) in try Files.read(path, limit: test.limit) }
    }
    switch result {
    case .success(let read): #expect(read == bytes && test.message == nil)
    case .failure(let error):
      #expect(error.message == "cannot read '\(path)': \(test.message ?? "")")
    }
  }

  @Test func tellsWhatStandsInTheWay() throws {
    let folder = TemporaryFolder()
    try Files.write("x", to: folder("plain"))
    let reasons: [(String, FileError.Reason)] = [
      ("nowhere", .notFound), (".", .isFolder), ("plain/below", .isNotFolder),
    ]
    for (name, reason) in reasons {
      let error = #expect(throws: FileError.self) {
        try Files.read(folder(name), limit: 100)
      }
      #expect(error?.reason == reason, "\(name)")
    }
  }

  @Test func listsATree() throws {
    let folder = TemporaryFolder()
    for name in ["b.csv", "a/z.csv", "a/b/c.csv", "a/notes.md", ".hidden.csv", ".git/x.csv"] {
      try Files.createFolder(Files.folder(of: folder(name)))
      try Files.write(name, to: folder(name))
    }
    symlink(folder("b.csv"), folder("a/link.csv"))
    symlink("/nowhere/at/all", folder("broken.csv"))
    let entries = try FileTree.list(folder.path, suffix: ".csv")
    #expect(entries.map(\.path) == ["a/b/c.csv", "a/link.csv", "a/z.csv", "b.csv"])
    #expect(entries.map(\.size) == [9, 5, 7, 5])
    #expect(entries.allSatisfy { $0.modified > 1_500_000_000_000_000_000 })
    symlink(folder.path, folder("a/loop"))
    #expect(throws: FileError.self) { try FileTree.list(folder.path) }
    #expect(throws: FileError.self) { try FileTree.list(folder("nowhere")) }
  }

  @Test(
    arguments: [
      (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/budget"),
      (["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/budget"),
      (["HOME": "/h/"], "/h/.cache/budget"), (["XDG_CACHE_HOME": ""], nil), ([:], nil),
    ] as [([String: String], String?)])
  func findsTheCache(_ variables: [String: String], _ folder: String?) {
    #expect(Environment.cacheFolder(variables) == folder)
  }

  @Test(arguments: [
    ("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", ".", ""), ("a//b/", "a/", "b"),
    ("/x/y/z", "/x/y", "z"),
  ])
  func splitsPaths(_ path: String, _ folder: String, _ name: String) {
    #expect(Files.folder(of: path) == folder)
    #expect(Files.name(of: path) == name)
  }

  @Test func knowsTheEnvironment() {
    #expect(Environment.current["PATH"] == getenv("PATH").map { String(cString: $0) })
  }
}
