public import Billing
import Money
import Prices
public import Scenarios

/// AWS KMS: customer managed keys by the month, prorated by the hour, and requests.
///
/// AWS managed keys are free (KMS pricing page, read 2025-08).
public enum KMS: MeteredService {
  static let keys = Field<Quantity>.quantity(
    "keys", unit: "key", "customer managed keys; those that AWS manages are free")
  static let rotations = Field<Int>.integer(
    "rotations", in: 0...1000, default: 0,
    "how often each key was rotated: the first two rotations cost as much as a key each")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "requests of symmetric keys a month")
  static let rsa2048Requests = Field<Quantity>.quantity(
    "monthly_rsa_2048_requests", unit: "request", "requests of RSA 2048 keys a month")
  static let asymmetricRequests = Field<Quantity>.quantity(
    "monthly_asymmetric_requests", unit: "request", "requests of other asymmetric keys a month")
  static let rsaKeyPairs = Field<Quantity>.quantity(
    "monthly_rsa_data_key_pairs", unit: "request", "RSA data key pairs generated a month")
  static let eccKeyPairs = Field<Quantity>.quantity(
    "monthly_ecc_data_key_pairs", unit: "request", "elliptic-curve data key pairs generated a month"
  )

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "kms", title: "AWS KMS", summary: "encryption keys",
    fields: [keys.declaration, rotations.declaration] + requestMeters.map { $0.field.declaration },
    check: { values, problems in
      if values[keys].isZero { problems.needs(rotations.name, of: values, [keys.name]) }
    })

  private static let keyMonths = MeterDeclaration(
    "kms", "KMS-Keys", unit: "key-month", .stored, "customer managed keys")

  private static let requestMeters: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (requests, "KMS-Requests", "requests"),
    (rsa2048Requests, "KMS-Requests-Asymmetric-RSA_2048", "RSA 2048 requests"),
    (asymmetricRequests, "KMS-Requests-Asymmetric", "other asymmetric requests"),
    (rsaKeyPairs, "KMS-Requests-GenerateDatakeyPair-RSA", "RSA data key pairs"),
    (eccKeyPairs, "KMS-Requests-GenerateDatakeyPair-ECC", "elliptic-curve data key pairs"),
  ].map { ($0, MeterDeclaration("kms", $1, unit: "request", .byUse, $2)) }

  /// The meters that it may use.
  public static let meters = [keyMonths] + requestMeters.map(\.meter)

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addStored(keyMonths, keys, "key")
    // The first and the second rotation of a key add a dollar a month each, later ones nothing (KMS
    // pricing page, read in public copies 2026-11-28).
    let billed = Quantity(min(resource.fields[rotations], 2))
    try metering.add(
      keyMonths,
      try metering.stored(
        try resource.fields[keys].times(billed), "rotated keys, two rotations at most"),
      "rotations of keys", field: rotations.name)
    for (field, meter) in requestMeters { try metering.addMonthly(meter, field) }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .security, noun: "key", ending: Ending(plan: "Schedule the deletion of the keys"),
    isBetterShared: true, offers: ["awskms"])
}
