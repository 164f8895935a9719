import Bills
import Money

/// Why billed amounts differ from planned ones.
extension VarianceBuilder {
  /// The figures of one meter of a resource in one month.
  struct Cell {
    var plannedQuantity = Quantity.zero
    /// The quantity for the calendar month, where only its hours differ.
    var calendarQuantity = Quantity.zero
    var list = Money.zero
    var planned = Money.zero
    /// The part of it that is paid upfront.
    var fees = Money.zero
    var billedQuantity = BillQuantity.zero
    /// The part of it that the bill has at no cost.
    var freeQuantity = BillQuantity.zero
    /// What the bill deducts as free.
    var freed = Money.zero
    var billed = Money.zero
    /// The part of it that an even share has of days that are not compared.
    var otherDays = Money.zero
    var unit = ""
    var isTime = false
    var isPlanned = false
    var isBilled = false
    var hasQuantity = false
    var field: String?
  }

  /// Returns why a cell's amounts differ; the causes add up to the exact difference.
  static func causes(_ cell: Cell) throws(ArithmeticError) -> [VarianceCause] {
    let causes = try causesOnComparedDays(cell)
    if cell.otherDays.isZero || !cell.isPlanned { return causes }
    return [VarianceCause(.otherDays, cell.otherDays)] + causes
  }

  private static func causesOnComparedDays(
    _ cell: Cell
  ) throws(ArithmeticError) -> [VarianceCause] {
    let difference = try cell.billed - cell.planned - cell.otherDays
    func only(_ reason: VarianceCause.Reason) -> [VarianceCause] {
      difference.isZero ? [] : [VarianceCause(reason, difference)]
    }
    if !cell.isPlanned {
      return cell.billed.isZero ? [] : [VarianceCause(.unplanned, cell.billed)]
    }
    if !cell.isBilled { return only(.notUsed) }
    guard cell.hasQuantity, !cell.plannedQuantity.isZero else { return only(.untold) }
    let billed = cell.billedQuantity.planned
    // What was used as planned needs no other month to explain it.
    let isAsPlanned = billed == cell.plannedQuantity
    // At the plan's list price: the cost of the calendar month, and of the actual use.
    let real =
      isAsPlanned
      ? cell.list : try cell.list.scaled(by: cell.calendarQuantity, over: cell.plannedQuantity)
    let used = try cell.list.scaled(by: billed, over: cell.plannedQuantity)
    var causes: [VarianceCause] = []
    func add(_ reason: VarianceCause.Reason, _ amount: Money) {
      if !amount.isZero { causes.append(VarianceCause(reason, amount)) }
    }
    add(.calendar, try real - cell.list)
    add(cell.isTime ? .hours : .quantity, try used - real)
    // The part that the plan expected to be free, and the part that the bill has at no cost.
    let plannedFree = try cell.list - (cell.planned - cell.fees)
    let unpriced = try cell.list.scaled(by: cell.freeQuantity.planned, over: cell.plannedQuantity)
    let billedFree = try unpriced + cell.freed
    let free = try plannedFree - billedFree
    add(.freeTier, free)
    let price = try (try difference - (try used - cell.list)) - free
    // Bills round each row: what is less than a millionth is no other price.
    let isRounding = price.scaled.magnitude < cell.billed.scaled.magnitude / 1_000_000
    if isRounding, let last = causes.indices.last {
      causes[last].amount = try causes[last].amount + price
    } else {
      add(.price, price)
    }
    return causes
  }
}
