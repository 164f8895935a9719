import Advice
import Analysis
import Billing
import Catalog
import Diagnostics
import Files
import JSONText
import Money
import Reports
import Scenarios

/// Prices a plan from each line of a stream, and writes a result on a line for each, in memory that
/// does not grow with their number.
struct PlanLines {
  let context: Context
  let prices: Catalog
  let changes: [ScenarioOverride]
  let maximumPriceAge: Int
  let drawing: ForecastOptions
  /// Whether to show progress.
  var showsProgress = false

  /// The number of plans after which cached prices are released, because each plan may have others.
  private static let plansPerEstimator = 20_000
  /// The approximate size of the pieces in which output is passed on.
  private static let pieceBytes = 1 << 16

  /// Reads all files, one after the other; `-` is standard input.
  func run(_ names: [String]) throws -> ExitStatus {
    for name in names {
      let source: any ByteSource =
        name == "-" ? try context.input.open() : try FileSource(context.resolve(name))
      try run(source)
    }
    return .done
  }

  private func run(_ source: any ByteSource) throws {
    var lines = LineSplitter(limit: ScenarioReader.sizeLimit)
    var estimator = self.estimator
    var pending = Self.plansPerEstimator
    var number = 0
    var output: [UInt8] = []
    let progress = Progress(context, isAsked: showsProgress)
    defer { progress.end() }
    let reader = context.scenarioReader
    func take(_ line: [UInt8]?) {
      number += 1
      // An empty line is no plan.
      if let line, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
      write(line, number, reader, estimator, to: &output)
      output.append(UInt8(ascii: "\n"))
      pending -= 1
      if showsProgress, number.isMultiple(of: 1000) { progress.step("plans: \(number)") }
      if pending == 0 {
        estimator = self.estimator
        pending = Self.plansPerEstimator
      }
      if output.count >= Self.pieceBytes {
        context.output.write(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    try source.forEachChunk(of: 1 << 16) { chunk in
      lines.feed(chunk, take)
      // Anyone who waits for the answer to a plan gets it before the next plan is read.
      context.output.write(output)
      output.removeAll(keepingCapacity: true)
      context.output.flush()
    }
    lines.finish(take)
    context.output.write(output)
  }

  private var estimator: Estimator {
    Estimator(
      prices: prices, services: context.services,
      reviewer: Advice(maximumPriceAge: maximumPriceAge))
  }

  private func options(_ budget: Budget, _ estimator: Estimator) throws -> ReportOptions {
    var options = ReportOptions()
    options.forecast = try Forecaster(estimator: estimator.withoutReview, prices: prices)
      .forecast(beside: budget, drawing)
    return options
  }

  /// Writes the result of a line; nil stands for one that is longer than a plan may be.
  private func write(
    _ line: [UInt8]?, _ number: Int, _ reader: ScenarioReader, _ estimator: Estimator,
    to output: inout [UInt8]
  ) {
    do {
      guard let line else {
        throw Diagnostic(at: nil, "the plan has more than \(ScenarioReader.sizeLimit) bytes")
      }
      let budget = try estimator.estimate(try reader.examine(line, changes: changes))
      var json = JSONWriter(.oneLine)
      json.beginObject()
      json.write(.init("line", .number(number)))
      json.key(plain: "budget")
      try JSONReporter.write(budget, options(budget, estimator), to: &json)
      json.endObject()
      output += json.bytes
    } catch {
      errors(of: error, number).writeLine(to: &output)
    }
  }

  private func errors(of error: any Error, _ number: Int) -> JSONOutput {
    .object([
      .init("line", .number(number)),
      .init(
        "errors",
        .array(
          diagnostics(of: error).map { error in
            .object(
              [
                .init("line", .number(number)),
                .init("column", error.position.map { .number($0.column) } ?? .null),
                .init("message", .string(error.message)),
              ]
                + (error.hints.isEmpty
                  ? [] : [.init("hints", .array(error.hints.map { .string($0) }))]))
          })),
    ])
  }

  private func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let error as Diagnostics: error.all
    case let error as Diagnostic: [error]
    case let error as ForecastError: [Diagnostic(at: nil, error.message)]
    case is ArithmeticError: [Diagnostic(at: nil, "the plan's figures are too large to be exact")]
    default: [Diagnostic(at: nil, "the plan cannot be priced: \(error)")]
    }
  }
}

/// Cuts bytes into lines; a line that is too long is nil.
struct LineSplitter {
  private let limit: Int
  private var carry: [UInt8] = []
  private var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// Takes bytes and passes on the lines that end in them.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: ([UInt8]?) -> Void) {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        keep(rest)
        return
      }
      keep(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      body(isTooLong ? nil : carry)
      carry.removeAll(keepingCapacity: carry.count < 1 << 16)
      isTooLong = false
      start += end + 1
    }
  }

  /// Passes on the last line, if no line feed came after it.
  mutating func finish(_ body: ([UInt8]?) -> Void) {
    if isTooLong || !carry.isEmpty { body(isTooLong ? nil : carry) }
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    if isTooLong || carry.count + bytes.count > limit {
      isTooLong = true
      carry = []
    } else {
      carry += bytes
    }
  }
}
