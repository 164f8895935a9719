import Files

/// The places that end the descriptions of Google's SKUs, with their regions.
///
/// SKUs of some services say that they are global and name their place in the description alone:
/// `Cloud Firestore Read Ops Tokyo`.
struct GooglePlaces {
  private var regions: [String: String] = [:]

  /// Reads the places from the folder of the price tables.
  init(data: String) throws {
    let path = Files.path(data, "feed-mapping/gcp-places.csv")
    for row in try MappingTable.read(path, columns: ["region", "places"]) {
      for place in row.alternatives("places") where !place.isEmpty {
        if regions.updateValue(try row.required("region"), forKey: place) != nil {
          throw row.error("'\(place)' is the place of two regions")
        }
      }
    }
  }

  /// Returns the region of the place at the end of a description; nil if there is none.
  func region(of description: String) -> String? {
    let words = description.split(separator: " " as Character)
    for count in [3, 2, 1] where count < words.count {
      if let region = regions[words.suffix(count).joined(separator: " ")] { return region }
    }
    return nil
  }
}
