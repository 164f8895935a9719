/// Matches the usage types of bills with those of price lists.
public enum UsageType {
  /// Returns the usage type without a region's prefix, as in `EUC1-BoxUsage:t3.micro`; nil without
  /// one.
  public static func withoutPrefix(_ meter: String) -> String? {
    guard let dash = meter.firstIndex(of: "-") else { return nil }
    let prefix = meter[..<dash].utf8
    let isPrefix =
      (2...5).contains(prefix.count)
      && prefix.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
      && (0x41...0x5A).contains(prefix.first ?? 0)
    let rest = meter[meter.index(after: dash)...]
    return isPrefix && !rest.isEmpty ? String(rest) : nil
  }

  /// Returns the region's code from a region or one of its zones, such as `us-east-1a`.
  public static func region(_ place: String) -> String {
    let bytes = Array(place.utf8)
    guard bytes.count > 3, let last = bytes.last, (0x61...0x7A).contains(last),
      (0x30...0x39).contains(bytes[bytes.count - 2]), place.contains("-")
    else { return place }
    return String(place.dropLast())
  }

  /// Returns a unit in common spelling, such as `hour` for `Hrs`.
  public static func unit(_ unit: String) -> String {
    switch unit.lowercased() {
    case "hrs", "hours", "hour", "h", "1 hour", "instance hours", "instance-hours":
      return "hour"
    case "gb-mo", "gb-month", "gb-months", "gb month", "gibibyte month", "gibibyte-month":
      return "GB-month"
    case "gb", "gigabytes", "gigabyte", "gibibyte", "gibibytes": return "GB"
    case "requests", "request", "count": return "request"
    default:
      var word = unit.lowercased()
      if word.hasSuffix("s") { word.removeLast() }
      return word
    }
  }
}
