/// A pseudorandom sequence that is the same for the same seed on every machine (Steele, Lea and
/// Flood: Fast Splittable Pseudorandom Number Generators, 2014).
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// Creates a sequence from a seed.
  package init(seed: UInt64) { state = seed }

  /// Returns the next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a whole number within a range.
  ///
  /// It does no harm here that some numbers are very slightly more frequent.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Returns one of several things; nil if there are none.
  package mutating func pick<Thing>(_ things: [Thing]) -> Thing? {
    things.isEmpty ? nil : things[int(0...things.count - 1)]
  }

  /// Returns the things in random order.
  package mutating func shuffled<Thing>(_ things: [Thing]) -> [Thing] {
    var result = things
    for index in result.indices.dropFirst().reversed() { result.swapAt(index, int(0...index)) }
    return result
  }
}
