import Billing
import Money
import Prices

extension RDS {
  /// The database engines, by the provider's names.
  public enum Engine: String, Sendable, CaseIterable {
    case mysql, postgres, mariadb
    case oracleStandard2 = "oracle-se2"
    case oracleEnterprise = "oracle-ee"
    case sqlServerExpress = "sqlserver-ex"
    case sqlServerWeb = "sqlserver-web"
    case sqlServerStandard = "sqlserver-se"
    case sqlServerEnterprise = "sqlserver-ee"
    case auroraMySQL = "aurora-mysql"
    case auroraPostgreSQL = "aurora-postgresql"

    var title: String {
      switch self {
      case .mysql: return "MySQL"
      case .postgres: return "PostgreSQL"
      case .mariadb: return "MariaDB"
      case .oracleStandard2: return "Oracle SE2"
      case .oracleEnterprise: return "Oracle EE"
      case .sqlServerExpress: return "SQL Server Express"
      case .sqlServerWeb: return "SQL Server Web"
      case .sqlServerStandard: return "SQL Server Standard"
      case .sqlServerEnterprise: return "SQL Server Enterprise"
      case .auroraMySQL: return "Aurora MySQL"
      case .auroraPostgreSQL: return "Aurora PostgreSQL"
      }
    }

    var isAurora: Bool { self == .auroraMySQL || self == .auroraPostgreSQL }
    var hasExtendedSupport: Bool {
      isAurora || self == .mysql || self == .postgres
    }
    var isOracle: Bool { rawValue.hasPrefix("oracle-") }
    var isSQLServer: Bool { rawValue.hasPrefix("sqlserver-") }

    /// Whether a Multi-AZ instance costs the same as two instances.
    ///
    /// The provider says so ("DB instance-hour for both the primary and standby instances", RDS
    /// user guide, "On-Demand DB instances"), and for these engines the eu-west-1 list of
    /// 2023-02-23 agrees to the last digit. It does not for SQL Server: Enterprise costs 1.44 times
    /// as much.
    var isMultiAZTwice: Bool { !isSQLServer && !isAurora }

    /// Returns the major version as the price list names it: `5.7` for MySQL's `5.7.44`, `11` for
    /// PostgreSQL's `11.22`.
    func majorVersion(_ version: String) -> String {
      let parts = version.split(separator: ".")
      let isMySQL = self == .mysql || self == .auroraMySQL
      return parts.prefix(isMySQL ? 2 : 1).joined(separator: ".")
    }
  }

  /// The owner of the engine's licence.
  public enum LicenseModel: String, Sendable, CaseIterable {
    case included = "license-included"
    case own = "bring-your-own-license"
  }

  /// The years after an engine version's end of standard support, in which keeping it costs extra.
  public enum ExtendedSupport: String, Sendable, CaseIterable {
    case none
    case years1And2 = "years_1_2"
    case year3 = "year_3"

    var title: String { self == .year3 ? "year 3" : "years 1 and 2" }
  }
}
