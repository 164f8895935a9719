#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Work that several threads do at once, one for each processor of the machine.
public enum Workers {
  /// How many threads are worth starting, at most eight.
  public static let count = min(max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1), 8)

  /// Runs something once for each number from 0 up to a count, all at the same time; where a thread
  /// cannot be started, one after the other.
  public static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var started: [Thread] = []
    for number in 1..<max(count, 1) {
      guard let thread = Thread({ body(number) }) else {
        body(number)
        continue
      }
      started.append(thread)
    }
    body(0)
    for thread in started { thread.join() }
  }
}
