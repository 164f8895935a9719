import Catalog
import Prices

/// Where a provider's tables of instances are, and what their columns of prices stand for.
struct InstanceTableLayout: Sendable {
  /// A folder with a file for each region: `<provider>/<service>/<folder>/<region>.csv`.
  struct Family: Sendable {
    var folder: String
    /// What stands before the colon of its meters.
    var meter: String
    var columns: [InstancePriceTable.PriceColumn]
  }

  /// The service whose instances these are.
  var service: String
  var families: [Family]

  /// The layout of a provider.
  static func of(_ provider: Provider) -> InstanceTableLayout {
    switch provider {
    case .aws:
      InstanceTableLayout(
        service: "ec2",
        families: [
          Family(
            folder: "on_demand", meter: "BoxUsage", columns: systems(OperatingSystem.allCases)),
          Family(folder: "spot", meter: "SpotUsage", columns: systems(OperatingSystem.allCases)),
          Family(
            folder: "reserved", meter: "HeavyUsage",
            columns: [OperatingSystem.linux, .windows].flatMap { system in
              terms(
                "\(system.rawValue)_", "_all_upfront",
                "operating_system=\(system.rawValue);payment_option=all_upfront;")
            }),
        ])
    case .azure:
      // Prices with Windows come from other lists than those without, so they have files of their
      // own. A reservation is of the machine alone: the licence is paid beside it.
      InstanceTableLayout(
        service: "azure_vm",
        families: [
          Family(folder: "on_demand", meter: "VM", columns: systems([.linux])),
          Family(folder: "on_demand_windows", meter: "VM", columns: systems([.windows])),
          Family(folder: "spot", meter: "SpotVM", columns: systems([.linux])),
          Family(folder: "spot_windows", meter: "SpotVM", columns: systems([.windows])),
          Family(folder: "reserved", meter: "ReservedVM", columns: terms("", "", "")),
        ])
    case .gcp:
      // Machines are priced by their parts, in tables of the plain kind.
      InstanceTableLayout(service: "gcp_compute", families: [])
    }
  }

  private static func systems(
    _ systems: [OperatingSystem]
  ) -> [InstancePriceTable.PriceColumn] {
    systems.map { system in
      InstancePriceTable.PriceColumn(
        name: system.rawValue, attributes: "operating_system=\(system.rawValue)")
    }
  }

  private static func terms(
    _ prefix: String, _ suffix: String, _ attributes: String
  ) -> [InstancePriceTable.PriceColumn] {
    ["1yr", "3yr"].map { term in
      InstancePriceTable.PriceColumn(
        name: prefix + term + suffix, attributes: "\(attributes)term=\(term)")
    }
  }
}
