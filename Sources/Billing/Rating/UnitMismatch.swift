import Prices

/// An error: a usage is counted in a different unit from its price.
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
