import CProcess

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The process that started this one.
enum Parent {
  nonisolated(unsafe) private static var number: pid_t?

  /// Ends with the parent, whatever ends that: nobody would see the results, and the catalog's lock
  /// is released.
  static func follow(_ parent: Int) {
    number = pid_t(truncatingIfNeeded: parent)
    budget_end_with_parent()
    // The parent may have ended before this.
    check()
  }

  /// Ends this process if the parent has ended; for systems that send no notification.
  static func check() {
    if let number, getppid() != number { exit(143) }
  }
}
