public import Prices
import Dates
import Money

extension FixtureBook {
  /// Frozen offers: the 12-month hours, disks and storage, what every account gets, the credit.
  public static let standardOffers: [FreeTierOffer] = [
    offer(
      "hours", .twelveMonths, "ec2", "750 hours of t2.micro", 750, "hour",
      [("ec2", "BoxUsage:t2.micro", ["operating_system": "linux"])]),
    offer(
      "disks", .twelveMonths, "ebs", "30 GB of disks", 30, "GB-month", refill: .throughout,
      [("ebs", "EBS:VolumeUsage.gp2", [:]), ("ebs", "EBS:VolumeUsage.gp3", [:])]),
    offer(
      "objects", .twelveMonths, "s3", "5 GB of S3 Standard", 5, "GB-month", refill: .throughout,
      [("s3", "TimedStorage-ByteHrs", [:])]),
    offer(
      "addresses", .twelveMonths, "public_ipv4", "750 hours of public addresses", 750, "hour",
      [("public_ipv4", "PublicIPv4:InUseAddress", [:])]),
    offer(
      "transfer", .always, "data_transfer", "100 GB out", 100, "GB",
      [("data_transfer", "DataTransfer-Out-Bytes", [:])]),
    offer(
      "calls", .always, "lambda", "1 million requests", 1_000_000, "request",
      [("lambda", "Request", [:]), ("lambda", "Request-ARM", [:])]),
    credit,
  ]

  private static func offer(
    _ id: String, _ kind: FreeTierOffer.Kind, _ service: String, _ description: String,
    _ limit: Int, _ unit: String, refill: FreeTierOffer.Refill = .month,
    _ meters: [(String, String, MeterAttributes)]
  ) -> FreeTierOffer {
    var offer = FreeTierOffer(
      id: id, provider: .aws, kind: kind, service: service, description: description,
      limit: Quantity(limit), unit: unit, source: source)
    offer.refill = refill
    offer.meters = meters.map {
      FreeTierOffer.Coverage(service: $0.0, meter: $0.1, attributes: $0.2, regions: [])
    }
    if kind == .twelveMonths {
      offer.windowMonths = 12
      offer.accountsOpenedBefore = CalendarDate("2025-07-15")
    }
    return offer
  }

  private static let credit: FreeTierOffer = {
    var offer = FreeTierOffer(
      id: "sign-up", provider: .aws, kind: .credit, service: "account",
      description: "100 USD for opening an account", limit: Quantity(100), unit: "USD",
      source: source)
    offer.refill = .once
    offer.windowMonths = 12
    offer.accountsOpenedFrom = CalendarDate("2025-07-15")
    return offer
  }()
}
