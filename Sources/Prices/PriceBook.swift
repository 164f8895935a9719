public import Dates

/// A region of a provider.
public struct Region: Sendable, Hashable {
  /// The provider's code, such as `us-east-1`.
  public var code: String
  /// The provider's name, such as `US East (N. Virginia)`.
  public var name: String
  /// Whether every account may use it; government regions are open only to their own accounts.
  public var isOpenToAll: Bool
  /// The nearest region of other providers, where known.
  public var neighbours: [Provider: String] = [:]

  /// Creates a region from its parts.
  public init(code: String, name: String, isOpenToAll: Bool = true) {
    self.code = code
    self.name = name
    self.isOpenToAll = isOpenToAll
  }

  /// Returns whether a text is the provider's name for it, its place, or one of its zones: `US East
  /// (Ohio)`, `Ohio`, `us-east-2a`; the last word of a place is enough, as in `Virginia`.
  public func isCalled(_ text: String) -> Bool {
    let (place, stated) = (Self.place(name), Self.place(text))
    // A zone is a region's code and a letter, with some providers after a dash.
    return stated == place
      || !stated.isEmpty && place.hasSuffix(" \(stated)")
      || text.dropLast() == code && text.last?.isLetter == true
      || text.dropLast(2) == code && text.dropLast().last == "-"
  }

  /// Returns the text in a name's parentheses; the whole name if it has none.
  private static func place(_ name: String) -> String {
    let place = name.split(separator: "(").last?.split(separator: ")").first ?? ""
    return place.lowercased()
  }
}

extension PriceBook {
  /// Returns a provider's region that is nearest to one of another provider; nil where none is
  /// known.
  ///
  /// Where several are equally near, it is the first by code.
  ///
  /// - Throws: the error of the store behind the book.
  public func nearestRegion(
    to code: String, of other: Provider, in provider: Provider
  ) throws -> String? {
    let stated = try regions(of: other).first { $0.code == code }?.neighbours[provider]
    return try stated ?? regions(of: provider).first { $0.neighbours[other] == code }?.code
  }
}

/// What the estimator needs from a price catalog.
///
/// The estimator doesn't care whether it is a database or a table in a test, or where its prices
/// came from.
///
/// Every method throws the error of the underlying store when that fails.
public protocol PriceBook {
  /// The newest publication date of any price in the book.
  func newestDate() throws -> CalendarDate

  /// Returns the regions of a provider, by code.
  func regions(of provider: Provider) throws -> [Region]

  /// Returns the availability zones of a region by name; none where the book does not know them.
  func availabilityZones(of region: String, provider: Provider) throws -> [String]

  /// Returns the one rate card of a meter on a date, or the newest one if the date is nil.
  ///
  /// - Throws: `PriceLookupError` when no price or more than one matches. There is never a fallback
  ///   to another region, date or attribute.
  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard

  /// Returns the same rate card; if there is none, the error need not give hints, as nobody sees
  /// it.
  func unexplainedRateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard

  /// Returns the specification of an instance type; nil for an unknown name.
  func instanceType(_ name: String, of provider: Provider) throws -> InstanceType?

  /// Returns the names of all instance types, for suggestions.
  func instanceTypeNames(of provider: Provider) throws -> [String]

  /// Returns a provider's offers of free usage and credits.
  func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer]

  /// What the book knows of moving prices, such as spot; nil where it knows nothing.
  var movingPrices: (any MovingPrices)? { get }
}

extension PriceBook {
  /// Nil, as for a book that knows nothing of moving prices.
  public var movingPrices: (any MovingPrices)? { nil }

  /// Returns no zones, as a book that knows none does.
  public func availabilityZones(of region: String, provider: Provider) throws -> [String] { [] }

  /// Returns the rate card by the ordinary look-up; books that search for hints skip the search.
  public func unexplainedRateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    try rateCard(for: key, on: date)
  }

  /// Returns a rate card as `rateCard` does, but nil where no price or more than one matches.
  ///
  /// - Throws: the error of the store behind the book.
  public func listedCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard? {
    do {
      return try unexplainedRateCard(for: key, on: date)
    } catch is PriceLookupError {
      return nil
    }
  }
}

/// A look-up that found no price, or more than one: never answered with a guess.
public struct PriceLookupError: Error, Sendable, Hashable {
  /// What went wrong.
  public enum Reason: Sendable, Hashable {
    /// Nothing matches.
    case noPrice
    /// Several rate cards match; their number is given.
    case ambiguous(Int)
  }

  /// The key that was looked up.
  public var key: MeterKey
  /// The date that was asked for; nil for the newest prices.
  public var date: CalendarDate?
  /// The day of the newest prices, where known; mentioned where no date was asked for.
  public var newest: CalendarDate?
  /// What went wrong.
  public var reason: Reason
  /// The dates from which the same meter has a price in the same region, oldest first.
  public var datesWithPrice: [CalendarDate]
  /// The regions in which the same meter has a price, by code.
  public var regionsWithPrice: [String]
  /// Meters of the same service and region with a similar spelling.
  public var similarMeters: [String]
  /// Price lists with a similar name, where there is none with the name that was asked for.
  public var similarServices: [String] = []
  /// Whether there is no price list with the name that was asked for.
  public var hasNoList = false
  /// The zones in which a price was observed, each with the day of its first.
  public var observedZones: [(zone: String, since: CalendarDate)] {
    get { zip(observed, observedSince).map { ($0, $1) } }
    set { (observed, observedSince) = (newValue.map(\.zone), newValue.map(\.since)) }
  }
  private var observed: [String] = []
  private var observedSince: [CalendarDate] = []
  /// Why the catalog has no price, where its gap list says so.
  public var statedGap: String?

  /// Creates the error of a failed look-up.
  public init(
    key: MeterKey, date: CalendarDate?, reason: Reason, datesWithPrice: [CalendarDate] = [],
    regionsWithPrice: [String] = [], similarMeters: [String] = [], statedGap: String? = nil
  ) {
    self.key = key
    self.date = date
    self.reason = reason
    self.datesWithPrice = datesWithPrice
    self.regionsWithPrice = regionsWithPrice
    self.similarMeters = similarMeters
    self.statedGap = statedGap
  }

  /// The look-up and its failure, in one sentence.
  public var message: String {
    let when = date.map { " on \($0)" } ?? newest.map { " as of \($0)" } ?? ""
    switch reason {
    case .noPrice: return "no price for \(key)\(when)"
    case .ambiguous(let count): return "\(count) prices match \(key)\(when)"
    }
  }

  /// Hints, a sentence each: why there is no price, and where or when there is one.
  public var hints: [String] {
    var hints: [String] = []
    if let statedGap { hints.append("the catalog says: \(statedGap)") }
    if let first = datesWithPrice.first, let date, date < first {
      hints.append("the earliest price known here is of \(first)")
    } else if !datesWithPrice.isEmpty {
      let dates = datesWithPrice.suffix(6).map(\.description).joined(separator: ", ")
      hints.append("there is a price from \(dates)")
    }
    if !observedZones.isEmpty {
      let zones = observedZones.map { "\($0.zone) since \($0.since)" }.joined(separator: ", ")
      hints.append(
        "prices were observed in zones, \(zones): with such an 'availability_zone' it is priced on any later day"
      )
    }
    if !similarServices.isEmpty {
      hints.append("did you mean the offer \(similarServices.joined(separator: ", "))?")
    }
    // A meter that has a price on another date is spelled correctly.
    if !similarMeters.isEmpty, datesWithPrice.isEmpty {
      hints.append("did you mean \(similarMeters.prefix(3).joined(separator: ", "))?")
    }
    if !regionsWithPrice.isEmpty, !regionsWithPrice.contains(key.region) {
      let shown = regionsWithPrice.prefix(12).joined(separator: ", ")
      let more = regionsWithPrice.count > 12 ? " and \(regionsWithPrice.count - 12) more" : ""
      hints.append("regions that have it: \(shown)\(more)")
    }
    return hints
  }
}
