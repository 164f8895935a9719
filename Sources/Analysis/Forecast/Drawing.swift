import Threads

/// Makes the draws of a plan, on as many threads as there are processors.
///
/// Each draw has random numbers of its own, so that how they are shared out changes nothing.
struct Drawing: Sendable {
  let plan: CompiledPlan
  private let tables: DrawTables
  private let seed: UInt64

  /// A thread is not worth starting for fewer draws than this.
  private static let fewest = 1_000

  init(_ plan: CompiledPlan, _ seed: UInt64) {
    (self.plan, self.seed) = (plan, seed)
    tables = DrawTables(plan)
  }

  /// Makes so many draws.
  func all(_ draws: Int, heightDraws: Int = 0) -> DrawResults {
    let results = DrawResults(draws: draws, of: plan, heightDraws: heightDraws)
    let workers = max(min(Workers.count, draws / Self.fewest), 1)
    Workers.run(workers) { worker in
      let own = draws * worker / workers..<draws * (worker + 1) / workers
      draw(own, DrawKernel.Fixing(), into: results)
    }
    results.narrow(to: plan.spreadOfClass)
    return results
  }

  /// Makes so many draws for each of some fixings.
  func results(_ draws: Int, _ fixings: [DrawKernel.Fixing]) -> [DrawResults] {
    let results = fixings.map { _ in DrawResults(draws: draws, of: plan) }
    let workers = max(min(Workers.count, fixings.count * draws / Self.fewest), 1)
    Workers.run(workers) { worker in
      for index in stride(from: worker, to: fixings.count, by: workers) {
        draw(0..<draws, fixings[index], into: results[index])
      }
    }
    for result in results { result.narrow(to: plan.spreadOfClass) }
    return results
  }

  private func draw(
    _ numbers: Range<Int>, _ fixing: DrawKernel.Fixing, into results: DrawResults
  ) {
    var kernel = DrawKernel(tables)
    defer { kernel.deallocate() }
    kernel.fixing = fixing
    for number in numbers { kernel.draw(number, seed: seed, into: results) }
  }
}
