import Downloads
import Feeds
import Files

/// A command line that does not make sense.
struct UsageError: Error {
  var message: String
}

/// The command line of `budget-fetch`, as `budget catalog refresh` passes it on.
struct FetchOptions {
  var request: RefreshRequest
  var download = DownloadOptions()
  var isQuiet = false
  /// The process that started this one; this one ends with it.
  var parent: Int?
  /// The number of reasons for skipped prices that are listed.
  var listed = 10

  static let usage = """
    USAGE: budget-fetch --data DIR --catalog FILE [FEED ...] [OPTION ...]
    Started by 'budget catalog refresh', which has help of its own.
    """

  private static let flags: Set<String> = [
    "all", "force", "dry-run", "allow-http", "no-wait", "quiet",
  ]

  init(_ arguments: [String], environment: [String: String]) throws {
    var values: [String: [String]] = [:]
    var feeds: [FeedName] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard argument.hasPrefix("--") else {
        guard let feed = FeedName(rawValue: argument) else {
          let known = FeedName.allCases.map(\.rawValue).joined(separator: ", ")
          throw UsageError(message: "there is no feed '\(argument)': the feeds are \(known)")
        }
        feeds.append(feed)
        continue
      }
      let parts = argument.dropFirst(2).split(
        separator: "=" as Character, maxSplits: 1, omittingEmptySubsequences: false
      ).map(String.init)
      let name = parts.first ?? ""
      if Self.flags.contains(name) {
        values[name] = [""]
      } else if parts.count == 2 {
        values[name, default: []].append(parts[1])
      } else if index < arguments.count {
        values[name, default: []].append(arguments[index])
        index += 1
      } else {
        throw UsageError(message: "'--\(name)' needs a value")
      }
    }
    guard let data = values["data"]?.last, let catalog = values["catalog"]?.last else {
      throw UsageError(message: "--data and --catalog must be given")
    }
    request = RefreshRequest(data: data, catalog: catalog)
    request.addresses = environment["BUDGET_FEEDS"]
    request.key = environment["BUDGET_FEED_KEY"]
    if !feeds.isEmpty { request.feeds = feeds }
    values["data"] = nil
    values["catalog"] = nil
    try apply(values)
  }

  private mutating func apply(_ values: [String: [String]]) throws {
    for (name, given) in values {
      let value = given.last ?? ""
      func number() throws -> Int {
        guard let number = Int(value), number >= 0 else {
          throw UsageError(message: "'--\(name)' must be a whole number, not '\(value)'")
        }
        return number
      }
      switch name {
      case "from": request.from = value
      case "offer": request.offers = given
      case "region": request.regions = given
      case "addresses": request.addresses = value
      case "published": request.publishedAt = try Self.moment(value)
      case "all": request.takesAllOffers = true
      case "force": request.force = true
      case "dry-run": request.isDryRun = true
      case "no-wait": request.waits = false
      case "quiet": isQuiet = true
      case "list": listed = try number()
      case "allow-http": download.allowsHTTP = true
      case "max-size": download.sizeLimit = try number()
      case "connect-timeout": download.connectSeconds = try number()
      case "stall-timeout": download.stallSeconds = try number()
      case "retries": download.retries = try number()
      case "retry-delay": download.retryMilliseconds = try number()
      case "longest-wait": download.longestWait = try number()
      case "parent": parent = try number()
      case "certificates": download.certificates = value
      default: throw UsageError(message: "there is no option '--\(name)'")
      }
    }
  }

  private static func moment(_ text: String) throws -> Int {
    if let seconds = FeedTime.seconds(text) { return seconds }
    throw UsageError(message: "'--published' must be a date such as 2026-01-31, not '\(text)'")
  }
}
