public import Analysis
public import Money

/// Options for the appearance of a report.
public struct ReportOptions: Sendable {
  /// The smallest width for which text is laid out, in columns.
  public static let narrowest = 40

  /// The width of the terminal in columns; less than `narrowest` counts as that.
  public var width: Int
  /// Whether text for the terminal has colours.
  public var color: Bool
  /// The tag to group by; nil for no grouping.
  public var groupBy: String?
  /// The cost when nobody turns the plan's resources off; empty to leave the section out.
  public var leftRunning: [LeftRunningFigure]
  /// The uncertainty of the plan's cost; nil where there is none, or nobody asked.
  public var forecast: Forecast?

  /// Creates options; each has a default.
  public init(
    width: Int = 80, color: Bool = false, groupBy: String? = nil,
    leftRunning: [LeftRunningFigure] = []
  ) {
    self.width = width
    self.color = color
    self.groupBy = groupBy
    self.leftRunning = leftRunning
  }

  /// The number of columns for which text is laid out.
  var columns: Int { max(width, Self.narrowest) }
}

/// The cost of one way of forgetting to turn things off.
public struct LeftRunningFigure: Sendable, Hashable {
  /// The way, such as `over a weekend`.
  public var label: String
  /// The number of hours, in plain decimal text.
  public var hours: String
  /// The cost at list price.
  public var amount: Money
  /// The name of the most expensive resource, where several are left on.
  public var dearest: String?
  /// The share of that resource.
  public var dearestAmount: Money

  /// Creates a figure from its parts.
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
