import Billing
import Money
import Scenarios

/// A student lost $250 to a cluster left running in another region: consoles show one region at a
/// time.
enum SecondRegion: WarningRule {
  static let id = "second-region"
  static let summary = "Resources stand in more than one region, where some are easily overlooked."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let first = context.resources.first { $0.isInRegion }?.resource.region
    guard context.resources.contains(where: { $0.isInRegion && $0.resource.region != first }) else {
      return []
    }
    var regions: [String] = []
    var amounts: [String: Money] = [:]
    for item in context.resources where item.isInRegion {
      let region = item.resource.region
      if amounts[region] == nil { regions.append(region) }
      amounts[region] = try (amounts[region] ?? .zero) + item.amount()
    }
    let parts = regions.map { "\($0) \((amounts[$0] ?? .zero).dollars)" }
    return [
      remark(
        """
        The plan stands in \(regions.count) regions: \(Wording.list(parts, atMost: 6)) at list \
        price. A console shows one region at a time, so what runs in another is easily forgotten, \
        and data between regions is billed.
        """)
    ]
  }
}
