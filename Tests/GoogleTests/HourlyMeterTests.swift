import Google
import Money
import Prices
import Testing

/// The price of a machine hour is the sum of its meters.
@Suite struct HourlyMeterTests {
  @Test(arguments: [
    ("e2-standard-4", MachinePurchase.onDemand, "0.13402284"),
    ("n2-standard-2", .committed1Year, "0.061182"),
    ("e2-micro", .onDemand, "0.0083764275"),
    ("e2-standard-4", .spot, "0.080424"),
    ("c3-standard-4-lssd", .onDemand, "0.242703890410768"),
  ])
  func addsUpToThePriceOfTheList(
    name: String, purchase: MachinePurchase, price: String
  ) throws {
    let book = GoogleBook()
    let type = try #require(book.instanceType(name, of: .gcp))
    var sum = Money.zero
    for meter in try Google.hourlyMeters(of: type, in: "us-central1", paid: purchase) {
      let card = try book.rateCard(for: meter.key, on: nil)
      sum = try sum + Money(meter.quantity, at: card.tiers[0].unitPrice)
    }
    let listed = try Money(price)
    let difference = try sum > listed ? sum - listed : listed - sum
    #expect(difference <= (try Money("0.0000001")), "\(sum)")
  }
}
