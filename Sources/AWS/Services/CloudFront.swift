public import Billing
import Money
import Prices
public import Scenarios

/// Amazon CloudFront with pay-as-you-go pricing: data to viewers and requests, priced by where the
/// viewers are, whatever the region of the plan (whitepaper "How AWS Pricing Works", read
/// 2026-11-20).
public enum CloudFront: MeteredService {
  static let dataOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB", "data sent to viewers a month")
  static let toOrigin = Field<Quantity>.quantity(
    "monthly_data_transfer_to_origin_gb", unit: "GB",
    "data that viewers send on to the origin a month")
  static let httpRequests = Field<Quantity>.quantity(
    "monthly_http_requests", unit: "request", "HTTP requests a month")
  static let httpsRequests = Field<Quantity>.quantity(
    "monthly_https_requests", unit: "request", "HTTPS requests a month")
  static let invalidationPaths = Field<Quantity>.quantity(
    "monthly_invalidation_paths", unit: "path",
    "paths to be removed from the caches a month; one with a wildcard counts once")
  static let logLines = Field<Quantity>.quantity(
    "monthly_real_time_log_lines", unit: "log-line", "lines of real-time logs a month")
  static let priceRegion = Field<PriceRegion>.choice(
    "price_region", default: .us, "where the viewers are")

  /// The parts of the world with prices of their own.
  public enum PriceRegion: String, Sendable, CaseIterable {
    case us, canada, europe, japan, australia, india
    case southAmerica = "south_america"
    case asiaPacific = "asia_pacific"
    case southAfrica = "south_africa"
    case middleEast = "middle_east"

    var attributes: MeterAttributes { ["price_region": rawValue] }

    var title: String {
      switch self {
      case .us: return "US"
      case .southAmerica: return "South America"
      case .asiaPacific: return "Asia Pacific"
      case .southAfrica: return "South Africa"
      case .middleEast: return "Middle East"
      default: return Words.capitalized(rawValue)
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "cloudfront", title: "Amazon CloudFront", summary: "delivery from caches near the viewers",
    fields: [
      dataOut.declaration, toOrigin.declaration, httpRequests.declaration,
      httpsRequests.declaration, invalidationPaths.declaration, logLines.declaration,
      priceRegion.declaration,
    ])

  /// The meters that are priced by where the viewers are, with the field that counts them.
  private struct PlacedMeters: Sendable {
    let all: [(field: Field<Quantity>, meter: MeterDeclaration)]

    init(_ place: PriceRegion) {
      func declared(_ name: String, _ unit: String, _ meaning: String) -> MeterDeclaration {
        MeterDeclaration(
          "cloudfront", name, place.attributes, unit: unit, .byUse, isGlobal: true,
          "\(meaning), \(place.title)")
      }
      all = [
        (dataOut, declared("DataTransfer-Out-Bytes", "GB", "data to viewers")),
        (toOrigin, declared("DataTransfer-Out-OBytes", "GB", "data to the origin")),
        (httpRequests, declared("Requests-Tier1", "request", "HTTP requests")),
        (httpsRequests, declared("Requests-Tier2-HTTPS", "request", "HTTPS requests")),
      ]
    }
  }

  private static let placed = ChoiceTable<PriceRegion, PlacedMeters> { PlacedMeters($0) }
  private static let invalidations = MeterDeclaration(
    "cloudfront", "Invalidations", unit: "path", .byUse, isGlobal: true,
    "paths removed from caches")
  private static let realTimeLogs = MeterDeclaration(
    "cloudfront", "RealTimeLog-KinesisDataStream", unit: "log-line", .byUse, isGlobal: true,
    "lines of real-time logs")

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    placed.all.flatMap { $0.all.map(\.meter) } + [invalidations, realTimeLogs]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "distribution",
    ending: Ending(plan: "Disable the distribution, then delete it"), glossary: [.request],
    offers: ["AmazonCloudFront"])

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    for (field, meter) in placed[resource.fields[priceRegion]].all {
      try metering.addMonthly(meter, field)
    }
    try metering.addMonthly(invalidations, invalidationPaths, "path", "invalidation paths")
    try metering.addMonthly(realTimeLogs, logLines, "log-line", "real-time log lines")
  }
}
