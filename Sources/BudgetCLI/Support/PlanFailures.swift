import JSONText
import Scenarios

/// What is wrong with several plans, gathered: each thing once.
struct PlanFailures {
  private struct Report {
    var text: String
    /// What a note on it begins with.
    var place: String
    /// The file, and the variants of it that have the fault.
    var file: String
    var variants: [String]
  }

  private var reports: [Report] = []
  private var known: [String: Int] = [:]
  private var status: ExitStatus?
  /// How many variants of a file there are.
  private var variants: [String: Int] = [:]

  /// Nothing yet, of these plans.
  init(_ requests: [PlanRequest]) {
    for request in requests where request.variant != nil {
      variants[request.file.title, default: 0] += 1
    }
  }

  /// Runs something with a plan and keeps what is wrong with it.
  mutating func collect(_ request: PlanRequest? = nil, _ body: () throws -> Void) throws {
    do {
      try Failure.translating(body)
    } catch let error as Diagnostics {
      let file = request?.file.title ?? ""
      let changes = request?.changes.map(\.label) ?? []
      for diagnostic in error.all {
        let place = diagnostic.position.map { "\(file):\($0.line):\($0.column): " } ?? "\(file): "
        note(diagnostic.rendered(file: file, changes: changes), at: place, request)
      }
      status = status ?? .badInput
    } catch let error as Failure {
      note(error.report, at: "", request)
      status = status ?? error.status
    }
  }

  private mutating func note(_ text: String, at place: String, _ request: PlanRequest?) {
    if let index = known[text] {
      if let variant = request?.variant { reports[index].variants.append(variant) }
      return
    }
    known[text] = reports.count
    reports.append(
      Report(
        text: text, place: place, file: request?.file.title ?? "",
        variants: request?.variant.map { [$0] } ?? []))
  }

  /// Throws a `Failure` that reports everything, if there is anything.
  func throwIfAny() throws {
    guard let status else { return }
    let lines = reports.map { report in
      // What every variant has is the plan's own fault.
      report.variants.isEmpty || report.variants.count == variants[report.file]
        ? report.text
        : "\(report.text)\n\(report.place)note: with \(report.variants.joined(separator: ", "))"
    }
    throw Failure(status, report: lines.joined(separator: "\n"))
  }
}
