import Money
import Prices
public import Scenarios

/// Amazon CloudFront, paid as it is used: data to viewers and requests, priced by where the viewers
/// are, whatever the region of the plan (whitepaper "How AWS Pricing Works", read 2026-11-20).
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

  /// The parts of the world that have a price of their own.
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
      default: return rawValue.prefix(1).uppercased() + rawValue.dropFirst()
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

  private static let global = "global"

  /// The meters that a distribution may use.
  public static let meters: [MeterDeclaration] =
    PriceRegion.allCases.flatMap { place in
      [
        ("DataTransfer-Out-Bytes", "GB", "data to viewers"),
        ("DataTransfer-Out-OBytes", "GB", "data to the origin"),
        ("Requests-Tier1", "request", "HTTP requests"),
        ("Requests-Tier2-HTTPS", "request", "HTTPS requests"),
      ].map { meter, unit, meaning in
        MeterDeclaration(
          "cloudfront", meter, place.attributes, unit: unit, isGlobal: true,
          "\(meaning), \(place.title)")
      }
    } + [
      MeterDeclaration(
        "cloudfront", "Invalidations", unit: "path", isGlobal: true, "paths removed from caches"),
      MeterDeclaration(
        "cloudfront", "RealTimeLog-KinesisDataStream", unit: "log-line", isGlobal: true,
        "lines of real-time logs"),
    ]

  /// Meters data, requests, invalidations and logs.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let place = resource.fields[priceRegion]
    let byPlace = [
      (dataOut, "DataTransfer-Out-Bytes", "GB", "data to viewers"),
      (toOrigin, "DataTransfer-Out-OBytes", "GB", "data to the origin"),
      (httpRequests, "Requests-Tier1", "request", "HTTP requests"),
      (httpsRequests, "Requests-Tier2-HTTPS", "request", "HTTPS requests"),
    ]
    for (field, meter, unit, description) in byPlace {
      try metering.addMonthly(
        field, meter, attributes: place.attributes, region: global, unit: unit,
        "\(description), \(place.title)")
    }
    try metering.addMonthly(
      invalidationPaths, "Invalidations", region: global, unit: "path", "invalidation paths")
    try metering.addMonthly(
      logLines, "RealTimeLog-KinesisDataStream", region: global, unit: "log-line",
      "real-time log lines")
  }
}
