import Catalog
import Money
import Prices

/// The table `<provider>/derived.csv`: rules by which prices that no list has are worked out from
/// others.
struct DerivationTable: Table {
  let provider: Provider
  let columns = [
    Column("service"), Column("meter"), Column("except"), Column("attributes"), Column("of_meter"),
    Column("of_attributes"), Column("times"), Column("divided_by"), Column("source"),
  ]

  mutating func add(_ record: Record, to data: inout DataSet) {
    let service = record.requiredText(0)
    let meter = record.requiredText(1)
    let attributes = pattern(3, record)
    let base = record.requiredText(4)
    let baseAttributes = pattern(5, record)
    let times: Quantity? = record.decimal(6)
    let divisor: Quantity? = record.decimal(7)
    let source = record.source(8, data)
    guard let service, let meter, let attributes, let base, let baseAttributes, let times,
      let divisor, let source
    else { return }
    if meter.hasSuffix("*") != base.hasSuffix("*") {
      return record.report("'meter' and 'of_meter' must both end with * or neither")
    }
    if divisor <= .zero { return record.report("'divided_by' must be above zero") }
    if !data.sources[Int(source)].confidence.isWorkedOut {
      return record.report("the confidence of 'source' must be derived or inferred")
    }
    data.derivations.append(
      DerivationTerm(
        provider: provider, service: service, meter: meter,
        exceptions: record.text(2).split(separator: " ").map(String.init), attributes: attributes,
        baseMeter: base, baseAttributes: baseAttributes, times: times, divisor: divisor,
        source: Int(source)))
  }

  /// Returns attributes in their canonical spelling, or `*` for those that are asked for.
  private func pattern(_ column: Int, _ record: Record) -> String? {
    record.text(column) == DerivationTerm.wildcard
      ? DerivationTerm.wildcard : record.attributes(column)
  }
}
