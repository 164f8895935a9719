import Catalog
import Prices
import SQLite

/// A tier of a price in a list, as numbers.
struct StagedPrice {
  /// What a list states for the term of a reservation, at the scale of stored prices.
  struct Fee {
    var amount: Int
    var hourly: Int
    var hours: Int

    /// The fee as the rest of the program knows it.
    var asTermFee: TermFee? {
      TermFee(amount: Scales.price(amount), hourly: Scales.price(hourly), hours: hours)
    }
  }

  /// The number of the list.
  var list: Int32
  /// The number of the meter, of those that are staged.
  var meter: Int32
  /// The number of the region, of those that are staged.
  var region: Int32
  /// Whether a free first tier is an allowance.
  var leavesOutFreeTier: Bool
  /// Whether the list says in words that the product is free.
  var saysFree: Bool
  /// The tier.
  var tier: CardMerge.Tier
  /// The fee in advance.
  var fee: Fee?
}

/// The staged prices in the order of the catalog: by its meter and region, then by list and tier.
struct StagedPriceOrder {
  /// The catalog's numbers of meters or regions, by the numbers that are staged.
  private struct Numbers {
    private var numbers: [Int] = []

    init(_ sql: String, in database: Database) throws {
      try database.forEach(sql) { row in
        let staged = try row.int(0)
        while numbers.count <= staged { numbers.append(0) }
        numbers[staged] = try row.int(1)
      }
    }

    /// Returns the catalog's number; 0, which is nothing's, where it has none.
    subscript(staged: Int32) -> Int {
      numbers.indices.contains(Int(staged)) ? numbers[Int(staged)] : 0
    }
  }

  /// The place of a price among those that are staged, with what it is sorted by first.
  private struct Place {
    var meter: Int
    var region: Int
    var index: Int
  }

  private let prices: [StagedPrice]
  private var places: [Place]

  /// Sorts prices by the numbers that a merge has given to their meters and regions.
  init(_ prices: [StagedPrice], in database: Database) throws {
    let meters = try Numbers("SELECT staged, meter FROM temp.meter_of", in: database)
    let regions = try Numbers("SELECT staged, region FROM temp.region_of", in: database)
    self.prices = prices
    places = prices.indices.map {
      Place(meter: meters[prices[$0].meter], region: regions[prices[$0].region], index: $0)
    }
    places.sort { (left: Place, right: Place) in
      if left.meter != right.meter { return left.meter < right.meter }
      if left.region != right.region { return left.region < right.region }
      let (one, other) = (prices[left.index], prices[right.index])
      if one.list != other.list { return one.list < other.list }
      if one.tier.from != other.tier.from { return one.tier.from < other.tier.from }
      return left.index < right.index
    }
  }

  /// Passes on the prices, each with the numbers of its meter and region in the catalog.
  func forEach(_ body: (_ meter: Int, _ region: Int, StagedPrice) throws -> Void) rethrows {
    for place in places { try body(place.meter, place.region, prices[place.index]) }
  }
}
