import DelimitedText
import Files
import Testing

@testable import Feeds

/// Tests of the mapping of the Azure and Google lists against the bundled tables: a refresh brings
/// every meter of every service, but for those that the lists do not have, each with its reason.
@Suite struct MappingCoverageTests {
  /// A meter of the catalog.
  struct Meter: Hashable, Comparable {
    var service: String
    var name: String
    var attributes: String

    var text: String { "\(service) \(name) \(attributes)" }

    static func < (left: Meter, right: Meter) -> Bool { left.text < right.text }
  }

  /// The meters that the lists do not have, by pattern, with the reason.
  static let unlisted = [
    ("azure_ml Compute Instance Load Balancer ", "a price for a day, derived from the hour"),
    ("gcp_bigquery * Edition location=asia", "the list has editions in regions, the US and the EU"),
    ("gcp_compute M2 Instance *", "the list has a premium on M1"),
    ("gcp_compute Machine:a3-*", "no list at hand names their GPUs with a price to check by"),
    ("gcp_compute Machine:g4-*", "no list at hand names their GPUs"),
    ("gcp_compute Machine:m4-ultramem-224 *", "it costs more than its parts"),
    ("gcp_compute Machine:z3-*", "no list at hand names their disks"),
    ("gcp_disk Storage PD Snapshot Archive *", "no list at hand names it"),
    ("gcp_firestore * location=nam5", "the list names no multi-region location"),
    ("gcp_network NAT Gateway Uptime *", "the fixed price above 32 machines is that of 32"),
    ("gcp_network Network Inter Region Egress *", "the list has pairs of places, not continents"),
    ("gcp_storage Storage location=asia1;*", "the list has a price for each member"),
    ("gcp_storage Storage location=eur4;*", "the list has a price for each member"),
    ("gcp_storage Storage location=nam4;*", "the list has a price for each member"),
  ]

  static let lists = [("azure", "azure-retail.csv"), ("gcp", "gcp-skus.csv")]

  /// Returns the rows of a table by column name.
  static func rows(_ path: String) throws -> [[String: String]] {
    var names: [String] = []
    var rows: [[String: String]] = []
    let bytes = try Files.read(path, limit: 1 << 26)
    try bytes.withUnsafeBytes { buffer in
      try DelimitedReader.read(buffer) { row in
        let fields = try (0..<row.count).map { try row.string($0) }
        if names.isEmpty {
          names = fields
        } else {
          rows.append(Dictionary(uniqueKeysWithValues: zip(names, fields)))
        }
      }
    }
    return rows
  }

  /// Returns the meters in the price tables of a provider, and those of its gaps.
  static func meters(_ provider: String) throws -> (priced: Set<Meter>, gaps: [[String: String]]) {
    let folder = "\(Place.data)/\(provider)"
    var meters: Set<Meter> = []
    let tables = FileTree.names(in: folder).filter { $0.hasSuffix(".csv") && $0.contains("_") }
    var files = tables.map { (String($0.dropLast(4)), "\(folder)/\($0)") }
    if provider == "gcp" {
      for name in ["on_demand", "spot", "committed"] {
        files.append(("gcp_compute", "\(folder)/gcp_compute/\(name).csv"))
      }
    }
    for (service, path) in files {
      for row in try rows(path) {
        meters.insert(
          Meter(service: service, name: row["meter"] ?? "", attributes: row["attributes"] ?? ""))
      }
    }
    return (meters, try rows("\(folder)/gaps.csv"))
  }

  /// Returns the patterns of the meters that a mapping gives; a field of the list is filled with
  /// the values that its condition admits.
  static func patterns(_ table: String) throws -> [String] {
    let machines =
      table == "gcp-skus.csv" ? try rows("\(Place.data)/feed-mapping/gcp-machines.csv") : []
    let sums = machines.map { "gcp_compute Machine:\($0["machine_type"] ?? "") usage_type=*" }
    let mapped = try rows("\(Place.data)/feed-mapping/\(table)").flatMap { row -> [String] in
      var texts = ["\(row["service"] ?? "") \(row["meter"] ?? "") \(row["attributes"] ?? "")"]
      for condition in (row["conditions"] ?? "").split(separator: ";") {
        let parts = condition.split(separator: "=", maxSplits: 1)
        if parts.count < 2 || parts[0].hasSuffix("!") { continue }
        let values = parts[1].split(separator: "|")
        texts = texts.flatMap { text in
          guard let place = text.firstRange(of: "{\(parts[0])}") else { return [text] }
          return values.map { text.replacingCharacters(in: place, with: $0) }
        }
      }
      return texts.map(withOpenFields)
    }
    return sums + mapped
  }

  /// Returns a template with a star for each field that the rule's conditions leave open.
  private static func withOpenFields(_ template: String) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open] + "*"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  static func isMapped(_ meter: Meter, _ patterns: [Glob]) -> Bool {
    patterns.contains { $0.matches(meter.text) }
  }

  /// Attributes that the catalog derives from another price.
  static func isDerived(_ meter: Meter) -> Bool { meter.attributes.contains("sustained_use=") }

  @Test(arguments: lists)
  func everyMeterIsMappedOrNamedAsMissing(provider: String, table: String) throws {
    let (priced, gaps) = try Self.meters(provider)
    // A gap may say itself that the list has no such meter.
    let stated = gaps.filter { $0["reason"]?.contains("the list has no such meter") != true }.map {
      Meter(
        service: $0["service"] ?? "", name: $0["meter"] ?? "", attributes: $0["attributes"] ?? "")
    }
    let patterns = try Self.patterns(table).map(Glob.init)
    let unlisted = Self.unlisted.map { Glob($0.0) }
    let missing = priced.union(stated).filter { meter in
      !Self.isDerived(meter) && !Self.isMapped(meter, patterns)
        && !unlisted.contains { $0.matches(meter.text) }
    }
    #expect(priced.count > 200)
    #expect(missing.sorted().map(\.text) == [])
  }

  /// An error must not send anyone to a list that lacks the price.
  @Test(arguments: lists)
  func gapsPromiseOnlyWhatTheListHas(provider: String, table: String) throws {
    let patterns = try Self.patterns(table).map(Glob.init)
    let broken = try Self.meters(provider).gaps.filter { $0["reason"]?.contains("refresh") == true }
      .map {
        Meter(
          service: $0["service"] ?? "", name: $0["meter"] ?? "", attributes: $0["attributes"] ?? "")
      }.filter { !$0.name.contains("*") && !Self.isMapped($0, patterns) }
    #expect(broken.sorted().map(\.text) == [])
  }

  /// An exception must go when the mapping has what it excuses.
  @Test func namedExceptionsAreNeeded() throws {
    let patterns = try Self.lists.flatMap { try Self.patterns($0.1) }.map(Glob.init)
    let unmapped = try Self.lists.flatMap { provider, _ in
      let (priced, gaps) = try Self.meters(provider)
      return priced.map(\.text)
        + gaps.map { "\($0["service"] ?? "") \($0["meter"] ?? "") \($0["attributes"] ?? "")" }
    }.filter { text in !patterns.contains { $0.matches(text) } }
    let idle = Self.unlisted.filter { exception in
      !unmapped.contains { Glob(exception.0).matches($0) }
    }
    #expect(idle.map(\.0) == [])
  }
}

extension String {
  fileprivate func replacingCharacters(
    in range: Range<String.Index>, with text: Substring
  ) -> String {
    var result = self
    result.replaceSubrange(range, with: text)
    return result
  }
}
