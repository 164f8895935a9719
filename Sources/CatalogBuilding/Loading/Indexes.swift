import Catalog
import Prices

/// A price's key without its region.
struct MeterName: Hashable {
  var provider: Provider
  var service: String
  var meter: String
  var attributes: String
}

/// The meters by the number that prices have during loading.
struct MeterIndex {
  struct Entry {
    var name: MeterName
    var unit: String
    /// The file where the meter was first seen, for messages.
    var file: Int32
    var line: Int32
  }

  private(set) var entries: [Entry] = []
  private var numbers: [MeterName: Int32] = [:]

  /// Returns the number of a meter, a new one if necessary.
  mutating func number(
    of name: MeterName, unit: @autoclosure () -> String, file: Int32, line: Int32
  ) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(entries.count)
    numbers[name] = number
    entries.append(Entry(name: name, unit: unit(), file: file, line: line))
    return number
  }

  /// Sorts the meters in the order of the catalog, in which those of one family with the same
  /// attributes are adjacent.
  ///
  /// - Returns: the new number of each old one.
  mutating func sort() -> [Int32] {
    // One text is compared instead of five; no name contains a control character.
    let keys = entries.map { entry in
      let name = entry.name
      var key = name.provider.rawValue
      key.reserveCapacity(96)
      for part in [name.service[...], name.meter.prefix { $0 != ":" }, name.attributes[...]] {
        key += "\0"
        key += part
      }
      return key + "\0" + name.meter
    }
    let order = entries.indices.sorted { keys[$0] < keys[$1] }
    var renumbered = [Int32](repeating: 0, count: entries.count)
    for (new, old) in order.enumerated() { renumbered[old] = Int32(new) }
    entries = order.map { entries[$0] }
    numbers = numbers.mapValues { renumbered[Int($0)] }
    return renumbered
  }
}

/// The meters of instance types by column: tables of instances contain most of the prices and would
/// otherwise spend their time on the names.
final class InstanceMeters {
  private let columnCount: Int
  private var slots: [String: Int] = [:]
  private var numbers: [Int32] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  /// Returns where the numbers of a type begin.
  func slot(of type: String) -> Int {
    if let slot = slots[type] { return slot }
    let slot = numbers.count
    slots[type] = slot
    numbers += repeatElement(-1, count: columnCount)
    return slot
  }

  /// Returns the number of the meter of a column, which is created when it is first asked for.
  func number(_ slot: Int, _ column: Int, make: () -> Int32) -> Int32 {
    let index = slot + column
    if numbers[index] < 0 { numbers[index] = make() }
    return numbers[index]
  }
}

/// Texts that many rows share, by number.
struct TextIndex {
  private(set) var texts: [String] = []
  private var numbers: [String: Int32] = [:]

  /// Returns the number of a text.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}
