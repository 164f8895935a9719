import Billing
import Money
import Prices
import Testing

@testable import Analysis

@Suite struct RankingTests {
  static let columns = [
    "hourly", "monthly", "vcpu_hours_per_dollar", "gib_hours_per_dollar", "usd_per_gpu_hour",
  ]

  /// Ranking by price and machine alone gives the same result as sorting whole rows by the column's
  /// figure, in either direction and for any number of rows.
  @Test(arguments: columns, [false, true])
  func shortcutRanksAsRowsDo(_ id: String, _ isReversed: Bool) throws {
    let column = try ComparisonColumn.named(id)
    let book = try Fixture.book(
      regions: ["us-east-1", "eu-west-1", "sa-east-1"], purchases: [.onDemand, .spot])
    let all = try Comparison(
      ComparisonQuery(sort: column, isReversed: isReversed, limit: nil), of: book,
      details: FixtureDetails())
    #expect(all.rows.count == 30 && all.leftOut == 0)
    let keys = all.rows.map { column.figure($0).key }
    let known = keys.compactMap { $0 }
    let isDescending = column.isHighestBest != isReversed
    #expect(known == known.sorted { isDescending ? $0 > $1 : $0 < $1 })
    #expect(keys[..<known.count].allSatisfy { $0 != nil }, "what has no figure comes last")
    for limit in [0, 1, 7, 29, 30, 31] {
      let some = try Comparison(
        ComparisonQuery(sort: column, isReversed: isReversed, limit: limit), of: book,
        details: FixtureDetails())
      #expect(some.rows == Array(all.rows.prefix(limit)), "\(limit)")
      #expect(some.matches == 30 && some.leftOut == max(0, 30 - limit))
    }
  }

  @Test(arguments: ComparisonColumn.all.map(\.id))
  func everyColumnCanBeSortedBy(_ id: String) throws {
    let column = try ComparisonColumn.named(id)
    let rows = try Comparison(
      ComparisonQuery(sort: column, limit: nil),
      of: Fixture.book(purchases: [.onDemand, .spot]), details: FixtureDetails()
    ).rows
    let known = rows.compactMap { column.figure($0).key }
    #expect(rows.count == 10)
    #expect(known == known.sorted { column.isHighestBest ? $0 > $1 : $0 < $1 })
  }

  @Test func savesAgainstOnDemand() throws {
    let rows = try Comparison(
      ComparisonQuery(limit: nil), of: Fixture.book(purchases: [.onDemand, .spot]),
      details: FixtureDetails()
    ).rows
    for row in rows where row.choice == .spot {
      let onDemand = try #require(
        rows.first { $0.choice == .onDemand && $0.machine == row.machine })
      let saving = try #require(row.saving)
      let less = try onDemand.hourly - row.hourly
      #expect(row.onDemandHourly == onDemand.hourly)
      #expect(try saving == Quantity(100).scaled(by: less, over: onDemand.hourly))
    }
    #expect(rows.count { $0.saving == nil } == 5)
    #expect(rows.filter { $0.interruption != nil }.map(\.machine.name) == ["m4.2xlarge"])
  }

  /// t3.medium may use 0.4 of its 2 vCPU; 1.6 vCPU-hours at $0.05 come on top at full burst.
  @Test func saysWhatFullBurstCosts() throws {
    let rows = try Comparison(
      ComparisonQuery(limit: nil), of: Fixture.book(), details: FixtureDetails()
    ).rows
    let burstable = try #require(rows.first { $0.machine.type.burstable })
    #expect(burstable.surplusPrice?.description == "0.05")
    #expect(try burstable.burstHourly == burstable.hourly + UnitPrice("0.08"))
    #expect(rows.count { $0.burstHourly != nil } == 1)
  }

  @Test func aFilterThatLeavesNothingIsNamed() throws {
    let query = try ComparisonQuery(maximumPrice: try UnitPrice("0.001"))
    let error = #expect(throws: ComparisonError.self) {
      try Comparison(query, of: Fixture.book(), details: FixtureDetails())
    }
    #expect(
      error?.message
        == "nothing is left to compare: '--max-price 0.001' takes away the last of 5 offers")
  }

  /// Small whole numbers with many equal ones, and the front by its definition.
  @Test func frontIsWhatNothingBeats() {
    var number = 1
    for count in 0..<60 {
      var points: [(Int, Int)] = []
      for _ in 0..<count {
        number = number * 7919 % 10_007
        points.append((number % 9, number / 9 % 9))
      }
      let expected = points.map { point in
        !points.contains { other in
          other.0 <= point.0 && other.1 <= point.1 && (other.0 < point.0 || other.1 < point.1)
        }
      }
      #expect(ParetoFront.members(points) == expected, "\(points)")
    }
  }
}
