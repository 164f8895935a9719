import Money

/// The machine of a Cloud SQL instance, by its name.
struct DatabaseTier {
  enum Kind: Hashable {
    case micro, small, custom, plus
  }

  let name: String
  let kind: Kind
  let vcpus: Int
  let memoryGB: Quantity

  /// The reason why a name is not a tier.
  struct Fault: Error {
    let message: String
    var hints: [String] = []
  }

  /// Reads a tier from its name.
  init(_ name: String) throws(Fault) {
    self.name = name
    switch name {
    case "db-f1-micro": (kind, vcpus, memoryGB) = (.micro, 1, Self.gigabytes(614))
    case "db-g1-small": (kind, vcpus, memoryGB) = (.small, 1, Self.gigabytes(1740))
    default:
      let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 4, parts.starts(with: ["db", "custom"]), let cores = Int(parts[2]),
        let megabytes = Int(parts[3])
      {
        try Self.check(cores, megabytes)
        (kind, vcpus, memoryGB) = (.custom, cores, Self.gigabytes(megabytes))
      } else if parts.count == 5, parts.starts(with: ["db", "perf", "optimized", "N"]),
        let cores = Int(parts[4]), Self.plusCores.contains(cores)
      {
        // Each core has 8 GB, except in the largest (Cloud SQL machine series documentation).
        (kind, vcpus) = (.plus, cores)
        memoryGB = Quantity(cores == 128 ? 864 : cores * 8)
      } else {
        throw Fault(
          message: "unknown tier '\(name)' of Cloud SQL",
          hints: [
            "db-f1-micro, db-g1-small, db-custom-<processors>-<MB of memory> such as db-custom-2-7680, db-perf-optimized-N-2"
          ])
      }
    }
  }

  private static let plusCores = [2, 4, 8, 16, 32, 48, 64, 80, 96, 128]

  private static func gigabytes(_ megabytes: Int) -> Quantity {
    (try? Quantity(megabytes).divided(by: Quantity(1024))) ?? .zero
  }

  /// Checks the limits: 1 core or an even number up to 96; 0.9 to 6.5 GB for each, with a minimum
  /// of 3.75 GB, in steps of 256 MB (Cloud SQL instance settings documentation).
  private static func check(_ cores: Int, _ megabytes: Int) throws(Fault) {
    guard cores == 1 || ((2...96).contains(cores) && cores.isMultiple(of: 2)) else {
      throw Fault(
        message: "Cloud SQL has 1 processor or an even number to 96, not \(Quantity(cores).grouped)"
      )
    }
    guard megabytes.isMultiple(of: 256) else {
      throw Fault(
        message: "the memory of a tier is a multiple of 256 MB, not \(Quantity(megabytes).grouped)")
    }
    let least = max(3840, cores * 922 / 256 * 256)
    let most = cores * 6656
    guard (least...most).contains(megabytes) else {
      throw Fault(
        message:
          "Cloud SQL has \(Quantity(least).grouped) to \(Quantity(most).grouped) MB for \(cores) processors, not \(Quantity(megabytes).grouped)"
      )
    }
  }
}
