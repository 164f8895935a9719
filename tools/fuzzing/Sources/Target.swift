import BudgetCLI
import DelimitedText
import Feeds
import Glibc
import JSONText
import SafeText

/// What inputs are given to.
enum Target: String, CaseIterable {
  /// A plan, to every report, explanation, comparison and handout.
  case plan
  /// A plan, whose figures must agree with one another and with those of plans like it.
  case invariants
  /// The readers of JSON and of CSV.
  case text
  /// Price lists of all formats.
  case feed
  /// Bills of all formats.
  case bill
  /// Command lines and searches, a word a line.
  case arguments

  static let chosen: Target = {
    let name = variable("BUDGET_FUZZ_TARGET") ?? ""
    guard let target = Target(rawValue: name) else {
      fail("BUDGET_FUZZ_TARGET must be one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  var isOfPlans: Bool { self == .plan || self == .invariants }

  /// The most seconds of the processor that an input of 16 KB may take.
  private static let longest: Double = 20

  /// Runs one input.
  func run(_ bytes: [UInt8]) {
    let started = Self.processorSeconds
    switch self {
    case .plan: Plans.report(bytes)
    case .invariants: Plans.checkFigures(bytes)
    case .text: Self.readText(bytes)
    case .feed: Self.readFeed(bytes)
    case .bill: Plans.readBill(bytes)
    case .arguments: Self.runArguments(bytes)
    }
    // Not by the clock: on a machine with other work everything takes long.
    let taken = Self.processorSeconds - started
    if taken > Self.longest { fail("\(Int(taken)) seconds of the processor") }
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: Text

  private static func readText(_ bytes: [UInt8]) {
    if let node = try? JSONReader.read(bytes) {
      // What is written must read as what was read.
      let written = PlanMutator.output(node).text()
      guard let again = try? JSONReader.read(Array(written.utf8)),
        PlanMutator.output(again).text() == written
      else { fail("JSON that is written is not read again") }
      if !isTame(written) { fail("JSON with a raw control character") }
    }
    var rows: [[String]] = []
    func read(in pieces: Int) -> [[String]]? {
      let reader = DelimitedReader(maximumRowBytes: 1 << 16)
      rows = []
      let size = max(1, bytes.count / pieces)
      do {
        for start in stride(from: 0, to: bytes.count, by: size) {
          try bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { piece in
            try reader.feed(piece) { row in
              rows.append((0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
            }
          }
        }
        try reader.finish { row in
          rows.append((0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
        }
        return rows
      } catch { return nil }
    }
    if read(in: 1) != read(in: 7) { fail("CSV reads otherwise in other pieces") }
  }

  // MARK: Price lists

  // libFuzzer runs one input at a time.
  nonisolated(unsafe) private static let reader: FeedReader = {
    do { return try FeedReader(data: variable("BUDGET_DATA") ?? "pricing-data") } catch {
      fail("the mapping cannot be read: \(error)")
    }
  }()

  private static func readFeed(_ bytes: [UInt8]) {
    guard let format = try? FeedFormat.detect(Array(bytes.prefix(FeedFormat.prefixLength))) else {
      return
    }
    let file = FeedFile(address: "fuzz", modifiedAt: 1_700_000_000)
    var counts: [Int] = []
    for size in [1 << 20, 13] {
      let sink = CountingSink()
      // What came before a fault in the list is thrown away with it.
      let isRead =
        (try? reader.read(PieceSource(bytes, size: size), format, file, into: sink)) != nil
      counts.append(isRead ? sink.count : -1)
    }
    if counts[0] != counts[1] { fail("a list reads otherwise in other pieces: \(counts)") }
    if let index = try? OfferIndex(PieceSource(bytes, size: 64)) {
      _ = index.entries.count
    }
  }

  // MARK: Command lines

  private static func runArguments(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // Nothing outside of the folder is touched, and nothing that takes seconds is begun.
    let isHarmless = words.allSatisfy { word in
      !word.contains("/") && !word.contains("..") && !word.contains("\0")
        && !["load", "refresh", "export", "verify"].contains(word)
    }
    guard isHarmless, words.count < 20 else { return }
    Plans.check(Plans.run(words, input: []), of: words)
  }
}

/// Whether nothing in a text acts, but for breaks of lines.
func isTame(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\r" || !SafeText.acts($0) }
}
