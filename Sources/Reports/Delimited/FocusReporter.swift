import Analysis
public import Billing
import Dates
import Money
import Prices
import Scenarios

/// Renders the columns of FOCUS 1.2, the FinOps Open Cost and Usage Specification, for tools that
/// read providers' bills.
///
/// - A row of category `Usage` for each line, month and tier, at list price, so that
///   `PricingQuantity` × `ListUnitPrice` is `ListCost`. `BilledCost` is the same; `EffectiveCost`
///   is what is left after the free tier and credits allotted to the row.
/// - A row of category `Credit`, with negative costs, for each free allowance and each credit, as
///   providers book what they grant; its `EffectiveCost` is zero, because that is in the rows that
///   it pays for. `BilledCost` and `EffectiveCost` of all rows each add up to the total, `ListCost`
///   of the rows of category `Usage` to the list cost.
/// - Accounts that don't exist yet have their role as an id: `common`, `student`, `classroom`;
///   `x_AccountCount` is the number of accounts in a row.
/// - `x_PriceSource` is the list that the price is from, and `x_PriceConfidence` says how far it can
///   be trusted, or that the price was derived or inferred from listed ones.
/// - A plan is not a bill: resources have their name as an id, and an undated plan has no periods,
///   for which the specification has no value; `x_PlanMonth` always names the month.
public enum FocusReporter: Reporter {
  /// The name by which users select it.
  public static let format = "focus"
  /// A description in a few words.
  public static let summary = "FOCUS 1.2 columns, for billing tools"
  /// The extension that distinguishes its files from other CSV files.
  public static let fileExtension = "focus.csv"

  /// Joins the rows of all texts under one header.
  public static func join(_ texts: [String]) -> String { CSVText.join(texts) }

  static let columns = [
    "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd",
    "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargePeriodEnd",
    "ChargePeriodStart", "ConsumedQuantity", "ConsumedUnit", "ContractedCost",
    "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName", "ListCost", "ListUnitPrice",
    "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId", "ResourceId",
    "ResourceName", "ServiceCategory", "ServiceName", "SkuId", "SkuMeter", "SkuPriceId", "Tags",
    "x_AccountCount", "x_PlanMonth", "x_PriceSource", "x_PriceConfidence",
  ]

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    var csv = CSVText(header: columns)
    for line in figures.lines {
      for month in try line.months(of: budget.period) {
        for row in try usage(line, month, budget.services) { csv.row(row.cells) }
      }
    }
    for use in figures.freeTier { csv.row(freeTier(use, figures).cells) }
    for use in figures.credits { csv.row(credit(use, figures).cells) }
    return csv.text
  }

  /// Returns the rows of a line in a month, one per tier.
  private static func usage(
    _ line: LineFigures, _ month: MonthFigures, _ services: ServiceRegistry
  ) throws -> [FocusRow] {
    var left = month.net
    var rows: [FocusRow] = []
    for (index, tier) in month.tiers.enumerated() {
      // The last tier takes the rounding remainder, so that the tiers add up to the whole.
      let isLast = index == month.tiers.count - 1
      let net =
        isLast || month.amount.isZero
        ? left : try month.net.scaled(by: tier.amount, over: month.amount, rounding: .down)
      left = try left - net
      var row = usage(line, month, tier, services)
      row.effectiveCost = net
      rows.append(row)
    }
    return rows
  }

  private static func usage(
    _ line: LineFigures, _ month: MonthFigures, _ tier: TierCharge, _ services: ServiceRegistry
  ) -> FocusRow {
    let usage = line.charge.usage
    var row = FocusRow(
      cost: tier.amount, category: "Usage", description: usage.description, account: usage.account,
      accounts: line.charge.accounts, month: month.month,
      issuer: usage.meter.isSoldByOthers
        ? "Other" : usage.key.provider.focusName)
    row.setMeter(usage.key, of: usage.service, services)
    row.quantity = tier.quantity
    row.unit = usage.unit
    row.unitPrice = tier.unitPrice
    row.resource = line.resource
    row.sku = line.charge.rate.card?.sku
    row.skuPrice = tier.rateCode
    row.source = line.charge.rate.card?.source
    row.tags = line.tags
    return row
  }

  private static func freeTier(_ free: FreeTierFigures, _ figures: BudgetFigures) -> FocusRow {
    let use = free.use
    var row = FocusRow(
      cost: free.amount, category: "Credit", description: use.offer.description,
      account: use.account, accounts: use.accounts, month: figures.budget.period.months[use.month],
      issuer: use.key.provider.focusName)
    let charge = figures.budget.charges.first { $0.usage.key == use.key && $0.rate.card != nil }
    row.setMeter(use.key, of: charge?.usage.service ?? use.key.service, figures.budget.services)
    row.sku = charge?.rate.card?.sku
    return row
  }

  private static func credit(_ credit: CreditFigures, _ figures: BudgetFigures) -> FocusRow {
    FocusRow(
      cost: credit.amount, category: "Credit", description: credit.use.name,
      account: credit.use.account, accounts: credit.use.accounts,
      month: figures.budget.period.months[credit.use.month],
      issuer: figures.budget.grantor(of: credit.use).focusName)
  }
}

/// A row of the FOCUS dataset.
private struct FocusRow {
  var cost: Money
  /// The amount left to pay; zero for a row that pays for others.
  var effectiveCost = Money.zero
  var category: String
  var description: String
  var account: AccountRole
  var accounts: Int
  var month: BillingMonth
  var issuer: String
  var service = (category: "Other", name: "Credits")
  var region: String?
  var meter: String?
  var resource: String?
  var quantity: Quantity?
  var unit: String?
  var unitPrice: UnitPrice?
  var sku: String?
  var skuPrice: String?
  var source: PriceSource?
  var tags: [String: String] = [:]

  init(
    cost: Money, category: String, description: String, account: AccountRole, accounts: Int,
    month: BillingMonth, issuer: String
  ) {
    self.cost = cost
    self.category = category
    self.description = description
    self.account = account
    self.accounts = accounts
    self.month = month
    self.issuer = issuer
  }

  /// Sets the service that owns a meter; for a meter of no planned service, that is the resource's.
  mutating func setMeter(
    _ key: MeterKey, of resourceService: String, _ services: ServiceRegistry
  ) {
    let id = services.service(key.service) == nil ? resourceService : key.service
    let category = services.facts(id)?.category ?? .other
    service = (category.rawValue, services.title(id))
    let isPlaced = services.definition(resourceService)?.provider != nil
    region = key.region == MeterKey.everywhere || !isPlaced ? nil : key.region
    meter = key.meter
  }

  var cells: [CSVText.Cell] {
    let amount = CSVText.Cell.plain(cost.description)
    let billing = FocusVocabulary.billingPeriod(of: month)
    let pricingUnit = unit.map(FocusVocabulary.unit)
    let price = CSVText.Cell.plain(orNull: unitPrice?.description)
    let number = CSVText.Cell.plain(orNull: quantity?.description)
    return [
      amount, .plain(account.id), .null, .plain("USD"), FocusVocabulary.time(billing?.end),
      FocusVocabulary.time(billing?.start), .plain(category), .null, .text(description),
      FocusVocabulary.time(month.end), FocusVocabulary.time(month.start), number,
      .text(orNull: pricingUnit), amount, price, .plain(effectiveCost.description),
      .plain(issuer), amount, price, number,
      .text(orNull: pricingUnit), .plain(issuer), .plain(issuer), .text(orNull: region),
      .text(orNull: resource), .text(orNull: resource), .plain(service.category),
      .plain(service.name), .text(orNull: sku), .text(orNull: meter), .text(orNull: skuPrice),
      CSVReporter.tags(tags), .plain(String(accounts)), .plain(month.label),
      .text(orNull: source?.id), .plain(orNull: source?.confidence),
    ]
  }
}
