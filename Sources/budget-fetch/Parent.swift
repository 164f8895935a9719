import CProcess

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program that started this one.
enum Parent {
  nonisolated(unsafe) private static var number: pid_t?

  /// Ends with the parent, whatever ends that: nobody is left to see what would be done, and the
  /// catalog's lock is let go.
  static func follow(_ parent: Int) {
    number = pid_t(truncatingIfNeeded: parent)
    budget_end_with_parent()
    // It may have ended before.
    check()
  }

  /// Ends where the parent has ended; for systems that tell nobody.
  static func check() {
    if let number, getppid() != number { exit(143) }
  }
}
