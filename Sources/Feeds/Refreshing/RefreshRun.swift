import Catalog
import CatalogBuilding
import Files
import Gzip

/// Adds the prices of feeds to a catalog: finds the files, fetches them, reads them, and puts the
/// prices of each group into the catalog at once.
public final class RefreshRun {
  private let request: RefreshRequest
  private let fetcher: (any FeedFetcher)?
  private let events: any RefreshEvents
  private let reader: FeedReader
  private var refresh: CatalogRefresh?
  private var outcome = RefreshOutcome()

  /// Reads the mapping.
  ///
  /// - Throws: `FeedError.mapping`, `FileError`.
  public init(
    _ request: RefreshRequest, fetcher: (any FeedFetcher)?, events: any RefreshEvents
  ) throws {
    self.request = request
    self.fetcher = fetcher
    self.events = events
    reader = try FeedReader(data: request.data)
  }

  /// Runs the refresh.
  ///
  /// - Throws: the errors of feeds, network and catalog; the prices of earlier groups are in the
  ///   catalog then.
  public func run() throws -> RefreshOutcome {
    _ = try CatalogFile.openOrBuild(data: request.data, file: request.catalog)
    let refresh = try CatalogRefresh(catalog: request.catalog, waits: request.waits) {
      events.waits()
    }
    self.refresh = refresh
    defer { self.refresh = nil }
    if let from = request.from {
      let groups = try groups(from)
      switch groups.count {
      case 0: throw NamedFeedError(file: from, error: .isEmpty)
      case 1: try run(groups[0], refresh)
      default: try run(folder: groups, refresh)
      }
    } else {
      for feed in request.feeds { try run(feed, refresh) }
    }
    return outcome
  }

  // MARK: What to read

  private func groups(_ from: String) throws -> [RefreshPlan.Group] {
    if !from.contains("://") {
      // The output of `aws pricing get-price-list-file-url` names a list instead of being one.
      if let address = try? AddressAnswer.address(in: from) { return try groups(address) }
      return try RefreshPlan.local(from)
    }
    let name = Files.name(of: String(from.prefix { $0 != "?" }))
    let item = RefreshPlan.Item(name: name, place: from, scope: "", feed: "")
    return [RefreshPlan.Group(name: name, items: [item])]
  }

  private func run(_ feed: FeedName, _ refresh: CatalogRefresh) throws {
    let table =
      request.addresses ?? Files.path(request.data, "feed-mapping/addresses.csv")
    guard let address = try RefreshPlan.addresses(table)[feed.rawValue] else {
      throw FeedError.mapping(file: table, line: 1, "there is no address for '\(feed.rawValue)'")
    }
    switch feed {
    case .awsOffers:
      for offer in try offers(table) {
        let index = address.replacing("{offer}", with: offer)
        try run(try regional(index, name: offer, feed: "aws-offers/\(offer)"), refresh)
      }
    case .awsSavingsPlans:
      let plans = request.offers.isEmpty ? Self.savingsPlans : request.offers
      for plan in address.contains("{offer}") ? plans : [plans[0]] {
        let index = address.replacing("{offer}", with: plan)
        let feed = SavingsPlanCSV.feed(of: plan)
        try run(try regional(index, name: plan, feed: feed), refresh)
      }
    default:
      let services = request.offers.isEmpty ? [""] : request.offers
      for service in services {
        let place = address.replacing("{service}", with: service).replacing(
          "{key}", with: request.key ?? "")
        let name = service.isEmpty ? feed.rawValue : "\(feed.rawValue) \(service)"
        let known = service.isEmpty ? feed.rawValue : "\(feed.rawValue)/\(service)"
        let item = RefreshPlan.Item(name: name, place: place, scope: "", feed: known)
        try run(RefreshPlan.Group(name: name, items: [item]), refresh)
      }
    }
  }

  /// The offers of savings plans that have meters in the catalog.
  private static let savingsPlans = ["AWSComputeSavingsPlan", "AWSDatabaseSavingsPlans"]

  /// Returns the offers to read: those that were named, all in the index, or all in the mapping.
  private func offers(_ table: String) throws -> [String] {
    if !request.offers.isEmpty { return request.offers }
    guard request.takesAllOffers else { return reader.offerMapping.offers }
    let name = "aws-offer-index"
    guard let address = try RefreshPlan.addresses(table)[name] else {
      throw FeedError.mapping(file: table, line: 1, "there is no address for '\(name)'")
    }
    let path = downloadPath(for: address)
    defer { try? Files.remove(path) }
    _ = try fetch(address, name: name, to: path, known: nil)
    try check(path)
    return try OfferIndex(FileSource(path)).entries.keys.sorted()
  }

  /// Returns the CSV files of the regions in an index.
  private func regional(
    _ address: String, name: String, feed: String
  ) throws -> RefreshPlan.Group {
    let path = downloadPath(for: address)
    defer { try? Files.remove(path) }
    guard try fetch(address, name: "\(name) index", to: path, known: nil) != nil else {
      return RefreshPlan.Group(name: name, items: [])
    }
    try check(path)
    let index = try OfferIndex(FileSource(path))
    let wanted = Set(request.regions.isEmpty ? reader.offerMapping.regionCodes : request.regions)
    var items: [RefreshPlan.Item] = []
    for (region, entry) in index.entries.sorted(by: { $0.key < $1.key })
    where wanted.contains(region) {
      guard let place = entry.addresses["currentVersionUrl"] ?? entry.addresses["versionUrl"]
      else { continue }
      let csv = place.hasSuffix(".json") ? place.dropLast(4) + "csv" : place[...]
      items.append(
        RefreshPlan.Item(
          name: "\(name) \(region)", place: Self.resolve(String(csv), against: address),
          scope: region, feed: feed))
    }
    return RefreshPlan.Group(name: name, items: items)
  }

  /// Resolves an address as a document states it, mostly without the host.
  static func resolve(_ place: String, against address: String) -> String {
    if place.contains("://") { return place }
    guard let scheme = address.firstRange(of: "://") else { return place }
    let authority = address[scheme.upperBound...].prefix { $0 != "/" }
    let root = address[..<scheme.upperBound] + authority
    return root + (place.hasPrefix("/") ? place : "/" + place)
  }

  // MARK: Reading

  /// Reads all lists of a folder, whatever is wrong with some.
  ///
  /// A folder may keep the indexes by which its lists were found.
  private func run(folder groups: [RefreshPlan.Group], _ refresh: CatalogRefresh) throws {
    var refused: [String] = []
    for group in groups where try !isIndex(group) {
      do {
        try run(group, refresh)
      } catch let error as NamedFeedError {
        refused.append(error.message)
      } catch let error as RefreshError {
        switch error {
        case .busy, .database: throw error
        case .nothing: refused.append(error.message)
        default: refused.append("\(group.name): \(error.message)")
        }
      }
    }
    if !refused.isEmpty { throw RefusedLists(messages: refused, fileCount: groups.count) }
    if outcome.files == 0 { throw RefreshError.nothing(request.from ?? "the folder") }
  }

  /// Returns whether a group is an index of lists, which has no prices itself.
  private func isIndex(_ group: RefreshPlan.Group) throws -> Bool {
    guard let item = group.items.first, !item.isRemote,
      let format = try? check(item.place), format == .offerIndex || format == .regionIndex
    else { return false }
    events.skipsIndex(group.name)
    return true
  }

  private func run(_ group: RefreshPlan.Group, _ refresh: CatalogRefresh) throws {
    let staging = try refresh.staging()
    var coverage: [CatalogRefresh.Coverage] = []
    var isRead = false
    for item in group.items {
      guard let results = try read(item, refresh, staging) else { continue }
      for result in results where coverage.isEmpty { coverage = result.coverage }
      isRead = isRead || !results.isEmpty
    }
    guard isRead else { return }
    if staging.priceCount == 0 {
      // When all offers are taken, some have nothing that is sold by use.
      if request.takesAllOffers { return }
      throw RefreshError.nothing(group.name)
    }
    let summary = try refresh.apply(
      staging, coverage: coverage, force: request.force, isDryRun: request.isDryRun)
    outcome.summary = outcome.summary + summary
    events.applied(group.name, summary, isDryRun: request.isDryRun)
  }

  /// Reads a file and the pages that follow it; returns nil when it has not changed.
  private func read(
    _ item: RefreshPlan.Item, _ refresh: CatalogRefresh, _ staging: PriceStaging
  ) throws -> [FeedResult]? {
    var results: [FeedResult] = []
    var next: String? = item.place
    var seen: Set<String> = []
    while let place = next {
      guard seen.insert(place).inserted else {
        throw FeedError.malformed("the pages go round in a circle", line: nil)
      }
      let isFirst = results.isEmpty
      let name = isFirst ? item.name : "\(item.name), page \(results.count + 1)"
      var file = FeedFile(address: place, scope: item.scope, isContinuation: !isFirst)
      var path = place
      if item.isRemote {
        path = downloadPath(for: place)
        let known = isFirst ? try known(item, refresh) : nil
        guard let fetched = try fetch(place, name: name, to: path, known: known) else {
          outcome.unchanged += 1
          events.unchanged(name)
          return nil
        }
        file.etag = fetched.etag
        file.lastModified = fetched.lastModified
        file.modifiedAt = fetched.modifiedAt ?? 0
      }
      defer { if item.isRemote { try? Files.remove(path) } }
      let result = try read(path, name: name, file, staging)
      results.append(result)
      next = item.isRemote ? result.next : nil
      if let link = next { next = Self.resolve(link, against: place) }
    }
    return results
  }

  private func known(_ item: RefreshPlan.Item, _ refresh: CatalogRefresh) throws -> PriceList? {
    guard !item.feed.isEmpty, let list = try refresh.known(feed: item.feed, scope: item.scope),
      list.address == item.place
    else { return nil }
    return list
  }

  private func read(
    _ path: String, name: String, _ file: FeedFile, _ staging: PriceStaging
  ) throws -> FeedResult {
    do {
      let format = try check(path)
      let counted = CountedSource(try FileSource(path)) { [events] bytes, total in
        events.reads(name, bytes: bytes, total: total)
      }
      let source: any ByteSource = try Self.isPacked(path) ? Self.unpacked(counted) : counted
      var file = file
      if file.modifiedAt == 0 { file.modifiedAt = counted.modified }
      if let publishedAt = request.publishedAt { file.modifiedAt = publishedAt }
      let result = try reader.read(source, format, file, into: staging)
      outcome.files += 1
      outcome.tally.add(result.tally)
      events.read(name, bytes: result.bytes, tally: result.tally)
      return result
    } catch let error as FeedError {
      throw NamedFeedError(file: file.address, error: error)
    }
  }

  @discardableResult
  private func check(_ path: String) throws -> FeedFormat {
    let length = FeedFormat.prefixLength
    guard try Self.isPacked(path) else {
      return try FeedFormat.detect(Files.readPrefix(path, count: length))
    }
    let source = try Self.unpacked(try FileSource(path))
    var prefix = [UInt8](repeating: 0, count: length)
    var count = 0
    while count < length {
      let read = try prefix.withUnsafeMutableBytes { bytes in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return try FeedFormat.detect(prefix.prefix(count))
  }

  private static func unpacked(_ source: any ByteSource) throws -> GzipSource {
    try GzipSource(source) { failure in
      FeedError.malformed(
        failure == .truncated ? "the packed file is cut off" : "the packed file is damaged",
        line: nil)
    }
  }

  private static func isPacked(_ path: String) throws -> Bool {
    try Files.readPrefix(path, count: 2).elementsEqual(GzipSource.signature)
  }

  // MARK: Getting

  private func fetch(
    _ address: String, name: String, to path: String, known: PriceList?
  ) throws -> FetchedFile? {
    guard let fetcher else {
      throw FeedError.malformed(
        "'\(address)' is an address, and there is no network here", line: nil)
    }
    try Files.createFolder(Files.folder(of: path))
    return try fetcher.fetch(
      address, etag: known?.etag, lastModified: known?.lastModified, to: path
    ) { [events] received, total, note in
      events.downloads(name, received: received, total: total, note: note)
    }
  }

  /// Returns the destination of a download: the same for the same address, so that an interrupted
  /// one can be resumed.
  private func downloadPath(for address: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in address.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Files.path(request.catalog + ".downloads", String(hash, radix: 16) + ".part")
  }
}

/// An error in a file of a feed, with the file's name.
public struct NamedFeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The address or path.
  public var file: String
  /// The error in the file.
  public var error: FeedError

  /// The error with the name of the file.
  public var message: String {
    switch error {
    case .malformed(let what, let line?): "\(file):\(line): error: \(what)"
    case .mapping: error.message
    default: "cannot read '\(file)': \(error.message)"
    }
  }

  /// The same text as `message`.
  public var description: String { message }
}

/// The errors of the lists of a folder that were not taken, while others were.
public struct RefusedLists: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with each.
  public var messages: [String]
  /// The number of files in the folder.
  public var fileCount: Int

  /// All errors, and how many files they are of.
  public var message: String {
    messages.joined(separator: "\nerror: ")
      + "\nnote: \(messages.count) of the \(fileCount) files in the folder could not be taken; this changes nothing for the others"
  }

  /// The same text as `message`.
  public var description: String { message }
}

/// A source that reports how much of a file has been read.
private final class CountedSource: ByteSource {
  private let source: FileSource
  private let report: (Int, Int) -> Void
  private var count = 0

  var modified: Int { source.modified }

  init(_ source: FileSource, report: @escaping (Int, Int) -> Void) {
    self.source = source
    self.report = report
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let read = try source.read(into: buffer)
    count += read
    report(count, source.size)
    return read
  }
}
