import Bills
import Testing

@Suite struct FreeMeterTests {
  @Test(arguments: [
    ("B1s - Free", "B1s", true), ("Hot LRS Data Stored - Free", "Hot LRS Data Stored", true),
    ("B1s", "B1s", false), ("Free", "Free", false), (" - Free", " - Free", false),
    ("Standard - Free tier", "Standard - Free tier", false),
  ])
  func theFreePartHasANameOfItsOwn(_ name: String, _ meter: String, _ isFree: Bool) {
    #expect(FreeMeter(name).meter == meter && FreeMeter(name).isFree == isFree)
  }
}
