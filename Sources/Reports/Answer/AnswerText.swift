import Analysis
import Billing
import Money
import Scenarios

/// The answer at the beginning of every report, in sentences; the same in all formats.
struct AnswerText {
  /// The subject of a sentence.
  enum Subject: String {
    case cost, money, decides, students, forecast, cash
  }

  /// A sentence or two on one subject.
  struct Paragraph {
    let subject: Subject
    let text: String
    /// Whether it is good news or bad news; nil for neither.
    var isGood: Bool?
  }

  /// The paragraphs, in the order in which they are read.
  let paragraphs: [Paragraph]

  init(_ answer: BudgetAnswer, _ budget: Budget, _ forecast: Forecast?) throws {
    // Where all terms come to what the budget says, it says it all.
    let forecast = forecast.flatMap { ForecastText.isCertain($0, answer.totals.total) ? nil : $0 }
    var paragraphs = [Paragraph(subject: .cost, text: try Self.cost(answer, budget, forecast))]
    if let money = try Self.money(answer, budget, isForecast: forecast != nil) {
      paragraphs.append(money)
    }
    if let text = Self.decides(answer, months: budget.months.count) {
      paragraphs.append(.init(subject: .decides, text: text))
    }
    if let student = answer.student {
      paragraphs.append(.init(subject: .students, text: try Self.student(student)))
    }
    if let forecast {
      let sentences = [ForecastText.ask(forecast), Self.limitIsPassed(forecast)].compactMap { $0 }
      paragraphs.append(.init(subject: .forecast, text: sentences.joined(separator: " ")))
    }
    if let cash = try Wording.cash(budget) {
      paragraphs.append(.init(subject: .cash, text: cash))
    }
    self.paragraphs = paragraphs
  }

  // MARK: What it costs

  private static func cost(
    _ answer: BudgetAnswer, _ budget: Budget, _ forecast: Forecast?
  ) throws -> String {
    let totals = answer.totals.shown
    let length = budget.period.length.description
    var payers: [String] = []
    if !totals.freeTier.isZero {
      payers.append("the free tier covers \((-totals.freeTier).dollars)")
    }
    if !totals.credits.isZero { payers.append("credits pay \((-totals.credits).dollars)") }
    let band = forecast.map { " (\(Self.band($0, totals.total)))" } ?? ""
    if payers.isEmpty {
      return totals.list.isZero
        ? "This plan costs nothing\(band)."
        : "You pay \(totals.total.dollars) for \(length)\(band)."
    }
    let paid = totals.total.isZero ? try nothing(budget) : totals.total.dollars
    let who = Words.list(payers)
    return
      "You pay \(paid) for \(length)\(band): the list price is \(totals.list.dollars), of which \(who)."
  }

  /// Returns what is paid where credits pay all lines: what they leave of upfront fees.
  private static func nothing(_ budget: Budget) throws -> String {
    let due = try budget.due.map(\.amount).sum()
    if due.isZero { return "nothing" }
    return budget.due.contains { $0.kind == .bill }
      ? "\(due.dollars), because upfront fees are due in full,"
      : "\(due.dollars) in upfront fees and nothing else"
  }

  /// Returns the band of a forecast, in addition to the likely value.
  static func band(_ forecast: Forecast, _ likely: Money) -> String {
    let ends = [forecast.paid.p10, forecast.paid.p90].map(ForecastText.dollars)
    return ends[0] == ends[1]
      ? "likely value; \(ends[0]) in 8 of 10 terms\(ends[0] == likely.dollars ? ", too" : "")"
      : "likely value; in 8 of 10 terms \(ends[0]) to \(ends[1])"
  }

  /// Returns how often the limit is exceeded.
  private static func limitIsPassed(_ forecast: Forecast) -> String? {
    guard let limit = forecast.limit, let over = forecast.overLimitProbability else { return nil }
    let what = "The limit of \(ForecastText.dollars(limit)) is \(ForecastText.end(of: forecast))"
    switch over {
    case 0: return "\(what) in none of the terms that were drawn."
    case 1: return "\(what) in all of the terms that were drawn."
    default: return "\(what) \(ForecastText.chance(over))."
    }
  }

  // MARK: Whether the money lasts

  private static func money(
    _ answer: BudgetAnswer, _ budget: Budget, isForecast: Bool
  ) throws(ArithmeticError) -> Paragraph? {
    if let limit = answer.limit { return try Self.limit(limit, isForecast: isForecast) }
    guard let credits = answer.credits else { return nil }
    if let day = credits.usedUp {
      return Paragraph(
        subject: .money,
        text: answer.isPaidByOthers
          ? "The credits last to the cent: all \(credits.amount.dollars) are used up about \(day)."
          : "The credits do not last: all \(credits.amount.dollars) are used up about \(day).",
        isGood: answer.isPaidByOthers)
    }
    if credits.used.isZero, credits.left.isZero, !credits.lapsed.isZero {
      return Paragraph(
        subject: .money,
        text:
          "The credits pay nothing: all \(credits.lapsed.dollars) \(credits.hadExpired ? "had expired before the plan begins" : "expire before they can").",
        isGood: false)
    }
    let used = "the plan uses \(credits.used.dollars) of \(credits.amount.dollars) in credits"
    let rest = try remains(credits.amount, credits.used, credits.lapsed)
    if answer.isPaidByOthers {
      return Paragraph(subject: .money, text: "\(Words.capitalized(used)); \(rest).", isGood: true)
    }
    let due = try budget.due.map(\.amount).sum()
    return Paragraph(
      subject: .money,
      text:
        "The credits do not pay for all of it: \(used), and \(due.dollars) is yours to pay; \(rest).",
      isGood: false)
  }

  /// Returns what remains of credits in words, and what expires unused.
  private static func remains(
    _ amount: Money, _ used: Money, _ lapsed: Money
  ) throws(ArithmeticError) -> String {
    let left = try amount.shownRest(without: used, lapsed).dollars
    return lapsed.isZero
      ? "\(left) are left"
      : "\(left) are left, and \(lapsed.dollars) expire unused during the plan"
  }

  private static func limit(
    _ status: LimitStatus, isForecast: Bool
  ) throws(ArithmeticError) -> Paragraph {
    let payers = try Wording.payers(status)
    let used = "the plan uses \(status.used.dollars) of \(status.limit.dollars)"
    // A likely result must not be presented as certain.
    let likely = isForecast ? " at the likely values" : ""
    if status.fits {
      return Paragraph(
        subject: .money,
        text:
          "The money lasts\(likely): \(used); \(payers)\(try Wording.remains(status)).\(Wording.beside(status))",
        isGood: true)
    }
    let who = payers.isEmpty ? "" : "; " + payers.dropLast(2)
    let (lead, what) =
      status.isBelowCredits
      ? ("The plan passes its limit", "The limit is passed")
      : ("The money does not last", "It is used up")
    let end = status.usedUp.map { " \(what) about \($0)." } ?? ""
    return Paragraph(
      subject: .money,
      text: "\(lead)\(likely): \(used), \(try Wording.missing(status))\(who).\(end)",
      isGood: false)
  }

  // MARK: What decides it

  private static func decides(_ answer: BudgetAnswer, months: Int) -> String? {
    guard let first = answer.decisive.first else { return nil }
    let parts = answer.decisive.map { part in
      let names = part.resources.map(VisibleText.name)
      let place =
        names.count <= 2 ? Words.list(names) : "\(names.count) resources"
      let what = "\(VisibleText.name(part.description)) (\(place))"
      // Nobody knows 80,000 GB-months for the 20,000 GB of four months.
      let quantity =
        part.monthly.map { "\(ShownFigures.quantity($0, part.unit)) in each of \(months) months" }
        ?? part.quantity.map { ShownFigures.quantity($0, part.unit) }
      return [what, quantity, percent(part.share)].compactMap { $0 }.joined(separator: ", ")
    }
    let all = first.share == .one
    let sums = Words.list(answer.decisive.map { $0.amount.dollars })
    return "What decides it: \(parts.joined(separator: "; then "))"
      + (all ? " of the list price." : " of the list price (\(sums)).")
  }

  /// Returns a share in percent, never rounded to nothing or to everything.
  static func percent(_ share: Quantity) -> String {
    if share.isZero { return "0%" }
    if share == .one { return "100%" }
    guard let hundred = try? share * 100 else { return "100%" }
    let text = hundred.formatted(places: 0)
    if text == "0" { return "<1%" }
    return text == "100" ? ">99%" : text + "%"
  }

  // MARK: What students use

  private static func student(
    _ student: BudgetAnswer.Student
  ) throws(ArithmeticError) -> String {
    let each =
      student.students == 1
      ? "The student" : "Each of the \(Quantity(student.students).grouped) students"
    guard student.hasAccount else {
      let pays =
        student.toPay == student.used ? "" : ", of which \(student.toPay.dollars) is to pay"
      return
        "For each of \(Wording.count(student.students, "student")) that is \(student.used.dollars)\(pays)."
    }
    guard let credit = student.credit, let share = student.share else {
      return student.toPay == student.used
        ? "\(each) uses and pays \(student.used.dollars) in an account of their own."
        : "\(each) uses \(student.used.dollars) in an account of their own, and pays \(student.toPay.dollars)."
    }
    let used =
      "\(each) uses \(student.paidByCredits.dollars) of \(credit.dollars) of credit (\(percent(share)))"
    guard let day = student.usedUp, !student.toPay.isZero else {
      let pays = student.toPay.isZero ? "" : ", and pays \(student.toPay.dollars) beside it"
      return "\(used)\(pays); \(try remains(credit, student.paidByCredits, student.lapsed))."
    }
    return
      "\(used): it is used up about \(day), and \(student.toPay.dollars) is for each to pay."
  }
}
