import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

@testable import Analysis

/// Advice on large plans: what it says, and how much it prices.
@Suite struct AdvisorTests {
  private struct NoMachines: MachineRates {
    func types(of provider: Provider) -> [InstanceType] { [] }
    func hourly(_ offers: MachineOffers, _ server: ServerFacts) -> [String: UnitPrice] { [:] }
    func price(of key: MeterKey, on date: CalendarDate?) -> UnitPrice? { nil }
  }

  private static func plan(_ keys: String) -> [UInt8] {
    let servers = (1...6).map {
      """
      {"name": "s\($0)", "service": "ec2", "instance_type": "t3.medium", "public_ipv4": 0,
       "volumes": [{"volume_type": "gp2", "size_gb": \(10 * $0)}]}
      """
    }.joined(separator: ",")
    return Array(
      #"{"title": "P", "region": "us-east-1", "months": 2, \#(keys) "resources": [\#(servers)]}"#
        .utf8)
  }

  /// Returns the advice, and how often the whole plan was priced for it.
  private static func advice(
    _ text: [UInt8], alone: Bool
  ) throws -> (changes: [String], together: Money, whole: Int) {
    let estimator = Estimator(prices: FixtureBook(), services: knownServices)
    let reader = ScenarioReader(services: knownServices.definitions)
    let readings = try RepeatedReading(reader, text, changes: [])
    var whole = 0
    let advisor = Advisor(rates: NoMachines()) { changes in
      whole += 1
      return try estimator.estimate(readings.plan(changes))
    } alone: { resource, changes in
      alone ? try readings.plan(of: resource, changes).map(estimator.estimate) : nil
    }
    let advised = try advisor.advise(on: estimator.estimate(readings.plan([])))
    return (
      advised.proposals.map {
        "\($0.resource) \($0.title) \($0.saving) \($0.savingToPay) \($0.added)"
      }, advised.together, whole
    )
  }

  @Test func aChangeIsPricedByWhatItChanges() throws {
    let fast = try Self.advice(Self.plan(""), alone: true)
    let slow = try Self.advice(Self.plan(""), alone: false)
    #expect(fast.changes == slow.changes && fast.together == slow.together)
    #expect(fast.changes.count >= 12 && slow.whole >= 24)
    #expect(fast.whole == 0)
  }

  /// A credit pays for whatever comes first: only the whole plan tells what is to be paid.
  @Test func whatIsSharedIsPricedWithTheWholePlan() throws {
    let credit = #""credits": [{"name": "Grant", "amount_usd": 100}],"#
    let fast = try Self.advice(Self.plan(credit), alone: true)
    let slow = try Self.advice(Self.plan(credit), alone: false)
    #expect(fast.changes == slow.changes && fast.together == slow.together)
    #expect(fast.whole == slow.whole)
  }
}
