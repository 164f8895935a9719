import Money
import Prices
import Reports
import Scenarios

/// Instructions for alarms and budgets in a provider's console and command line.
enum Console {
  /// Returns the steps for setting an alarm.
  static func alarm(_ provider: Provider, _ rail: GuardRails.Rail) -> [String] {
    let amount = rail.alarm.dollars
    switch provider {
    case .aws:
      return [
        "In the Billing and Cost Management console, under Billing preferences, Alert preferences: turn on CloudWatch billing alerts. It is off in a new account, and stays on.",
        "Switch the console to US East (N. Virginia), us-east-1: the figures of all regions are there and nowhere else.",
        "CloudWatch, All alarms, Create alarm, Select metric: Billing, Total Estimated Charge, USD; Statistic Maximum, period 6 hours, Greater than \(amount).",
        "Send a notification to a new topic with your address; answer the message that comes, or nothing will ever be sent.",
      ]
    case .azure:
      return [
        "In the portal, Cost Management, Budgets: add a budget of \(amount), reset each billing month, for your subscription.",
        "Add alerts at 50%, 80% and 100% of it with your address.",
      ]
    case .gcp:
      return [
        "In the console, Billing, Budgets & alerts: create a budget of \(amount) a month for your project.",
        "Keep the alerts at 50%, 90% and 100%, and see that they go to your address.",
      ]
    }
  }

  /// Returns how far a provider's bill is behind: in words, the time that is counted with, and its
  /// hours.
  ///
  /// CloudWatch and Budgets user guides (read 2026-11); Azure's documentation of Cost Management as
  /// it is quoted publicly (2022-11). Google states no time: a day is usual.
  private static func lag(_ provider: Provider) -> Lag {
    switch provider {
    case .aws: return ("6 to 12 hours", "half a day", 12)
    case .azure: return ("8 to 24 hours", "a day", 24)
    case .gcp: return ("up to a day, at times longer,", "a day", 24)
    }
  }

  /// A time in words, the time that is counted with, and its hours.
  typealias Lag = (words: String, more: String, hours: Int)

  /// Returns the longest lag of the bills of a plan's providers.
  static func lag(_ scenario: Scenario) -> Lag {
    Set(scenario.resources.map(\.provider)).sorted { $0.rawValue < $1.rawValue }.map(lag)
      .max { $0.hours < $1.hours } ?? lag(scenario.provider)
  }

  /// Returns where a provider publishes its prices.
  static func pricePages(_ provider: Provider) -> String {
    switch provider {
    case .aws: return "aws.amazon.com/pricing and calculator.aws"
    case .azure: return "azure.microsoft.com/pricing and its calculator"
    case .gcp: return "cloud.google.com/pricing and its calculator"
    }
  }

  /// Returns the commands for setting an alarm.
  static func alarmCommands(_ dollars: String) -> String {
    """
    aws sns create-topic --region us-east-1 --name billing-alarm
    aws sns subscribe --region us-east-1 --protocol email \\
      --topic-arn arn:aws:sns:us-east-1:111122223333:billing-alarm \\
      --notification-endpoint you@example.edu
    aws cloudwatch put-metric-alarm --region us-east-1 \\
      --alarm-name over-\(dollars)-usd --namespace AWS/Billing \\
      --metric-name EstimatedCharges \\
      --dimensions Name=Currency,Value=USD \\
      --statistic Maximum --period 21600 --evaluation-periods 1 \\
      --comparison-operator GreaterThanThreshold --threshold \(dollars) \\
      --alarm-actions \\
      arn:aws:sns:us-east-1:111122223333:billing-alarm
    """
  }

  /// Returns the command for a budget that warns at parts of its amount; limited to an owner's tag,
  /// where one is named.
  static func budgetCommand(_ dollars: String, name: String, owner: String? = nil) -> String {
    let warnings = [("ACTUAL", 50), ("ACTUAL", 80), ("FORECASTED", 100)].map { kind, percent in
      """
        {"Notification": {"NotificationType": "\(kind)",
          "Threshold": \(percent), "ThresholdType": "PERCENTAGE",
          "ComparisonOperator": "GREATER_THAN"},
         "Subscribers": [{"SubscriptionType": "EMAIL",
          "Address": "you@example.edu"}]}
      """
    }
    let filter =
      owner.map { ",\n  \"CostFilters\": {\"TagKeyValue\": [\"user:owner$\($0)\"]}" } ?? ""
    return """
      aws budgets create-budget --account-id 111122223333 --budget '{
        "BudgetName": "\(name)", "BudgetType": "COST",
        "TimeUnit": "MONTHLY",
        "BudgetLimit": {"Amount": "\(dollars)", "Unit": "USD"}\(filter)}' \\
        --notifications-with-subscribers '[
      \(warnings.joined(separator: ",\n"))]'
      """
  }

  /// Returns the command for an alarm that stops an idle server.
  static func stopWhenIdle(in region: String) -> String {
    """
    aws cloudwatch put-metric-alarm --region \(region) \\
      --alarm-name stop-when-idle \\
      --namespace AWS/EC2 --metric-name CPUUtilization \\
      --dimensions Name=InstanceId,Value=i-0123456789abcdef0 \\
      --statistic Average --period 300 --evaluation-periods 12 \\
      --comparison-operator LessThanThreshold --threshold 3 \\
      --alarm-actions arn:aws:automate:\(region):ec2:stop
    """
  }
}
