import Handouts
import Testing

@Suite struct ExerciseTests {
  /// Every kind is solved many times from its words, in a way independent of the generator.
  @Test func answersAreFoundByAnotherRoute() throws {
    var solved: [String: Int] = [:]
    var wrong: [String] = []
    for seed in 1...30 as ClosedRange<UInt64> {
      let exercises = try HandoutPlan.exercises(20, seed: seed)
      #expect(exercises.count == 20)
      for exercise in exercises {
        let answer = try ExerciseSolver(exercise: exercise).answer()
        if answer == exercise.answer {
          solved[exercise.kind, default: 0] += 1
        } else {
          wrong.append(
            "\(exercise.question) \(exercise.given): \(answer ?? "-"), \(exercise.answer)")
        }
      }
    }
    #expect(wrong.prefix(3) == [])
    #expect(Set(solved.keys) == Set(ExerciseRegistry.kinds))
    #expect((solved.values.min() ?? 0) >= 10)
  }

  /// All forms of the error to be found occur.
  @Test func allErrorsComeUp() throws {
    let marks = ["$750", "cents", "Snapshots", "NAT gateways"]
    let questions = try (1...30 as ClosedRange<UInt64>).flatMap { seed in
      try HandoutPlan.exercises(20, seed: seed)
    }.map(\.question)
    #expect(marks.allSatisfy { mark in questions.contains { $0.contains(mark) } })
  }

  /// Nobody is asked about a service that the plan lacks: no server, gateway or transfer here.
  @Test func exercisesAreOfThePlansOwnServices() throws {
    let exercises = try (1...10 as ClosedRange<UInt64>).flatMap { seed in
      try HandoutPlan.exercises(10, seed: seed, of: HandoutPlan.single)
    }
    #expect(Set(exercises.map(\.kind)) == ["gb-seconds", "units-to-dollars"])
    #expect(
      exercises.filter { $0.kind == "units-to-dollars" }.allSatisfy {
        $0.question.contains("“site”") || $0.question.contains("“function”")
      })
    let servers = try HandoutPlan.exercises(60, seed: 1, of: HandoutPlan.classroom)
    let words = servers.map { $0.question + $0.given.joined() }.joined()
    #expect(words.contains("t3.medium") && !words.contains("NAT") && !words.contains("function"))
  }

  @Test func sameSeedSameExercises() throws {
    func draw(_ seed: UInt64) throws -> [Exercise] {
      try HandoutPlan.exercises(10, seed: seed)
    }
    #expect(try draw(7) == draw(7))
    #expect(try draw(7) != draw(8))
    #expect(try Set(draw(7).map { $0.question + $0.given.joined() }).count == 10)
  }

  @Test func theArithmeticEndsInTheAnswer() throws {
    let exercises = try HandoutPlan.exercises(40, seed: 3)
    for exercise in exercises {
      let answer = exercise.answer.split(separator: " ").last.map(String.init) ?? ""
      #expect(exercise.steps.last?.contains(answer) == true, "\(exercise)")
    }
  }

  /// The handout does not give its answers away.
  @Test func answersAreInTheirOwnDocument() throws {
    let handout = try HandoutPlan.handout(HandoutPlan.full, exercises: 20)
    for format in [HandoutFormat.markdown, .html] {
      let page = try HandoutPlan.page(handout, .handout, format)
      let key = try HandoutPlan.page(handout, .answers, format)
      #expect(!page.contains("the error:") && !page.contains("Answer: "))
      #expect(key.contains("the error:") && key.contains("Answer: "))
    }
  }

  /// The first numbers of the published algorithm for seed 1234567.
  @Test func numbersAreThoseOfTheAlgorithm() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    let dice = (0..<600).map { _ in random.int(1...6) }
    #expect(Set(dice) == Set(1...6))
    #expect(random.shuffled(Array(1...20)).sorted() == Array(1...20))
  }
}
