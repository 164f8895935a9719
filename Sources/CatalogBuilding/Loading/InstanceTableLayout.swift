import Catalog
import Prices

/// The location of a provider's tables of instances, and the meaning of their price columns.
struct InstanceTableLayout: Sendable {
  /// A folder with a file for each region: `<provider>/<service>/<folder>/<region>.csv`.
  struct Family: Sendable {
    var folder: String
    /// The part before the colon of its meters.
    var meter: String
    var columns: [InstancePriceTable.PriceColumn]
  }

  /// The service whose instances they are.
  var service: String
  var families: [Family]

  /// Returns the layout of a provider.
  static func of(_ provider: Provider) -> InstanceTableLayout {
    switch provider {
    case .aws: aws
    case .azure: azure
    case .gcp: gcp
    }
  }

  private static let aws = InstanceTableLayout(
    service: "ec2",
    families: [
      Family(folder: "on_demand", meter: "BoxUsage", columns: systems(OperatingSystem.allCases)),
      Family(folder: "spot", meter: "SpotUsage", columns: systems(OperatingSystem.allCases)),
      Family(
        folder: "reserved", meter: "HeavyUsage",
        columns: [OperatingSystem.linux, .windows].flatMap { system in
          terms(
            "\(system.rawValue)_", "_all_upfront",
            "operating_system=\(system.rawValue);payment_option=all_upfront;", haveFees: true)
        }),
    ])

  // Prices with Windows come from different lists, so they have files of their own. A reservation is
  // for the machine alone: the licence is paid for separately.
  private static let azure = InstanceTableLayout(
    service: "azure_vm",
    families: [
      Family(folder: "on_demand", meter: "VM", columns: systems([.linux])),
      Family(folder: "on_demand_windows", meter: "VM", columns: systems([.windows])),
      Family(folder: "spot", meter: "SpotVM", columns: systems([.linux])),
      Family(folder: "spot_windows", meter: "SpotVM", columns: systems([.windows])),
      Family(folder: "reserved", meter: "ReservedVM", columns: terms("", "", "")),
    ])

  // Machines are priced by their parts, in ordinary tables.
  private static let gcp = InstanceTableLayout(service: "gcp_compute", families: [])

  private static func systems(
    _ systems: [OperatingSystem]
  ) -> [InstancePriceTable.PriceColumn] {
    systems.map { system in
      InstancePriceTable.PriceColumn(
        name: system.rawValue, attributes: "operating_system=\(system.rawValue)")
    }
  }

  private static func terms(
    _ prefix: String, _ suffix: String, _ attributes: String, haveFees: Bool = false
  ) -> [InstancePriceTable.PriceColumn] {
    ReservationTable.Term.allCases.map { term in
      InstancePriceTable.PriceColumn(
        name: prefix + term.rawValue + suffix, attributes: "\(attributes)term=\(term.rawValue)",
        feeHours: haveFees ? term.hours : nil)
    }
  }
}
