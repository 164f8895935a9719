package import Analysis
import Billing
package import Money

/// The wording of forecasts, the same in all formats.
package enum ForecastText {
  /// Returns dollars with cents.
  package static func dollars(_ amount: Double) -> String {
    money(amount).dollars
  }

  /// Returns dollars, without cents for large amounts.
  static func round(_ amount: Double) -> String {
    amount.magnitude < 100 ? dollars(amount) : String(dollars(amount.rounded()).dropLast(3))
  }

  private static func money(_ amount: Double) -> Money {
    guard amount.isFinite, amount.magnitude < 1e14 else { return .zero }
    return Money(scaled: Int128((amount * 100).rounded()) * 10_000_000_000_000_000_000_000)
  }

  /// Returns a number with a number of decimals, for programs.
  static func number(_ value: Double, places: Int) -> String {
    guard value.isFinite, value.magnitude < 1e14 else { return "0" }
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = Int((value.magnitude * factor).rounded())
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 && scaled != 0 ? "-" : ""
    let whole = padded.dropLast(places)
    return places == 0 ? sign + padded : "\(sign)\(whole).\(padded.suffix(places))"
  }

  /// Returns a probability as a number of cases in 100.
  package static func chance(_ probability: Double) -> String {
    switch probability {
    case 0: "never"
    case 1: "always"
    case ..<0.01: "in less than 1 of 100 terms"
    case 0.99...: "in more than 99 of 100 terms"
    default: "in \(Int((probability * 100).rounded())) of 100 terms"
    }
  }

  /// Returns a share in percent.
  static func percent(_ share: Double) -> String {
    switch share {
    case 0: "0%"
    case ..<0.01: "<1%"
    case 1: "100%"
    case 0.99...: ">99%"
    default: "\(Int((share * 100).rounded()))%"
    }
  }

  /// Returns the first statement of a forecast: the amount to ask for.
  package static func ask(_ forecast: Forecast) -> String {
    let sum = (forecast.ask - 1e-9).rounded(.up)
    let whole = String(dollars(max(sum, 0)).dropLast(3))
    return
      "Ask for \(whole): it is enough in \(forecast.options.confidence) of 100 terms."
  }

  /// Whether all terms come to the same, to the cent, and to what the budget says.
  static func isCertain(_ forecast: Forecast, _ total: Money) -> Bool {
    dollars(forecast.paid.p50) == total.dollars
      && [forecast.used, forecast.paid].allSatisfy { spread in
        [spread.p10, spread.p90, spread.mean].allSatisfy { abs($0 - spread.p50) < 0.005 }
      }
  }

  /// Returns between which sums the use is, for readers of a single sentence; nil where all terms use
  /// the same.
  ///
  /// `students`: the number of students in the class; nil without a class.
  package static func band(_ forecast: Forecast, students: Int?) -> String? {
    let all = span(forecast.used)
    guard let all else { return nil }
    guard let students else { return "In 8 of 10 terms it uses \(all)." }
    let scale = 1 / Double(max(students, 1))
    let one = span(forecast.student?.used ?? forecast.used, forecast.student == nil ? scale : 1)
    return one.map { "In 8 of 10 terms each uses \($0), and the class \(all)." }
      ?? "In 8 of 10 terms the class uses \(all)."
  }

  private static func span(_ spread: Spread, _ scale: Double = 1) -> String? {
    let (low, high) = (round(spread.p10 * scale), round(spread.p90 * scale))
    return low == high ? nil : "\(low) to \(high)"
  }

  /// Returns how often the credits are used up, as sentences.
  package static func credits(_ forecast: Forecast) -> [String] {
    forecast.credits.map { credit in
      let whose = credit.isOfStudents ? "a student's " : ""
      return
        "In the forecast, \(whose)\(credit.name) is \(happens("used up", credit.probability))\(by(credit.moments))."
    }
  }

  /// Returns how often the use is above the limit, as a sentence.
  package static func limitHolds(_ limit: Money, _ probability: Double) -> String {
    "In the forecast, \(limit.dollars) are \(happens("used up", probability))."
  }

  /// Returns the opening line: what to ask for, and what becomes of the money that there is.
  static func opening(_ forecast: Forecast) -> String {
    var clauses: [String] = []
    if let limit = forecast.limit, let over = forecast.overLimitProbability {
      clauses.append(
        "the limit of \(dollars(limit)) is \(happens(end(of: forecast), over))\(by(forecast.limitMoments))"
      )
    }
    for credit in forecast.credits.prefix(2) {
      let whose = credit.isOfStudents ? "a student's " : ""
      clauses.append(
        "\(whose)\(credit.name) is \(happens("used up", credit.probability))\(by(credit.moments))")
    }
    let ask = ask(forecast)
    return clauses.isEmpty
      ? ask : "\(ask.dropLast()); \(clauses.joined(separator: "; "))."
  }

  /// What becomes of a limit: one whose credits expire is used up before it is passed.
  static func end(of forecast: Forecast) -> String {
    forecast.endsBelowLimit ? "used up" : "passed"
  }

  private static func happens(_ what: String, _ probability: Double) -> String {
    switch probability {
    case 0: "never \(what)"
    case 1: "always \(what)"
    default: "\(what) \(chance(probability))"
    }
  }

  /// When, in one clause: by when half of the terms have, or one in ten.
  private static func by(_ moments: [Forecast.Moment?]) -> String {
    guard moments.count == 3 else { return "" }
    if let middle = moments[1] { return ", in half of all terms by \(middle.text)" }
    return moments[0].map { ", in one of ten by \($0.text)" } ?? ""
  }

  private static func by(all moments: [Forecast.Moment?]) -> String {
    var named: [String] = []
    for (index, share) in ["10", "50", "90"].enumerated() where index < moments.count {
      guard let moment = moments[index] else { continue }
      // Of shares with the same day, the largest says it.
      let next: Forecast.Moment? = index + 1 < moments.count ? moments[index + 1] : nil
      if next?.text != moment.text { named.append("\(share) of 100 terms by \(moment.text)") }
    }
    return named.isEmpty ? "" : ": in \(named.joined(separator: ", "))"
  }

  /// Returns when the limit is passed, where there is more to say than in the opening.
  static func limit(_ forecast: Forecast) -> String? {
    guard let limit = forecast.limit, forecast.limitMoments.count(where: { $0 != nil }) > 1
    else { return nil }
    return "When the \(dollars(limit)) are used up\(by(all: forecast.limitMoments))."
  }

  /// A verb with the word for a chance of none or of all.
  private static func passes(_ probability: Double, _ verb: String) -> String {
    probability == 0 || probability == 1 ? "\(chance(probability)) \(verb)" : verb
  }

  /// In how many terms, where it is neither none nor all.
  private static func terms(_ probability: Double) -> String {
    probability == 0 || probability == 1 ? "" : " \(chance(probability))"
  }

  /// What the likely values come to, without any draw.
  static func likely(_ budget: Budget) -> String {
    let totals = budget.totals
    let paid = totals.total == totals.list ? "" : ", of which you pay \(totals.total.dollars)"
    return
      "The budget of the likely values is exact: \(totals.list.dollars) at list price\(paid). What follows says how uncertain it is."
  }

  /// Returns what will become of a credit.
  static func credit(_ credit: Forecast.CreditOutcome) -> String {
    let whose = credit.isOfStudents ? ", in a student's account," : ""
    let what = "\(credit.name) (\(dollars(credit.amount)))\(whose)"
    if credit.probability == 0 { return "\(what) is never used up." }
    return "\(what) is \(happens("used up", credit.probability))\(by(all: credit.moments))."
  }

  /// Returns the result for the class's accounts.
  static func student(_ student: Forecast.StudentOutcome) -> [String] {
    [
      "One student uses up \(dollars(student.used.p10)) to \(dollars(student.used.p90)), \(dollars(student.used.p50)) in the middle.",
      paying(student.payingShare.p50, student.payingShare.p90),
    ]
  }

  /// Returns how many students have to pay, in the middle term and in one of ten.
  private static func paying(_ middle: Double, _ most: Double) -> String {
    if middle >= 1 { return "In the middle term every student has to pay something." }
    let first =
      middle <= 0
      ? "In the middle term no student has to pay"
      : "In the middle term \(percent(middle)) of the students have to pay something"
    if most <= 0 { return "In nine of ten terms no student has to pay." }
    if most >= 1 { return "\(first); in one of ten terms every student has." }
    if most == middle { return "\(first), and in nine of ten terms no more." }
    return "\(first); in one of ten terms more than \(percent(most)) have."
  }

  /// Returns which assumption to look into first.
  static func first(_ forecast: Forecast) -> [String] {
    var sentences: [String] = []
    if let most = forecast.influences.first {
      sentences.append(
        "Find out first: \(most.driver.label). It moves the mean by \(dollars(most.width)).")
    }
    if let decisive = forecast.decisive, let low = decisive.runsOutLow,
      let high = decisive.runsOutHigh, let money = forecast.money
    {
      let ends =
        switch money {
        case .limit: ends("the limit is", end(of: forecast), low, high)
        case .credits: ends("the credits are", "used up", low, high)
        case .students:
          "at its low end \(percent(low)) of the students run out of credit, at its high end \(percent(high))"
        }
      sentences.append(
        "Whether the money lasts depends most on \(decisive.driver.label): \(ends).")
    }
    return sentences
  }

  private static func ends(
    _ subject: String, _ what: String, _ low: Double, _ high: Double
  ) -> String {
    "at its low end \(subject) \(passes(low, what))\(terms(low)), at its high end \(passes(high, what))\(terms(high))"
  }

  /// Returns the sentence under every forecast.
  static func method(_ forecast: Forecast) -> String {
    "\(dollars(Double(forecast.options.draws)).dropFirst().dropLast(3)) terms were drawn with seed \(forecast.options.seed); the mean may be off by \(dollars(forecast.used.standardError)) (standard error). The budget of the likely values is exact; a forecast is not."
  }

  /// Returns the rows of the table of sums.
  static func sums(_ forecast: Forecast) -> [(label: String, spread: Spread)] {
    var rows = [
      ("Used up, before credits", forecast.used), ("To pay, after credits", forecast.paid),
    ]
    if let each = forecast.perStudent { rows.append(("To pay, a student", each)) }
    return rows
  }

  /// The names of the figures of a spread.
  static let columns = ["P10", "P50", "P80", "P90", "mean"]

  /// Returns the figures of a spread.
  static func figures(_ spread: Spread) -> [Double] {
    [spread.p10, spread.p50, spread.p80, spread.p90, spread.mean]
  }
}
