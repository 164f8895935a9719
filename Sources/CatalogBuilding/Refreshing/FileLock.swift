import Catalog
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Files

/// A lock on a file next to a catalog, held by one process at a time and released when that ends,
/// for whatever reason.
final class FileLock {
  /// What to do while another process holds the lock.
  enum Patience {
    /// Wait until it is released.
    case unlimited
    /// Retry for about a second.
    ///
    /// A newly started program briefly holds its parent's locks, and a refresh may be about to end.
    case brief
  }

  /// The number of retries in a brief wait, every 20 milliseconds.
  static let briefTries = 50

  private var descriptor: Int32

  /// Acquires the lock; nil when another process still holds it after a brief wait.
  init?(
    _ path: String, _ patience: Patience, pause: () -> Void = { usleep(20_000) }
  ) throws(FileError) {
    // Read access is enough to hold a lock, and all that is permitted with another user's file.
    var number = open(path, O_RDONLY | O_CLOEXEC)
    if number < 0, errno == ENOENT {
      number = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o666)
      // Whoever may use the folder may hold the lock, also where new files are their owner's alone.
      if number >= 0 { fchmod(number, 0o644) }
    }
    guard number >= 0 else { throw FileError(.write, path: path, number: errno) }
    var tries = 0
    while flock(number, patience == .brief ? LOCK_EX | LOCK_NB : LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let failure = errno
      if failure == EWOULDBLOCK, tries < Self.briefTries {
        tries += 1
        pause()
        continue
      }
      close(number)
      if failure == EWOULDBLOCK { return nil }
      throw FileError(.write, path: path, number: failure)
    }
    descriptor = number
  }

  /// Acquires a lock on a file or folder that any number of processes may share.
  init(shared path: String) throws(FileError) {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(.read, path: path, number: errno) }
    while flock(number, LOCK_SH) != 0 {
      if errno == EINTR { continue }
      let failure = errno
      close(number)
      throw FileError(.write, path: path, number: failure)
    }
    descriptor = number
  }

  /// Returns whether nobody else holds a shared lock; it is shared again afterwards.
  func isAlone() -> Bool {
    let isAlone = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    return isAlone
  }

  /// Releases the lock.
  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { release() }
}
