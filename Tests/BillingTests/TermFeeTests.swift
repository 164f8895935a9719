import AWS
import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

/// Tests of fees that the source of a price states: lines and payments use them as they are.
@Suite struct TermFeeTests {
  /// The frozen prices, with a fee in those of one type's reservations.
  private struct FeeBook: PriceBook {
    private let book = FixtureBook()
    let fee: TermFee

    func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
      let card = try book.rateCard(for: key, on: date)
      guard key.meter == "HeavyUsage:m4.large" else { return card }
      return RateCard(
        key: key, unit: card.unit,
        tiers: [PriceTier(from: .zero, to: nil, unitPrice: try fee.effectivePrice())],
        effectiveFrom: card.effectiveFrom, effectiveTo: nil, source: card.source, fee: fee)
    }

    func newestDate() -> CalendarDate { book.newestDate() }
    func regions(of provider: Provider) -> [Region] { book.regions(of: provider) }
    func instanceType(_ name: String, of provider: Provider) -> InstanceType? {
      book.instanceType(name, of: provider)
    }
    func instanceTypeNames(of provider: Provider) -> [String] {
      book.instanceTypeNames(of: provider)
    }
    func freeTierOffers(of provider: Provider) -> [FreeTierOffer] { [] }
  }

  private static func fee(_ amount: String, _ hourly: String, years: Int) throws -> TermFee {
    try #require(
      TermFee(amount: try UnitPrice(amount), hourly: try UnitPrice(hourly), hours: years * 8760))
  }

  private static func budget(
    _ fee: TermFee, _ option: String, plan: String, copies: Int = 1
  ) throws -> Budget {
    let scenario = try PlanFixtures.scenario(
      #"{ "title": "T", "region": "us-east-1", "free_tier": "none", "prices_as_of": "2016-12-01", \#(plan), "resources": [ { "service": "ec2", "instance_type": "m4.large", "count": \#(copies), "purchase_option": "\#(option)", "public_ipv4": 0 } ] }"#
    )
    return try Estimator(prices: FeeBook(fee: fee)).estimate(scenario)
  }

  /// Whatever the parts of a term, they bear the fee, not a digit more or less.
  @Test(arguments: ["500", "494", "0.01", "671", "123456.789012"], [1, 3])
  func thePartsOfATermBearTheFee(_ amount: String, years: Int) throws {
    let fee = try Self.fee(amount, "0.029", years: years)
    for parts in [1, 7, 12, 13, 365, 5000] {
      var (earlier, sum) = (Quantity.zero, Money.zero)
      for part in 1...parts {
        let end = try Quantity(fee.hours).scaled(by: Quantity(part), over: Quantity(parts))
        sum = try sum + fee.cost(of: end - earlier, after: earlier)
        earlier = end
      }
      #expect(sum == (try Money(.one, at: fee.amount) + Money(Quantity(fee.hours), at: fee.hourly)))
    }
  }

  /// Over whole terms what is paid is what the lines say, to the last digit.
  @Test(arguments: [
    ("reserved_1yr_all_upfront", 1, "500", "0"), ("reserved_1yr_all_upfront", 1, "494", "0"),
    ("reserved_3yr_all_upfront", 3, "950", "0"),
    ("reserved_1yr_partial_upfront", 1, "251", "0.029"),
    ("reserved_3yr_partial_upfront", 3, "505", "0.019"),
  ])
  func linesAndPaymentsAgree(_ option: String, years: Int, amount: String, hourly: String) throws {
    let fee = try Self.fee(amount, hourly, years: years)
    let one = try Money(.one, at: fee.amount)
    for terms in [1, 2] {
      for copies in [1, 7] {
        let budget = try Self.budget(
          fee, option, plan: #""months": \#(12 * years * terms)"#, copies: copies)
        let hours = Quantity(fee.hours * terms * copies)
        #expect(budget.totals.list == (try one * (terms * copies) + Money(hours, at: fee.hourly)))
        #expect(budget.used == budget.totals.list)
        #expect(try budget.due.map(\.amount).sum() == budget.totals.total)
        let fees = budget.due.filter { $0.kind == .upfrontFee }.map(\.amount)
        #expect(fees == Array(repeating: try one * copies, count: terms))
      }
    }
  }

  @Test func exactlyTheFeeIsEnough() throws {
    let fee = try Self.fee("494", "0", years: 1)
    let budget = try Self.budget(
      fee, "reserved_1yr_all_upfront", plan: #""months": 12, "limit_usd": 494"#)
    let status = try #require(budget.limitStatus)
    #expect(status.fits && status.left == .zero)
    let short = try Self.budget(
      fee, "reserved_1yr_all_upfront", plan: #""months": 5, "limit_usd": 494"#)
    #expect(short.limitStatus?.used == Money(scaled: 494 * 1_000_000_000_000_000_000_000_000))
    #expect(try short.owedInAll() == short.used)
  }

  /// A month bears its share of a fee that is not half of the term, and its own hours are billed.
  @Test func aFeeNeedNotBeHalf() throws {
    let fee = try Self.fee("251", "0.029", years: 1)
    let budget = try Self.budget(fee, "reserved_1yr_partial_upfront", plan: #""months": 1"#)
    #expect("\(budget.totals.list)" == "42.086666666667")
    #expect(budget.due.map { "\($0.amount)" } == ["251", "21.17"])
    #expect("\(budget.used)" == "272.17")
    #expect("\(try budget.owedBesides())" == "462.953333333333")
    // The plan's own credits pay the fee first, as everywhere.
    let paid = try Self.budget(
      fee, "reserved_1yr_partial_upfront",
      plan: #""months": 12, "credits": [ { "name": "Grant", "amount_usd": 300 } ]"#)
    #expect("\(try paid.due.map(\.amount).sum())" == "205.04")
    #expect(paid.totals.total == (try paid.due.map(\.amount).sum()))
  }
}
