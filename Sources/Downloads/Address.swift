/// The parts of an address that decide whether it may be requested.
struct Address: Hashable {
  let text: String
  let scheme: String
  /// Host and port, in lower case.
  let authority: String

  /// Reads an address; nil if it is invalid.
  init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    let rest = text[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    // A user name before the host can make one address look like another.
    guard !authority.isEmpty, !authority.contains("@"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    self.text = text
    self.authority = authority.lowercased()
  }

  /// The host without the port.
  var host: String {
    if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }.dropFirst()) }
    return String(authority.prefix { $0 != ":" })
  }

  /// Whether the address belongs to this machine.
  var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// Returns the absolute form of an address found in a document at this one.
  func resolving(_ other: String) -> Address? {
    if other.contains("://") { return Address(other) }
    if other.hasPrefix("//") { return Address("\(scheme):\(other)") }
    if other.hasPrefix("/") { return Address("\(scheme)://\(authority)\(other)") }
    let path = text.prefix { $0 != "?" && $0 != "#" }
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let hasPath = path.count > scheme.count + 3 + authority.count
    return Address(hasPath ? "\(path[...slash])\(other)" : "\(path)/\(other)")
  }
}
