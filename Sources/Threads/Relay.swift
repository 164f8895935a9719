#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Passes items on to another thread, which takes them one by one in their order.
///
/// A few may wait, so that neither side waits for the other while both have work. Whoever comes first
/// in the order fails first, as if there were one thread only.
public final class Relay<Item: Sendable>: @unchecked Sendable {
  // All that changes is looked at with the lock held.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [Item] = []
  private var isClosed = false
  private var failure: (any Error)?
  private var thread: Thread?

  private let most: Int
  private let take: @Sendable (Item) throws -> Void

  private init(most: Int, _ take: @escaping @Sendable (Item) throws -> Void) {
    self.most = most
    self.take = take
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(changed)
    lock.deallocate()
    changed.deallocate()
  }

  /// Runs a closure that sends items, and ends when all of them have been taken.
  ///
  /// - Parameters:
  ///   - most: how many items may wait.
  ///   - take: takes an item, on a thread of its own; where none can be started, when it is sent.
  ///   - body: sends the items.
  /// - Returns: what `body` returns.
  /// - Throws: what `take` throws, and otherwise what `body` throws: it then concerns what comes after
  ///   everything that was sent.
  public static func run<Output>(
    most: Int = 4, _ take: @escaping @Sendable (Item) throws -> Void,
    sending body: (Relay) throws -> Output
  ) throws -> Output {
    let relay = Relay(most: most, take)
    relay.thread = Thread { relay.takeAll() }
    let result = Result { try body(relay) }
    relay.close()
    relay.thread?.join()
    if let failure = relay.failure { throw failure }
    return try result.get()
  }

  /// Passes an item on, and waits while too many wait.
  ///
  /// - Throws: what taking an earlier one has thrown.
  public func send(_ item: Item) throws {
    guard thread != nil else { return try take(item) }
    try locked {
      while waiting.count >= most, failure == nil { pthread_cond_wait(changed, lock) }
      if let failure { throw failure }
      waiting.append(item)
    }
  }

  private func close() { locked { isClosed = true } }

  private func takeAll() {
    while let item = next() {
      do {
        try take(item)
      } catch { return locked { failure = error } }
    }
  }

  /// Waits for the next item; nil when no more will come.
  private func next() -> Item? {
    locked {
      while waiting.isEmpty, !isClosed { pthread_cond_wait(changed, lock) }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  /// Runs a closure with the lock held, and tells the other side that something has changed.
  private func locked<Output>(_ body: () throws -> Output) rethrows -> Output {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return try body()
  }
}
