import Prices

/// The regions that AWS puts before usage types, for bills that name no region.
///
/// Codes: AWS price lists, usage types of each region; those of N. Virginia mostly have none.
public enum UsageRegion {
  /// The region whose usage types mostly have no code.
  public static let home = "us-east-1"

  /// The regions by their codes.
  public static let codes: [String: String] = [
    "AFS1": "af-south-1", "APE1": "ap-east-1", "APE2": "ap-east-2", "APN1": "ap-northeast-1",
    "APN2": "ap-northeast-2", "APN3": "ap-northeast-3", "APS1": "ap-southeast-1",
    "APS2": "ap-southeast-2", "APS3": "ap-south-1", "APS4": "ap-southeast-3",
    "APS5": "ap-south-2", "APS6": "ap-southeast-4", "APS7": "ap-southeast-5",
    "APS8": "ap-southeast-6", "APS9": "ap-southeast-7", "CAN1": "ca-central-1",
    "CAN2": "ca-west-1", "EU": "eu-west-1", "EUC1": "eu-central-1", "EUC2": "eu-central-2",
    "EUN1": "eu-north-1", "EUS1": "eu-south-1", "EUS2": "eu-south-2", "EUW1": "eu-west-1",
    "EUW2": "eu-west-2", "EUW3": "eu-west-3", "ILC1": "il-central-1", "MEC1": "me-central-1",
    "MES1": "me-south-1", "MXC1": "mx-central-1", "SAE1": "sa-east-1", "UGE1": "us-gov-east-1",
    "UGW1": "us-gov-west-1", "USE1": "us-east-1", "USE2": "us-east-2", "USW1": "us-west-1",
    "USW2": "us-west-2",
  ]

  /// Returns the region that an entry of AWS names nowhere but before its usage type; nil where there
  /// is none.
  static func named(_ key: BillEntry.Key) -> String? {
    guard key.region.isEmpty, let dash = key.meter.firstIndex(of: "-"),
      let region = codes[String(key.meter[..<dash])], Provider.named(onBill: key.provider) == .aws
    else { return nil }
    // A content network has codes of continents: its "EU" is no region.
    return key.service.contains("CloudFront") ? nil : region
  }

  /// Returns the region in which something was used, in one spelling: of a zone, and of a usage type
  /// where the bill names no region; empty where nothing tells.
  public static func of(_ key: BillEntry.Key) -> String {
    if !key.region.isEmpty { return UsageType.region(key.region) }
    guard Provider.named(onBill: key.provider) == .aws, !key.meter.isEmpty,
      !UsageType.isDescription(key), UsageType.withoutPrefix(key.meter) == nil
    else { return "" }
    return home
  }
}

extension BillEntry.Key {
  /// The same facts, with the region that only the usage type names.
  var withRegion: BillEntry.Key {
    guard let region = UsageRegion.named(self) else { return self }
    var key = self
    key.region = region
    return key
  }
}
