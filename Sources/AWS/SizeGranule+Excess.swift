import Billing
import Money
import Scenarios

extension SizeGranule {
  /// Returns what rounding up each record of a resource adds; nil where the records' size is
  /// unknown.
  ///
  /// Records that are counted without a size are taken as 1 KB each.
  func excess(
    of item: PlannedResource, meter: MeterDeclaration, size: Field<Quantity?>,
    count: Field<Quantity>
  ) throws -> MinimumExcess? {
    let fields = item.resource.fields
    guard let real = fields[size] ?? (fields.isGiven(count) ? .one : nil), !real.isZero else {
      return nil
    }
    let billed = try billed(real)
    let amount = try item.amount { $0.isOf(meter) }
    return MinimumExcess(
      rule:
        "Each \(name) is billed in steps of \(kilobytes) KB, and these are \(real.short) KB",
      billed: billed, real: real, wasted: try amount.scaled(by: billed - real, over: billed),
      advice: "Put several into one \(name) before sending.")
  }
}
