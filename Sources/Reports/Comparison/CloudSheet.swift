public import Analysis
public import Billing
import Charts
import Dates
import JSONText
import Money
public import Prices
import Scenarios

/// A plan on one provider's cloud: at list price, and in a new account.
public struct CloudPlan: Sendable {
  /// The translation of the plan.
  public var equivalent: PlanEquivalent
  /// The plan without free tier and credits.
  public var plain: Budget
  /// The plan in a new account, with its free tier and the credit for signing up.
  public var newAccount: Budget

  /// Creates a plan from its parts.
  public init(_ equivalent: PlanEquivalent, plain: Budget, newAccount: Budget) {
    (self.equivalent, self.plain, self.newAccount) = (equivalent, plain, newAccount)
  }

  /// The provider of the cloud, as programs read it.
  var id: String { equivalent.provider.rawValue }

  /// The provider of the cloud, for people.
  var name: String { Wording.biller(equivalent.provider) }

  /// The name, with a mark where something is missing there.
  var nameOfPart: String { name + (missing.isEmpty ? "" : " (in part)") }

  /// Why its price is not for the same: by resource, what the plan has there less than it pays for.
  var losses: [String] {
    equivalent.choices.filter { !$0.losses.isEmpty }.map {
      "\(VisibleText.name($0.resource)): \($0.losses.map(VisibleText.name).joined(separator: ", "))"
    }
  }

  /// The resources without a counterpart there.
  var missing: [PlanEquivalent.Choice] { equivalent.choices.filter { $0.to == nil } }
}

/// A cloud on which nothing of a plan has an equivalent or a price.
public struct AbsentCloud: Sendable {
  /// The provider of the cloud.
  let provider: Provider
  /// Why each resource is not there.
  let reasons: [(resource: String, reason: String)]

  /// Creates it from its parts.
  public init(_ provider: Provider, reasons: [(resource: String, reason: String)]) {
    (self.provider, self.reasons) = (provider, reasons)
  }

  /// What is missing, and why, in a sentence.
  public var sentence: String {
    "nothing of it has an equivalent on \(Wording.biller(provider)): \(why)"
  }

  /// Why each resource is not there.
  fileprivate var why: String {
    let all = reasons.map { "\(VisibleText.name($0.resource)): \(VisibleText.name($0.reason))" }
    return Billing.Wording.list(all, atMost: 3)
  }
}

extension Sheet {
  /// Creates a sheet of the same plan on several clouds, side by side.
  ///
  /// - Parameters:
  ///   - clouds: one or more.
  ///   - absent: the clouds that have nothing of it.
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public init(clouds: [CloudPlan], absent: [AbsentCloud] = []) throws {
    let first = clouds[0].plain
    self.init(
      title: VisibleText.name(first.scenario.title),
      lead:
        "On \(clouds.map(\.name).joined(separator: ", "))\(clouds.count > 1 ? ", each against the first" : ""); \(first.scenario.length.description)",
      words: try CloudSheet.verdict(clouds, absent),
      tables: [
        try CloudSheet.sums(clouds), try CloudSheet.resources(clouds), CloudSheet.choices(clouds),
      ],
      notes: CloudSheet.notes(clouds), data: try CloudSheet.data(clouds),
      members: try CloudSheet.members(clouds, absent))
    charts = [
      BarChart(
        title: "List price by cloud",
        summary: "What the plan costs on each cloud before free tier and credits.",
        bars: clouds.map {
          BarChart.Bar(
            label: $0.nameOfPart,
            value: Double($0.plain.totals.list.scaled / 1_000_000_000_000_000_000)
              / 1e6, text: $0.plain.totals.list.dollars)
        })
    ]
  }
}

/// The tables of a plan on several clouds.
private enum CloudSheet {
  static func verdict(_ clouds: [CloudPlan], _ absent: [AbsentCloud]) throws -> [String] {
    let whole = clouds.filter { $0.missing.isEmpty }
    var words: [String] = []
    let costs = try whole.map(owed)
    let outlastPlan = try whole.contains { try !$0.plain.owedBesides().isZero }
    if let low = costs.min(), let high = costs.max(), whole.count > 1 {
      func costing(_ word: String, _ amount: Money) -> String {
        let found = zip(whole, costs).filter { $0.1 == amount }.map(\.0)
        return Wording.costing(word, found.map(\.name), amount)
          + (found.allSatisfy(\.losses.isEmpty) ? "" : ", but not for the same")
      }
      let lead =
        "At list price\(outlastPlan ? ", with what commitments owe after the plan," : "")"
      words.append(
        low == high
          ? "\(lead) each costs \(low.dollars)."
          : "\(lead) \(costing("least", low)); \(costing("most", high)).")
    }
    for cloud in clouds where !cloud.losses.isEmpty {
      words.append(
        "What \(cloud.name) costs is not for the same: \(Billing.Wording.list(cloud.losses, atMost: 3))."
      )
    }
    if let only = whole.first, whole.count == 1, clouds.count + absent.count > 1 {
      words.append(
        "Only \(only.name) has all of it, for \(only.plain.totals.list.dollars) at list price.")
    }
    let paid = clouds.map { "\($0.name) \($0.newAccount.totals.total.dollars)" }
    words.append(
      "In a new account, after its free tier and the credit for signing up, there is left to pay: \(paid.joined(separator: ", "))."
    )
    for cloud in clouds where !cloud.missing.isEmpty {
      let names = cloud.missing.map { VisibleText.name($0.resource) }
      words.append(
        "On \(cloud.name) this is missing and not priced: \(names.joined(separator: ", ")). Its sum is of the rest."
      )
    }
    return words
      + absent.map {
        "\(Wording.biller($0.provider)) is left out, for nothing of it has an equivalent there: \($0.why)."
      }
  }

  /// Returns what a plan costs at list price, with what its commitments owe after it.
  private static func owed(_ cloud: CloudPlan) throws -> Money {
    try cloud.plain.totals.list + cloud.plain.owedBesides()
  }

  static func sums(_ clouds: [CloudPlan]) throws -> SheetTable {
    let first = clouds[0].plain.totals.list
    return SheetTable(
      title: "Sums",
      columns: [
        .init("cloud", "Cloud", isFigure: false),
        .init("list_usd", "List price", isEssential: true),
        .init("difference_usd", "Difference"), .init("difference_percent", "Percent"),
        .init("free_tier_usd", "Free tier"), .init("cost_usd", "After it"),
        .init("credits_usd", "Credits"), .init("total_usd", "To pay", isEssential: true),
      ],
      rows: try clouds.map { cloud in
        let list = cloud.plain.totals.list
        let difference = try list - first
        let percent = first.isZero ? nil : try? Quantity(100).scaled(by: difference, over: first)
        let new = cloud.newAccount.totals
        return SheetTable.Row([
          .text(cloud.nameOfPart), .amount(list),
          .difference(from: first, to: list), percent.map { .percent($0) } ?? .none,
          .amount(new.freeTier),
          .amount(try new.list + new.freeTier), .amount(new.credits), .amount(new.total),
        ])
      })
  }

  /// Returns the list price of each resource, in the order of the original plan.
  private static func costs(_ cloud: CloudPlan) throws -> [Money?] {
    let sums = try cloud.plain.listCosts()
    var place = -1
    return cloud.equivalent.choices.map { choice in
      if choice.to == nil { return nil }
      place += 1
      return sums[place]
    }
  }

  static func resources(_ clouds: [CloudPlan]) throws -> SheetTable {
    let costs = try clouds.map(costs)
    return SheetTable(
      title: "Resources at list price",
      columns: [.init("resource", "Resource", isFigure: false)]
        + clouds.map { .init($0.id, $0.name) },
      rows: clouds[0].equivalent.choices.enumerated().map { place, choice in
        SheetTable.Row(
          [.text(VisibleText.name(choice.resource))]
            + costs.map {
              $0.indices.contains(place) ? $0[place].map { .amount($0) } ?? .none : .none
            })
      })
  }

  static func choices(_ clouds: [CloudPlan]) -> SheetTable {
    SheetTable(
      title: "What stands for what",
      columns: [
        .init("resource", "Resource", isFigure: false), .init("cloud", "Cloud", isFigure: false),
        .init("becomes", "Becomes", isFigure: false), .init("reason", "Why", isFigure: false),
        .init("differs", "What differs", isFigure: false),
      ],
      rows: clouds[0].equivalent.choices.indices.flatMap { place in
        clouds.compactMap { cloud in
          guard cloud.equivalent.choices.indices.contains(place) else { return nil }
          let choice = cloud.equivalent.choices[place]
          return SheetTable.Row([
            .text(VisibleText.name(choice.resource)), .text(cloud.name),
            .text(VisibleText.name(choice.to ?? "nothing")),
            .text(VisibleText.name(choice.reason)),
            .text(choice.differences.map(VisibleText.name).joined(separator: "; ")),
          ])
        }
      })
  }

  static func notes(_ clouds: [CloudPlan]) -> [String] {
    let opened = clouds[0].newAccount.scenario.account.opened
    return [
      "List prices are before free tier and credits. Credits of the plan's own are left out on every cloud.",
      "A new account is one opened on \(opened?.description ?? "the first day")\(opened == nil ? "" : ", for pay as you go"): its free tier, then the credit that the provider gives for signing up.",
      "Machines are the nearest that are not smaller, and seldom the same.", Wording.rounding,
    ]
  }

  static func data(_ clouds: [CloudPlan]) throws -> SheetTable {
    SheetTable(
      columns: [
        "cloud", "resource", "becomes", "reason", "differs", "list_usd",
      ].map { .init($0, $0, isFigure: $0 == "list_usd") },
      rows: try clouds.flatMap { cloud in
        zip(cloud.equivalent.choices, try costs(cloud)).map { choice, cost in
          SheetTable.Row([
            .text(cloud.id), .text(choice.resource), choice.to.map { .text($0) } ?? .none,
            .text(choice.reason), .text(choice.differences.joined(separator: "; ")),
            cost.map { .amount($0) } ?? .none,
          ])
        }
      })
  }

  static func members(
    _ clouds: [CloudPlan], _ absent: [AbsentCloud]
  ) throws -> [JSONOutput.Member] {
    [
      .init(
        "left_out",
        .array(
          absent.map {
            .object([
              .init("cloud", .string($0.provider.rawValue)), .init("reason", .string($0.why)),
            ])
          })),
      .init(
        "clouds",
        .array(
          try clouds.map { cloud in
            let new = cloud.newAccount.totals
            return .object([
              .init("cloud", .string(cloud.id)),
              .init("is_whole", .boolean(cloud.missing.isEmpty)),
              .init("is_equal", .boolean(cloud.losses.isEmpty)),
              .init("list_usd", .exact(cloud.plain.totals.list)),
              .init("owed_usd", .exact(try owed(cloud))),
              .init(
                "new_account",
                .object([
                  .init("list_usd", .exact(new.list)), .init("free_tier_usd", .exact(new.freeTier)),
                  .init("credits_usd", .exact(new.credits)), .init("total_usd", .exact(new.total)),
                ])),
            ])
          })),
    ]
  }
}
