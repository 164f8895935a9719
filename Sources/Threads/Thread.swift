#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread of the system that somebody waits for.
struct Thread {
  private typealias Task = @Sendable () -> Void

  private let thread: pthread_t

  /// Starts a thread; nil where there can be no more of them.
  init?(_ task: @escaping @Sendable () -> Void) {
    guard let thread = Self.start(task) else { return nil }
    self.thread = thread
  }

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

  /// Waits until its task has ended.
  func join() { pthread_join(thread, nil) }
}
