import Catalog
import Money
import Prices

/// The content of the data files, before it goes into a database.
struct DataSet {
  var sources: [Source] = []
  var regions: [Region] = []
  var meters = MeterIndex()
  var notes = TextIndex()
  /// The meters by provider and family, such as `awsSpotUsage`.
  var instanceMeters: [String: InstanceMeters] = [:]
  var rateCodes: [String] = []
  /// The fees that prices contain.
  var fees: [Fee] = []
  var prices: ContiguousArray<Price> = []
  var observations: [Observation] = []
  var interruptions: [Interruption] = []
  var zones: [Zone] = []
  var specifications: [Specification] = []
  var offers: [Offer] = []
  var coverages: [Coverage] = []
  var gaps: [Gap] = []
  var derivations: [DerivationTerm] = []
  /// Rows whose unit is not that of their meter's first row, by the meter.
  var otherUnits: [Int32: [OtherUnit]] = [:]
  /// The files, relative to the data folder, by the number in their rows.
  var files: [String] = []
  private var sourceNumbers: [String: Int] = [:]
  private var regionNumbers: [Provider: [String: Int]] = [:]

  /// Returns the number of a source, if `sources.csv` has it.
  func source(_ code: String) -> Int? { sourceNumbers[code] }

  /// Adds a source; returns false if its id already exists.
  mutating func add(_ source: Source) -> Bool {
    guard sourceNumbers[source.code] == nil else { return false }
    sourceNumbers[source.code] = sources.count
    sources.append(source)
    return true
  }

  /// Returns the number of a region, if the provider's `regions.csv` has it; `global` always
  /// exists.
  mutating func region(_ code: String, of provider: Provider) -> Int? {
    if let number = regionNumbers[provider]?[code] { return number }
    guard code == MeterKey.everywhere else { return nil }
    _ = add(Region(provider: provider, code: code, name: "Global", partition: "", legacyName: ""))
    return regions.count - 1
  }

  /// Returns the codes of a provider's regions.
  func regionCodes(of provider: Provider) -> [String] {
    regionNumbers[provider]?.keys.sorted() ?? []
  }

  /// The ids of all sources.
  var sourceCodes: [String] { sources.map(\.code) }

  /// Adds a region; returns false if its code already exists.
  mutating func add(_ region: Region) -> Bool {
    guard regionNumbers[region.provider]?[region.code] == nil else { return false }
    regionNumbers[region.provider, default: [:]][region.code] = regions.count
    regions.append(region)
    return true
  }

  /// Adds a fee; returns its place.
  mutating func add(_ fee: Fee) -> Int32 {
    fees.append(fee)
    return Int32(fees.count - 1)
  }
}

extension DataSet {
  /// A row with another unit than the first of its meter.
  struct OtherUnit {
    var unit: String
    var file: Int32
    var line: Int32
  }
}

extension DataSet {
  /// Sorts the meters in the order of the catalog.
  mutating func sortMeters() {
    let renumbered = meters.sort()
    for index in prices.indices {
      prices[index].meter = renumbered[Int(prices[index].meter)]
    }
    for index in observations.indices {
      observations[index].meter = renumbered[Int(observations[index].meter)]
    }
    for index in interruptions.indices {
      interruptions[index].meter = renumbered[Int(interruptions[index].meter)]
    }
  }
}

extension DataSet {
  struct Source {
    var code: String
    var name: String
    var published: Int
    var confidence: PriceSource.Confidence
    var note: String
  }

  struct Region {
    var provider: Provider
    var code: String
    var name: String
    var partition: String
    var legacyName: String
    /// The nearest regions of other providers.
    var neighbours: [Provider: String] = [:]
    /// The file it was read from, for messages.
    var file: Int32 = 0
    var line = 0
  }

  struct Zone {
    var region: Int
    var name: String
  }

  /// One tier of one price, with the place it was read from.
  struct Price {
    var meter: Int32
    var region: Int32
    var effectiveFrom: Int32
    /// The end date; `noEnd` where the file gives none.
    var effectiveTo: Int32
    var tierFrom: Int
    /// The upper bound; `noBound` for the last tier.
    var tierTo: Int
    var price: Int
    var source: Int32
    var note: Int32
    var rateCode: Int32
    /// The place of its fee; most have none.
    var fee: Int32 = nothing
    var file: Int32
    var line: Int32

    static let noEnd = Int32.max
    static let noBound = Int.max
    static let nothing: Int32 = -1
  }

  /// A fee in advance and the price of an hour beside it, in 10⁻¹² dollars, for a term.
  struct Fee: Equatable {
    var amount: Int
    var hourly: Int
    var hours: Int

    /// Returns the price of an hour that contains the fee; nil for one that cannot be stored.
    var effectivePrice: Int? {
      let fee = TermFee(
        amount: Scales.price(amount), hourly: Scales.price(hourly), hours: hours)
      return (try? fee?.effectivePrice()).flatMap(Scales.stored)
    }
  }

  struct Observation {
    var meter: Int32
    var region: Int32
    var observedAt: Int
    var zone: String
    var price: Int
    var source: Int32
    var file: Int32
    var line: Int32
  }

  struct Interruption {
    var meter: Int32
    var region: Int32
    var savingsPercent: Int
    var band: String
    var source: Int32
    var file: Int32
    var line: Int32
  }

  struct Specification {
    var provider: Provider
    var type: InstanceType
    var source: Int32
  }

  struct Offer {
    var offer: FreeTierOffer
    var source: Int32
  }

  struct Coverage {
    var offer: String
    var coverage: FreeTierOffer.Coverage
  }

  struct Gap {
    var provider: Provider
    var service: String
    var meter: String
    var attributes: String
    var region: String
    var reason: String
  }
}
