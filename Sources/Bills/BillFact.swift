/// A fact that a row of a bill states, apart from its figures.
public enum BillFact: Int, Sendable, CaseIterable {
  /// The seller, such as `AWS`.
  case provider
  /// The service, as the bill calls it.
  case service
  /// The provider's code of the region.
  case region
  /// The account, project or subscription that used it.
  case account
  /// The name of that account.
  case accountName
  /// The resource's id.
  case resource
  /// The resource's name.
  case resourceName
  /// The usage type, meter or SKU, in the bill's words.
  case meter
  /// The unit of the quantity.
  case unit
  /// The price of one unit, in the bill's digits.
  case rate
  /// The SKU or rate code.
  case sku
  /// The tags, as in the bill.
  case tags
  /// The kind of row, in the bill's words.
  case kind
  /// A second word on the kind.
  case detail
  /// Whether it corrects an earlier bill, in the bill's words.
  case correction
  /// What the provider did in AWS's words, or the product in Azure's: both tell kinds of a meter
  /// apart, and the operating system of a server.
  case operation
  /// The currency of the amounts.
  case currency
  /// The day on which it began, in the bill's digits.
  case day
  /// The last day, where rows are longer than a day.
  case lastDay

  /// The name of the fact in messages.
  var name: String {
    switch self {
    case .accountName: "account name"
    case .resourceName: "resource name"
    case .lastDay: "last day"
    default: "\(self)"
    }
  }
}
