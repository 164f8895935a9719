import Analysis
import Dates
import JSONText

/// A forecast as JSON.
enum ForecastJSON {
  /// Returns the object `forecast` of a budget.
  static func object(_ forecast: Forecast) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("draws", .number(forecast.options.draws)),
      .init("seed", .number(String(forecast.options.seed))),
    ]
    members += spread(forecast.paid)
    members += [
      .init("used", .object(spread(forecast.used))),
      .init("confidence", .number(forecast.options.confidence)),
      .init("ask_usd", amount(forecast.ask)),
    ]
    if let over = forecast.overLimitProbability {
      members.append(.init("over_limit_probability", share(over)))
      members.append(.init("over_limit", .object(dates(forecast.limitMoments))))
    }
    members.append(.init("months", .array(forecast.months.map(step))))
    members.append(.init("weeks", .array(forecast.weeks.map(step))))
    members.append(.init("credits", .array(forecast.credits.map(credit))))
    if let student = forecast.student {
      members.append(
        .init(
          "student",
          .object([
            .init("used", .object(spread(student.used))),
            .init("paid", .object(spread(student.paid))),
            .init(
              "share_running_out",
              .object([
                .init("p10", share(student.payingShare.p10)),
                .init("p50", share(student.payingShare.p50)),
                .init("p90", share(student.payingShare.p90)),
                .init("mean", share(student.payingShare.mean)),
              ])),
          ])))
    }
    if let each = forecast.perStudent {
      members.append(.init("per_student", .object(spread(each))))
    }
    members.append(
      .init("drivers", .array(forecast.influences.map { influence($0, of: forecast.money) })))
    members.append(.init("notes", .array(forecast.notes.map { .string($0) })))
    return .object(members)
  }

  static func amount(_ amount: Double) -> JSONOutput {
    .string(ForecastText.number(amount, places: 2))
  }

  static func share(_ share: Double) -> JSONOutput {
    .number(ForecastText.number(share, places: 4))
  }

  private static func spread(_ spread: Spread) -> [JSONOutput.Member] {
    [
      .init("p10_usd", amount(spread.p10)), .init("p50_usd", amount(spread.p50)),
      .init("p80_usd", amount(spread.p80)), .init("p90_usd", amount(spread.p90)),
      .init("mean_usd", amount(spread.mean)),
      .init("standard_error_usd", .string(ForecastText.number(spread.standardError, places: 4))),
    ]
  }

  private static func step(_ step: Forecast.Step) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("label", .string(step.label)), .init("used", .object(spread(step.used))),
      .init("used_so_far", .object(spread(step.usedSoFar))),
    ]
    if let paid = step.paid { members.append(.init("paid", .object(spread(paid)))) }
    return .object(members)
  }

  private static func credit(_ credit: Forecast.CreditOutcome) -> JSONOutput {
    .object(
      [
        .init("name", .string(credit.name)), .init("amount_usd", amount(credit.amount)),
        .init("each_student", .boolean(credit.isOfStudents)),
        .init("used_up_probability", share(credit.probability)),
      ] + dates(credit.moments))
  }

  private static func dates(_ moments: [Forecast.Moment?]) -> [JSONOutput.Member] {
    zip(["p10", "p50", "p90"], moments).map { name, moment in
      JSONOutput.Member(
        name,
        moment.map { moment in
          .object([
            .init("date", .string(orNull: moment.date?.description)),
            .init("month", .number(moment.month)),
          ])
        } ?? .null)
    }
  }

  private static func influence(
    _ influence: Forecast.Influence, of money: Forecast.Money?
  ) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("driver", .string(influence.driver.label)),
      .init("kind", .string(influence.driver.kind.rawValue)),
      .init("low", .string(influence.driver.low)), .init("high", .string(influence.driver.high)),
      .init("mean_at_low_usd", amount(influence.low)),
      .init("mean_at_high_usd", amount(influence.high)),
    ]
    if let money, let low = influence.runsOutLow, let high = influence.runsOutHigh {
      let what =
        switch money {
        case .limit: "over_limit"
        case .credits: "credits_used_up"
        case .students: "students_out"
        }
      members += [.init("\(what)_at_low", share(low)), .init("\(what)_at_high", share(high))]
    }
    return .object(members)
  }
}
