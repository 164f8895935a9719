import PriceFixtures

@testable import Analysis

/// A plan of a few resources, generated from random numbers.
struct RandomPlan {
  let sample: ForecastCase
  /// The same plan with numbers between their ends, which all move together.
  let ranged: ForecastCase
  private let make: (Double) -> ForecastCase

  init(seed: Int) {
    var random = RandomNumbers(seed: UInt64(seed) &+ 77, draw: 5)
    func pick(_ count: Int) -> Int { min(Int(random.next() * Double(count)), count - 1) }
    let shapes = [
      #"{ "name": "%", "service": "ec2", "instance_type": "t3.large", "hours_per_week": #40 }"#,
      #"{ "name": "%", "service": "ec2", "instance_type": "t3.large", "operating_system": "windows", "count": 3, "hours_per_day": #7, "volumes": [ { "volume_type": "gp3", "size_gb": #90 } ] }"#,
      #"{ "name": "%", "service": "s3", "storage_gb": #60000, "monthly_tier_1_requests": #90000 }"#,
      #"{ "name": "%", "service": "data_transfer", "monthly_outbound_internet_gb": #20000 }"#,
      #"{ "name": "%", "service": "lambda", "monthly_requests": #4000000, "request_duration_ms": #300, "memory_mb": 512 }"#,
      #"{ "name": "%", "service": "ebs", "volume_type": "gp3", "size_gb": #500, "iops": 5000 }"#,
      #"{ "name": "%", "service": "custom", "unit_price_usd": 3, "quantity": #12 }"#,
    ]
    let chosen = (0...(1 + pick(5))).map { (shapes[pick(shapes.count)], random.next(), $0) }
    let account = [
      "", #", "account": { "opened": "2026-08-20" }"#, #", "free_tier": "none""#,
    ][pick(3)]
    let credits = [
      "", #", "credits": [ { "name": "c", "amount_usd": 40, "expires": "2026-10-12" } ]"#,
      #", "credits": [ { "name": "c", "amount_usd": 90, "services": [ "ec2" ] }, { "name": "d", "amount_usd": 25 } ]"#,
    ][pick(3)]
    let cohort = [
      "", #", "cohort": { "students": 7, "accounts": "individual" }"#,
      #", "cohort": { "students": 7, "accounts": "shared" }"#,
    ][pick(3)]
    let length = [#""months": 4"#, #""weeks": 11"#, #""days": 40"#][pick(3)]
    let plan = #"\#(length), "start": "2026-09-10"\#(account)\#(credits)\#(cohort)"#
    func text(_ number: (Int) -> String) -> ForecastCase {
      let resources = chosen.map { shape, scale, index in
        var text = ""
        let parts = shape.replacing("%", with: "r\(index)").split(
          separator: "#", omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
          if place == 0 {
            text += part
            continue
          }
          let digits = part.prefix { $0.isNumber }
          text +=
            number(max(1, Int(Double(digits).map { $0 * scale } ?? 1)))
            + part.dropFirst(digits.count)
        }
        return text
      }
      return ForecastCase(
        plan: plan, resources: resources.joined(separator: ", "),
        offers: FixtureBook.standardOffers)
    }
    sample = text { String($0) }
    ranged = text {
      #"{ "low": \#($0), "likely": \#($0 * 2), "high": \#($0 * 3), "together": "t" }"#
    }
    make = { share in text { String(share == 0 ? $0 : $0 * 3) } }
  }

  /// The plan with all numbers at their low end, 0, or their high end, 1.
  func at(_ share: Double) -> ForecastCase { make(share) }
}
