#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Work that several threads do at once, one for each processor of the machine.
enum Workers {
  /// How many threads are worth starting, at most eight.
  static let count = min(max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1), 8)

  /// Runs something once for each number from 0 up to a count, all at the same time; where a thread
  /// cannot be started, one after the other.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var started: [pthread_t] = []
    for number in 1..<max(count, 1) {
      guard let thread = start({ body(number) }) else {
        body(number)
        continue
      }
      started.append(thread)
    }
    body(0)
    for thread in started { pthread_join(thread, nil) }
  }

  private typealias Task = @Sendable () -> Void

  private static func start(_ task: @escaping Task) -> pthread_t? {
    let place = UnsafeMutablePointer<Task>.allocate(capacity: 1)
    place.initialize(to: task)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(
      &thread, nil,
      { argument in
        let pointer: UnsafeMutableRawPointer? = argument
        if let place = pointer?.assumingMemoryBound(to: Task.self) {
          place.move()()
          place.deallocate()
        }
        return nil
      }, place)
    if status == 0 { return thread }
    place.deinitialize(count: 1)
    place.deallocate()
    return nil
  }
}
