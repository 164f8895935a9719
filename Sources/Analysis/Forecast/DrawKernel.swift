import Billing

/// Makes draws of a plan, one at a time, in memory that is allocated once.
struct DrawKernel {
  /// How often something happens, compared with what the plan says.
  enum Often {
    case never, asPlanned, twice
  }

  /// What is held fixed while the others are drawn; nothing where `driver` is negative.
  struct Fixing {
    var driver = -1
    /// The share of the outcomes below, for what is drawn.
    var share = 0.0
    /// How often what happens does so.
    var often = Often.asPlanned
  }

  let plan: DrawTables
  let months: Int
  var fixing = Fixing()

  // Working memory.
  let uniforms: UnsafeMutablePointer<Double>
  /// How high each driver is in the draw: its share of the outcomes below, or how often it happens,
  /// summed up where it is drawn several times.
  let heights: UnsafeMutablePointer<Double>
  let values: UnsafeMutablePointer<Double>
  let multiples: UnsafeMutablePointer<Double>
  let used: UnsafeMutablePointer<Double>
  let free: UnsafeMutablePointer<Double>
  let freeCost: UnsafeMutablePointer<Double>
  let groupUsed: UnsafeMutablePointer<Double>
  let row: UnsafeMutablePointer<Double>
  let due: UnsafeMutablePointer<Double>
  let open: UnsafeMutablePointer<Double>
  let remaining: UnsafeMutablePointer<Double>
  let exhausted: UnsafeMutablePointer<Double>
  let usedAtEnd: UnsafeMutablePointer<Double>
  let usedInMonth: UnsafeMutablePointer<Double>
  let happened: UnsafeMutablePointer<Double>
  let parts: UnsafeMutablePointer<Double>
  let usedSums: UnsafeMutablePointer<Double>
  let paidSums: UnsafeMutablePointer<Double>

  init(_ plan: DrawTables) {
    self.plan = plan
    months = plan.months
    func memory(_ count: Int) -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: max(count, 1))
      memory.initialize(repeating: 0, count: max(count, 1))
      return memory
    }
    uniforms = memory(plan.drivers)
    heights = memory(plan.drivers)
    values = memory(plan.inputs.count)
    multiples = memory(plan.paths.count * months)
    used = memory(plan.quantities.count * months)
    free = memory(plan.groups.count * months)
    freeCost = memory(plan.groups.count * months)
    groupUsed = memory(plan.groups.count * months)
    row = memory(months)
    var runs = 1
    for index in 0..<plan.ledgers.count { runs = max(runs, plan.ledgers[index].runs) }
    due = memory(runs * months)
    open = memory(runs)
    remaining = memory(plan.creditResults)
    exhausted = memory(plan.creditResults)
    usedAtEnd = memory(plan.creditResults)
    usedInMonth = memory(plan.creditResults)
    happened = memory(plan.happenings)
    parts = memory(plan.quantities.count)
    usedSums = memory(months)
    paidSums = memory(months)
    for index in 0..<plan.quantities.count { evaluate(index, into: used + index * months) }
    multiples.update(repeating: 1, count: plan.paths.count * months)
  }

  func deallocate() {
    for memory in [
      uniforms, heights, values, multiples, used, free, freeCost, groupUsed, row, due, open,
      remaining, exhausted, usedAtEnd, usedInMonth, happened, parts, usedSums, paidSums,
    ] { memory.deallocate() }
  }

  // MARK: A draw

  /// Makes a draw and notes what it came to.
  func draw(_ number: Int, seed: UInt64, into results: DrawResults) {
    var random = RandomNumbers(seed: seed, draw: number)
    usedSums.update(from: plan.numbers.base + plan.beyondLines, count: months)
    paidSums.update(repeating: 0, count: months)
    heights.update(repeating: 0, count: plan.drivers)
    drawInputs(ofStudents: false, &random)
    drawPaths(&random)
    for index in 0..<plan.ledgers.count {
      let ledger = plan.ledgers[index]
      if ledger.role == .student {
        drawStudents(ledger, &random, results, number)
      } else {
        drawShared(ledger, &random, weight: 1)
        note(ledger, results, number, share: 1)
        noteHappened(ledger, results, number, weight: 1)
      }
    }
    let draws = results.draws
    for month in 0..<months {
      results.used[month * draws + number] = usedSums[month]
      results.paid[month * draws + number] = paidSums[month]
    }
    let noted = results.heightDraws
    if number < noted {
      for driver in 0..<plan.drivers { results.heights[driver * noted + number] = heights[driver] }
    }
  }

  private func drawShared(
    _ ledger: CompiledPlan.Ledger, _ random: inout RandomNumbers, weight: Double
  ) {
    if ledger.students > 0 {
      clearStudents(ledger)
      for _ in 0..<ledger.students {
        drawInputs(ofStudents: true, &random)
        addStudent(ledger)
      }
    }
    _ = price(ledger, &random, weight: weight)
  }

  private func drawStudents(
    _ ledger: CompiledPlan.Ledger, _ random: inout RandomNumbers, _ results: DrawResults,
    _ place: Int
  ) {
    let students = ledger.drawnAccounts
    let weight = Double(ledger.accounts) / Double(students)
    var payers = 0
    for student in 0..<students {
      drawInputs(ofStudents: true, &random)
      let (used, paid) = price(ledger, &random, weight: weight)
      noteHappened(ledger, results, place, weight: weight)
      if paid > 0.005 { payers += 1 }
      if student == 0 {
        results.studentUsed[place] = used
        results.studentPaid[place] = paid
        note(ledger, results, place, share: 1 / Double(students))
      } else {
        noteShares(ledger, results, place, share: 1 / Double(students))
      }
    }
    results.runOut[place] = Double(payers) / Double(students)
  }

  private func note(
    _ ledger: CompiledPlan.Ledger, _ results: DrawResults, _ place: Int, share: Double
  ) {
    for index in ledger.credits {
      let result = plan.credits[index].result
      let own = result * results.draws + place
      results.exhausted[own] = exhausted[result]
      results.usedAtEnd[own] = usedAtEnd[result]
      results.usedInMonth[own] = usedInMonth[result]
    }
    for index in ledger.events where plan.events[index].result >= 0 {
      let result = plan.events[index].result
      results.happenedToOne[result * results.draws + place] = happened[result]
    }
    noteShares(ledger, results, place, share: share)
  }

  private func noteHappened(
    _ ledger: CompiledPlan.Ledger, _ results: DrawResults, _ place: Int, weight: Double
  ) {
    for index in ledger.events where plan.events[index].result >= 0 {
      let result = plan.events[index].result
      results.happened[result * results.draws + place] += weight * happened[result]
    }
  }

  private func noteShares(
    _ ledger: CompiledPlan.Ledger, _ results: DrawResults, _ place: Int, share: Double
  ) {
    for index in ledger.credits {
      let result = plan.credits[index].result
      if exhausted[result].isFinite {
        results.exhaustedShare[result * results.draws + place] += share
      }
    }
  }

  // MARK: What is drawn

  /// Draws the drivers of the class or of a student, and the inputs that they move.
  private func drawInputs(ofStudents: Bool, _ random: inout RandomNumbers) {
    let inputs = ofStudents ? plan.studentInputs : plan.classInputs
    if !ofStudents { uniforms.update(repeating: -1, count: plan.drivers) }
    let numbers = plan.numbers.base
    for number in 0..<inputs.count {
      let input = inputs[number]
      // Ranges that move as one have one share of their outcomes below them.
      var uniform = uniforms[input.driver]
      if ofStudents || uniform < 0 {
        uniform = random.next()
        if fixing.driver == input.driver { uniform = fixing.share }
        uniforms[input.driver] = uniform
        heights[input.driver] += uniform
      }
      let place = uniform * Double(PERT.steps)
      let step = min(Int(place), PERT.steps - 1)
      let quantiles = numbers + (input.quantiles + step)
      let inside = place - Double(step)
      let value =
        input.low + input.width * (quantiles[0] + inside * (quantiles[1] - quantiles[0]))
      values[input.place] = min(max(value, input.least), input.most)
    }
  }

  /// Draws the prices that move: paths of one driver see the same weeks of the same zone.
  private func drawPaths(_ all: inout RandomNumbers) {
    for index in 0..<plan.paths.count {
      let path = plan.paths[index]
      var random = all.branch(path.driver)
      let zone = min(Int(random.next() * Double(path.zones)), path.zones - 1)
      let base = path.multiples + zone * path.perZone
      for month in 0..<months {
        let multiple =
          fixing.driver == path.driver
          ? (fixing.share < 0.5 ? path.low : path.high)
          : mean(ofBlocks: plan.blocks[month], from: base, path.perZone, &random)
        multiples[index * months + month] = multiple
        heights[path.driver] += multiple
      }
    }
    _ = all.next()
  }

  /// The mean of some blocks of a zone, drawn one by one.
  private func mean(
    ofBlocks count: Int, from base: Int, _ perZone: Int, _ random: inout RandomNumbers
  ) -> Double {
    var sum = 0.0
    for _ in 0..<count {
      sum += plan.numbers[base + min(Int(random.next() * Double(perZone)), perZone - 1)]
    }
    return sum / Double(count)
  }

  func drawEvent(_ event: CompiledPlan.Event, _ random: inout RandomNumbers) {
    let often = fixing.driver == event.driver ? fixing.often : .asPlanned
    let first = often == .twice ? event.tables.upperBound : event.tables.lowerBound
    if event.result >= 0 { happened[event.result] = 0 }
    if often == .never {
      // As many numbers are drawn as else, so that all that follows stays the same.
      let draws = event.isMonthly ? months * (event.isPartial ? 2 : 1) : 1
      for _ in 0..<draws { _ = random.next() }
      return
    }
    if event.isMonthly {
      for month in 0..<months {
        var count = number(plan.tables[first + month], random.next())
        if event.isPartial { count *= random.next() }
        if count == 0 { continue }
        heights[event.driver] += count
        for index in event.additions {
          let addition = plan.additions[index]
          add(addition, count, month)
        }
      }
    } else {
      let count = number(plan.tables[first], random.next())
      if count == 0 { return }
      happened[event.result] = count
      heights[event.driver] += count
      for index in event.additions {
        for month in 0..<months { add(plan.additions[index], count, month) }
      }
    }
  }

  @inline(__always)
  private func add(_ addition: CompiledPlan.Addition, _ count: Double, _ month: Int) {
    let place = addition.quantity * months + month
    let added = used[place] + count * plan.numbers[addition.months + month]
    used[place] =
      addition.most < 0
      ? added : max(used[place], min(added, plan.numbers[addition.most + month]))
  }

  private func number(_ table: CompiledPlan.Table, _ uniform: Double) -> Double {
    var (low, high) = (table.cumulative.lowerBound, table.cumulative.upperBound - 1)
    while low < high {
      let middle = (low + high) / 2
      if plan.numbers[middle] > uniform { high = middle } else { low = middle + 1 }
    }
    return table.first + Double(low - table.cumulative.lowerBound)
  }

  // MARK: Quantities

  private func clearStudents(_ ledger: CompiledPlan.Ledger) {
    for index in ledger.groups {
      for each in plan.groups[index].quantities where plan.quantities[each].isOfStudents {
        (used + each * months).update(repeating: 0, count: months)
      }
    }
  }

  private func addStudent(_ ledger: CompiledPlan.Ledger) {
    for index in ledger.groups {
      for each in plan.groups[index].quantities where plan.quantities[each].isOfStudents {
        evaluate(each, into: row)
        let share = plan.quantities[each].share
        let sums = used + each * months
        for month in 0..<months { sums[month] += share * row[month] }
      }
    }
  }

  /// Works out the months of a usage.
  func evaluate(_ index: Int, into target: UnsafeMutablePointer<Double>) {
    target.update(repeating: 0, count: months)
    add(plan.quantities[index], to: target)
  }

  /// Adds the months of a usage to sums, by interpolation between the nearest points of its grid.
  @inline(__always)
  func add(_ quantity: CompiledPlan.Quantity, to target: UnsafeMutablePointer<Double>) {
    let (grid, months) = (plan.numbers.base + quantity.grid, months)
    let sides = quantity.sides
    switch sides.count {
    case 0: for month in 0..<months { target[month] += grid[month] }
    case 1:
      let (cell, inside) = place(plan.sides[sides.lowerBound])
      let (left, right) = (grid + cell * months, grid + (cell + 1) * months)
      for month in 0..<months {
        target[month] += left[month] + inside * (right[month] - left[month])
      }
    default:
      for corner in 0..<(1 << sides.count) {
        var (weight, point) = (1.0, 0)
        for (number, side) in sides.enumerated() {
          let side = plan.sides[side]
          let (cell, inside) = place(side)
          let isHigh = corner >> number & 1 == 1
          weight *= isHigh ? inside : 1 - inside
          point = point * side.points + cell + (isHigh ? 1 : 0)
        }
        if weight == 0 { continue }
        let row = grid + point * months
        for month in 0..<months { target[month] += weight * row[month] }
      }
    }
  }

  @inline(__always)
  private func place(_ side: CompiledPlan.Side) -> (cell: Int, inside: Double) {
    let place = (values[side.input] - side.low) * side.stepsPerUnit
    let cell = min(max(Int(place), 0), side.points - 2)
    return (cell, place - Double(cell))
  }
}
