import Prices

/// What a price belongs to but its region.
struct MeterName: Hashable {
  var provider: Provider
  var service: String
  var meter: String
  var attributes: String
}

/// The meters by the number that prices carry while they are loaded.
struct MeterIndex {
  struct Entry {
    var name: MeterName
    var unit: String
    /// Where the meter was seen first, for messages.
    var file: Int32
    var line: Int32
  }

  private(set) var entries: [Entry] = []
  private var numbers: [MeterName: Int32] = [:]

  /// The number of a meter, a new one if need be.
  mutating func number(
    of name: MeterName, unit: @autoclosure () -> String, file: Int32, line: Int32
  ) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(entries.count)
    numbers[name] = number
    entries.append(Entry(name: name, unit: unit(), file: file, line: line))
    return number
  }

  /// Puts the meters in the order of the catalog, where those of one family with the same
  /// attributes lie together.
  ///
  /// - Returns: the new number of each old one.
  mutating func sort() -> [Int32] {
    let keys = entries.map { entry in
      let family = entry.name.meter.prefix { $0 != ":" }
      return (
        entry.name.provider.rawValue, entry.name.service, String(family), entry.name.attributes,
        entry.name.meter
      )
    }
    let order = entries.indices.sorted { keys[$0] < keys[$1] }
    var renumbered = [Int32](repeating: 0, count: entries.count)
    for (new, old) in order.enumerated() { renumbered[old] = Int32(new) }
    entries = order.map { entries[$0] }
    numbers = numbers.mapValues { renumbered[Int($0)] }
    return renumbered
  }
}

/// Texts that many rows share, by number.
struct TextIndex {
  private(set) var texts: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a text.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}
