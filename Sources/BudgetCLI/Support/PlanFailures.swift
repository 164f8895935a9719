import Diagnostics
import Scenarios

/// What is wrong with several plans, gathered: each thing once, by file and place in it.
struct PlanFailures {
  private struct Report {
    var text: String
    /// The file's place among the files; the last for what is wrong with none of them.
    var file: Int
    var position: TextPosition?
    /// What a note on it begins with.
    var prefix: String
    /// The variants of the file that have the fault.
    var variants: [String]
  }

  /// The most reports that anybody reads at once.
  private static let shown = 100

  /// The files' names, and how many variants each has.
  private var files: [(title: String, variants: Int)] = []
  private var reports: [Report] = []
  private var known: [String: Int] = [:]
  private var status: ExitStatus?

  /// Nothing yet, of these plans.
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

  /// Runs something with a plan, or for all of them, and keeps what is wrong.
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

  /// Throws a `Failure` that reports everything, if there is anything.
  func throwIfAny() throws {
    guard let status else { return }
    let sorted = reports.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.file, first.position ?? .start, left.offset)
        < (second.file, second.position ?? .start, right.offset)
    }
    let lines = sorted.prefix(Self.shown).map { _, report in
      // What every variant has is the plan's own fault.
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
