import Testing

@testable import Analysis

/// Forecasts for classes of which not all students are drawn.
@Suite struct LargeClassTests {
  /// A class whose students are not all drawn varies as much as the whole class: the sum of four times
  /// as many independent students varies twice as much.
  @Test func aLargeClassVariesAsTheWholeOfIt() throws {
    func spread(_ students: Int) throws -> (mean: Double, width: Double, notes: [String]) {
      let server =
        #"{ "service": "ec2", "instance_type": "t3.medium", "hours_per_week": { "low": 2, "likely": 8, "high": 40 } }"#
      let forecast = try ForecastCase(
        plan:
          #""months": 3, "cohort": { "students": \#(students), "accounts": "individual" }"#,
        resources: server
      ).forecast(ForecastOptions(draws: 1_000))
      return (forecast.used.mean, forecast.used.p90 - forecast.used.p10, forecast.notes)
    }
    let (some, all) = (try spread(400), try spread(6_400))
    #expect(some.notes.isEmpty && all.notes.contains { $0.hasPrefix("400 students are drawn") })
    #expect((all.mean / some.mean - 16).magnitude < 0.1)
    #expect((all.width / some.width - 4).magnitude < 0.4)
  }

  /// Many ranges for each of many students are drawn for fewer of them.
  @Test func theNumbersOfADrawAreLimited() {
    #expect(CompiledPlan.mostStudents(numbers: 0) == 400)
    #expect(CompiledPlan.mostStudents(numbers: 6) == 400)
    #expect(CompiledPlan.mostStudents(numbers: 24) == 100)
    #expect(CompiledPlan.mostStudents(numbers: 500) == 60)
  }
}
