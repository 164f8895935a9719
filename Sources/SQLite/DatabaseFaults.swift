import CSQLite

/// Makes the Nth step of a database fail, so that tests can take every path out.
///
/// A database takes over the plan of the task that opens it; without one, a step only costs a
/// comparison with nil.
package final class DatabaseFaults: @unchecked Sendable {
  // Databases stay on one thread, and so does their plan.
  private var remaining: Int
  private let code: Int32
  /// The number of steps taken.
  package private(set) var steps = 0

  /// Creates a plan in which a step, counted from 1, fails with a result code.
  package init(failingStep: Int, code: Int32 = failedWriteCode) {
    remaining = failingStep
    self.code = code
  }

  func codeOfNextStep() -> Int32? {
    steps += 1
    remaining -= 1
    return remaining == 0 ? code : nil
  }

  /// The plan for databases opened by the running task.
  @TaskLocal package static var plan: DatabaseFaults?
}

/// The code of a failed write; the original is a computed macro that Swift doesn't import.
package let failedWriteCode: Int32 = SQLITE_IOERR | (3 << 8)
