/// What a row of a bill tells, besides its figures.
public enum BillFact: Int, Sendable, CaseIterable {
  /// Who sells it, such as `AWS`.
  case provider
  /// The service, as the bill calls it.
  case service
  /// The provider's code of the region.
  case region
  /// The account, project or subscription that used it.
  case account
  /// What that account is called.
  case accountName
  /// The resource's id.
  case resource
  /// The resource's name.
  case resourceName
  /// What is metered: the usage type, meter or SKU, in the bill's words.
  case meter
  /// The unit of the quantity.
  case unit
  /// The price of a unit, in the bill's digits.
  case rate
  /// The SKU or rate code.
  case sku
  /// Tags, as they stand in the bill.
  case tags
  /// What kind of row it is, in the bill's words.
  case kind
  /// A second word on that.
  case detail
  /// The currency.
  case currency
  /// The day on which it began, in the bill's digits.
  case day
  /// The last day, where rows are longer than a day.
  case lastDay

  /// What it is called in messages.
  var name: String {
    switch self {
    case .accountName: "account name"
    case .resourceName: "resource name"
    case .lastDay: "last day"
    default: "\(self)"
    }
  }
}
