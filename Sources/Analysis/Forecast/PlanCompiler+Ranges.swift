import Billing
import Dates
import Diagnostics
import Money
import Prices
import Scenarios

/// Turns ranges into inputs that are drawn, and usage into grids over them.
extension PlanCompiler {
  struct Ends {
    var low: Double
    var width: Double
    var least: Double
    var most: Double
    var mode: Double
  }

  func ends(of placed: PlacedRange, in grid: MeteredGrid) throws -> Ends {
    let range = placed.range
    let (low, likely, high) = (
      range.low.approximation, range.likely.approximation, range.high.approximation
    )
    guard let confidence = range.confidence?.approximation else {
      return Ends(
        low: low, width: high - low, least: low, most: high, mode: (likely - low) / (high - low))
    }
    let outer = PERT.ends(low: low, mode: likely, high: high, tail: (1 - confidence / 100) / 2)
    var ends = Ends(
      low: outer.low, width: outer.high - outer.low, least: max(outer.low, min(0, low)),
      most: outer.high, mode: (likely - outer.low) / (outer.high - outer.low))
    // More hours than there are cannot be drawn, even where the distribution reaches beyond.
    let side = grid.ranges.firstIndex { $0.path == placed.path } ?? 0
    func isPossible(_ value: Double) -> Bool {
      var point = grid.ranges.map { $0.range.likely.approximation }
      point[side] = value
      return (try? grid.months(at: point)) != nil
    }
    if !isPossible(ends.most) {
      var (good, bad) = (high, ends.most)
      for _ in 0..<24 {
        let middle = (good + bad) / 2
        if isPossible(middle) { good = middle } else { bad = middle }
      }
      ends.most = good
    }
    if !isPossible(ends.least) { ends.least = low }
    return ends
  }

  mutating func addInputs(
    _ resource: Resource, _ ranges: [PlacedRange], _ ends: [Ends]
  ) -> [Int] {
    zip(ranges, ends).map { placed, ends in
      let range = placed.range
      let isOfStudents =
        scenario.cohort != nil && !resource.isShared && range.together == nil
      let driver = driver(of: placed, resource, isOfStudents)
      let quantiles = quantiles(mode: ends.mode)
      plan.inputs.append(
        CompiledPlan.Input(
          place: plan.inputs.count, driver: driver, quantiles: quantiles, low: ends.low,
          width: ends.width, least: ends.least, most: ends.most, isOfStudents: isOfStudents))
      return plan.inputs.count - 1
    }
  }

  mutating func driver(
    of placed: PlacedRange, _ resource: Resource, _ isOfStudents: Bool
  ) -> Int {
    let range = placed.range
    if let name = range.together, let known = together[name] { return known }
    let path = placed.path.joined(separator: ".")
    var driver = Driver(
      kind: .range, label: range.together ?? "\(path) of \(resource.name)", low: range.low.grouped,
      high: range.high.grouped, position: placed.position)
    if range.together == nil {
      driver.field = UncertainField(
        service: resource.service, resource: resource.name, path: placed.path)
    }
    if let name = range.together {
      together[name] = plan.drivers.count
      (driver.low, driver.high) = ("all low", "all high")
    }
    if let confidence = range.confidence?.approximation {
      let tail = (1 - confidence / 100) / 2
      driver.ends = (tail, 1 - tail)
    }
    driver.isOfStudents = isOfStudents
    plan.drivers.append(driver)
    return plan.drivers.count - 1
  }

  mutating func quantiles(mode: Double) -> Int {
    if let known = quantilesByMode[mode] { return known }
    let place = plan.add(PERT(mode: mode).quantiles)
    quantilesByMode[mode] = place
    return place
  }

  mutating func add(
    _ id: UsageID, of resource: Int, _ grid: MeteredGrid, _ shape: GridShape, _ inputs: [Int],
    _ ends: [(low: Double, high: Double)], _ base: [UsageID: [Double]]
  ) throws {
    guard let priced = grid.priced[id] else { return }
    let sides = shape.sides[id] ?? []
    let firstSide = plan.sides.count
    for side in sides {
      let (low, high) = ends[side]
      plan.sides.append(
        CompiledPlan.Side(
          input: inputs[side], points: shape.points[side], low: low,
          stepsPerUnit: Double(shape.points[side] - 1) / (high - low)))
    }
    let likely = grid.ranges.map { $0.range.likely.approximation }
    let count = sides.reduce(1) { $0 * shape.points[$1] }
    var values: [Double] = []
    for number in 0..<count {
      var (rest, point) = (number, likely)
      for side in sides.reversed() {
        let points = shape.points[side]
        let (low, high) = ends[side]
        let step = rest % points
        rest /= points
        point[side] =
          step == points - 1 ? high : low + (high - low) * Double(step) / Double(points - 1)
      }
      values += padded(try grid.months(at: point)[id] ?? [])
    }
    let cohort = scenario.cohort
    let isOfStudents = sides.contains { plan.inputs[inputs[$0]].isOfStudents }
    let isShared = cohort?.accounts == .shared
    let students = min(cohort?.students ?? 1, plan.mostStudents)
    items.append(
      Item(
        resource: resource, id: id, priced: priced, months: padded(base[id] ?? []),
        grid: plan.add(values), sides: firstSide..<plan.sides.count,
        share: isOfStudents && isShared ? 1 / Double(students) : 1, isOfStudents: isOfStudents,
        isMoved: !sides.isEmpty))
  }

  func padded(_ months: [Double]) -> [Double] {
    months + [Double](repeating: 0, count: plan.months - months.count)
  }
}
