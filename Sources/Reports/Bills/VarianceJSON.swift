public import Analysis
import Bills
public import JSONText
import Dates
import Money

/// A plan compared with a bill as JSON for machines: exact decimals as strings.
public enum VarianceJSON {
  /// Returns the members in addition to `bill`.
  public static func members(_ variance: PlanVariance) -> [JSONOutput.Member] {
    let down = variance.burnDown
    return [
      .init("planned", .exact(variance.planned)), .init("billed", .exact(variance.billed)),
      .init("resources", .array(variance.resources.map { line($0, ["resource": $0.resource]) })),
      .init("months", .array(variance.months.map { line($0, ["month": $0.month]) })),
      .init(
        "meters",
        .array(
          variance.lines.map {
            line(
              $0, ["resource": $0.resource, "month": $0.month, "meter": $0.meter], quantities: true)
          })),
      .init(
        "unplanned",
        .array(
          variance.unplanned.map {
            .object([.init("name", .string($0.name)), .init("amount", .exact($0.amount))])
          })),
      .init("outside", .exact(variance.outside)),
      .init(
        "forecast",
        .object(
          [
            .init("used", .exact(down.used)), .init("planned_so_far", .exact(down.plannedSoFar)),
            .init("rest", .exact(down.rest)), .init("total", .exact(down.forecast)),
            .init("planned", .exact(down.planned)),
          ]
            + (down.outlook.map(outlook) ?? []))),
      .init(
        "credits",
        .object([
          .init("available", down.money.map { .exact($0) } ?? .null),
          .init("left", down.left.map { .exact($0) } ?? .null),
          .init("expired", .exact(down.expired)),
          .init("ends_on", .string(orNull: down.endsOn?.description)),
        ])),
      .init(
        "burn_down",
        .array(
          down.days.map { day in
            .object(
              [
                .init("date", .string(day.date.description)),
                .init("planned", .exact(day.planned)),
                .init("billed", day.billed.map { .exact($0) } ?? .null),
                .init("forecast", day.forecast.map { .exact($0) } ?? .null),
              ]
                + (day.band.map { band in
                  [
                    .init("p10", ForecastJSON.amount(band.low)),
                    .init("p90", ForecastJSON.amount(band.high)),
                  ]
                } ?? []))
          })),
    ]
  }

  private static func outlook(_ outlook: BurnDown.Outlook) -> [JSONOutput.Member] {
    [
      .init("p10", ForecastJSON.amount(outlook.used.p10)),
      .init("p50", ForecastJSON.amount(outlook.used.p50)),
      .init("p90", ForecastJSON.amount(outlook.used.p90)),
      .init(
        "over_limit_probability",
        outlook.overProbability.map(ForecastJSON.share) ?? .null),
    ]
  }

  private static func line(
    _ line: VarianceLine, _ names: KeyValuePairs<String, String>, quantities: Bool = false
  ) -> JSONOutput {
    var members = names.map { JSONOutput.Member($0.key, .string($0.value)) }
    if quantities {
      members += [
        .init("unit", .string(line.unit)), .init("planned_quantity", .exact(line.plannedQuantity)),
        .init("billed_quantity", .exact(line.billedQuantity)),
      ]
    }
    let difference = (try? line.difference()) ?? .zero
    members += [
      .init("planned", .exact(line.planned)), .init("billed", .exact(line.billed)),
      .init("difference", .exact(difference)), .init("as_planned", .boolean(line.isAsPlanned)),
      .init(
        "causes",
        .array(
          line.causes.map {
            .object([
              .init("cause", .string($0.reason.rawValue)), .init("amount", .exact($0.amount)),
            ])
          })),
    ]
    return .object(members)
  }

  /// Returns the members of a class.
  public static func members(_ use: ClassUse) -> [JSONOutput.Member] {
    let rows = use.nobody.used.isZero ? use.rows : use.rows + [use.nobody]
    return [
      .init(
        "students",
        .array(
          rows.map { row in
            .object([
              .init("student", row.name.isEmpty ? .null : .string(row.name)),
              .init("used", .exact(row.used)),
              .init("planned", row.planned.map { .exact($0) } ?? .null),
              .init("left", row.left.map { .exact($0) } ?? .null),
              .init("last_seen", .string(orNull: row.lastSeen?.description)),
              .init("nights_on", row.nights.map { .number($0) } ?? .null),
            ])
          })),
      .init("spread", .string(orNull: use.spread)),
    ]
  }

  /// Returns the members of prices that were checked.
  public static func members(_ lines: [PriceCheckLine]) -> [JSONOutput.Member] {
    [
      .init(
        "prices",
        .array(
          lines.map {
            .object([
              .init("service", .string($0.service)), .init("meter", .string($0.meter)),
              .init("region", .string($0.region)),
              .init("date", .string($0.date.description)), .init("billed", .string($0.billed)),
              .init("catalog", .array($0.catalog.map { .string($0) })),
              .init("verdict", .string($0.verdict.rawValue)),
            ])
          }))
    ]
  }
}
