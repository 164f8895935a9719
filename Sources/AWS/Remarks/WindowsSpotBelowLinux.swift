import Billing
import Money
import Prices
import Scenarios

/// A spot price with Windows includes the licence, so one below the Linux price is doubtful.
enum WindowsSpotBelowLinux: ResourceRule {
  static let id = "windows-spot-below-linux"
  static let summary = "A spot price with Windows is below that of the same type with Linux."

  static func together(_ amount: Money) -> String { "\(amount.dollars) less than with Linux" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    for charge in item.charges where charge.isPaid(as: .spot) {
      let windows = EC2.OperatingSystem.windows.rawValue
      var key = charge.usage.key
      guard key.attributes.values[EC2.operatingSystem.name] == windows,
        let price = charge.firstPrice
      else { continue }
      key.attributes = [EC2.operatingSystem.name: EC2.OperatingSystem.linux.rawValue]
      guard let linux = try context.rateCard(key)?.firstPrice, price < linux else { continue }
      let less = try Money(charge.quantity(), at: linux) - charge.amount()
      return Finding(amount: less) {
        """
        A spot hour costs \(price.dollars) with Windows, below \(linux.dollars) with Linux, though \
        the licence is part of it: an odd day of the spot market. Do not count on it; the plan \
        would cost \(less.dollars) more at the price of Linux.
        """
      }
    }
    return nil
  }
}
