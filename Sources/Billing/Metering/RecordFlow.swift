package import Money
package import Scenarios

/// Data that comes in records: a number of records a month, or an amount of data a month.
///
/// Streams are billed by the record, each rounded up. Where only the amount of data is known, the
/// size of a record gives their number; without a size, the data counts as it is.
package struct RecordFlow {
  private let amount: MeteredAmount
  private let isCount: Bool
  /// The average size of a record in KB, where it is known.
  let size: Quantity?

  /// Creates the flow that two alternative fields and a size describe.
  ///
  /// Records without a size are taken as 1 KB each.
  package init(
    records: Field<Quantity>, gigabytes: Field<Quantity>, size: Field<Quantity?>,
    in metering: Metering
  ) throws {
    let fields = metering.resource.fields
    isCount = !fields.isGiven(gigabytes)
    self.size = fields[size] ?? (isCount ? .one : nil)
    amount =
      isCount
      ? try metering.monthly(records, of: fields, Words.noun("record", for: fields[records]))
      : try metering.monthly(gigabytes, of: fields, "GB")
  }

  /// Returns the data in GB of 2³⁰ bytes, each record rounded up.
  package func gigabytes(_ granule: SizeGranule?) throws -> MeteredAmount {
    guard let size else { return amount }
    let billed = try granule?.billed(size) ?? size
    if isCount { return try amount.gigabytes(ofKilobytes: billed) }
    if billed == size { return amount }
    return try amount.scaled(
      by: billed, over: size,
      "× \(billed.grouped) KB billed ÷ \(size.grouped) KB a record")
  }

  /// Returns the billed steps of all records, at least one for each record.
  package func steps(_ granule: SizeGranule) throws -> MeteredAmount {
    let size = size ?? Quantity(granule.kilobytes)
    if isCount { return try amount.times(granule, of: size) }
    let records = try amount.scaled(
      by: Quantity(1_048_576), over: size, "× 1,048,576 KB/GB ÷ \(size.grouped) KB a record")
    return try records.times(granule, of: size)
  }

  /// Returns the rule for messages, where records are rounded at all.
  package func rule(_ granule: SizeGranule) -> String? { size == nil ? nil : granule.rule }

  /// Reports a flow that is described twice.
  package static func check(
    _ records: Field<Quantity>, _ gigabytes: Field<Quantity>, _ values: FieldValues,
    _ problems: inout FieldProblems
  ) {
    guard values.isGiven(records) else { return }
    problems.refuse(
      gigabytes, of: values, with: "'\(records.name)'",
      hints: ["the data is the number of records times their size: give one of the two"])
  }
}
