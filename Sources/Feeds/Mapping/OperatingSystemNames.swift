import Files

/// The names of feeds for the operating systems of the catalog.
struct OperatingSystemNames {
  private var names: [String: String] = [:]

  init(data: String, feed: String) throws {
    let path = Files.path(data, "feed-mapping/aws-operating-systems.csv")
    for row in try MappingTable.read(path, columns: ["feed", "name", "operating_system"])
    where row["feed"] == feed {
      names[try row.required("name")] = try row.required("operating_system")
    }
  }

  /// Accesses the catalog's name for a system; nil for one without prices.
  subscript(name: String) -> String? { names[name] }
}
