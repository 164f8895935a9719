import Money
import Testing

@Suite struct FixedDecimalTests {
  @Test func exact() throws {
    let amount = try Money(Quantity("521.428571428572"), at: UnitPrice("0.026"))
    #expect(amount.description == "13.557142857142872")
    #expect(
      try Quantity(40).scaled(by: Quantity(730), over: Quantity(168)).description
        == "173.809523809524")
  }
}
