import Catalog
import Dates
import Billing
import Money
import Prices
import Scenarios

/// The reference of services in Markdown, generated from the registry and the catalog.
struct ServiceReference {
  /// The catalog; without one, regions, dates and allowances are left out.
  let catalog: Catalog?

  /// Returns a section for each service.
  func page(_ services: [any MeteredService.Type]) throws -> String {
    let offers = try Provider.allCases.flatMap { try catalog?.freeTierOffers(of: $0) ?? [] }
    return try services.map { try section($0, offers) }.joined(separator: "\n")
  }

  private func section(
    _ service: any MeteredService.Type, _ offers: [FreeTierOffer]
  ) throws -> String {
    let definition = service.definition
    var text = "## `\(definition.id)`\n\n\(definition.title): \(definition.summary).\n"
    if !definition.fields.isEmpty { text += "\n" + fields(definition.fields) }
    // A meter for any list's prices has no coverage of its own.
    let meters = service.meters.filter { !$0.takesUnitOfPrice }
    if !meters.isEmpty { text += "\n" + (try self.meters(meters, of: definition.provider ?? .aws)) }
    let own = offers.filter { offer in
      offer.automatic && offer.kind != .credit
        && offer.meters.contains { $0.service == definition.id }
    }
    if !own.isEmpty { text += "\n" + allowances(own) }
    return text
  }

  private func fields(_ fields: [FieldDeclaration]) -> String {
    var rows = ["| Field | What | Unit | Default |", "| :--- | :--- | :--- | :--- |"]
    for field in fields {
      let fallback = field.isRequired ? "required" : field.defaultText ?? ""
      rows.append("| `\(field.name)` | \(what(field)) | \(field.unit ?? "") | \(fallback) |")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func what(_ field: FieldDeclaration) -> String {
    switch field.kind {
    case .choice(let words):
      return field.help + ": " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let fields, _), .object(let fields):
      return field.help + ": " + fields.map { "`\($0.name)`" }.joined(separator: ", ")
    default: return field.help
    }
  }

  private func meters(_ meters: [MeterDeclaration], of provider: Provider) throws -> String {
    guard let catalog else {
      let rows = meters.map { meter in
        let attributes = meter.attributes.isEmpty ? "" : " (\(meter.attributes))"
        return "| `\(meter.meter)`\(attributes) | \(meter.meaning) | \(meter.unit) |"
      }
      return (["| Meter | Counts | Unit |", "| :--- | :--- | :--- |"] + rows)
        .joined(separator: "\n") + "\n"
    }
    var rows = [
      "| Meter | Counts | Unit | Regions | Prices published |",
      "| :--- | :--- | :--- | ---: | :--- |",
    ]
    for meter in meters {
      let coverage = try catalog.coverage(
        of: meter.meter, service: meter.service,
        attributes: meter.attributes.isEmpty ? nil : meter.attributes, provider: provider)
      let attributes = meter.attributes.isEmpty ? "" : " (\(meter.attributes))"
      let regions = meter.isGlobal && coverage.regions > 0 ? "all" : String(coverage.regions)
      rows.append(
        "| `\(meter.meter)`\(attributes) | \(meter.meaning) | \(meter.unit) | \(regions) | \(dates(coverage)) |"
      )
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func dates(_ coverage: MeterCoverage) -> String {
    guard let oldest = coverage.oldest, let newest = coverage.newest else { return "none" }
    return oldest == newest ? newest.description : "\(oldest) to \(newest)"
  }

  private func allowances(_ offers: [FreeTierOffer]) -> String {
    var rows = ["Free each month:", ""]
    for offer in offers {
      var conditions: [String] = []
      if let months = offer.windowMonths {
        conditions.append("the first \(months) months of an account")
      }
      if let days = offer.windowDays { conditions.append("the first \(days) days of an account") }
      if let before = offer.accountsOpenedBefore { conditions.append("opened before \(before)") }
      if let from = offer.availableFrom { conditions.append("since \(from)") }
      if let to = offer.availableTo { conditions.append("until \(to.adding(days: -1))") }
      let whom = conditions.isEmpty ? "every account" : conditions.joined(separator: ", ")
      rows.append("- \(offer.description) (\(whom))")
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
