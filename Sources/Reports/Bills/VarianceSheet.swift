public import Analysis
public import Bills
import Charts
import Dates
import Money

extension Sheet {
  /// Creates a sheet of a bill compared with its plan and with the roster of a class.
  public init(
    bill: Bill, _ summary: BillSummary, plan: String, _ variance: PlanVariance?, _ use: ClassUse?,
    prices: [PriceCheckLine]? = nil
  ) {
    self.init(bill: bill, summary)
    var first: [SheetTable] = []
    if let variance {
      let sheet = VarianceSheet(variance: variance)
      title = "\(VisibleText.name(plan)): plan against bill"
      words = sheet.words + words
      first += sheet.tables
      notes = variance.notes.map { Words.capitalized($0) + "." } + notes
      charts.append(sheet.burnDown)
      notes.insert(VarianceSheet.reading, at: 0)
    }
    if let use {
      let sheet = ClassSheet(use: use)
      if let spread = use.spread { words.append("\(spread).") }
      first.append(sheet.table)
      charts.append(sheet.chart)
    }
    if let prices { first.append(PriceCheckSheet.table(prices)) }
    // The comparison with the plan comes before the tables of the bill alone.
    tables = first + tables
  }
}

/// The tables of a plan compared with a bill.
struct VarianceSheet {
  let variance: PlanVariance

  static let reading =
    "Why: 'calendar' is what months of other lengths than the planning month make; 'other days' are billed with these, such as the rest of a month; 'hours' and 'quantity' are more or less use at the plan's prices; 'untold' is where the bill has no quantities."

  var words: [String] {
    let down = variance.burnDown
    var words: [String] = []
    if let difference = try? variance.billed.shownRest(without: variance.planned) {
      let more = difference < .zero ? "less" : "more"
      let amount = difference < .zero ? -difference : difference
      words.append(
        "From \(variance.span.from) to \(variance.span.to.adding(days: -1)) \(variance.planned.dollars) was planned and \(variance.billed.dollars) billed"
          + (difference.isZero ? ": as planned" : ", \(amount.dollars) \(more)") + forOtherDays
          + ".")
    }
    var outlook =
      "\(down.used.dollars) is used so far; if the rest goes as planned it comes to \(down.forecast.dollars), against \(down.planned.dollars) planned"
    if let money = down.money {
      let end = down.endsOn.map { day in
        down.leavesMoney ? "leaves something to pay from \(day)" : "ends on \(day)"
      }
      outlook += "; the \(money.dollars) there is \(end ?? "lasts")"
    }
    words.append(outlook + ".")
    if !down.expired.isZero {
      words.append(
        "\(down.expired.dollars) of the credits had expired unused by \(down.billedUntil.adding(days: -1))."
      )
    }
    if let drawn = down.outlook {
      let ends = [drawn.used.p10, drawn.used.p50, drawn.used.p90].map(ForecastText.dollars)
      var text =
        "The days to come drawn many times over: \(ends[1]) in the end, in 8 of 10 terms between \(ends[0]) and \(ends[2])"
      if let over = drawn.overProbability, let money = down.money {
        text += "; more than \(money.dollars) in \(ForecastText.percent(over)) of them"
      }
      words.append(text + ".")
    }
    return words
  }

  /// What of the billed amount is for days that are not compared, after a semicolon.
  private var forOtherDays: String {
    let causes = variance.lines.flatMap(\.causes).filter { $0.reason == .otherDays }
    guard let sum = try? causes.map(\.amount).sum(), !sum.isZero else { return "" }
    return "; \(sum.dollars) of what is billed is for other days"
  }

  var tables: [SheetTable] {
    var tables = [
      table("Plan against bill, by resource", variance.resources, { $0.resource }),
      table("By month of the plan", variance.months, { $0.month }),
      meters,
    ]
    if !variance.unplanned.isEmpty {
      tables.append(
        SheetTable(
          title: "What no resource of the plan stands for",
          columns: [.init("thing", "Thing", isFigure: false), .init("amount", "Amount")],
          rows: variance.unplanned.prefix(20).map {
            .init([.text(VisibleText.name($0.name)), .amount($0.amount)])
          }))
    }
    return tables.filter { !$0.rows.isEmpty }
  }

  private func table(
    _ title: String, _ lines: [VarianceLine], _ name: (VarianceLine) -> String
  ) -> SheetTable {
    SheetTable(
      title: title,
      columns: [
        .init("name", "Name", isFigure: false), .init("planned", "Planned"),
        .init("billed", "Billed"), .init("difference", "Difference"),
        .init("why", "Why", isFigure: false, isRemark: true),
      ],
      rows: lines.map { line in
        .init([
          .text(VisibleText.name(name(line))), .amount(line.planned), .amount(line.billed),
          .difference(from: line.planned, to: line.billed), .text(Self.why(line)),
        ])
      })
  }

  private var meters: SheetTable {
    SheetTable(
      title: "By resource, month and meter",
      columns: [
        .init("resource", "Resource", isFigure: false), .init("month", "Month", isFigure: false),
        .init("meter", "Meter", isFigure: false), .init("planned_quantity", "Planned"),
        .init("billed_quantity", "Billed"), .init("planned", "Planned $"),
        .init("billed", "Billed $"), .init("why", "Why", isFigure: false, isRemark: true),
      ],
      rows: MonthRun.all(of: variance.lines.filter { !$0.meter.isEmpty }).map { run in
        let line = run.line
        return .init([
          .text(VisibleText.name(line.resource)), .text(run.months),
          .text(VisibleText.name(line.meter)), .number(line.plannedQuantity, places: 2),
          .number(line.billedQuantity, places: 2), .amount(line.planned), .amount(line.billed),
          .text(Self.why(line)),
        ])
      })
  }

  /// Months of a meter, one after the other, with the same figures.
  private struct MonthRun {
    var line: VarianceLine
    var last: String

    var months: String { line.month == last ? last : "\(line.month) to \(last), each" }

    static func all(of lines: [VarianceLine]) -> [MonthRun] {
      var runs: [MonthRun] = []
      for line in lines {
        if let run = runs.last, run.isContinued(by: line) {
          runs[runs.count - 1].last = line.month
        } else {
          runs.append(MonthRun(line: line, last: line.month))
        }
      }
      return runs
    }

    private func isContinued(by next: VarianceLine) -> Bool {
      var same = line
      same.month = next.month
      guard same == next, let first = CalendarDate("\(last)-01") else { return false }
      return first.adding(months: 1).monthDescription == next.month
    }
  }

  /// Returns the causes in words, the largest first.
  static func why(_ line: VarianceLine) -> String {
    let causes = line.causes.filter { !$0.amount.isZero }
    if causes.isEmpty { return "as planned" }
    // The only cause is the difference that stands beside it.
    if causes.count == 1, !line.isAsPlanned,
      let all = try? line.billed.shownRest(without: line.planned)
    {
      return "\(causes[0].reason.name) \(signed(all))"
    }
    let shown = causes.sorted { $0.amount.scaled.magnitude > $1.amount.scaled.magnitude }.map {
      "\($0.reason.name) \(signed($0.amount))"
    }.joined(separator: ", ")
    return line.isAsPlanned ? "as planned (\(shown))" : shown
  }

  private static func signed(_ amount: Money) -> String {
    let cent: UInt128 = 10_000_000_000_000_000_000_000
    if amount.scaled.magnitude < cent { return "by less than a cent" }
    return "\(amount > .zero ? "+" : "")\(amount.dollars)"
  }

  /// The use so far and the expected use, compared with the plan's course.
  var burnDown: LineChart {
    let down = variance.burnDown
    // The chart can show about forty points at most.
    let step = max(1, (down.days.count + 39) / 40)
    let days = down.days.indices.filter { $0 % step == 0 || $0 == down.days.count - 1 }
      .map { down.days[$0] }
    func value(_ amount: Money) -> Double { Double(amount.fixed(places: 4)) ?? 0 }
    let billed = days.compactMap(\.billed)
    let planned = days.map(\.planned)
    let all = days.map { $0.billed ?? $0.forecast ?? .zero }
    let start = billed.last.map(value) ?? 0
    // The band opens where the bill ends.
    let opening: [LineChart.Band.Span] = billed.isEmpty ? [] : [.init(low: start, high: start)]
    let bands = days.compactMap(\.band).map { LineChart.Band.Span(low: $0.low, high: $0.high) }
    return LineChart(
      title: "Used so far, and the plan's course",
      summary:
        "Billed until \(down.billedUntil.adding(days: -1)): \(down.used.dollars); planned by then: \(down.plannedSoFar.dollars). At the end: \(down.forecast.dollars) if the rest goes as planned.",
      steps: days.map { String($0.date.description.dropFirst(5)) },
      series: [
        .init(name: "billed", values: billed.map(value), texts: billed.map(\.dollars)),
        .init(name: "planned", values: planned.map(value), texts: planned.map(\.dollars)),
        .init(
          name: "billed, then as planned", values: all.map(value), texts: all.map(\.dollars)),
      ],
      limit: down.money.map { .init(label: "the money there is, \($0.dollars)", value: value($0)) },
      band: bands.isEmpty
        ? nil
        : .init(
          name: "where 8 of 10 drawn terms go",
          first: days.count - bands.count - opening.count,
          spans: opening + bands))
  }
}

/// The table and the small charts for a class.
struct ClassSheet {
  let use: ClassUse

  private var rows: [ClassUse.Row] {
    use.nobody.used.isZero ? use.rows : use.rows + [use.nobody]
  }

  var table: SheetTable {
    SheetTable(
      title: "By student",
      columns: [
        .init("student", "Student", isFigure: false), .init("used", "Used"),
        .init("planned", "Planned"), .init("left", "Left"),
        .init("last_seen", "Last seen", isFigure: false), .init("nights", "Nights on"),
      ],
      rows: rows.map { row in
        .init([
          .text(row.name.isEmpty ? "(nobody's)" : VisibleText.name(row.name)), .amount(row.used),
          row.planned.map { .amount($0) } ?? .none, row.left.map { .amount($0) } ?? .none,
          row.lastSeen.map { .text($0.description) } ?? .none,
          row.nights.map { .number(Quantity($0), places: 0) } ?? .none,
        ])
      })
  }

  var chart: SmallMultiples {
    SmallMultiples(
      title: "Used by each student",
      summary: use.spread.map { "\($0)." } ?? "The use of each student, day by day, on one scale.",
      panels: use.rows.map { row in
        .init(
          label: VisibleText.name(row.name), text: row.used.dollars,
          values: row.course.map { Double($0.fixed(places: 4)) ?? 0 })
      })
  }
}

/// The table of prices that were checked.
enum PriceCheckSheet {
  static func table(_ lines: [PriceCheckLine]) -> SheetTable {
    SheetTable(
      title: "Prices of the bill against the catalog",
      columns: [
        .init("service", "Service", isFigure: false), .init("meter", "Meter", isFigure: false),
        .init("verdict", "Verdict", isFigure: false), .init("billed", "Billed"),
        .init("catalog", "Catalog", isFigure: false), .init("region", "Region", isFigure: false),
        .init("date", "Date", isFigure: false),
      ],
      rows: lines.map { line in
        .init([
          .text(VisibleText.name(line.service)), .text(VisibleText.name(line.meter)),
          .text(line.verdict.rawValue), .text(line.billed),
          .text(line.catalog.joined(separator: ", ")), .text(line.region),
          .text(line.date.description),
        ])
      })
  }
}
