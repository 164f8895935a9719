#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Files

/// A lock on a file beside a catalog, held by one process at a time and let go when it ends,
/// whatever ends it.
final class FileLock {
  private var descriptor: Int32

  /// Takes the lock; nil when another holds it and `waits` is false.
  init?(_ path: String, waits: Bool) throws(FileError) {
    let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw FileError(.write, path: path, reason: Self.reason(errno)) }
    while flock(number, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let failure = errno
      close(number)
      if failure == EWOULDBLOCK { return nil }
      throw FileError(.write, path: path, reason: Self.reason(failure))
    }
    descriptor = number
  }

  /// Lets the lock go.
  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { release() }

  private static func reason(_ number: Int32) -> FileError.Reason {
    switch number {
    case ENOENT: .notFound
    case EACCES, EPERM: .noPermission
    case EISDIR: .isFolder
    case ENOSPC, EDQUOT: .noSpace
    case EROFS: .readOnly
    default: .system(number)
    }
  }
}
