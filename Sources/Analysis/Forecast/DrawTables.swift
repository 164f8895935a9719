/// A compiled plan in memory that draws read and nothing changes; it lives as long as the object.
final class DrawTables: @unchecked Sendable {
  let months: Int
  let beyondLines: Int
  let inputs: FrozenArray<CompiledPlan.Input>
  /// The inputs that the class draws once, and those that each student draws.
  let classInputs: FrozenArray<CompiledPlan.Input>
  let studentInputs: FrozenArray<CompiledPlan.Input>
  let sides: FrozenArray<CompiledPlan.Side>
  let quantities: FrozenArray<CompiledPlan.Quantity>
  let groups: FrozenArray<CompiledPlan.Group>
  let tiers: FrozenArray<CompiledPlan.Tier>
  let pools: FrozenArray<CompiledPlan.Pool>
  let members: FrozenArray<Int>
  let credits: FrozenArray<CompiledPlan.Credit>
  let events: FrozenArray<CompiledPlan.Event>
  let tables: FrozenArray<CompiledPlan.Table>
  let additions: FrozenArray<CompiledPlan.Addition>
  let paths: FrozenArray<CompiledPlan.Path>
  let ledgers: FrozenArray<CompiledPlan.Ledger>
  let blocks: FrozenArray<Int>
  let numbers: FrozenArray<Double>
  let drivers: Int
  let creditResults: Int
  let happenings: Int

  init(_ plan: CompiledPlan) {
    months = plan.months
    beyondLines = plan.beyondLines
    inputs = FrozenArray(plan.inputs)
    classInputs = FrozenArray(plan.inputs.filter { !$0.isOfStudents })
    studentInputs = FrozenArray(plan.inputs.filter(\.isOfStudents))
    sides = FrozenArray(plan.sides)
    quantities = FrozenArray(plan.quantities)
    groups = FrozenArray(plan.groups)
    tiers = FrozenArray(plan.tiers)
    pools = FrozenArray(plan.pools)
    members = FrozenArray(plan.members)
    credits = FrozenArray(plan.credits)
    events = FrozenArray(plan.events)
    tables = FrozenArray(plan.tables)
    additions = FrozenArray(plan.additions)
    paths = FrozenArray(plan.paths)
    ledgers = FrozenArray(plan.ledgers)
    blocks = FrozenArray(plan.blocks)
    numbers = FrozenArray(plan.numbers)
    drivers = plan.drivers.count
    creditResults = plan.creditResults
    happenings = plan.happenings
  }

  deinit {
    inputs.deallocate()
    classInputs.deallocate()
    studentInputs.deallocate()
    sides.deallocate()
    quantities.deallocate()
    groups.deallocate()
    tiers.deallocate()
    pools.deallocate()
    members.deallocate()
    credits.deallocate()
    events.deallocate()
    tables.deallocate()
    additions.deallocate()
    paths.deallocate()
    ledgers.deallocate()
    blocks.deallocate()
    numbers.deallocate()
  }
}
