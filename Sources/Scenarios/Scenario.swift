public import Dates
public import Money
public import Prices

/// A plan for the cloud, as the user wrote it; checked, but not yet priced.
public struct Scenario: Sendable {
  /// The heading of every report.
  public var title: String
  /// One paragraph under it.
  public var description: String?
  /// Whose cloud it is for.
  public var provider: Provider
  /// The first day; nil for an undated plan.
  public var start: CalendarDate?
  /// How long it lasts.
  public var length: PlanLength
  /// Hours of a planning month; nil for the months of the calendar.
  public var monthHours: Quantity?
  /// Everything is priced as on this date; nil for the newest prices.
  public var pricesAsOf: CalendarDate?
  /// Whether free-tier offers are deducted.
  public var appliesFreeTier: Bool
  /// The account, or each student's, wherever `accounts` says nothing else.
  public var account: Account
  /// The accounts with single providers, or each student's.
  public var accounts: [Provider: Account] = [:]
  /// Money that pays before the user does.
  public var credits: [Credit]
  /// The class, if it is a plan for one.
  public var cohort: Cohort?
  /// The money there is.
  public var limit: Money?
  /// What was read otherwise than as it stands, a sentence each.
  public var notes: [String] = []
  /// How often a session of any resource ends with it left running.
  public var leftOn: LeftOn?
  /// The ids of remarks that are not shown.
  public var allowed: [String] = []
  /// What is bought.
  public var resources: [Resource]
  /// The values of the plan's own fields, with their places in the text.
  public var fields: FieldValues

  /// A plan of its parts; the rest has the format's defaults and can be set afterwards.
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

  /// The account with a provider, or each student's.
  public func account(of provider: Provider) -> Account { accounts[provider] ?? account }

  /// The latest day on which an account is opened; nil when the plan names none.
  public var latestOpening: CalendarDate? {
    ([account] + accounts.values).compactMap(\.opened).max()
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

/// What decides which offers an account has.
public struct Account: Sendable, Hashable {
  /// The first day on which AWS gave new accounts a plan and credits in place of the twelve-month
  /// offers: 2025-07-15.
  public static let plansSince = CalendarDate(dayNumber: 20_284)

  /// The plan of an account that a student has by being one, with money in place of what others
  /// get for signing up.
  public static let studentPlan = "students"

  /// When it was opened; nil when the plan does not say.
  public var opened: CalendarDate?
  /// `free` or `paid`, which matters with AWS since 2025-07-15, or `students`, which Azure has.
  public var plan: String
  /// What it has earned beyond the credit for signing up.
  public var earnedCredits: Money

  /// An account; a paid one that nothing is known of, unless said otherwise.
  public init(opened: CalendarDate? = nil, plan: String = "paid", earnedCredits: Money = .zero) {
    self.opened = opened
    self.plan = plan
    self.earnedCredits = earnedCredits
  }
}

/// Money that pays before the user does.
public struct Credit: Sendable, Hashable {
  /// Its name in reports.
  public var name: String
  /// How much there is, in US dollars.
  public var amount: Money
  /// The last day whose usage it pays; nil when it does not expire.
  public var expires: CalendarDate?
  /// The services it may pay; empty for all.
  public var services: [String]

  /// A credit of its parts.
  public init(name: String, amount: Money, expires: CalendarDate? = nil, services: [String] = []) {
    self.name = name
    self.amount = amount
    self.expires = expires
    self.services = services
  }
}

/// A class.
public struct Cohort: Sendable, Hashable {
  /// Who has the accounts.
  public enum Accounts: String, Sendable, CaseIterable {
    /// Each student has one, with a free tier and each credit.
    case individual
    /// All share one, with one free tier and one of each credit.
    case shared
  }

  /// How many students there are.
  public var students: Int
  /// Who has the accounts.
  public var accounts: Accounts

  /// A class of its parts.
  public init(students: Int, accounts: Accounts) {
    self.students = students
    self.accounts = accounts
  }
}

/// Something that is bought.
public struct Resource: Sendable {
  /// The name, unique in the plan.
  public var name: String
  /// The service, by the format's name.
  public var service: String
  /// Whose service it is.
  public var provider: Provider
  /// The provider's region code.
  public var region: String
  /// How many of them.
  public var count: Int
  /// How long it runs.
  public var schedule: Schedule
  /// When it begins to exist; nil for the plan's first day.
  public var from: Moment?
  /// When it no longer exists; nil for the end of the plan.
  public var until: Moment?
  /// The user's own marks.
  public var tags: [String: String]
  /// What of a bill is this resource, by `account`, `region`, `service`, `usage_type`, `resource` and
  /// `tag:…`; empty where name, tags and meters tell.
  public var match: [String: String]
  /// In a class: one for all rather than one a student.
  public var isShared: Bool
  /// How often a session ends with it left running; nil for the plan's own.
  public var leftOn: LeftOn?
  /// How often nobody deletes it at its end.
  public var forgotten: Forgotten?
  /// What must hold when cheaper ways are looked for.
  public var needs: Needs?
  /// The ids of remarks on it that are not shown.
  public var allowed: [String] = []
  /// The values of the service's fields.
  public var fields: FieldValues

  /// A resource; always on, one of it, unless set otherwise afterwards.
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

/// How long a resource runs.
public enum Schedule: Sendable, Hashable {
  /// As long as it exists.
  case always
  /// So many hours a month.
  case perMonth(RangedQuantity)
  /// So many hours a week.
  case perWeek(RangedQuantity)
  /// So many hours a day.
  case perDay(RangedQuantity)
  /// So many hours in all.
  case total(RangedQuantity)

  /// The key that states it; nil when it is always on.
  public var key: String? {
    switch self {
    case .always: return nil
    case .perMonth: return "hours_per_month"
    case .perWeek: return "hours_per_week"
    case .perDay: return "hours_per_day"
    case .total: return "hours"
    }
  }

  /// The hours, by whatever they are counted; nil when it is always on.
  public var hours: RangedQuantity? {
    switch self {
    case .always: return nil
    case .perMonth(let hours), .perWeek(let hours), .perDay(let hours), .total(let hours):
      return hours
    }
  }
}
