import Billing
import Money
import Testing

/// Every worked example of every service, priced from scenario text to total.
@Suite struct WorkedExampleTests {
  static let examples: [WorkedExample] =
    CoreExamples.all + NetworkAndContainerExamples.all
    + CoreExtrasExamples.all + DataPlatformExamples.all + ServerlessExamples.all
    + MoreServiceExamples.all

  @Test(arguments: examples)
  func agrees(_ example: WorkedExample) throws {
    let budget = try example.budget()
    #expect(budget.totals.list.description == example.list)
    #expect(budget.totals.total.description == example.total ?? example.list)
    let actual = try quantities(of: budget)
    for (meter, quantity) in example.quantities {
      #expect(actual[meter] == quantity, "\(meter)")
    }
  }
}
