public import Money

/// What a price that moves was at a moment.
public struct PriceObservation: Sendable, Hashable {
  /// Seconds since 1970, UTC.
  public var second: Int
  /// The availability zone; empty where it is not known.
  public var zone: String
  /// US dollars for one unit.
  public var unitPrice: UnitPrice

  /// The same, about: for distributions, not for bills.
  public var price: Double { Double(unitPrice.scaled) / 1e12 }

  /// An observation of its parts.
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

  /// A history of its parts.
  public init(key: MeterKey, observations: [PriceObservation]) {
    (self.key, self.observations) = (key, observations)
  }
}

/// How many of a hundred machines are taken back in a month.
public struct InterruptionBand: Sendable, Hashable {
  /// The band as its source writes it, such as `5-10%`.
  public var text: String
  /// Its bounds in percent.
  public var percent: ClosedRange<Double>

  /// A band of its parts.
  public init(text: String, percent: ClosedRange<Double>) {
    (self.text, self.percent) = (text, percent)
  }
}

/// What forecasts and remarks need to know of prices that move.
public protocol MovingPrices {
  /// The observed prices of a meter, of one zone where its attributes name one; no observations where
  /// there are none.
  ///
  /// - Throws: the error of the store behind it.
  func history(of key: MeterKey) throws -> PriceHistory

  /// The histories of comparable meters: of the same service and attributes, in any region.
  ///
  /// - Throws: the error of the store behind it.
  func histories(comparableTo key: MeterKey) throws -> [PriceHistory]

  /// How often machines of a meter are taken back; nil where it is not known.
  ///
  /// - Throws: the error of the store behind it.
  func interruption(of key: MeterKey) throws -> InterruptionBand?
}
