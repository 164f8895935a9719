import Billing
import CatalogBuilding
import Catalog
import Files
import SQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension CatalogOptions {
  /// Opens the catalog, building it first if it is missing or older than its data.
  func open(_ context: Context) throws -> Catalog {
    // A folder that was named must exist; without the program's own folder, a built catalog will
    // do.
    if let data, !Files.exists(context.resolve(data)) {
      throw Failure(FileError(.read, path: context.resolve(data), reason: .notFound))
    }
    let catalog = try Failure.translating { try find(context) }
    context.catalogs.add(catalog)
    return catalog
  }

  /// Opens the catalog for a command that can do without; nil where there is none, or there is no
  /// place to build it in.
  func openIfPossible(_ context: Context) throws -> Catalog? {
    guard isAvailable(context) else { return nil }
    do {
      return try open(context)
    } catch let failure as Failure where failure.status == .cannotWrite { return nil }
  }

  private func find(_ context: Context) throws -> Catalog {
    let data = dataFolder(context)
    if let named = named(context) {
      return try openOrBuild(data, named, isOwn: false, context)
    }
    let own = ownFile(context)
    let damaged = context.catalogs.damagedFile
    // What cannot be read, such as another user's file in a shared folder, is seen to below.
    if let own, own != damaged, let catalog = try? CatalogFile.openCurrent(data: data, file: own) {
      return catalog
    }
    for shipped in Installation.shippedCatalogs where shipped != damaged {
      if let catalog = CatalogFile.openShipped(data: data, file: shipped) { return catalog }
    }
    guard let data, Files.exists(data) else {
      guard let own else { throw Self.noPlace }
      return try CatalogFile.open(own)
    }
    guard let own else {
      return try openPrivate(data, "neither XDG_CACHE_HOME nor HOME is set", context)
    }
    do {
      return try openOrBuild(data, own, isOwn: true, context)
    } catch let error as CatalogError {
      guard let reason = error.reasonNotWritten ?? error.reasonNotRead(own) else { throw error }
      return try openPrivate(data, reason, context)
    }
  }

  private func openOrBuild(
    _ data: String?, _ file: String, isOwn: Bool, _ context: Context
  ) throws -> Catalog {
    if context.catalogs.damagedFile == file, let data {
      _ = try Progress.shown(on: context, isAsked: progress) { progress in
        try CatalogFile.build(
          data: data, file: file, units: context.services.declaredUnits, progress: progress)
      }
      context.catalogs.isBuilt()
    }
    return try Progress.shown(on: context, isAsked: progress) { progress in
      try CatalogFile.openOrBuild(
        data: data, file: file, isOwn: isOwn, units: context.services.declaredUnits,
        progress: progress, willRepair: { BudgetCLI.noteRepair($0, context) })
    }
  }

  /// Returns a catalog for this run alone, where none can be stored.
  private func openPrivate(_ data: String, _ reason: String, _ context: Context) throws -> Catalog {
    context.errors.write(
      "note: the catalog cannot be kept (\(reason)), so it is built for this run alone; "
        + "--catalog FILE names another place\n")
    let named = context.environment["TMPDIR"] ?? ""
    let folders = named.isEmpty ? ["/tmp", "/var/tmp", "/dev/shm"] : [context.resolve(named)]
    let folder = folders.first { access($0, W_OK | X_OK) == 0 } ?? folders[0]
    return try Progress.shown(on: context, isAsked: progress) { progress in
      try CatalogFile.openPrivate(
        data: data, in: folder, units: context.services.declaredUnits, progress: progress)
    }
  }

  /// Returns whether there is any possible source of prices.
  func isAvailable(_ context: Context) -> Bool {
    if let data = dataFolder(context) {
      return data != "" && (self.data != nil || Files.exists(data))
    }
    let files =
      [named(context) ?? ownFile(context)].compactMap { $0 } + Installation.shippedCatalogs
    return catalog != nil || files.contains(where: Files.exists)
  }

  /// Rebuilds the catalog.
  ///
  /// - Returns: the file and the number of prices.
  func build(_ context: Context) throws -> (file: String, prices: Int) {
    guard let data = dataFolder(context) else {
      throw Failure(
        .noInput, "there is no folder of price tables",
        notes: ["name it with --data FOLDER or the environment variable BUDGET_DATA"])
    }
    let file = try file(context)
    let prices = try Failure.translating {
      try Progress.shown(on: context, isAsked: progress) { progress in
        try CatalogFile.build(
          data: data, file: file, units: context.services.declaredUnits, progress: progress)
      }
    }
    return (file, prices)
  }

  /// Returns the folder of price tables, if there is one.
  func dataFolder(_ context: Context) -> String? {
    data.map(context.resolve) ?? Installation.dataFolder(context.environment)
  }

  /// Returns the catalog's file, where one is stored.
  func file(_ context: Context) throws -> String {
    guard let file = named(context) ?? ownFile(context) else { throw Self.noPlace }
    return file
  }

  private func named(_ context: Context) -> String? {
    if let catalog { return context.resolve(catalog) }
    guard let named = context.environment["BUDGET_CATALOG"], !named.isEmpty else { return nil }
    return context.resolve(named)
  }

  private func ownFile(_ context: Context) -> String? {
    Environment.cacheFolder(context.environment).map { Files.path($0, CatalogFile.name) }
  }

  private static var noPlace: Failure {
    Failure(
      .cannotWrite, "there is no folder for the catalog: neither XDG_CACHE_HOME nor HOME is set",
      notes: ["name a file with --catalog FILE"])
  }
}

extension Failure {
  /// Runs a closure that reads or writes files and the catalog; its errors become failures with the
  /// right exit code.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as CatalogError {
      throw Failure(error)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as DatabaseError {
      throw Failure(.inputOutput, "the catalog cannot be read: \(error.message)")
    }
  }

  /// Creates a failure of the catalog.
  init(_ error: CatalogError) {
    switch error {
    case .invalidData(let issues): self.init(.badInput, report: issues.description)
    case .file(let error): self.init(error)
    case .noData, .missing: self.init(.noInput, error.message)
    case .notACatalog, .newer, .outdated: self.init(.badInput, error.message)
    case .damaged, .database: self.init(.inputOutput, error.message)
    }
  }

  /// Creates a failure to read or write a file.
  init(_ error: FileError) {
    let isReading = error.operation == .read || error.operation == .list
    switch error.reason {
    case .tooLarge: self.init(.badInput, error.message)
    case .notFound, .isFolder, .isNotFolder, .noPermission:
      self.init(isReading ? .noInput : .cannotWrite, error.message)
    default: self.init(isReading ? .inputOutput : .cannotWrite, error.message)
    }
  }
}
