import CatalogBuilding
import Feeds
import SafeText

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Shows the progress of a refresh: one changing line on a terminal, one line per file elsewhere.
final class Terminal: RefreshEvents {
  private let isTerminal = isatty(2) == 1
  private let isQuiet: Bool
  private let listed: Int
  private var shownAt: Double = 0
  private var startedAt: Double = 0
  private var current = ""
  private var isShown = false

  init(isQuiet: Bool, listed: Int) {
    self.isQuiet = isQuiet
    self.listed = listed
  }

  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Prints a line on standard error.
  func say(_ text: String) {
    clear()
    Self.write("\(SafeText.lines(text))\n", to: 2)
  }

  private func clear() {
    if isShown { Self.write("\r\u{1B}[K", to: 2) }
    isShown = false
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func show(_ verb: String, _ name: String, _ done: Int, _ total: Int?) {
    guard isTerminal, !isQuiet else { return }
    let time = now()
    if current != verb + name {
      current = verb + name
      startedAt = time
      shownAt = 0
    }
    guard time - shownAt >= 0.2 else { return }
    shownAt = time
    let seconds = max(time - startedAt, 0.001)
    let rate = Double(done) / seconds
    var line = "\(verb) \(name): \(Self.size(done))"
    if let total, total > 0 {
      line += " of \(Self.size(total)) (\(done * 100 / total)%)"
    }
    line += ", \(Self.size(Int(rate)))/s"
    if let total, total > done, rate > 0 {
      line += ", \(Int(Double(total - done) / rate) + 1) s left"
    }
    Self.write("\r\u{1B}[K\(SafeText.line(line).prefix(columns - 1))", to: 2)
    isShown = true
  }

  private var columns: Int {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    case ..<1_000_000_000: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    default: "\(bytes / 1_000_000_000).\(bytes / 10_000_000 % 100) GB"
    }
  }

  func waits() { say("another refresh of this catalog is at work: waiting for it to end") }

  func downloads(_ name: String, received: Int, total: Int?, note: String?) {
    Parent.check()
    if let note { return say(note) }
    show("downloading", name, received, total)
  }

  func reads(_ name: String, bytes: Int, total: Int) {
    Parent.check()
    show("reading", name, bytes, total)
  }

  func read(_ name: String, bytes: Int, tally: FeedTally) {
    clear()
    if isQuiet { return }
    say(
      "\(name): \(Self.size(bytes)), \(tally.read) rows, \(tally.kept) prices taken, "
        + "\(tally.leftOutCount) left out as unknown")
    for entry in tally.reasons.prefix(listed) {
      say("  \(entry.count) x \(SafeText.line(entry.reason))")
    }
    let more = tally.reasons.count - listed
    if more > 0, listed > 0 { Self.write("  and \(more) kinds more\n", to: 2) }
  }

  func unchanged(_ name: String) { if !isQuiet { say("\(name): not changed") } }

  func skipsIndex(_ name: String) {
    if !isQuiet { say("\(name): an index of price lists, without prices itself") }
  }

  func applied(_ name: String, _ summary: CatalogRefresh.Summary, isDryRun: Bool) {
    clear()
    var parts = [
      "\(summary.added) new", "\(summary.changed) changed", "\(summary.unchanged) as before",
      "\(summary.ended) ended",
    ]
    if summary.historical > 0 { parts.append("\(summary.historical) taken in as history") }
    if summary.superseded > 0 { parts.append("\(summary.superseded) known better") }
    if summary.heldBack > 0 { parts.append("\(summary.heldBack) held back") }
    if summary.observations > 0 { parts.append("\(summary.observations) spot observations") }
    let verb = isDryRun ? "would be" : "prices"
    let line = "\(name): \(parts.joined(separator: ", ")) (\(verb))"
    Self.write(SafeText.line(line) + "\n", to: 1)
    if !summary.contradictions.isEmpty {
      say("\(name): corrects a list of the same feed and moment, which says otherwise:")
      for price in summary.contradictions.prefix(max(listed, 10)) { say("  \(price)") }
      let more = summary.contradictions.count - max(listed, 10)
      if more > 0 { say("  and \(more) more") }
    }
    if summary.heldBack == 0 { return }
    say("\(name): held back, for they are unlikely (--force takes them):")
    for price in summary.heldBackPrices.prefix(max(listed, 10)) { say("  \(price)") }
    let more = summary.heldBack - max(listed, 10)
    if more > 0 { say("  and \(more) more") }
  }
}
