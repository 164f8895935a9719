import Arguments
import Catalog
import Money
import CatalogBuilding
import Billing
import Prices
import Scenarios

/// The command `budget catalog verify`: checks whether the catalog can be trusted.
struct CatalogVerifyCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check the catalog: tiers, signs, duplicates, and a price or a stated gap for every meter in every region.",
    examples: [CommandExample("After prices were added.", "budget catalog verify")])

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let findings = try Failure.translating {
      let opened = try catalog.open(context)
      let findings = try opened.verify()
      if findings.contains(where: \.isDamage) { return findings }
      return try findings + opened.verify(expected: Self.expected(context.services))
        + opened.verify(units: context.services.declaredUnits)
    }
    let errors = findings.filter { $0.severity == .error }
    for finding in findings {
      (finding.severity == .error ? context.output : context.errors)
        .writeLine("\(finding.severity.rawValue): \(finding.message)")
    }
    context.output.flush()
    context.errors.write(
      errors.isEmpty
        ? "the catalog is whole\n"
        : "\(Words.count(errors.count, "error")) in the catalog\n")
    if findings.contains(where: \.isDamage), catalog.dataFolder(context) != nil {
      let file = try catalog.build(context).file
      context.errors.write("note: '\(file)' was built again from the price tables\n")
    }
    return errors.isEmpty ? .done : .answeredNo
  }

  /// Returns the meters that the services may use and whose names do not depend on a scenario.
  static func expected(_ services: ServiceRegistry) -> [ExpectedMeter] {
    var expected: [ExpectedMeter] = []
    for service in services.all {
      guard let provider = service.definition.provider else { continue }
      for meter in service.meters where !meter.isPattern {
        let wanted = ExpectedMeter(
          provider: provider, service: meter.service, meter: meter.meter,
          attributes: meter.attributes)
        if !expected.contains(wanted) { expected.append(wanted) }
      }
    }
    return expected
  }
}
