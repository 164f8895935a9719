import Money
import Scenarios

/// Names from a provider's console, its bills or other tools that stand for no service here, or for
/// one that has another name here.
public struct OtherNames: Sendable {
  /// The meaning of such a name.
  public enum Meaning: Sendable, Hashable {
    /// The services that plans use instead.
    case use([String], note: String = "")
    /// It costs nothing itself; the sentence says what does.
    case free(String)
    /// It no longer exists; the sentence says since when, and what took its place.
    case closed(String)
    /// It has no service here, but the catalog has its price list: the offer.
    case metered(String)
    /// It has neither a service nor a price list here, but the provider publishes a list: the offer.
    case loadable(String)
    /// It has neither a service nor a price list of its own.
    case custom
    /// It is billed, but has no service here; the sentence says how to price it all the same.
    case other(String)
  }

  private let meanings: [String: Meaning]
  /// The names of Terraform's resource types among them.
  private let resourceTypes: [String]

  /// Creates names with their meanings; spelling, spaces, dashes and the provider's name don't
  /// matter.
  public init(_ meanings: [(names: [String], meaning: Meaning)] = []) {
    var all: [String: Meaning] = [:]
    var types: [String] = []
    for (names, meaning) in meanings {
      for name in names {
        all[Self.plain(name)] = meaning
        if Self.isResourceType(name) { types.append(name) }
      }
    }
    self.meanings = all
    resourceTypes = types
  }

  /// Returns advice about a name; nil for an unknown one.
  public func advice(on name: String) -> String? {
    guard let meaning = meanings[Self.plain(name)] else { return adviceOnPart(name) }
    switch meaning {
    case .use(let services, let note):
      let list = Words.list(services.map { "'\($0)'" })
      return "use \(list)\(note.isEmpty ? "" : ": \(note)")"
    case .free(let sentence), .closed(let sentence), .other(let sentence): return sentence
    case .metered(let offer):
      return
        "it has no service of its own: price it as 'metered' with \"offer\": \"\(offer)\" and one of the meters that 'budget catalog search \(offer)' shows"
    case .loadable(let offer):
      return
        "its prices are not in the catalog: 'budget catalog refresh --offer \(offer)' loads them, for 'metered' with \"offer\": \"\(offer)\"; without them it can be priced as 'custom', with a price of your own"
    case .custom: return Self.ownPrice
    }
  }

  private static func isResourceType(_ name: String) -> Bool {
    ["aws_", "azurerm_", "google_"].contains(where: name.hasPrefix)
  }

  /// Returns advice about a resource type of Terraform that belongs to a known one, as
  /// `aws_efs_mount_target` does to `aws_efs_file_system`; nil for any other name.
  private func adviceOnPart(_ name: String) -> String? {
    guard Self.isResourceType(name) else { return nil }
    let words = name.split(separator: "_")
    for length in stride(from: words.count, to: 1, by: -1) {
      let start = words.prefix(length).joined(separator: "_")
      let near = resourceTypes.filter { $0 == start || $0.hasPrefix(start + "_") }
      if near.isEmpty { continue }
      let advice = Set(near.compactMap { adviceOnParts(of: $0) })
      return advice.count == 1 ? advice.first : nil
    }
    return nil
  }

  /// Returns the names of what a resource type of CloudFormation or a client of a software kit
  /// belongs to, as `AWS::RDS::DBInstance` and `bedrock-runtime` do to services.
  static func parents(of name: String) -> [String] {
    var parents: [Substring] = []
    if name.hasPrefix("AWS::") {
      let words = name.dropFirst(5).split(separator: ":")
      // Under EC2 there are networks, addresses and disks, too.
      parents = words.first == "EC2" ? Array(words.dropFirst()) : Array(words.prefix(1))
    } else if !name.contains(" ") {
      parents = [name[...], name.split(separator: "-").first ?? ""]
    }
    return parents.flatMap { parent in
      parent.lowercased().hasSuffix("v2")
        ? [String(parent), String(parent.dropLast(2))] : [String(parent)]
    }.filter { $0 != name }
  }

  private func adviceOnParts(of type: String) -> String? {
    switch meanings[Self.plain(type)] {
    case .use(let services, _):
      let list = services.map { "'\($0)'" }.joined(separator: " and ")
      return "it belongs to \(list), which has the prices: plan that, and leave this out"
    case .free(let sentence): return sentence
    default: return nil
    }
  }

  /// How to price what has neither a service nor a price list here.
  package static let ownPrice =
    "\(ScenarioReader.ownPrice): { \"service\": \"custom\", \"unit_price_usd\": 0.10, \"unit\": \"GB\", \"monthly_quantity\": 50 }"

  /// All names, for tests.
  package var names: [String] { meanings.keys.sorted() }

  /// The letters and digits of a name, without the provider's.
  static func plain(_ name: String) -> String {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        letters.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
      default: break
      }
    }
    var text = String(decoding: letters, as: UTF8.self)
    for prefix in ["amazon", "aws"]
    where text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count {
      text.removeFirst(prefix.utf8.count)
    }
    return text
  }
}
