import Catalog
import CatalogBuilding
import Files
import Money
import Prices

/// The spot prices of the AWS website: JSON, mostly within `callback(…)`.
struct SpotJS {
  let systems: OperatingSystemNames
  let regions: RegionNames

  static let coverage = [
    CatalogRefresh.Coverage(service: "ec2", meter: "SpotUsage:*", attributes: "*")
  ]

  /// Reads the feed to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    try sink.begin(
      file.list(
        feed: "aws-spot", name: "Spot prices of the AWS website", publishedAt: file.modifiedAt))
    var tally = FeedTally()
    var region = ""
    var type = ""
    var system = ""
    let walk = JSONWalk(ignoresTrailer: true)
    var opening = CallOpening()
    try walk.run(
      source,
      prefix: { chunk in
        chunk = opening.rest(of: chunk)
        return true
      }
    ) { path, step in
      guard case .scalar(let value) = step, path.starts(with: ["config", "regions"]) else { return }
      switch path.dropFirst(2).joined(separator: ".") {
      case "region": region = value.text
      case "instanceTypes.sizes.size": type = value.text
      case "instanceTypes.sizes.valueColumns.name": system = value.text
      case "instanceTypes.sizes.valueColumns.prices.USD":
        tally.read += 1
        guard let code = regions.code(region) else { return tally.leaveOut("region '\(region)'") }
        guard let name = systems[system] else { return tally.leaveOut("system '\(system)'") }
        // `N/A*` and the like mean that there is no price.
        guard let price = try? UnitPrice(value.text) else { return tally.skipped += 1 }
        let key = MeterKey(
          service: "ec2", region: code, meter: "SpotUsage:\(type)",
          attributes: ["operating_system": name])
        let isTaken = try sink.add(
          ListedPrice(
            key: key, unit: "hour", tierFrom: .zero, tierTo: nil, price: price, rateCode: ""))
        if isTaken { tally.kept += 1 } else { tally.leaveOut("a price that cannot be held") }
      default: break
      }
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: Self.coverage, publishedAt: file.modifiedAt)
  }
}

/// Skips what precedes the JSON: nothing, or a call that may be split across two pieces.
private struct CallOpening {
  private static let call = Array("callback(".utf8)
  private var matched = 0
  private var isOpen = false
  private var isAtStart = true

  mutating func rest(of chunk: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    if isOpen { return chunk }
    for (place, byte) in chunk.enumerated() {
      if isAtStart, byte == UInt8(ascii: "{") {
        isOpen = true
        return UnsafeRawBufferPointer(rebasing: chunk[place...])
      }
      if byte > UInt8(ascii: " ") { isAtStart = false }
      matched = byte == Self.call[matched] ? matched + 1 : byte == Self.call[0] ? 1 : 0
      if matched == Self.call.count {
        isOpen = true
        return UnsafeRawBufferPointer(rebasing: chunk[(place + 1)...])
      }
    }
    return UnsafeRawBufferPointer(rebasing: chunk[chunk.count...])
  }
}
