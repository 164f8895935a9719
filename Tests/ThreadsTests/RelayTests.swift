import Testing

@testable import Threads

@Suite struct RelayTests {
  private struct Failure: Error, Equatable { var number: Int }

  /// What a relay's taker has seen; only its thread looks at it before the relay has ended.
  private final class Taken: @unchecked Sendable {
    var numbers: [Int] = []
  }

  /// Sends numbers, of which one may fail to be taken and one to be sent; returns what was taken.
  private func run(
    _ count: Int, most: Int, failsAt taking: Int? = nil, endsAt sending: Int? = nil
  ) -> (taken: [Int], failure: Int?) {
    let taken = Taken()
    do {
      try Relay<Int>.run(most: most) { number in
        if number == taking { throw Failure(number: number) }
        taken.numbers.append(number)
      } sending: { relay in
        for number in 0..<count {
          if number == sending { throw Failure(number: number) }
          try relay.send(number)
        }
      }
      return (taken.numbers, nil)
    } catch { return (taken.numbers, (error as? Failure)?.number) }
  }

  @Test(arguments: [0, 1, 2, 1000], [1, 4]) func takesInOrder(_ count: Int, _ most: Int) {
    let result = run(count, most: most)
    #expect(result.taken == Array(0..<count))
    #expect(result.failure == nil)
  }

  /// The first failure in the order counts, whichever side it is on, and what was sent before is taken.
  @Test(
    arguments: [
      (taking: 3, sending: nil, 3), (taking: nil, sending: 7, 7), (taking: 3, sending: 4, 3),
      (taking: 3, sending: 900, 3), (taking: 0, sending: nil, 0), (taking: 999, sending: nil, 999),
      (taking: 9, sending: 9, 9), (taking: nil, sending: 0, 0),
    ] as [(taking: Int?, sending: Int?, Int)])
  func failsAsOneThreadWould(_ taking: Int?, _ sending: Int?, _ first: Int) {
    for most in [1, 4] {
      let result = run(1000, most: most, failsAt: taking, endsAt: sending)
      #expect(result.failure == first)
      #expect(result.taken == Array(0..<first))
    }
  }

  @Test func returnsWhatTheSenderReturns() throws {
    let sum = try Relay<Int>.run({ _ in }, sending: { _ in 42 })
    #expect(sum == 42)
  }
}
