public import Billing
import Money
import Prices
public import Scenarios

/// Cloud KMS keys: active key versions, prorated, and cryptographic operations.
///
/// A disabled version bills; a destroyed one does not (Cloud KMS pricing page, 2025-03-17).
public enum CloudKMS: MeteredService {
  static let versions = Field<Quantity>.quantity(
    "key_versions", unit: "key version", "active key versions")
  static let operations = Field<Quantity>.quantity(
    "monthly_key_operations", unit: "operation", "cryptographic operations a month")
  static let protection = Field<Protection>.choice(
    "protection_level", default: .software, "where the keys are kept")
  static let algorithm = Field<Algorithm>.choice(
    "algorithm", default: .symmetric, "the kind of key; some cost more in hardware")

  /// The protection of keys: where they are stored.
  public enum Protection: String, Sendable, CaseIterable {
    case software, hsm, external
  }

  /// The kinds of key, as far as they differ in price.
  public enum Algorithm: String, Sendable, CaseIterable {
    case symmetric
    case hmac
    case rsa2048 = "rsa_2048"
    case rsa3072 = "rsa_3072"
    case rsa4096 = "rsa_4096"
    case ellipticCurve = "ec"

    /// Whether this kind of key has the higher price in hardware.
    var isDearInHardware: Bool { self == .rsa3072 || self == .rsa4096 || self == .ellipticCurve }
  }

  static let software = MeterDeclaration(
    "gcp_kms", "Active Software Key Versions", unit: "key-month", .stored, isGlobal: true,
    "software keys")
  static let hardware = MeterDeclaration(
    "gcp_kms", "Active HSM Symmetric and RSA 2048 Key Versions", unit: "key-month", .stored,
    isGlobal: true, "hardware keys")
  static let dearHardware = MeterDeclaration(
    "gcp_kms", "Active HSM RSA 3072, RSA 4096 and EC Key Versions", unit: "key-month", .stored,
    isGlobal: true, "long hardware keys")
  static let external = MeterDeclaration(
    "gcp_kms", "Active External Key Versions", unit: "key-month", .stored, isGlobal: true,
    "external keys")
  static let plainOperations = MeterDeclaration(
    "gcp_kms", "Cryptographic Operations", unit: "request", .byUse, isGlobal: true, "operations")
  static let dearOperations = MeterDeclaration(
    "gcp_kms", "HSM RSA 3072, RSA 4096 and EC Cryptographic Operations", unit: "request", .byUse,
    isGlobal: true, "operations with long hardware keys")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_kms", title: "Google Cloud KMS", provider: .gcp, summary: "keys",
    fields: [
      versions.declaration, operations.declaration, protection.declaration, algorithm.declaration,
    ])

  /// The meters that keys may use.
  public static let meters = [
    software, hardware, dearHardware, external, plainOperations, dearOperations,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .security, noun: "key", ending: Ending(plan: "destroy its versions: disabled ones still bill"),
    isBetterShared: true,
    listCommands: ["gcloud kms keyrings list --location=$region"],
    offers: ["Cloud Key Management Service (KMS)"])

  /// Meters the keys and their use.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let isDear = fields[protection] == .hsm && fields[algorithm].isDearInHardware
    let keys: MeterDeclaration
    switch fields[protection] {
    case .software: keys = software
    case .hsm: keys = isDear ? dearHardware : hardware
    case .external: keys = external
    }
    try metering.addStored(keys, versions, "key version")
    try metering.addMonthly(isDear ? dearOperations : plainOperations, operations, "operation")
  }
}
