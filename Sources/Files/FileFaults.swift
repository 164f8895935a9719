import Synchronization

/// Makes chosen system calls fail, so that tests can take every path out of every function.
///
/// A plan applies to the task that sets it; without one, a call only costs the look-up of a task
/// local.
package enum FileFaults {
  /// A kind of system call.
  package enum Step: Sendable, Hashable, CaseIterable {
    /// Opening a file.
    case open
    /// Inspecting a file.
    case inspect
    /// Reading a piece.
    case read
    /// Writing a piece.
    case write
    /// Making the file durable.
    case synchronize
    /// Closing a file.
    case close
    /// Renaming a file.
    case rename
  }

  /// The effect that replaces the call's own.
  package enum Effect: Sendable {
    /// It fails with an error number.
    case fails(Int32)
    /// It handles at most a number of bytes.
    case atMost(Int)
  }

  /// Which calls fail, and how.
  package final class Plan: Sendable {
    private let step: Step
    private let occurrences: ClosedRange<Int>
    private let effect: Effect
    private let seen = Mutex(0)

    /// Creates a plan for the occurrences, counted from 1, of a step.
    package init(_ step: Step, _ occurrences: ClosedRange<Int>, _ effect: Effect) {
      self.step = step
      self.occurrences = occurrences
      self.effect = effect
    }

    /// The number of times that the step was reached.
    package var count: Int { seen.withLock { $0 } }

    func effect(at step: Step) -> Effect? {
      guard step == self.step else { return nil }
      let number = seen.withLock { seen in
        seen += 1
        return seen
      }
      return occurrences.contains(number) ? effect : nil
    }
  }

  /// The plan of the running task.
  @TaskLocal package static var plan: Plan?
}
