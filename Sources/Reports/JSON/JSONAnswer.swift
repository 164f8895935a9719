import Analysis
import Billing
import JSONText
import Money
import Scenarios

/// The answer at the beginning of a budget, as JSON.
///
/// It is worked out before the first byte is written.
struct JSONAnswer {
  private let answer: BudgetAnswer
  private let sentences: [String]
  private let ranking: CostRanking
  private let figures: BudgetFigures
  private let forecast: Forecast?

  init(_ figures: BudgetFigures, _ forecast: Forecast?) throws {
    answer = try BudgetAnswer(figures)
    sentences = try AnswerText(answer, figures.budget, forecast).paragraphs.map(\.text)
    ranking = try CostRanking(figures)
    self.figures = figures
    self.forecast = forecast
  }

  /// Writes the object `answer`.
  func write(to json: inout JSONWriter) {
    json.write("answer") { json in
      json.write("sentences", sentences)
      json.write("to_pay_usd", exact: answer.totals.total)
      writeMoney(to: &json)
      json.write("decides", objects: answer.decisive, Self.write)
      if let student = answer.student {
        json.write("student") { write(student, to: &$0) }
      }
      if let forecast {
        json.write("band") { json in
          json.write("likely_usd", exact: answer.totals.total)
          json.write("p10_usd", ForecastText.number(forecast.paid.p10, places: 2))
          json.write("p90_usd", ForecastText.number(forecast.paid.p90, places: 2))
        }
      }
      json.write("ranking", objects: ranking.rows, Self.write)
    }
  }

  /// Writes whether the money lasts; null where the plan states none.
  private func writeMoney(to json: inout JSONWriter) {
    if let limit = answer.limit {
      json.write("money") { json in
        json.write("lasts", limit.fits)
        json.write("there_is_usd", exact: limit.limit)
        json.write("used_usd", exact: limit.used)
        json.write("left_usd", exact: limit.left)
        json.write("lapsed_usd", exact: limit.lapsed)
        json.write("used_up", limit.usedUp)
      }
    } else if let credits = answer.credits {
      json.write("money") { json in
        json.write("lasts", answer.isPaidByOthers)
        json.write("there_is_usd", exact: credits.amount)
        json.write("used_usd", exact: credits.used)
        json.write("left_usd", exact: credits.left)
        json.write("lapsed_usd", exact: credits.lapsed)
        json.write("used_up", credits.usedUp)
      }
    } else {
      json.write("money", nil)
    }
  }

  private static func write(_ part: BudgetAnswer.Part, to json: inout JSONWriter) {
    json.write("description", part.description)
    json.write("resources", part.resources)
    json.write("quantity", exact: part.quantity)
    json.write("unit", part.unit)
    json.write("amount_usd", exact: part.amount)
    json.write("share", share(part.share))
  }

  private func write(_ student: BudgetAnswer.Student, to json: inout JSONWriter) {
    json.write("students", student.students)
    json.write("own_account", student.hasAccount)
    json.write("used_usd", exact: student.used)
    json.write("credit_usd", exact: student.credit)
    json.write("paid_by_credits_usd", exact: student.paidByCredits)
    json.write("credit_left_usd", exact: student.credit.map { _ in student.left })
    json.write("credit_used_share", student.share.map(Self.share))
    json.write("credit_used_up", student.usedUp)
    json.write("to_pay_usd", exact: student.toPay)
  }

  private static func write(_ row: CostRanking.Row, to json: inout JSONWriter) {
    switch row.subject {
    case .resource(let resource): json.write("resource", resource.resource.name)
    case .line(let line): json.write("line", line.charge.usage.description)
    case .others(let count): json.write("others", count)
    }
    json.write("list_usd", exact: row.amount)
    json.write("share", share(row.share))
    json.write("net_usd", exact: row.net)
    json.write("months", row.months) { $1.value(AnyDecimal($0)) }
  }

  /// Returns a share from 0 to 1, to a hundredth of a percent.
  private static func share(_ share: Quantity) -> String { share.rounded(to: 4).description }
}
