/// One value for each case of a choice, computed once: the meters of each engine, class or source.
struct ChoiceTable<Choice: CaseIterable & Hashable & Sendable, Value: Sendable>: Sendable {
  private let values: [Choice: Value]
  private let make: @Sendable (Choice) -> Value

  /// Computes the value of each case.
  init(_ make: @escaping @Sendable (Choice) -> Value) {
    self.make = make
    values = Dictionary(
      Choice.allCases.map { ($0, make($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the value of a case.
  subscript(choice: Choice) -> Value { values[choice] ?? make(choice) }

  /// All values, in the order of the cases.
  var all: [Value] { Choice.allCases.map { self[$0] } }
}
