import Diagnostics
import Scenarios

/// The errors in several plans, collected without duplicates, by file and position.
struct PlanFailures {
  private struct Report {
    var text: String
    /// The index of the file; the last for an error that belongs to none of them.
    var file: Int
    var position: TextPosition?
    /// The beginning of a note on it.
    var prefix: String
    /// The variants of the file that have the error.
    var variants: [String]
  }

  /// The largest number of reports that anybody would read at once.
  private static let shown = 100

  /// The files' names, with the number of variants of each.
  private var files: [(title: String, variants: Int)] = []
  private var reports: [Report] = []
  private var known: [String: Int] = [:]
  private var status: ExitStatus?

  /// Creates an empty collection for these plans.
  init(_ requests: [PlanRequest]) {
    for request in requests {
      let place = place(of: request)
      if place == files.count { files.append((request.file.title, 0)) }
      if request.variant != nil { files[place].variants += 1 }
    }
  }

  private func place(of request: PlanRequest?) -> Int {
    files.firstIndex { $0.title == request?.file.title } ?? files.count
  }

  /// Runs a closure for a plan, or for all of them, and collects the errors.
  mutating func collect(_ request: PlanRequest? = nil, _ body: () throws -> Void) throws {
    do {
      try Failure.translating(body)
    } catch let error as Diagnostics {
      let file = request?.file.title ?? ""
      let changes = request?.changes.map(\.label) ?? []
      for diagnostic in error.all {
        note(
          diagnostic.rendered(file: file, changes: changes), at: diagnostic.position,
          prefix: diagnostic.place(in: file) + ": ", request)
      }
      status = status ?? .badInput
    } catch let error as Failure {
      note(error.report, at: nil, prefix: "", request)
      status = status ?? error.status
    }
  }

  private mutating func note(
    _ text: String, at position: TextPosition?, prefix: String, _ request: PlanRequest?
  ) {
    let variants = request?.variant.map { [$0] } ?? []
    if let index = known[text] {
      reports[index].variants += variants
      return
    }
    known[text] = reports.count
    reports.append(
      Report(
        text: text, file: place(of: request), position: position, prefix: prefix,
        variants: variants))
  }

  /// Throws a `Failure` that reports everything, if there is anything to report.
  func throwIfAny() throws {
    guard let status else { return }
    let sorted = reports.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.file, first.position ?? .start, left.offset)
        < (second.file, second.position ?? .start, right.offset)
    }
    let lines = sorted.prefix(Self.shown).map { _, report in
      // An error in every variant is the plan's own.
      let isOfAll =
        files.indices.contains(report.file)
        && report.variants.count == files[report.file].variants
      return report.variants.isEmpty || isOfAll
        ? report.text
        : "\(report.text)\n\(report.prefix)note: with \(report.variants.joined(separator: ", "))"
    }
    let more = sorted.count - lines.count
    let rest = more > 0 ? ["error: and \(more) more; the first \(lines.count) are shown"] : []
    throw Failure(status, report: (lines + rest).joined(separator: "\n"))
  }
}
