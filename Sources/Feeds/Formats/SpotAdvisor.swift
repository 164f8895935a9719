import Catalog
import CatalogBuilding
import Files
import Prices

/// The AWS spot advisor: how often capacity is reclaimed, and how much it saves.
struct SpotAdvisor {
  let systems: OperatingSystemNames
  let regions: RegionNames

  /// Reads the feed to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    try sink.begin(
      file.list(feed: "aws-spot-advisor", name: "AWS spot advisor", publishedAt: file.modifiedAt))
    var tally = FeedTally()
    var labels: [Int: String] = [:]
    var index = 0
    var savings: Int?
    var range: Int?
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      switch (path.first, path.count, step) {
      case ("ranges", 2, .scalar(let value)):
        if path[1] == "index" { index = Int(value.text) ?? -1 }
        if path[1] == "label" { labels[index] = value.text }
      case ("spot_advisor", 5, .scalar(let value)):
        if path[4] == "s" { savings = Int(value.text) }
        if path[4] == "r" { range = Int(value.text) }
      case ("spot_advisor", 4, .end):
        tally.read += 1
        defer { (savings, range) = (nil, nil) }
        guard let code = regions.code(path[1]) else {
          return tally.leaveOut("region '\(path[1])'")
        }
        guard let system = systems[path[2]] else { return tally.leaveOut("system '\(path[2])'") }
        guard let savings, let range, let label = labels[range], (0...100).contains(savings) else {
          return tally.leaveOut("an entry without savings or a range that is listed before it")
        }
        try sink.add(
          ListedInterruption(
            key: MeterKey(
              service: "ec2", region: code, meter: "SpotUsage:\(path[3])",
              attributes: ["operating_system": system]),
            savingsPercent: savings, band: label))
        tally.kept += 1
      default: break
      }
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: [], publishedAt: file.modifiedAt)
  }
}
