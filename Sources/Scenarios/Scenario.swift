public import Dates
public import Money
public import Prices

/// A cloud plan as the user wrote it: checked, but not yet priced.
public struct Scenario: Sendable {
  /// The heading of every report.
  public var title: String
  /// A paragraph below the heading.
  public var description: String?
  /// The provider whose cloud it is for.
  public var provider: Provider
  /// The first day; nil for an undated plan.
  public var start: CalendarDate?
  /// The length of the plan.
  public var length: PlanLength
  /// Hours of a planning month; nil for the months of the calendar.
  public var monthHours: Quantity?
  /// The date whose prices are used; nil for the newest prices.
  public var pricesAsOf: CalendarDate?
  /// Whether free-tier offers are deducted.
  public var appliesFreeTier: Bool
  /// The account, or each student's, unless `accounts` says otherwise.
  public var account: Account
  /// The accounts with single providers, or each student's.
  public var accounts: [Provider: Account] = [:]
  /// Money that is spent before the user's own.
  public var credits: [Credit]
  /// The class, if the plan is for one.
  public var cohort: Cohort?
  /// The money available.
  public var limit: Money?
  /// Notes on what was read differently from how it is written, a sentence each.
  public var notes: [String] = []
  /// How often a session ends with any resource left running.
  public var leftOn: LeftOn?
  /// The ids of remarks that are not shown.
  public var allowed: [String] = []
  /// What the plan buys.
  public var resources: [Resource]
  /// The values of the plan's own fields, with their positions in the text.
  public var fields: FieldValues

  /// Creates a plan from its parts; the rest has the format's defaults and can be set afterwards.
  public init(title: String, length: PlanLength, resources: [Resource]) {
    self.title = title
    self.length = length
    self.resources = resources
    provider = .aws
    monthHours = Quantity(730)
    appliesFreeTier = true
    account = Account()
    credits = []
    fields = FieldValues()
  }

  /// Returns the account with a provider, or each student's.
  public func account(of provider: Provider) -> Account { accounts[provider] ?? account }

  /// The latest day on which an account is opened; nil when the plan states none.
  public var latestOpening: CalendarDate? {
    var latest = account.opened
    for case let opened? in accounts.values.lazy.map({ $0.opened }) {
      latest = max(latest ?? opened, opened)
    }
    return latest
  }
}

/// The length of a plan.
public enum PlanLength: Sendable, Hashable {
  /// Months of the planning or calendar kind.
  case months(Int)
  /// Weeks of 168 hours.
  case weeks(Int)
  /// Days of 24 hours.
  case days(Int)

  /// The length in words, such as `3 months`.
  public var description: String {
    switch self {
    case .months(let count): return Words.count(count, "month")
    case .weeks(let count): return Words.count(count, "week")
    case .days(let count): return Words.count(count, "day")
    }
  }
}

/// The facts that decide which offers an account has.
public struct Account: Sendable, Hashable {
  /// The first day on which AWS gave new accounts a plan and credits instead of the twelve-month
  /// offers: 2025-07-15.
  public static let plansSince = CalendarDate(dayNumber: 20_284)

  /// The plan of an account that students are entitled to, with money instead of what others get
  /// for signing up.
  public static let studentPlan = "students"

  /// The day it was opened; nil when the plan does not say.
  public var opened: CalendarDate?
  /// `free` or `paid`, which matters with AWS since 2025-07-15, or `students`, which Azure has.
  public var plan: String
  /// The amount earned beyond the credit for signing up.
  public var earnedCredits: Money

  /// Creates an account; unless said otherwise, a paid one of unknown age.
  public init(opened: CalendarDate? = nil, plan: String = "paid", earnedCredits: Money = .zero) {
    self.opened = opened
    self.plan = plan
    self.earnedCredits = earnedCredits
  }
}

/// Money that is spent before the user's own.
public struct Credit: Sendable, Hashable {
  /// Its name in reports.
  public var name: String
  /// The amount in US dollars.
  public var amount: Money
  /// The last day whose usage it pays for; nil when it does not expire.
  public var expires: CalendarDate?
  /// The services it may pay for; empty for all.
  public var services: [String]

  /// Creates a credit from its parts.
  public init(name: String, amount: Money, expires: CalendarDate? = nil, services: [String] = []) {
    self.name = name
    self.amount = amount
    self.expires = expires
    self.services = services
  }
}

/// A class of students.
public struct Cohort: Sendable, Hashable {
  /// The way in which the accounts of a class are organised.
  public enum Accounts: String, Sendable, CaseIterable {
    /// Each student has one, with its own free tier and credits.
    case individual
    /// All students share one, with one free tier and one set of credits.
    case shared
  }

  /// The number of students.
  public var students: Int
  /// The way in which its accounts are organised.
  public var accounts: Accounts

  /// Creates a class from its parts.
  public init(students: Int, accounts: Accounts) {
    self.students = students
    self.accounts = accounts
  }
}

/// Something that a plan buys.
public struct Resource: Sendable {
  /// The name, unique in the plan.
  public var name: String
  /// The service, by the format's name.
  public var service: String
  /// The provider of the service.
  public var provider: Provider
  /// The provider's region code.
  public var region: String
  /// The number of them.
  public var count: Int
  /// The time for which it runs.
  public var schedule: Schedule
  /// The moment it begins to exist; nil for the plan's first day.
  public var from: Moment?
  /// The moment it ceases to exist; nil for the end of the plan.
  public var until: Moment?
  /// The user's own tags.
  public var tags: [String: String]
  /// The entries of a bill that belong to this resource, by `account`, `region`, `service`,
  /// `usage_type`, `resource` and `tag:…`; empty where name, tags and meters are enough to tell.
  public var match: [String: String]
  /// Whether a class shares one, instead of having one for each student.
  public var isShared: Bool
  /// How often a session ends with it left running; nil for the plan's own setting.
  public var leftOn: LeftOn?
  /// How often nobody deletes it at its end.
  public var forgotten: Forgotten?
  /// The requirements that must be met when cheaper ways are looked for.
  public var needs: Needs?
  /// The ids of remarks on it that are not shown.
  public var allowed: [String] = []
  /// The values of the service's fields.
  public var fields: FieldValues

  /// Creates a resource; by default a single one that is always on.
  public init(
    name: String, service: String, provider: Provider, region: String,
    fields: FieldValues = FieldValues()
  ) {
    self.name = name
    self.service = service
    self.provider = provider
    self.region = region
    self.fields = fields
    count = 1
    schedule = .always
    tags = [:]
    match = [:]
    isShared = false
  }
}

/// The time for which a resource runs.
public enum Schedule: Sendable, Hashable {
  /// Whenever it exists.
  case always
  /// A number of hours a month.
  case perMonth(RangedQuantity)
  /// A number of hours a week.
  case perWeek(RangedQuantity)
  /// A number of hours a day.
  case perDay(RangedQuantity)
  /// A total number of hours.
  case total(RangedQuantity)

  /// The key that states the schedule; nil when it is always on.
  public var key: String? {
    switch self {
    case .always: return nil
    case .perMonth: return "hours_per_month"
    case .perWeek: return "hours_per_week"
    case .perDay: return "hours_per_day"
    case .total: return "hours"
    }
  }

  /// The hours, whatever period they are counted by; nil when it is always on.
  public var hours: RangedQuantity? {
    switch self {
    case .always: return nil
    case .perMonth(let hours), .perWeek(let hours), .perDay(let hours), .total(let hours):
      return hours
    }
  }
}
