import Testing

@testable import Charts

/// Values, with the marks of their axis.
struct Marks: CustomTestStringConvertible, Sendable {
  var values: [Double]
  var prefix = "$"
  var scale = AxisScale.linear
  var labels: [String]

  var testDescription: String { "\(values)" }
}

@Suite struct AxisTests {
  @Test(arguments: [
    Marks(values: [0.4, 2.3], labels: ["$0.00", "$0.50", "$1.00", "$1.50", "$2.00", "$2.50"]),
    Marks(values: [100], labels: ["$0", "$20", "$40", "$60", "$80", "$100"]),
    Marks(values: [1_050_000], prefix: "", labels: ["0", "500,000", "1,000,000", "1,500,000"]),
    Marks(values: [0.012], labels: ["$0.000", "$0.005", "$0.010", "$0.015"]),
    Marks(values: [], labels: ["$0", "$1"]),
    Marks(values: [.nan, -4], labels: ["$0", "$1"]),
    Marks(values: [0.02, 3], scale: .logarithmic, labels: ["$0.01", "$0.10", "$1", "$10"]),
    Marks(values: [10, 100], prefix: "", scale: .logarithmic, labels: ["10", "100"]),
    Marks(values: [], prefix: "", scale: .logarithmic, labels: ["1", "10"]),
  ])
  func marksAreRoundFigures(_ marks: Marks) {
    let axis = Axis(marks.values, prefix: marks.prefix, scale: marks.scale)
    #expect(axis.ticks.map(\.label) == marks.labels)
    #expect(axis.ticks.first?.place == 0 && axis.ticks.last?.place == 1)
    #expect(marks.values.allSatisfy { (0...1).contains(axis.place($0)) })
  }

  @Test func logarithmsAreEvenlySpaced() {
    let axis = Axis([0.001, 1000], scale: .logarithmic)
    let places = [0.001, 0.01, 0.1, 1, 10, 100, 1000].map(axis.place)
    let steps = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { abs($0 - 1.0 / 6) < 1e-4 })
    #expect(abs(DecimalStep.logarithm(2) - 0.30103) < 1e-5)
  }
}
