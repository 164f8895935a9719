public import Money
import Prices

/// Matches the usage types and units of bills with those of price lists.
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

  /// Returns the names under which price lists may have an entry's meter, the bill's own first.
  ///
  /// A bill of AWS puts a region before the usage type; those of Azure and Google have words.
  public static func names(_ key: BillEntry.Key) -> [String] {
    var names = [key.meter]
    if let plain = withoutPrefix(key.meter) { names.append(plain) }
    return names + MeterWords.azure(key) + MeterWords.google(key)
  }

  /// Returns whether an entry's meter is in words, which a price list may write in another way.
  public static func isDescription(_ key: BillEntry.Key) -> Bool {
    key.meter.contains(" ") || Provider.named(onBill: key.provider) != .aws
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
  public static func unit(_ unit: String) -> String { parts(ofUnit: unit).name }

  /// Returns a unit in common spelling and how many of it the bill counts as one, such as 100 and
  /// `hour` for `100 Hours`, or 10,000 and nothing for `10K`.
  public static func parts(ofUnit unit: String) -> (count: Quantity, name: String) {
    let text = unit.lowercased()
    let digits = text.prefix { $0.isNumber }
    guard let number = Int(digits), number > 0, number < 1_000_000_000 else {
      let name = name(ofUnit: text[...])
      // AWS bills the throughput of disks by the GiB a second, and its offers price the MiB.
      if ["gibps-month", "gib/second-month"].contains(name) {
        return (Quantity(1024), "mibps-month")
      }
      return (.one, name)
    }
    var rest = text.dropFirst(digits.count)
    var count = number
    for (letter, factor) in [("k", 1_000), ("m", 1_000_000)]
    where rest == letter || rest.hasPrefix(letter + " ") {
      count *= factor
      rest = rest.dropFirst()
    }
    while rest.first == " " || rest.first == "/" { rest = rest.dropFirst() }
    return (Quantity(count), name(ofUnit: rest))
  }

  /// The ends of units, and how they are spelled here.
  private static let ends = [
    ("-hrs", "-hour"), ("-hr", "-hour"), ("-hours", "-hour"), ("-mo", "-month"),
    ("-months", "-month"),
  ]

  private static func name(ofUnit text: Substring) -> String {
    var unit = text.hasPrefix("lambda-") ? text.dropFirst("lambda-".count) : text
    if let (end, usual) = ends.first(where: { unit.hasSuffix($0.0) }) {
      unit = unit.dropLast(end.count) + usual
    }
    switch unit {
    case "hrs", "hours", "hour", "h", "instance hours", "instance-hours": return "hour"
    case "gb-mo", "gb-month", "gb-months", "gb month", "gb/month", "gb/months", "gibibyte month",
      "gibibyte-month":
      return "GB-month"
    case "gibibyte hour", "gibibyte-hour", "gb hour", "gb-hour", "gb-hours", "gib/hour":
      return "GB-hour"
    case "gibibyte second", "gibibyte-second", "gb second", "gb seconds", "gb-second",
      "gb-seconds":
      return "GB-second"
    case "gigahertz second", "gigahertz-second", "ghz-second", "ghz-seconds": return "GHz-second"
    case "gb", "gigabytes", "gigabyte", "gibibyte", "gibibytes": return "GB"
    case "requests", "request", "count", "api requests", "api calls": return "request"
    case "queries": return "query"
    case "units/month": return "month"
    case "units/day": return "day"
    case "units/hour": return "hour"
    case "units": return ""
    default: return unit.hasSuffix("s") ? String(unit.dropLast()) : String(unit)
    }
  }

  /// Returns whether a bill's unit is that of a price list, such as `hour` of `vCPU-hour`, `month`
  /// of `disk-month`, `alarm` of `alarm-month`, and a mere number of `operation`.
  public static func isSame(_ billed: String, _ listed: String) -> Bool {
    let (bill, list) = (unit(billed), unit(listed))
    if bill == list || list == bill + "-month" { return true }
    // A month of a disk is no month of a gigabyte.
    let isMeasure = ["GB-", "TB-", "GHz-"].contains(where: list.hasPrefix)
    if list.hasSuffix("-" + bill), !isMeasure { return true }
    // Google counts in `count`, whatever it is that its price list counts.
    return ["", "request"].contains(bill) && !list.contains("-") && !["hour", "GB"].contains(list)
  }
}
