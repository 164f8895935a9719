/// A source of random numbers that gives the same ones for a seed on every machine.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014); each draw begins a sequence of its own, so that draws do not depend on the
/// order in which they are made.
struct RandomNumbers {
  private var state: UInt64

  /// The sequence of a draw.
  init(seed: UInt64, draw: Int) {
    state = Self.mixed(seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: draw))
  }

  /// A sequence of its own, the same whenever it is branched off here under the number.
  func branch(_ number: Int) -> RandomNumbers {
    var branch = self
    branch.state = Self.mixed(
      state ^ (UInt64(truncatingIfNeeded: number + 1) &* 0xA076_1D64_78BD_642F))
    return branch
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, 1.
  @inline(__always)
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Double(Self.mixed(state) >> 11) * 0x1p-53
  }
}
