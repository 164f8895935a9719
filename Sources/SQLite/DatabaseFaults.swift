import CSQLite

/// Makes the Nth step of a database fail, so that tests can take every way out.
///
/// A database takes over the plan of the task that opens it; without one a step costs nothing more
/// than a comparison with nil.
package final class DatabaseFaults: @unchecked Sendable {
  // Databases stay on one thread, and so does their plan.
  private var remaining: Int
  private let code: Int32
  /// How many steps were taken.
  package private(set) var steps = 0

  /// A plan that has a step, counted from 1, fail with a result code.
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

/// A write that failed: an extended code, which is a computed macro that Swift does not see.
package let failedWriteCode: Int32 = SQLITE_IOERR | (3 << 8)
