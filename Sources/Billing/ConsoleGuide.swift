/// What people must know of a provider's console and bill to guard a plan against mistakes.
public struct ConsoleGuide: Sendable {
  /// How far a bill is behind what runs.
  public struct BillLag: Sendable {
    /// The time in words, such as `6 to 12 hours`.
    public var words: String
    /// The time that is counted with, in words.
    public var counted: String
    /// The hours that are counted with.
    public var hours: Int

    /// Creates a lag from its parts.
    public init(_ words: String, counted: String, hours: Int) {
      self.words = words
      self.counted = counted
      self.hours = hours
    }
  }

  /// Commands for a terminal.
  public struct Commands: Sendable {
    /// Returns the commands for an alarm at a number of dollars a month.
    public var alarm: @Sendable (_ dollars: String) -> String
    /// Returns the command for a budget that warns at parts of its amount; limited to an owner's
    /// tag, where one is named.
    public var budget: @Sendable (_ dollars: String, _ name: String, _ owner: String?) -> String
    /// Returns the command for an alarm that stops an idle server of a region.
    public var stopWhenIdle: @Sendable (_ region: String) -> String

    /// Creates commands from their parts.
    public init(
      alarm: @escaping @Sendable (_ dollars: String) -> String,
      budget: @escaping @Sendable (_ dollars: String, _ name: String, _ owner: String?) -> String,
      stopWhenIdle: @escaping @Sendable (_ region: String) -> String
    ) {
      self.alarm = alarm
      self.budget = budget
      self.stopWhenIdle = stopWhenIdle
    }
  }

  /// How far the bill is behind.
  public var billLag: BillLag
  /// Where the provider publishes its prices.
  public var pricePages: String
  /// The command that lists the provider's regions, for commands that look into one.
  public var regions: String
  /// Returns the steps for an alarm at an amount a month.
  public var alarm: @Sendable (_ amount: String) -> [String]
  /// The commands for the same; nil where there are none.
  public var commands: Commands?
  /// Whether a server that is shut down from within stops being billed.
  public var shutdownStopsBilling: Bool

  /// Creates a guide from its parts.
  public init(
    billLag: BillLag, pricePages: String, regions: String, shutdownStopsBilling: Bool,
    alarm: @escaping @Sendable (_ amount: String) -> [String], commands: Commands? = nil
  ) {
    self.billLag = billLag
    self.pricePages = pricePages
    self.regions = regions
    self.shutdownStopsBilling = shutdownStopsBilling
    self.alarm = alarm
    self.commands = commands
  }
}
