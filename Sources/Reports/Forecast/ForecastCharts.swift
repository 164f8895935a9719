import Analysis
import Charts

/// The charts of a forecast.
struct ForecastCharts {
  let band: BandChart
  let tornado: TornadoChart

  init(_ forecast: Forecast) {
    let isWeekly = forecast.weeks.count > 1 && forecast.weeks.count <= 26
    let steps = isWeekly ? forecast.weeks : forecast.months
    var levels: [BandChart.Level] = []
    if let limit = forecast.limit {
      levels.append(.init(label: "limit \(ForecastText.dollars(limit))", value: limit))
    }
    for credit in forecast.credits where !credit.isOfStudents && credit.amount > 0 {
      levels.append(
        .init(
          label: "credit \(credit.name) \(ForecastText.dollars(credit.amount))",
          value: credit.amount))
    }
    let last = forecast.used
    band = BandChart(
      title: "What is used up so far, by \(isWeekly ? "week" : "month")",
      summary:
        "A band from the tenth to the ninetieth percentile around the middle. At the end of the plan: \(ForecastText.dollars(last.p10)) to \(ForecastText.dollars(last.p90)), \(ForecastText.dollars(last.p50)) in the middle.",
      points: steps.map {
        .init(
          label: $0.label, low: $0.usedSoFar.p10, middle: $0.usedSoFar.p50,
          high: $0.usedSoFar.p90,
          text:
            "\($0.label): \(ForecastText.dollars($0.usedSoFar.p10)) to \(ForecastText.dollars($0.usedSoFar.p90)), \(ForecastText.dollars($0.usedSoFar.p50)) in the middle"
        )
      }, levels: levels)
    let most = forecast.influences.first.map {
      "\($0.driver.label) moves the mean most: by \(ForecastText.dollars($0.width))."
    }
    tornado = TornadoChart(
      title: "What moves the mean of the total", summary: most ?? "Nothing moves it.",
      center: forecast.used.mean,
      bars: forecast.influences.map {
        .init(
          label: $0.driver.label, low: $0.low, high: $0.high,
          text: "\(ForecastText.round($0.low)) to \(ForecastText.round($0.high))")
      })
  }
}
