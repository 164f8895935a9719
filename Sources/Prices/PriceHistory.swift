public import Money

/// A changing price as it was observed at a moment.
public struct PriceObservation: Sendable, Hashable {
  /// Seconds since 1970, UTC.
  public var second: Int
  /// The availability zone; empty where it is not known.
  public var zone: String
  /// US dollars for one unit.
  public var unitPrice: UnitPrice

  /// The approximate price, for distributions but not for bills.
  public var price: Double { Double(unitPrice.scaled) / 1e12 }

  /// Creates an observation from its parts.
  public init(second: Int, zone: String, unitPrice: UnitPrice) {
    (self.second, self.zone, self.unitPrice) = (second, zone, unitPrice)
  }
}

/// The observed prices of one meter.
public struct PriceHistory: Sendable, Hashable {
  /// The meter.
  public var key: MeterKey
  /// The observations by zone and time.
  public var observations: [PriceObservation]

  /// Creates a history from its parts.
  public init(key: MeterKey, observations: [PriceObservation]) {
    (self.key, self.observations) = (key, observations)
  }
}

/// The number of machines in a hundred that are reclaimed in a month.
public struct InterruptionBand: Sendable, Hashable {
  /// The band as its source writes it, such as `5-10%`.
  public var text: String
  /// Its bounds in percent.
  public var percent: ClosedRange<Double>

  /// Creates a band from its parts.
  public init(text: String, percent: ClosedRange<Double>) {
    (self.text, self.percent) = (text, percent)
  }
}

/// What forecasts and remarks need to know about changing prices, such as spot.
public protocol MovingPrices {
  /// Returns the observed prices of a meter, for one zone where its attributes name one; empty
  /// where none were observed.
  ///
  /// - Throws: the error of the store behind it.
  func history(of key: MeterKey) throws -> PriceHistory

  /// Returns the histories of comparable meters: the same service and attributes, in any region.
  ///
  /// - Throws: the error of the store behind it.
  func histories(comparableTo key: MeterKey) throws -> [PriceHistory]

  /// Returns how often machines of a meter are reclaimed; nil where that is unknown.
  ///
  /// - Throws: the error of the store behind it.
  func interruption(of key: MeterKey) throws -> InterruptionBand?
}
