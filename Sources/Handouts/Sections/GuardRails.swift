import Dates
import Billing
import Money
import Prices
import Reports
import Scenarios

/// What keeps a slip from becoming a bill: the alarm and at what amount, a budget, the things to do
/// at the end.
struct GuardRails {
  let pricing: Repricing
  /// The amount of the alarm, in whole dollars, of one account and calendar month.
  let alarm: Money
  /// What the dearest month of such an account costs after the free tier.
  let dearest: Money

  /// Sets the alarm above the dearest month of an account, as planned.
  ///
  /// Below that it would ring without need. Credits do not lower it: they are to last.
  init(_ pricing: Repricing) throws {
    self.pricing = pricing
    var dearest = Money.zero
    let budget = pricing.budget
    let isIndividual = pricing.scenario.cohort?.accounts == .individual
    for month in budget.period.months.indices {
      var sum = Money.zero
      for (charge, due) in zip(budget.charges, budget.afterFreeTier)
      where charge.usage.account == (isIndividual ? .student : .common) {
        sum = try sum + due[month]
      }
      dearest = max(dearest, sum)
    }
    self.dearest = dearest
    let one = try Money("1")
    alarm = max(dearest.rounded(to: 0, .up), one)
  }

  private var account: String {
    pricing.scenario.cohort?.accounts == .individual ? "of one student's account" : "of the account"
  }

  /// The alarm's amount as commands take it.
  var threshold: String { alarm.fixed(places: 0) }

  func section() -> Section {
    guard pricing.scenario.provider == .aws else {
      return Section(id: "guard-rails", title: "Guard rails", blocks: reminders)
    }
    var blocks: [Block] = [
      .paragraph(
        "The dearest month \(account) costs \(dearest.dollars) as planned, after the free tier. Rounded up to a whole dollar, that is the alarm to set: \(alarm.dollars) a month."
      ),
      .care(
        "An alarm warns; it stops nothing. Its figures are 6 to 12 hours behind, so what runs when it rings has run for half a day more."
      ),
      .heading("The billing alarm"),
    ]
    blocks += [.numbered(Self.consoleSteps(alarm.dollars)), .code(Self.alarmCommands(threshold))]
    blocks += [
      .heading("A budget with three warnings"),
      .paragraph(
        "AWS Budgets warns at parts of an amount, and also when its forecast passes it. Put your account's number in place of 111122223333, and your address in place of the one here."
      ),
      .code(Self.budgetCommand(threshold)),
      .heading("Machines that stop themselves"),
    ]
    blocks += autoStop
    blocks += [.heading("Tags"), .paragraph(Self.tags), .heading("Before you leave")]
    blocks += reminders + [.code(Checklist.commands(pricing))]
    return Section(id: "guard-rails", title: "Guard rails", blocks: blocks)
  }

  private var reminders: [Block] { [.checks(Checklist.items(pricing))] }

  // MARK: Steps and commands

  private static func consoleSteps(_ amount: String) -> [String] {
    [
      "In the Billing and Cost Management console, under Billing preferences, Alert preferences: turn on CloudWatch billing alerts. It is off in a new account, and stays on.",
      "Switch the console to US East (N. Virginia), us-east-1: the figures of all regions are there and nowhere else.",
      "CloudWatch, All alarms, Create alarm, Select metric: Billing, Total Estimated Charge, USD.",
      "Statistic Maximum, period 6 hours, Greater than \(amount).",
      "Send a notification to a new topic with your address; answer the message that comes, or nothing will ever be sent.",
    ]
  }

  private static func alarmCommands(_ dollars: String) -> String {
    """
    aws sns create-topic --name billing-alarm --region us-east-1
    aws sns subscribe --region us-east-1 --protocol email \\
      --topic-arn arn:aws:sns:us-east-1:111122223333:billing-alarm \\
      --notification-endpoint you@example.edu
    aws cloudwatch put-metric-alarm --region us-east-1 \\
      --alarm-name over-\(dollars)-usd --namespace AWS/Billing \\
      --metric-name EstimatedCharges --dimensions Name=Currency,Value=USD \\
      --statistic Maximum --period 21600 --evaluation-periods 1 \\
      --comparison-operator GreaterThanThreshold --threshold \(dollars) \\
      --alarm-actions arn:aws:sns:us-east-1:111122223333:billing-alarm
    """
  }

  private static func budgetCommand(_ dollars: String) -> String {
    let warnings = [("ACTUAL", 50), ("ACTUAL", 80), ("FORECASTED", 100)].map { kind, percent in
      """
        {"Notification": {"NotificationType": "\(kind)", "Threshold": \(percent),
          "ThresholdType": "PERCENTAGE", "ComparisonOperator": "GREATER_THAN"},
         "Subscribers": [{"SubscriptionType": "EMAIL", "Address": "you@example.edu"}]}
      """
    }
    return """
      aws budgets create-budget --account-id 111122223333 --budget '{
        "BudgetName": "course", "BudgetType": "COST", "TimeUnit": "MONTHLY",
        "BudgetLimit": {"Amount": "\(dollars)", "Unit": "USD"}}' \\
        --notifications-with-subscribers '[
      \(warnings.joined(separator: ",\n"))]'
      """
  }

  private var autoStop: [Block] {
    let server = pricing.scenario.resources.first { pricing.facts($0)?.server != nil }
    guard let server else {
      return [
        .paragraph(
          "What runs by the hour here is stopped or deleted by hand: put it into your calendar for the end of each session."
        )
      ]
    }
    let region = server.region
    return [
      .paragraph(
        "Type this when you begin to work: the server stops after two hours, whatever happens. To stay longer, type it again."
      ),
      .code("sudo shutdown -h +120"),
      .paragraph(
        "Or let an alarm stop a server that has been idle for an hour; put the server's id in place of the one here."
      ),
      .code(
        """
        aws cloudwatch put-metric-alarm --region \(region) \\
          --alarm-name stop-when-idle \\
          --namespace AWS/EC2 --metric-name CPUUtilization \\
          --dimensions Name=InstanceId,Value=i-0123456789abcdef0 \\
          --statistic Average --period 300 --evaluation-periods 12 \\
          --comparison-operator LessThanThreshold --threshold 3 \\
          --alarm-actions arn:aws:automate:\(region):ec2:stop
        """),
    ]
  }

  private static let tags =
    "Give everything that you create the tags course, owner (you) and delete-after (a date). What has none is a leftover; a search for tags finds it in all regions (Resource Groups, Tag Editor, All regions)."
}
