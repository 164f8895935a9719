import Billing
import Dates
import Money
import Prices
import Scenarios

/// A provider with one service that nothing else knows.
///
/// It uses the name of a cloud whose own module is not in the registry.
enum MadeUpProvider {
  static let module = ProviderModule(
    .gcp, services: [LabBench.self], usualRegions: ["moon-1"])
}

/// Benches by the hour, their lockers by the GB-month, and a gate that bills for merely existing.
enum LabBench: MeteredService {
  private enum Size: String, CaseIterable, Sendable { case small, large }

  private static let size = Field<Size>.choice(
    "size", default: .small, "the size of the bench")
  private static let locker = Field<Quantity>.quantity(
    "locker_gb", unit: "GB", "what its locker holds")
  private static let visits = Field<Quantity>.quantity(
    "monthly_visits", unit: "visit", "visits through the gate a month")

  static let definition = ServiceDefinition(
    id: "lab_bench", title: "Lab Bench", provider: .gcp, summary: "benches by the hour",
    fields: [size.declaration, locker.declaration, visits.declaration])

  private static let hours = MeterDeclaration(
    "lab_bench", "Bench:{size}", unit: "hour", .running, "hours of a bench")
  private static let lockerGB = MeterDeclaration(
    "lab_bench", "Locker", unit: "GB-month", .stored, "what a locker holds")
  private static let gate = MeterDeclaration(
    "lab_bench", "Gate", unit: "hour", .existing, "hours for which the gate exists")
  private static let gateVisits = MeterDeclaration(
    "lab_bench", "Gate-Visits", unit: "visit", .byUse, "visits")

  static let meters = [hours, lockerGB, gate, gateVisits]

  static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let size = resource.fields[size].rawValue
    let granule = TimeGranule(
      seconds: 1, minimumSeconds: 60, rule: "by the second, a minute at least")
    try metering.add(
      hours, of: size, try metering.runningHours(granule), "\(size) bench",
      part: .instance(type: size), granule: .time(granule))
    try metering.addStored(lockerGB, locker, "locker")
    try metering.add(gate, metering.existingHours(), "gate")
    try metering.addMonthly(gateVisits, visits)
  }

  static var facts: ServiceFacts {
    ServiceFacts(
      .compute, noun: "bench",
      ending: Ending(session: "Leave the bench", plan: "Give the bench back"), canBeStopped: true,
      needsEnd: "bench",
      glossary: [GlossaryTerm("Bench", "a place to work at that bills by the hour.")],
      forgotten: [ForgottenThing("a gate that nobody passes")], offers: ["LabBench"])
  }
}

/// Its prices, and nothing else.
struct MadeUpPrices: PriceBook {
  private static let date = CalendarDate(dayNumber: 20_651)
  private static let source = PriceSource(
    id: "moon", name: "Price list of the moon", published: date, confidence: "high")

  func newestDate() -> CalendarDate { Self.date }

  func regions(of provider: Provider) -> [Region] {
    provider == .gcp ? [Region(code: "moon-1", name: "Moon (Tycho)")] : []
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    let known: [String: (unit: String, price: String)] = [
      "Bench:small": ("hour", "0.25"), "Bench:large": ("hour", "1.5"),
      "Locker": ("GB-month", "0.1"), "Gate": ("hour", "0.01"), "Gate-Visits": ("visit", "0.002"),
    ]
    guard key.region == "moon-1", let (unit, price) = known[key.meter] else {
      throw PriceLookupError(key: key, date: date, reason: .noPrice)
    }
    return RateCard(
      key: key, unit: unit,
      tiers: [PriceTier(from: .zero, to: nil, unitPrice: try UnitPrice(price))],
      effectiveFrom: Self.date, effectiveTo: nil,
      source: Self.source)
  }

  func instanceType(_ name: String, of provider: Provider) -> InstanceType? { nil }

  func instanceTypeNames(of provider: Provider) -> [String] { [] }

  func freeTierOffers(of provider: Provider) -> [FreeTierOffer] {
    guard provider == .gcp else { return [] }
    var visits = FreeTierOffer(
      id: "visits", provider: .gcp, kind: .always, service: "lab_bench",
      description: "5 visits a month", limit: Quantity(5), unit: "visit", source: Self.source)
    visits.meters = [
      .init(service: "lab_bench", meter: "Gate-Visits", attributes: [:], regions: [])
    ]
    return [visits]
  }
}
