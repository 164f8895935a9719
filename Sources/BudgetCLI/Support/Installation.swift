import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The locations of the program and the files installed with it.
enum Installation {
  /// The program's own file, with links resolved; nil where the system does not reveal it.
  static let executable: String? = {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return resolved(String(cString: buffer))
    #else
      return resolved("/proc/self/exe")
    #endif
  }()

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Returns the folder of price tables: `BUDGET_DATA`, or the one next to an installed program
  /// (`../share/budget/pricing-data`), or that of the checkout in which the program was built.
  static func dataFolder(_ environment: [String: String]) -> String? {
    if let named = environment["BUDGET_DATA"], !named.isEmpty { return named }
    guard let executable else { return nil }
    var folder = Files.folder(of: executable)
    let shared = Files.path(Files.folder(of: folder), "share/budget/pricing-data")
    if isData(shared) { return shared }
    while folder != "/", folder != "." {
      let candidate = Files.path(folder, "pricing-data")
      if isData(candidate) { return candidate }
      folder = Files.folder(of: folder)
    }
    return nil
  }

  /// The catalogs that may have been installed with the program: next to it, and where an
  /// installation puts them.
  static let shippedCatalogs: [String] = {
    guard let executable else { return [] }
    let folder = Files.folder(of: executable)
    return [
      Files.path(folder, "catalog.sqlite"),
      Files.path(Files.folder(of: folder), "share/budget/catalog.sqlite"),
    ]
  }()

  private static func isData(_ folder: String) -> Bool {
    Files.exists(Files.path(folder, "sources.csv"))
  }
}
