#if canImport(Darwin)
  import Darwin
#else
  @preconcurrency import Glibc
#endif

/// The environment of the process.
public enum Environment {
  /// All variables by name, as they currently are.
  public static var current: [String: String] {
    var variables: [String: String] = [:]
    variables.reserveCapacity(64)
    var entry = entries
    while let current = entry?.pointee {
      let text = String(cString: current)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
      }
      entry = entry?.successor()
    }
    return variables
  }

  /// The system's list; nil after `clearenv`, whatever the C library's header says.
  private static var entries: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
      _NSGetEnviron().pointee
    #else
      environ
    #endif
  }

  /// Returns the user's folder for files that can be regenerated: `budget` under `XDG_CACHE_HOME`,
  /// or under `.cache` in the home folder; nil where the environment names neither.
  public static func cacheFolder(_ variables: [String: String]) -> String? {
    // The XDG specification says to ignore relative paths.
    if let cache = variables["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return Files.path(cache, "budget")
    }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return Files.path(home, ".cache/budget")
  }
}
