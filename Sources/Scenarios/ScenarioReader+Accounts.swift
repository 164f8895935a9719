import Money
import Prices

/// The accounts that a plan is billed to.
extension ScenarioReader {
  func accounts(
    _ values: FieldValues, _ reader: inout FieldReader
  ) -> [Provider: Account] {
    guard let fields = values.object("accounts") else { return [:] }
    var accounts: [Provider: Account] = [:]
    for provider in Provider.allCases {
      if let object = fields.object(provider.rawValue) {
        accounts[provider] = account(object, of: provider, &reader)
      }
    }
    return accounts
  }

  func account(
    _ values: FieldValues?, of provider: Provider, _ reader: inout FieldReader
  ) -> Account {
    guard let fields = values else { return Account() }
    if fields.text("plan") == Account.studentPlan, provider != .azure {
      reader.problems.add(
        at: fields.position(of: "plan"), "only Azure has an account for students",
        hints: [
          "with others, money for a course stands in 'credits'; "
            + "an account with Azure has a place of its own, 'accounts': { \"azure\": … }"
        ])
    }
    checkPlan(fields, of: provider, &reader)
    if provider != .aws {
      if fields.isWritten("earned_credits_usd") {
        reader.problems.add(
          at: fields.position(of: "earned_credits_usd"),
          "'earned_credits_usd' is of an account with AWS, this one is with \(provider.rawValue)",
          hints: ["an account with AWS has a place of its own: 'accounts': { \"aws\": … }"])
      }
      return Account(opened: fields.date("opened"), plan: fields.text("plan") ?? "paid")
    }
    // Earlier accounts have no plan and earn nothing: if the field were accepted, offers and money
    // would be missing without a word.
    let opened = fields.date("opened")
    let isLater = opened.map { $0 >= Account.plansSince } ?? false
    if !isLater, opened != nil || !fields.isWritten("opened"),
      let earned = fields.money("earned_credits_usd"), !earned.isZero
    {
      reader.problems.add(
        at: fields.position(of: "earned_credits_usd"),
        "'earned_credits_usd' needs an account that was opened on 2025-07-15 or later",
        hints: opened == nil ? ["'opened' says when it was"] : [])
    }
    return Account(
      opened: fields.date("opened"), plan: fields.text("plan") ?? "paid",
      earnedCredits: fields.money("earned_credits_usd") ?? .zero)
  }

  /// Reports a plan that the account cannot have, or of which nothing follows: what a plan gives
  /// begins with the day on which the account was opened.
  private func checkPlan(
    _ fields: FieldValues, of provider: Provider, _ reader: inout FieldReader
  ) {
    guard let plan = fields.text("plan"), plan != "paid" else { return }
    let opened = fields.date("opened")
    let isUnknown = !fields.isWritten("opened")
    switch (plan, provider) {
    case ("free", .aws):
      guard isUnknown || opened.map({ $0 < Account.plansSince }) ?? false else { return }
      reader.problems.add(
        at: fields.position(of: "plan"),
        "the free plan needs an account that was opened on 2025-07-15 or later",
        hints: isUnknown
          ? ["'opened' says when it was; without it only what every account has is deducted"]
          : ["earlier accounts have the 12-month offers instead, and no plan to choose"])
    case ("free", _):
      reader.problems.add(
        at: fields.position(of: "plan"), "only AWS has a free plan to choose",
        hints: ["what an account with others has free follows from the day it was 'opened'"])
    case (Account.studentPlan, .azure) where isUnknown:
      reader.problems.add(
        at: fields.position(of: "plan"),
        "the money of a student's account needs the day on which it was 'opened'",
        hints: ["it lasts for 12 months from that day"])
    default: return
    }
  }
}
