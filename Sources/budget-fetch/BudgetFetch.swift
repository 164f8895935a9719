import Catalog
import CatalogBuilding
import Downloads
import Feeds
import Files
import SafeText
import SQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The one program of the project that touches the network.
@main
enum BudgetFetch {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // Exceeding a file-size limit must be a write error, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    if arguments.contains("--help") {
      Terminal.write(FetchOptions.usage + "\n", to: 1)
      return 0
    }
    do {
      let options = try FetchOptions(arguments, environment: Environment.current)
      if let parent = options.parent { Parent.follow(parent) }
      let terminal = Terminal(isQuiet: options.isQuiet, listed: options.listed)
      let fetcher = NetworkFetcher(try Downloader(options.download))
      let run = try RefreshRun(options.request, fetcher: fetcher, events: terminal)
      let outcome = try run.run()
      if outcome.summary.heldBack > 0 { return 1 }
      if outcome.files == 0, outcome.unchanged > 0 {
        Terminal.write("everything is as before\n", to: 1)
      }
      return 0
    } catch {
      let failure = Failure(error)
      Terminal.write("error: \(SafeText.lines(failure.message))\n", to: 2)
      return failure.code
    }
  }
}

/// An error as users see it.
private struct Failure {
  var message: String
  var code: Int32

  init(_ error: any Error) {
    switch error {
    case let error as UsageError:
      (message, code) = (error.message + "\n" + FetchOptions.usage, 64)
    case let error as DownloadError:
      message = error.message
      switch error {
      case .tooLarge: code = 65
      case .file: code = 73
      default: code = 69
      }
    case let error as NamedFeedError: (message, code) = (error.message, 65)
    case let error as RefusedLists: (message, code) = (error.message, 65)
    case let error as FeedError: (message, code) = (error.message, 65)
    case let error as RefreshError:
      message = error.message
      switch error {
      case .busy: code = 69
      case .database: code = 73
      default: code = 65
      }
    case let error as CatalogError:
      message = error.message
      switch error {
      case .missing, .noData: code = 66
      case .file(let error): code = Self.code(error)
      case .database: code = 73
      default: code = 65
      }
    case let error as FileError: (message, code) = (error.message, Self.code(error))
    case let error as DatabaseError: (message, code) = (error.message, 73)
    default: (message, code) = ("\(error)", 70)
    }
  }

  private static func code(_ error: FileError) -> Int32 {
    switch error.operation {
    case .read, .list: error.reason == .notFound ? 66 : 74
    default: 73
    }
  }
}

/// Gets files of feeds with libcurl.
private struct NetworkFetcher: FeedFetcher {
  let downloader: Downloader

  init(_ downloader: Downloader) { self.downloader = downloader }

  func fetch(
    _ address: String, etag: String?, lastModified: String?, to path: String,
    progress: @escaping (Int, Int?, String?) -> Void
  ) throws -> FetchedFile? {
    let request = DownloadRequest(address: address, etag: etag, lastModified: lastModified)
    let result = try downloader.download(request, to: path) { state in
      progress(state.received, state.total, state.note)
    }
    switch result {
    case .unchanged: return nil
    case .file(let file):
      return FetchedFile(
        etag: file.etag, lastModified: file.lastModified, modifiedAt: file.modifiedAt,
        size: file.size)
    }
  }
}
