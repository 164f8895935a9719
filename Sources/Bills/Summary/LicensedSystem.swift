/// An operating system whose license is in the price of a server, as bills tell it.
enum LicensedSystem: String {
  case windows
  case rhel
  case suse
  /// One with a database's license, for which the catalog has no prices.
  case withDatabase = "other"

  /// Creates the system in an operation, such as `RunInstances:0002`, or in a description, such as
  /// `$0.05 per On Demand Windows m3.medium Instance Hour`; nil for Linux and for what tells none.
  ///
  /// Operations: AWS, "AMI billing information fields", read 2026-11.
  init?(_ words: String) {
    if words.hasPrefix("RunInstances") {
      switch words.drop(while: { $0 != ":" }).dropFirst() {
      case "0002": self = .windows
      case "0010": self = .rhel
      case "000g": self = .suse
      case "", "0800", "00g0", "0g00": return nil
      default: self = .withDatabase
      }
      return
    }
    let words = words.lowercased()
    if words.contains("sql") {
      self = .withDatabase
    } else if words.contains("windows") {
      self = .windows
    } else if words.contains("rhel") || words.contains("red hat") {
      self = .rhel
    } else if words.contains("suse") {
      self = .suse
    } else {
      return nil
    }
  }
}
