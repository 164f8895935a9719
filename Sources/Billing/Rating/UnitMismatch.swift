import Prices

/// A usage is counted in another unit than its price is for.
struct UnitMismatch: Error {
  var key: MeterKey
  var used: String
  var priced: String

  var message: String {
    "the price of \(key) is for one \(priced), but the usage is counted in the unit '\(used)'"
  }

  var hints: [String] {
    ["the table of the price is wrong: 'budget catalog verify' names its rows"]
  }
}
