public import Analysis
public import Money

/// How a report should look.
public struct ReportOptions: Sendable {
  /// The narrowest text that is laid out, in columns.
  public static let narrowest = 40

  /// The columns of the terminal; less than `narrowest` counts as that.
  public var width: Int
  /// Whether text for the terminal has colours.
  public var color: Bool
  /// The tag to group by; nil for no grouping.
  public var groupBy: String?
  /// What it costs when nobody turns the plan's resources off; empty to leave the section out.
  public var leftRunning: [LeftRunningFigure]
  /// How uncertain the plan's cost is; nil where nothing of it is, or nobody asked.
  public var forecast: Forecast?

  /// Options, of which each has a default.
  public init(
    width: Int = 80, color: Bool = false, groupBy: String? = nil,
    leftRunning: [LeftRunningFigure] = []
  ) {
    self.width = width
    self.color = color
    self.groupBy = groupBy
    self.leftRunning = leftRunning
  }

  /// The columns that text is laid out for.
  var columns: Int { max(width, Self.narrowest) }
}

/// What one way of forgetting to turn things off costs.
public struct LeftRunningFigure: Sendable, Hashable {
  /// The way, such as `over a weekend`.
  public var label: String
  /// How many hours it is, in plain decimal text.
  public var hours: String
  /// What it costs at list price.
  public var amount: Money
  /// The name of the resource that costs most of it, where several do.
  public var dearest: String?
  /// What that resource costs of it.
  public var dearestAmount: Money

  /// A figure of its parts.
  public init(
    label: String, hours: String, amount: Money, dearest: String? = nil,
    dearestAmount: Money = .zero
  ) {
    self.label = label
    self.hours = hours
    self.amount = amount
    self.dearest = dearest
    self.dearestAmount = dearestAmount
  }
}
