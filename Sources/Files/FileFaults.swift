import Synchronization

/// Makes chosen system calls fail, so that tests can take every way out of every function.
///
/// A plan holds for the task that sets it; without one a call costs a look at a task local more.
package enum FileFaults {
  /// A kind of system call.
  package enum Step: Sendable, Hashable, CaseIterable {
    /// Opening a file.
    case open
    /// Looking at what a file is.
    case inspect
    /// Reading a piece.
    case read
    /// Writing a piece.
    case write
    /// Making the file durable.
    case synchronize
    /// Closing.
    case close
    /// Renaming.
    case rename
  }

  /// What happens instead of the call.
  package enum Effect: Sendable {
    /// It fails with an error number.
    case fails(Int32)
    /// It handles at most so many bytes.
    case atMost(Int)
  }

  /// Which calls go wrong, and how.
  package final class Plan: Sendable {
    private let step: Step
    private let occurrences: ClosedRange<Int>
    private let effect: Effect
    private let seen = Mutex(0)

    /// A plan for the occurrences, counted from 1, of a step.
    package init(_ step: Step, _ occurrences: ClosedRange<Int>, _ effect: Effect) {
      self.step = step
      self.occurrences = occurrences
      self.effect = effect
    }

    /// How often the step was reached.
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
