extension MeterKey {
  /// The attribute that names the availability zone of a price that differs between zones.
  public static let zoneAttribute = "availability_zone"

  /// The availability zone that its attributes name; nil where they name none.
  public var zone: String? { attributes.values[Self.zoneAttribute] }

  /// The same key for the region as a whole.
  public var ofWholeRegion: MeterKey {
    var key = self
    key.attributes = MeterAttributes(attributes.pairs.filter { $0.key != Self.zoneAttribute })
    return key
  }
}
