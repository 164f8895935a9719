#if canImport(Darwin)
  import Darwin
#else
  @preconcurrency import Glibc
#endif

/// The environment of the process.
public enum Environment {
  /// All variables by name, as they are now.
  public static var current: [String: String] {
    var variables: [String: String] = [:]
    #if canImport(Darwin)
      guard var pointer = _NSGetEnviron().pointee else { return [:] }
    #else
      // The C library declares it as never null, which it is after `clearenv`.
      guard var pointer = Optional(environ) else { return [:] }
    #endif
    while let entry = pointer.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      pointer += 1
    }
    return variables
  }

  /// The user's folder for what can be made again: `budget` under `XDG_CACHE_HOME`, or under
  /// `.cache` of the home folder; nil where the environment names neither.
  public static func cacheFolder(_ variables: [String: String]) -> String? {
    // The XDG specification has relative paths ignored.
    if let cache = variables["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return Files.path(cache, "budget")
    }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return Files.path(home, ".cache/budget")
  }
}
