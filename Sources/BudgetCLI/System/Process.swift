import CProcess
import Dates

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program's requests to its own process.
enum Process {
  /// Makes the standard streams safe to use.
  ///
  /// If one of them is closed, the next file to be opened would get its number, and a message would
  /// end up in the catalog, so the number is taken here first. A pipe that nobody reads any longer
  /// becomes an error of `write` instead of a signal, also for programs started from here.
  static func prepareStreams() {
    signal(SIGPIPE, SIG_IGN)
    // Exceeding a file-size limit must be an error to report, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // Standard output is opened for reading, so that writing fails and the loss is reported.
      let opened = open("/dev/null", descriptor == 1 ? O_RDONLY : O_RDWR)
      if opened >= 0, opened != descriptor {
        dup2(opened, descriptor)
        close(opened)
      }
    }
  }

  /// The current day by the system's clock, in UTC.
  static var today: CalendarDate {
    // Days since 1970-01-01, from which dates are counted.
    CalendarDate(dayNumber: Int(time(nil)) / 86_400)
  }

  /// Prepares for the work on a large text: page by page, the system takes a sixth of the time of a
  /// plan of 300 servers to hand out its memory.
  static func expectWork(onBytes count: Int) {
    if count >= 1 << 15 { budget_enlarge_heap(8 << 20) }
  }

  /// The process id.
  static var number: Int32 { getpid() }

  /// The current folder; the root if it was removed.
  static var currentDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Returns what the standard streams are connected to.
  static func terminal(environment: [String: String]) -> TerminalInfo {
    let isTerminal = (output: isatty(1) == 1, errors: isatty(2) == 1)
    var size = winsize()
    // Messages are wrapped for the terminal on which they appear, even when data goes to a file.
    let descriptor: Int32 = isTerminal.output ? 1 : 2
    let hasSize = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TerminalInfo(
      isTerminal: isTerminal, windowWidth: hasSize ? Int(size.ws_col) : nil,
      environment: environment)
  }
}
