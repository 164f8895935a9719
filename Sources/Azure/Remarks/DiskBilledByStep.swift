import Billing
import Money
import Scenarios

/// A disk is billed as the next step that holds it, whatever its size (Azure documentation, size
/// tables of managed disks).
enum DiskBilledByStep: ResourceRule {
  static let id = "disk-billed-by-step"
  static let summary = "A disk is billed as a larger step of sizes than the plan asks for."

  static func together(_ amount: Money) -> String { "\(amount.dollars) over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    var unused = Money.zero
    var parts: [String] = []
    for (part, fields) in disks(of: item) {
      let (kind, size) = (fields[AzureDisk.type], fields[AzureDisk.size])
      guard let step = AzureDisk.step(kind, size), Quantity(step.size) > size else { continue }
      let whole = try item.amount {
        $0.usage.meter == AzureDisk.stepMeter && $0.usage.part == part
      }
      unused = try unused
        + whole.scaled(by: Quantity(step.size) - size, over: Quantity(step.size))
      var text = "\(size.grouped) GB as the \(step.size) GB of \(step.name)"
      if let below = AzureDisk.steps.last(where: { Quantity($0.1) < size }),
        let smaller = AzureDisk.step(kind, Quantity(below.1)), smaller.size < step.size
      {
        text += " (the step below is \(smaller.name) with \(smaller.size) GB)"
      }
      parts.append(text)
    }
    guard unused.isWorthMentioning else { return nil }
    return Finding(amount: unused) {
      """
      A disk is billed as the next step of sizes: \(Wording.list(parts)). \(unused.dollars) over \
      the plan is for room beyond the planned size: use it, or take a size that is a step.
      """
    }
  }

  private static func disks(of item: PlannedResource) -> [(Part, FieldValues)] {
    let fields = item.resource.fields
    if item.service == AzureDisk.definition.id { return [(.whole, fields)] }
    guard item.service == AzureVM.definition.id else { return [] }
    return fields[AzureVM.disks].enumerated().map { (.volume($0 + 1), $1) }
  }
}
