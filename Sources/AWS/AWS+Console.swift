import Billing

extension AWS {
  /// The console and the bill (CloudWatch, Budgets and EC2 user guides, read 2026-11).
  static var console: ConsoleGuide {
    ConsoleGuide(
      billLag: .init("6 to 12 hours", counted: "half a day", hours: 12),
      pricePages: "aws.amazon.com/pricing and calculator.aws",
      regions: "aws ec2 describe-regions --query 'Regions[].RegionName' --output text",
      shutdownStopsBilling: true,
      alarm: alarmSteps,
      commands: .init(
        alarm: alarmCommands, budget: budgetCommand, stopWhenIdle: stopWhenIdleCommand))
  }

  @Sendable private static func alarmSteps(_ amount: String) -> [String] {
    [
      "In the Billing and Cost Management console, under Billing preferences, Alert preferences: turn on CloudWatch billing alerts. It is off in a new account, and stays on.",
      "Switch the console to US East (N. Virginia), us-east-1: the figures of all regions are there and nowhere else.",
      "CloudWatch, All alarms, Create alarm, Select metric: Billing, Total Estimated Charge, USD; Statistic Maximum, period 6 hours, Greater than \(amount).",
      "Send a notification to a new topic with your address; answer the message that comes, or nothing will ever be sent.",
    ]
  }

  @Sendable private static func alarmCommands(_ dollars: String) -> String {
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

  @Sendable private static func budgetCommand(
    _ dollars: String, name: String, owner: String?
  ) -> String {
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

  @Sendable private static func stopWhenIdleCommand(_ region: String) -> String {
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
