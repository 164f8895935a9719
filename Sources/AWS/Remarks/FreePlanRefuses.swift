import Billing
import Prices
import Scenarios

/// An account on the free plan may launch only a few small types.
///
/// AWS refuses it all other EC2 types, images that are not marked free, databases above micro classes,
/// DocumentDB, Neptune and other Aurora engines than PostgreSQL (error texts of 2025-07 to 2026-10), and
/// commitments and what others sell (AWS free tier documentation, read 2026-10-07).
enum FreePlanRefuses: WarningRule {
  static let id = "free-plan-refuses"
  static let summary = "An account on the free plan is refused what the plan asks for."

  /// The types that such an account may launch.
  static let types = [
    "t3.micro", "t3.small", "t4g.micro", "t4g.small", "c7i-flex.large", "m7i-flex.large",
  ]

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard context.isCreditAccount, context.scenario.account(of: .aws).plan == "free" else {
      return []
    }
    var refused: [(what: String, resource: Resource)] = []
    for item in context.resources where item.resource.provider == .aws {
      for what in refusals(item) where !refused.contains(where: { $0.what == what }) {
        refused.append((what, item.resource))
      }
    }
    guard let first = refused.first else { return [] }
    let names = Wording.list(refused.map(\.what), atMost: 6)
    let resources = refused.map(\.resource.name)
    return [
      PlanWarning(
        rule: id, resource: resources.count == 1 ? first.resource.name : nil,
        message: """
          AWS refuses \(names) to an account on the free plan. It may launch \
          \(Wording.list(types, atMost: 6)), and databases of micro classes. The figures hold only \
          after a change to the paid plan, which keeps the credits.
          """, resources: resources.count == 1 ? [] : resources, comesFirst: true)
    ]
  }

  private static func refusals(_ item: PlannedResource) -> [String] {
    var refusals: [String] = []
    for charge in item.charges {
      if charge.usage.purchase?.commitment != nil { refusals.append("reservations") }
      if charge.usage.part == .software, charge.usage.meter.isSoldByOthers {
        refusals.append("marketplace software")
      }
      guard charge.usage.meter.service == EC2.onDemandHours.service,
        let type = charge.usage.instanceType, !types.contains(type)
      else { continue }
      refusals.append(type)
    }
    for service in [DocumentDB.definition, Neptune.definition] where item.service == service.id {
      refusals.append(service.title)
    }
    guard item.service == RDS.definition.id else { return refusals }
    let fields = item.resource.fields
    let type = fields[RDS.instanceClass]
    if fields[RDS.engine] == .auroraMySQL {
      refusals.append("Aurora MySQL")
    } else if !fields[RDS.engine].isAurora, !type.hasSuffix(".micro") {
      refusals.append(type)
    }
    return refusals
  }
}
