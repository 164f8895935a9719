import Billing
import Money
import Prices
import Scenarios

/// A function is billed for its calls and for memory times duration (AWS Lambda pricing page).
enum NoCallDuration: ResourceRule {
  static let id = "no-call-duration"
  static let summary = "A function is priced as if its calls took no time."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) at 100 ms a call"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.service == Lambda.definition.id else { return nil }
    let fields = item.resource.fields
    guard !fields.isGiven(Lambda.duration),
      let calls = item.charges.first(where: { Lambda.isCalls($0.usage.meter) }),
      !(try calls.quantity()).isZero
    else { return nil }
    let memory = fields[Lambda.memory]
    let key = Lambda.durationMeter(fields[Lambda.architecture])
      .key(of: item.resource.provider, in: item.resource.region)
    guard let price = try context.rateCard(key)?.firstPrice else { return nil }
    let seconds = try calls.quantity().divided(by: Quantity(10))
    let usual = try seconds.times(memory).divided(by: Quantity(1024))
    let amount = try Money(usual, at: price)
    return Finding(amount: amount) {
      """
      Its calls take no time as planned: "request_duration_ms" is left out. Calls of 100 ms with \
      \(memory.grouped) MB cost \(amount.dollars) more at list price.
      """
    }
  }
}
