import Money
import Prices

/// The format's fields outside the services.
///
/// The JSON Schema and the documentation are generated from these declarations too.
public enum ScenarioFields {
  private static func field(
    _ name: String, _ kind: FieldKind, required: Bool = false, unit: String? = nil,
    default text: String? = nil, _ help: String
  ) -> FieldDeclaration {
    FieldDeclaration(
      name: name, kind: kind, isRequired: required, unit: unit, help: help, defaultText: text)
  }

  /// Chosen so that even a million students' credits can be added up exactly.
  private static let creditAmount = FieldKind.number(.zero...Quantity(100_000_000))
  private static let amount = FieldKind.number(.zero...Quantity(1_000_000_000))

  /// The longest plan: ten years.
  static let longestPlan = (months: 120, weeks: 522, days: 3653)

  /// The keys of the scenario itself.
  public static let scenario: [FieldDeclaration] = [
    field("title", .text, required: true, "the heading of every report"),
    field("description", .text, "one paragraph under the title"),
    field(
      "provider", .choice(Provider.allCases.map(\.rawValue)), default: "aws", "whose cloud it is"),
    field("region", .text, "the provider's region code, for resources that have none of their own"),
    field("start", .date, default: "an undated plan", "the first day of the plan"),
    field("months", .integer(1...longestPlan.months), unit: "month", "the length in months"),
    field(
      "weeks", .integer(1...longestPlan.weeks), unit: "week", "the length in weeks of 168 hours"),
    field("days", .integer(1...longestPlan.days), unit: "day", "the length in days of 24 hours"),
    field(
      "month_hours", .monthHours, unit: "hour", default: "730",
      "hours of a planning month, or \"calendar\" for real months (needs start)"),
    field("prices_as_of", .date, default: "the newest catalog", "price everything as on this date"),
    field(
      "free_tier", .choice(["eligible", "none"]), default: "eligible",
      "whether to deduct what the account gets free"),
    field("account", .object(account), "the account, or each student's"),
    field(
      "accounts", .object(accounts), "an account with each provider, where 'account' is not enough"),
    field("credits", .list(credit, minimum: 0), "money that pays before you do"),
    field("cohort", .object(cohort), "the class"),
    field("limit_usd", amount, unit: "USD", "the money there is"),
    field("left_on", .object(leftOn), "how often a session of any resource ends with it running"),
    field("allow", .words([]), "ids of remarks on what is meant to be so: they are not shown"),
    field("resources", .resources, required: true, "what is bought"),
  ]

  private static let probability = field(
    "probability", .number(.zero...Quantity(1)), required: true, "how often it happens, from 0 to 1"
  )

  static let leftOn: [FieldDeclaration] = [
    probability,
    field(
      "hours", .number(.zero...Quantity(744)), required: true, unit: "hour",
      "how long it then goes on running"),
  ]

  static let forgotten: [FieldDeclaration] = [
    probability,
    field(
      "days", .number(.zero...Quantity(366)), required: true, unit: "day",
      "how long it stays, running, after its end"),
  ]

  private static let amountNeeded = FieldKind.number(.zero...Quantity(100_000))

  static let needs: [FieldDeclaration] = [
    field("vcpu", amountNeeded, "the processors it needs"),
    field("memory_gb", amountNeeded, unit: "GB", "the memory it needs"),
    field("gpu", amountNeeded, "the graphics processors it needs"),
    field("arch", .choice(["x86_64", "arm64", "any"]), "the processors its software runs on"),
    field("regions", .words([]), "the regions it may be in"),
    field("interruptible", .flag, default: "false", "whether it may be taken away at any moment"),
  ]

  /// Keys that a range may have in addition to its numbers.
  static let rangeExtras: [FieldDeclaration] = [
    field(
      "confidence", .number(.one...Quantity(99)), unit: "percent",
      "how many of 100 outcomes lie between low and high"),
    field("together", .text, "a name: ranges of one name rise and fall together"),
  ]

  static let account: [FieldDeclaration] = [
    field(
      "opened", .date,
      "when the account was opened: decides the 12-month offers and the sign-up credit"),
    field(
      "plan", .choice(["free", "paid", Account.studentPlan]), default: "paid",
      "the plan of an AWS account opened since 2025-07-15, or Azure's for students"),
    field(
      "earned_credits_usd", .number(.zero...Quantity(100)), unit: "USD",
      "what such an account has earned beyond the $100 for signing up"),
  ]

  static let accounts: [FieldDeclaration] = Provider.allCases.map { provider in
    field(provider.rawValue, .object(account), "the account with \(provider.rawValue)")
  }

  static let credit: [FieldDeclaration] = [
    field("name", .text, required: true, "the name of the credit"),
    field("amount_usd", creditAmount, required: true, unit: "USD", "how much there is"),
    field("expires", .date, "the last day whose usage it pays"),
    field("services", .words([]), default: "all", "the services it may pay"),
  ]

  static let cohort: [FieldDeclaration] = [
    field(
      "students", .integer(1...1_000_000), required: true, unit: "student",
      "how many students there are"),
    field(
      "accounts", .choice(Cohort.Accounts.allCases.map(\.rawValue)), required: true,
      "whether each student has an account or all share one"),
  ]

  private static let hour = FieldKind.quantity(.zero...Quantity(100_000))

  /// The keys that every resource may have.
  public static let resource: [FieldDeclaration] = [
    field("name", .text, default: "service and position", "a unique name"),
    field("service", .text, required: true, "the service, such as 'ec2'"),
    field(
      "provider", .choice(Provider.allCases.map(\.rawValue)), default: "the scenario's",
      "whose cloud it is in"),
    field("region", .text, default: "the scenario's", "the provider's region code"),
    field("count", .integer(1...1_000_000), default: "1", "how many of them"),
    field("hours_per_month", hour, unit: "hour", "how long it runs in a month"),
    field("hours_per_week", hour, unit: "hour", "how long it runs in a week"),
    field("hours_per_day", hour, unit: "hour", "how long it runs in a day"),
    field("hours", hour, unit: "hour", "how long it runs in all"),
    field(
      "from", .moment, default: "the first day of the plan",
      "the first day, or moment in UTC, at which it exists (needs start)"),
    field(
      "until", .moment, default: "the end of the plan",
      "the first day, or moment in UTC, at which it no longer exists (needs start)"),
    field("tags", .tags, "your own marks, to group reports by"),
    field(
      "match", .tags,
      "what of a bill is this: account, region, service, usage_type, resource, tag:KEY"),
    field("shared", .flag, default: "false", "in a class: one for all rather than one a student"),
    field("left_on", .object(leftOn), "how often a session ends with it left running"),
    field("forgotten", .object(forgotten), "how often nobody deletes it at its end"),
    field("needs", .object(needs), "what must hold when cheaper ways are looked for"),
    field("allow", .words([]), "ids of remarks on what is meant to be so: they are not shown"),
  ]

  /// The hours that there are in the spans of schedules whose length never varies.
  package static let longestSchedules = ["hours_per_week": 168, "hours_per_day": 24]

  /// The fields that state a schedule, of which a resource has one at most.
  package static let scheduleNames = [
    "hours_per_month", "hours_per_week", "hours_per_day", "hours",
  ]
}
