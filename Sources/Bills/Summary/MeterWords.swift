import Prices

/// The names in price lists of meters that bills of Azure and Google have in words.
enum MeterWords {
  // MARK: Azure

  /// Returns the names of Azure's meters in a bill's words.
  ///
  /// Machines have no `Standard_` there (`D2s v5`, and for a series of two kinds `D2 v2/DS2 v2`).
  /// FOCUS may only have a description, of which parts are the meter's name: `Premium SSD Managed
  /// Disks - P4 LRS - US East` is the meter `P4 LRS Disk`, `Tiered Block Blob - Hot LRS - Data Stored`
  /// is `Hot LRS Data Stored`.
  static func azure(_ key: BillEntry.Key) -> [String] {
    guard Provider.named(onBill: key.provider) == .azure else { return [] }
    let free = FreeMeter(key.meter)
    let parts = key.meter.split(separator: " - ").map(String.init)
    let isMachine =
      key.service.lowercased() == "virtual machines" || key.meter.hasPrefix("Virtual Machines ")
    var names: [String] = []
    if free.isFree { names.append(free.meter) }
    if parts.count > 1 {
      names += parts.dropFirst().flatMap { [$0, $0 + " Disk"] }
      names += zip(parts.dropFirst(), parts.dropFirst(2)).map { "\($0) \($1)" }
    }
    guard isMachine else { return names }
    let isOnlyMeter = parts.count == 2 && free.isFree
    for part in parts.count > 1 && !isOnlyMeter ? parts[1...] : parts[...] {
      let isSpot = part.hasSuffix(" Spot")
      let machines = isSpot ? part.dropLast(" Spot".count) : part[...]
      for machine in machines.split(separator: "/") {
        let type = "Standard_" + machine.replacing(" ", with: "_")
        names.append((isSpot ? "SpotVM:" : "VM:") + type)
      }
    }
    return names
  }

  // MARK: Google

  /// Descriptions that begin with words of their own, and the meters that they are.
  ///
  /// Descriptions: Google Cloud, "SKUs", read 2026-11.
  private static let meters: [(start: String, meter: String)] = [
    ("External IP Charge on a ", "External IP in use"),
    ("Static Ip Charge", "Static IP not in use"),
    ("Download Worldwide Destinations", "Download Worldwide Destinations"),
    ("Network Internet Egress ", "Network Internet Egress"),
    ("Compute optimized Core", "C2 Instance Core"), ("Compute optimized Ram", "C2 Instance Ram"),
    ("Memory-optimized Instance Core", "M1 Instance Core"),
    ("Memory-optimized Instance Ram", "M1 Instance Ram"),
    ("Custom Instance Core", "N1 Custom Instance Core"),
    ("Custom Instance Ram", "N1 Custom Instance Ram"),
  ]

  /// Returns the names of Google's meters in a bill's words: without the place, such as `E2 Instance
  /// Core running in Belgium`, without the processor's maker, and without the class of a bucket, which
  /// is an attribute in price lists.
  static func google(_ key: BillEntry.Key) -> [String] {
    guard Provider.named(onBill: key.provider) == .gcp else { return [] }
    var text = key.meter[...]
    for word in ["Spot ", "Preemptible "] where text.hasPrefix(word) {
      text = text.dropFirst(word.count)
    }
    if let place = text.firstRange(of: " running in ") ?? text.firstRange(of: " in ") {
      text = text[..<place.lowerBound]
    }
    let words = String(text)
    var names = words == key.meter ? [] : [words]
    if let known = meters.first(where: { words.hasPrefix($0.start) }) { names.append(known.meter) }
    for maker in [" AMD ", " Arm ", " Predefined ", " Memory-optimized "]
    where words.contains(maker) {
      names.append(words.replacing(maker, with: " "))
    }
    guard key.service == "Cloud Storage" else { return names }
    for kind in ["Class A Operations", "Class B Operations", "Data Retrieval"]
    where words.hasSuffix(kind) && words != kind {
      names.append(kind)
    }
    if words.contains(" Storage ") { names.append("Storage") }
    return names
  }
}
