package import Billing
import Money
package import Prices
import Reports
import Scenarios

/// A question with one answer, and its solution.
package struct Exercise: Sendable, Hashable {
  /// The id of its kind.
  package var kind: String
  /// The subject, in a few words.
  package var title: String
  /// The question; together with what is given, it contains everything necessary.
  package var question: String
  /// What is given in addition to the question, such as prices, one item each.
  package var given: [String]
  /// The form of the answer, such as `in dollars, to the cent`.
  package var form: String
  /// The only answer.
  package var answer: String
  /// The arithmetic, one step per line.
  package var steps: [String]
}

/// The reason why there are no exercises.
package enum ExerciseError: Error, Sendable {
  /// The catalog has no prices to ask for in the plan's region.
  case noPrices(region: String)
}

/// A machine type with its hourly price.
struct PricedType {
  var name: String
  var price: UnitPrice
  /// The word for what has the type, such as `database`.
  var noun = "server"
  /// Whether it is a server, with the disks of servers.
  var isServer = true
  /// The storage of its own; nil for servers, and for what has none that bills.
  var storage: PricedStorage?
}

/// What stores data, with the price of a GB-month.
struct PricedStorage {
  var name: String
  var price: UnitPrice
}

/// The data from which exercises are made.
struct ExerciseContext {
  let budget: Budget
  let prices: any PriceBook
  /// The plan's region.
  let region: String

  init(_ budget: Budget, _ prices: any PriceBook) {
    self.budget = budget
    self.prices = prices
    let provider = budget.scenario.provider
    region =
      budget.scenario.resources.first { !$0.region.isEmpty && $0.provider == provider }?.region
      ?? ""
  }

  private var provider: Provider { budget.scenario.provider }

  /// The meters of the provider's servers; nil where it has none.
  private var server: ServerFacts? { budget.services.servers(of: provider).first?.facts.server }

  /// Returns the rate card of a meter from which exercises are drawn; nil where there is none.
  func card(_ kind: ExerciseMeter) throws -> RateCard? {
    guard let meter = budget.services.exerciseMeter(kind, of: provider) else { return nil }
    return try card(meter.key(of: provider, in: region))
  }

  private func card(_ key: MeterKey) throws -> RateCard? {
    try prices.listedCard(for: key, on: budget.scenario.pricesAsOf)
  }

  /// Returns the hourly price of a Linux server, all of its parts together; nil where there is no
  /// price.
  func hourly(_ type: String, spot: Bool = false) throws -> UnitPrice? {
    guard let server, let machine = try prices.instanceType(type, of: provider) else { return nil }
    return try server.hourlyPrice(
      of: machine, provider, in: region, system: "linux", spot ? .spot : .onDemand,
      prices: prices, on: budget.scenario.pricesAsOf)
  }

  /// Returns the key of an hour of a Linux server.
  func hoursKey(_ type: String, _ purchase: Purchase = .onDemand) -> MeterKey? {
    server?.key(of: provider, in: region, type: type, system: "linux", purchase)
  }

  /// Returns whether the plan has a charge of the service from whose meter exercises of a kind are
  /// drawn.
  func uses(_ kind: ExerciseMeter) -> Bool {
    guard let meter = budget.services.exerciseMeter(kind, of: provider) else { return false }
    return budget.charges.contains { $0.usage.meter.service == meter.service }
  }

  /// Returns the machine types of the plan, in its order, on demand.
  func types() throws -> [PricedType] {
    var seen: Set<String> = []
    var types: [PricedType] = []
    for charge in budget.charges {
      guard let name = charge.usage.instanceType, charge.usage.nature == .running,
        charge.usage.key.provider == provider, seen.insert(name).inserted
      else { continue }
      // A machine that is billed in parts has no price of its own among the charges.
      let isWhole = server?.parts == nil && charge.usage.purchase == .onDemand
      let own = isWhole ? charge.rate.tiers.first?.unitPrice : nil
      guard let price = try own ?? hourly(name), !price.isZero else { continue }
      var type = PricedType(name: name, price: price)
      if let other = other(charge) {
        (type.noun, type.isServer, type.storage) = (other.noun, false, storage(of: charge, other))
      }
      types.append(type)
    }
    return types
  }

  /// The servers among the machine types of the plan.
  func servers() throws -> [PricedType] { try types().filter(\.isServer) }

  /// Returns the facts of a machine that is no server, such as that of a database; nil for a server.
  private func other(_ charge: Charge) -> ServiceFacts? {
    let servers = budget.services.servers(of: provider)
    if servers.contains(where: { $0.meters.contains(charge.usage.meter) }) { return nil }
    return budget.services.facts(budget.resource(of: charge).service)
  }

  /// Returns what the resource of a charge stores while it is stopped, at the price of its own
  /// storage; nil where it cannot be stopped, or where nothing is billed for that.
  private func storage(of charge: Charge, _ facts: ServiceFacts) -> PricedStorage? {
    guard facts.canBeStopped(budget.resource(of: charge).fields) else { return nil }
    let stored = budget.charges.first {
      $0.usage.resource == charge.usage.resource && $0.usage.nature == .stored
        && $0.usage.unit == "GB-month" && $0.usage.part != .snapshot && $0.rate.tiers.count == 1
    }
    return stored.flatMap { stored in
      stored.rate.tiers.first.map {
        PricedStorage(name: VisibleText.name(stored.usage.description), price: $0.unitPrice)
      }
    }
  }

  /// Returns types to compare with a server of the plan: its own others, and common ones.
  func others(than own: PricedType) throws -> [PricedType] {
    var types = try servers().filter { $0.name != own.name }
    for name in Self.common where name != own.name && !types.contains(where: { $0.name == name }) {
      if let price = try hourly(name) { types.append(PricedType(name: name, price: price)) }
    }
    return types
  }

  /// Returns the charges of the plan that have a price, one per meter.
  func lines() -> [Charge] {
    var seen: Set<MeterKey> = []
    return budget.charges.filter { charge in
      guard let first = charge.rate.tiers.first, !first.unitPrice.isZero else { return false }
      return seen.insert(charge.usage.key).inserted
    }
  }

  /// Returns a charge's subject in words: the resource, and what of it is counted.
  func title(of charge: Charge) -> String {
    let name = VisibleText.name(budget.resource(of: charge).name)
    return "“\(name)” (\(VisibleText.name(charge.usage.description)))"
  }

  private static let common = [
    "t3.micro", "t3.small", "t3.medium", "t3.large", "t3.xlarge", "m5.large", "m5.xlarge",
    "m5.2xlarge", "m6i.large", "m7g.large", "c5.large", "c5.xlarge", "c5.2xlarge", "c7g.xlarge",
    "r5.large", "r5.xlarge", "t4g.medium", "t2.micro", "t2.medium", "m4.2xlarge", "m4.4xlarge",
    "p3.2xlarge", "g4dn.xlarge",
  ]
}

/// A kind of exercise: one file, one line in the registry.
protocol ExerciseKind: Sendable {
  /// The name in kebab case.
  static var id: String { get }
  /// Draws an exercise on the plan's own services; nil where it has none for the kind, or the drawn
  /// numbers don't suit.
  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise?
}

/// All kinds of exercises.
package enum ExerciseRegistry {
  static let all: [any ExerciseKind.Type] = [
    HoursToDollars.self,
    TieredTransfer.self,
    SharedFreePool.self,
    SpotSaving.self,
    FunctionSeconds.self,
    PricePerVCPU.self,
    WhichIsCheaper.self,
    CreditRunsOut.self,
    StoppedServer.self,
    FindTheError.self,
    UnitsToDollars.self,
    LeftForDays.self,
  ]

  /// The ids of all kinds.
  package static var kinds: [String] { all.map { $0.id } }

  /// Returns a number of exercises: the kinds in turn, in an order decided by the seed, no two
  /// alike.
  ///
  /// - Throws: `ExerciseError` if not even one can be made, and the error of the store behind the
  ///   prices.
  package static func exercises(
    _ count: Int, seed: UInt64, for budget: Budget, prices: any PriceBook
  ) throws -> [Exercise] {
    guard count > 0 else { return [] }
    let context = ExerciseContext(budget, prices)
    var random = SplitMix64(seed: seed)
    var exercises: [Exercise] = []
    var questions: Set<String> = []
    var fruitless = 0
    while exercises.count < count, fruitless < 50 {
      let before = exercises.count
      for kind in random.shuffled(all) where exercises.count < count {
        guard let exercise = try kind.draw(context, &random),
          questions.insert(exercise.question + exercise.given.joined()).inserted
        else { continue }
        exercises.append(exercise)
      }
      fruitless = exercises.count == before ? fruitless + 1 : 0
    }
    guard !exercises.isEmpty else { throw ExerciseError.noPrices(region: context.region) }
    return exercises
  }
}
