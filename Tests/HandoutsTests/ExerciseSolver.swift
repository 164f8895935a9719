import Billing
import Handouts
import Money
import Prices
import Scenarios

/// Solves exercises as a reader would: from the words alone, by pricing a plan or with floating
/// point.
///
/// It has no access to the generator's own numbers.
struct ExerciseSolver {
  let exercise: Exercise

  var question: String { exercise.question }

  /// Returns the answer; nil for an unknown kind.
  func answer() throws -> String? {
    switch exercise.kind {
    case "hours-to-dollars":
      let hours = try number(before: "hours a week") * number(before: "weeks")
      return try plan(
        "\"months\": 24", "ec2",
        "\"instance_type\": \"\(try type())\", \"count\": \(Int(try number(before: "students"))), \"hours\": \(Int(hours)), \"public_ipv4\": 0"
      ).totals.list.dollars
    case "tiers":
      return try plan(
        "\"months\": 1", "data_transfer",
        "\"monthly_outbound_internet_gb\": \(Int(try number(before: "GB to the internet")))"
      ).totals.list.dollars
    case "shared-free-pool":
      let (servers, days) = (try number(before: "such servers"), try number(before: "days"))
      return try plan(
        "\"start\": \"2025-03-01\", \"months\": 1, \"month_hours\": \(Int(days) * 24), \"account\": {\"opened\": \"2025-01-01\"}",
        "ec2", "\"instance_type\": \"t2.micro\", \"count\": \(Int(servers)), \"public_ipv4\": 0",
        free: true
      ).totals.total.dollars
    case "gb-seconds": return try functionSeconds()
    case "stopped-server":
      return try plan(
        "\"months\": 1", "ec2",
        "\"instance_type\": \"\(try type())\", \"hours\": \(Int(try number(before: "hours only"))), \"public_ipv4\": 0, \"volumes\": [{\"volume_type\": \"gp3\", \"size_gb\": \(Int(try number(before: "GB (gp3)")))}]"
      ).totals.list.dollars
    case "spot-saving":
      let hours = try number(before: "server") * number(before: "hours each")
      let prices = try exercise.given.map { try Self.price(in: $0) }
      return dollars(hours * (prices[0] - prices[1]))
    case "price-per-vcpu": return try cheapestProcessor()
    case "which-is-cheaper": return try cheaperWay()
    case "credit-runs-out": return try weekOfTheEnd()
    case "find-the-error": return try corrected()
    case "units-to-dollars": return try units()
    case "left-for-days":
      return dollars(
        try number(before: "people") * number(before: "days") * 24
          * Self.price(in: exercise.given[0]))
    default: return nil
    }
  }

  // MARK: Kinds

  private func functionSeconds() throws -> String {
    let calls = try number(before: "million times") * 1_000_000
    let budget = try plan(
      "\"months\": 1, \"account\": {\"opened\": \"2025-01-01\"}", "lambda",
      "\"memory_mb\": \(Int(try number(before: "MB of memory"))), \"monthly_requests\": \(Int(calls)), \"request_duration_ms\": \(Int(try number(before: "ms.")))",
      free: true)
    let due = try zip(budget.charges, budget.afterFreeTier)
      .filter { $0.0.usage.key.meter == "Lambda-GB-Second" }.map { try $0.1.sum() }
    return try due.sum().dollars
  }

  private func cheapestProcessor() throws -> String {
    let each = try exercise.given.map { line in
      (
        name: String(line.prefix { $0 != ":" }),
        price: try Self.price(in: line) / (try Self.number(before: "vCPU", in: line))
      )
    }
    let least = each.min { $0.price < $1.price }
    return least?.name ?? ""
  }

  private func cheaperWay() throws -> String {
    let costs = try exercise.given.map { line in
      try Self.number(before: "server", in: line) * Self.number(before: "hours each", in: line)
        * Self.price(in: line)
    }
    return "\(costs[0] < costs[1] ? "A" : "B"), by \(dollars(abs(costs[0] - costs[1])))"
  }

  private func weekOfTheEnd() throws -> String {
    var left = try Self.price(in: question)
    let week =
      try number(before: "server") * number(before: "hours a week")
      * Self.price(in: exercise.given[0])
    var weeks = 0
    while left > 1e-9 {
      left -= week
      weeks += 1
    }
    return String(weeks)
  }

  private func units() throws -> String {
    let given = exercise.given[0]
    let words = given.split(separator: " ").map(String.init)
    let per = Double(
      (words.firstIndex(of: "for").map { words[$0 + 1] } ?? "").replacing(",", with: ""))
    guard let start = question.firstRange(of: "What do ") else { throw Unreadable(text: question) }
    let count = question[start.upperBound...].prefix { $0 != " " }.replacing(",", with: "")
    guard let units = Double(count) else { throw Unreadable(text: question) }
    return dollars(units / (per ?? 1) * (try Self.price(in: given)))
  }

  private func corrected() throws -> String {
    if question.contains("$750") {
      let months = try number(before: "month")
      return dollars(750 * months * (try Self.price(in: exercise.given[0])))
    }
    if question.contains("cents") {
      return dollars(try number(before: "cents") * number(before: "hours really"))
    }
    if question.contains("Snapshots") {
      return dollars(
        try Self.price(in: question) / 10 * number(before: "GB really") * number(before: "month"))
    }
    return dollars(
      try number(before: "gateways really") * number(before: "days") * 24
        * Self.price(in: exercise.given[0]))
  }

  // MARK: Plans

  private func plan(
    _ span: String, _ service: String, _ fields: String, free: Bool = false
  ) throws -> Budget {
    let text = """
      {"title": "x", "region": "us-east-1", "free_tier": "\(free ? "eligible" : "none")", \(span),
       "resources": [{"name": "x", "service": "\(service)", \(fields)}]}
      """
    return try HandoutPlan.estimator.estimate(try HandoutPlan.scenario(text))
  }

  // MARK: Words

  private func type() throws -> String {
    guard let start = question.firstRange(of: "of type ") else { throw Unreadable(text: question) }
    return String(question[start.upperBound...].prefix { !" ,".contains($0) })
  }

  private func number(before words: String) throws -> Double {
    try Self.number(before: words, in: question)
  }

  /// Returns the last number before some words that is not preceded by a letter.
  static func number(before words: String, in text: String) throws -> Double {
    for range in text.ranges(of: " \(words)") {
      let word = text[..<range.lowerBound].split(whereSeparator: { " (“$".contains($0) }).last ?? ""
      if let number = Double(word.replacing(",", with: "")) { return number }
    }
    throw Unreadable(text: "\(words) in \(text)")
  }

  /// Returns the last figure after a dollar sign, except those after “about”.
  static func price(in text: String) throws -> Double {
    let digits = text.split(separator: "$", omittingEmptySubsequences: false).dropFirst().last?
      .prefix { "0123456789.,".contains($0) }
    var number = String(digits ?? "").replacing(",", with: "")
    while number.last == "." { number.removeLast() }
    guard let price = Double(number) else { throw Unreadable(text: text) }
    return price
  }

  private func dollars(_ amount: Double) -> String {
    // A tiny amount makes up for binary rounding of half a cent.
    let cents = Int((amount * 100 + 1e-6).rounded())
    let text =
      cents == 0 ? "000" : cents < 10 ? "00\(cents)" : cents < 100 ? "0\(cents)" : "\(cents)"
    return (try? Money("\(text.dropLast(2)).\(text.suffix(2))"))?.dollars ?? text
  }

  struct Unreadable: Error {
    var text: String
  }
}
