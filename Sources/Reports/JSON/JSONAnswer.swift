import Analysis
import Billing
import JSONText
import Money
import Scenarios

/// The answer at the beginning of a budget, as JSON.
enum JSONAnswer {
  /// Returns the object `answer` of a budget.
  static func object(_ figures: BudgetFigures, _ forecast: Forecast?) throws -> JSONOutput {
    let answer = try BudgetAnswer(figures)
    let budget = figures.budget
    let text = try AnswerText(answer, budget, forecast)
    var members: [JSONOutput.Member] = [
      .init("sentences", .array(text.paragraphs.map { .string($0.text) })),
      .init("to_pay_usd", .exact(answer.totals.total)),
      .init("money", money(answer, budget)),
      .init("decides", .array(answer.decisive.map(part))),
    ]
    if let student = answer.student {
      members.append(.init("student", self.student(student, budget)))
    }
    if let forecast {
      members.append(
        .init(
          "band",
          .object([
            .init("likely_usd", .exact(answer.totals.total)),
            .init("p10_usd", .string(ForecastText.number(forecast.paid.p10, places: 2))),
            .init("p90_usd", .string(ForecastText.number(forecast.paid.p90, places: 2))),
          ])))
    }
    members.append(.init("ranking", try ranking(figures)))
    return .object(members)
  }

  /// Returns whether the money lasts; null where the plan states none.
  private static func money(_ answer: BudgetAnswer, _ budget: Budget) -> JSONOutput {
    if let limit = answer.limit {
      return .object([
        .init("lasts", .boolean(limit.fits)), .init("there_is_usd", .exact(limit.limit)),
        .init("used_usd", .exact(limit.used)), .init("left_usd", .exact(limit.left)),
        .init("used_up", .string(orNull: limit.usedUp)),
      ])
    }
    guard let credits = answer.credits else { return .null }
    return .object([
      .init("lasts", .boolean(credits.usedUp == nil || answer.isPaidByOthers)),
      .init("there_is_usd", .exact(credits.amount)), .init("used_usd", .exact(credits.used)),
      .init("left_usd", .exact(credits.left)),
      .init("used_up", .string(orNull: credits.usedUp.map { budget.period.months[$0].label })),
    ])
  }

  private static func part(_ part: BudgetAnswer.Part) -> JSONOutput {
    .object([
      .init("description", .string(part.description)),
      .init("resources", .array(part.resources.map { .string($0) })),
      .init("quantity", part.quantity.map { .exact($0) } ?? .null),
      .init("unit", .string(part.unit)),
      .init("amount_usd", .exact(part.amount)), .init("share", share(part.share)),
    ])
  }

  private static func student(_ student: BudgetAnswer.Student, _ budget: Budget) -> JSONOutput {
    .object([
      .init("students", .number(student.students)),
      .init("own_account", .boolean(student.hasAccount)),
      .init("used_usd", .exact(student.used)),
      .init("credit_usd", student.credit.map { .exact($0) } ?? .null),
      .init("paid_by_credits_usd", .exact(student.paidByCredits)),
      .init("credit_left_usd", student.credit == nil ? .null : .exact(student.left)),
      .init("credit_used_share", student.share.map(share) ?? .null),
      .init(
        "credit_used_up", .string(orNull: student.usedUp.map { budget.period.months[$0].label })),
      .init("to_pay_usd", .exact(student.toPay)),
    ])
  }

  private static func ranking(_ figures: BudgetFigures) throws -> JSONOutput {
    let text = try RankingText(figures)
    return .array(
      text.ranking.rows.map { row in
        let name: JSONOutput.Member =
          switch row.subject {
          case .resource(let resource): .init("resource", .string(resource.resource.name))
          case .line(let line): .init("line", .string(line.charge.usage.description))
          case .others(let count): .init("others", .number(count))
          }
        return .object([
          name, .init("list_usd", .exact(row.amount)), .init("share", share(row.share)),
          .init("net_usd", .exact(row.net)),
          .init("months", .array(row.months.map { .exact($0) })),
        ])
      })
  }

  /// Returns a share from 0 to 1, to a hundredth of a percent.
  private static func share(_ share: Quantity) -> JSONOutput {
    .string(share.rounded(to: 4).description)
  }
}
