import Billing
import Money
import Prices

/// Every public IPv4 address has been billed since 2024-02-01, which is a large part of a small
/// server's cost.
enum PublicIPv4Share: WarningRule {
  static let id = "public-ipv4-share"
  static let summary = "Public IPv4 addresses are a fifth of the cost or more."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let all = try context.due { _ in true }
    let addresses = try context.due { $0.isOf(PublicIPv4.inUse) }
    guard try addresses * 5 >= all, addresses.isWorthMentioning else { return [] }
    return [
      remark(
        """
        Public IPv4 addresses are \(addresses.dollars) of the \(all.dollars) that is due before \
        credits, \(try Wording.percent(addresses, of: all)). A server that nobody reaches from \
        outside needs none ("public_ipv4": 0), and IPv6 addresses are free.
        """)
    ]
  }
}
