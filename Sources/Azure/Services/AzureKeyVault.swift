public import Billing
import Money
import Prices
public import Scenarios

/// Azure Key Vault: operations, renewals and hardware-protected keys; vaults, secrets and software
/// keys cost nothing to keep (Azure Key Vault pricing page, read through the Retail Prices API and
/// infracost 2024-07).
public enum AzureKeyVault: MeteredService {
  static let sku = Field<SKU>.choice(
    "sku_name", default: .standard, "'premium' may have keys that hardware protects")
  static let operations = Field<Quantity>.quantity(
    "monthly_secrets_operations", unit: "operation",
    "operations on secrets and RSA 2048 keys a month")
  static let certificateOperations = Field<Quantity>.quantity(
    "monthly_certificate_other_operations", unit: "operation",
    "operations on certificates a month, renewals apart")
  static let advancedOperations = Field<Quantity>.quantity(
    "monthly_advanced_key_operations", unit: "operation",
    "operations on RSA 3072, RSA 4096 and elliptic-curve keys a month")
  static let certificateRenewals = Field<Quantity>.quantity(
    "monthly_certificate_renewal_requests", unit: "renewal", "certificates renewed a month")
  static let rotations = Field<Quantity>.quantity(
    "monthly_key_rotation_renewals", unit: "rotation", "keys rotated by the vault a month")
  static let hardwareRSA2048 = Field<Quantity>.quantity(
    "hsm_protected_rsa_2048_keys", unit: "key", "RSA 2048 keys that hardware protects (premium)")
  static let hardwareAdvanced = Field<Quantity>.quantity(
    "hsm_protected_keys", unit: "key",
    "RSA 3072, RSA 4096 and elliptic-curve keys that hardware protects (premium)")

  /// The kinds of vault.
  public enum SKU: String, Sendable, CaseIterable {
    case standard, premium
  }

  private static let operationMeter = MeterDeclaration(
    "azure_key_vault", "Operations", unit: "operation", .byUse, "operations")
  private static let advancedMeter = MeterDeclaration(
    "azure_key_vault", "Advanced Key Operations", unit: "operation", .byUse,
    "operations on advanced keys")
  private static let renewalMeter = MeterDeclaration(
    "azure_key_vault", "Certificate Renewal Request", unit: "renewal", .byUse,
    "certificate renewals")
  private static let rotationMeter = MeterDeclaration(
    "azure_key_vault", "Automated Key Rotation", unit: "rotation", .byUse, "key rotations")
  private static let rsaMeter = MeterDeclaration(
    "azure_key_vault", "Premium HSM-protected RSA 2048-bit key", unit: "key-month", .stored,
    "RSA 2048 keys in hardware")
  private static let hardwareMeter = MeterDeclaration(
    "azure_key_vault", "Premium HSM-protected Advanced Key", unit: "key-month", .stored,
    "advanced keys in hardware")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_key_vault", title: "Azure Key Vault", provider: .azure, summary: "keys and secrets",
    fields: [
      sku.declaration, operations.declaration, certificateOperations.declaration,
      advancedOperations.declaration, certificateRenewals.declaration, rotations.declaration,
      hardwareRSA2048.declaration, hardwareAdvanced.declaration,
    ],
    check: { values, problems in
      guard values[sku] == .standard else { return }
      for field in [hardwareRSA2048, hardwareAdvanced] {
        problems.refuse(
          field, of: values, with: "sku_name 'standard'",
          hints: ["keys in hardware need \"sku_name\": \"premium\""])
      }
    })

  /// The meters that a vault may use.
  public static let meters = [
    operationMeter, advancedMeter, renewalMeter, rotationMeter, rsaMeter, hardwareMeter,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .security, noun: "key vault", ending: Ending(plan: "Delete the vault and purge it"),
    globalListCommands: ["az keyvault list -o table"],
    offers: ["Key Vault"])

  /// Meters a vault's operations and keys.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addMonthly(
      operationMeter, operations, "operation", "operations on secrets and keys")
    try metering.addMonthly(
      operationMeter, certificateOperations, "operation", "operations on certificates")
    try metering.addMonthly(advancedMeter, advancedOperations)
    try metering.addMonthly(renewalMeter, certificateRenewals)
    try metering.addMonthly(rotationMeter, rotations)
    try metering.addStored(rsaMeter, hardwareRSA2048, "key")
    try metering.addStored(hardwareMeter, hardwareAdvanced, "key")
  }
}
