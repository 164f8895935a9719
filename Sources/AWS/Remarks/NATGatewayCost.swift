import Billing
import Money
import Prices
import Scenarios

/// The best-known surprise in courses: two gateways cost two dollars a day (VPC pricing page).
enum NATGatewayCost: ResourceRule {
  static let id = "nat-gateway"
  static let summary = "A NAT gateway bills for every hour it exists; a class rarely needs one."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) in this plan"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let hours = item.charge(of: NATGateway.hours)
    guard let hours, let price = hours.firstPrice else { return nil }
    let month = try Money(context.monthHours, at: price)
    let total = try item.amount()
    var data = hours.usage.key
    data.meter = NATGateway.data.meter
    let perGigabyte = try context.rateCard(data)?.firstPrice.map {
      ", and \($0.dollars) for each GB through it"
    }
    return Finding(amount: total) {
      """
      \(number(item, context))A NAT gateway bills \(month.dollars) for a month in which it \
      exists, used or not\(perGigabyte ?? ""), beside its address: \(total.dollars) in this plan. \
      \(try advice(item, context))
      """
    }
  }

  private static func number(_ item: PlannedResource, _ context: WarningContext) -> String {
    guard let students = context.students, !item.resource.isShared else { return "" }
    let gateways = Quantity(context.copies(of: item)).grouped
    return "\(gateways) gateways for \(Quantity(students).grouped) students! "
  }

  private static func advice(_ item: PlannedResource, _ context: WarningContext) throws -> String {
    let endpoints = "gateway endpoints to S3 and DynamoDB are free"
    let key = MeterKey(
      provider: item.resource.provider, service: PublicIPv4.inUse.service,
      region: item.resource.region, meter: PublicIPv4.inUse.meter)
    guard context.students != nil, let price = try context.rateCard(key)?.firstPrice else {
      return "A server with a public address needs none, and \(endpoints)."
    }
    let address = try Money(context.monthHours, at: price)
    return """
      A class rarely needs one: a public address costs a server \(address.dollars) a month, and \
      \(endpoints).
      """
  }
}
