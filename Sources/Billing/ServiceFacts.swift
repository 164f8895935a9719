public import Dates
public import Money
public import Prices
public import Scenarios

/// The categories of services in the FOCUS specification (1.2, column `ServiceCategory`).
public enum ServiceCategory: String, Sendable, CaseIterable {
  case analytics = "Analytics"
  case artificialIntelligence = "AI and Machine Learning"
  case businessApplications = "Business Applications"
  case compute = "Compute"
  case databases = "Databases"
  case developerTools = "Developer Tools"
  case identity = "Identity"
  case integration = "Integration"
  case internetOfThings = "Internet of Things"
  case management = "Management and Governance"
  case media = "Media"
  case networking = "Networking"
  case security = "Security"
  case storage = "Storage"
  case web = "Web"
  case other = "Other"
}

/// What to do with a resource so that it stops billing, as a handout's check list says it.
public struct Ending: Sendable, Hashable {
  /// What to do at the end of each session; nil when there is nothing to do.
  public var session: String?
  /// What to do at the end of the plan.
  public var plan: String

  /// Creates an ending; each text is an imperative without a full stop.
  public init(session: String? = nil, plan: String) {
    (self.session, self.plan) = (session, plan)
  }
}

/// A term that a handout explains.
public struct GlossaryTerm: Sendable, Hashable {
  /// The term.
  public var term: String
  /// Its meaning, beginning in lower case and ending with a full stop.
  public var meaning: String

  /// Explains a term.
  public init(_ term: String, _ meaning: String) { (self.term, self.meaning) = (term, meaning) }
}

/// A thing that people forget to delete; handouts show what one of them costs.
public struct ForgottenThing: Sendable {
  /// Its description, such as `a NAT gateway, without traffic`.
  public var label: String
  /// The values of its fields.
  public var fields: FieldValues

  /// Describes a thing by its fields.
  public init(_ label: String, _ fields: FieldValues = FieldValues()) {
    (self.label, self.fields) = (label, fields)
  }
}

/// Where a resource's fields state its machine types.
public struct MachineFields: Sendable {
  /// The field that has the type, such as `instance_type`.
  public var type: String
  /// The list of parts that have the type, such as `nodes`; nil when the resource itself has it.
  public var list: String?
  /// The field that says how to pay, such as `purchase_option`; nil without one.
  public var purchase: String?
  /// The ways to pay, by the values of that field.
  public var purchases: [PurchaseChoice]
  /// The field for a price of the user's own, such as `spot_price_usd`; nil without one.
  public var ownPrice: String?
  /// The field that says how many public addresses it has, such as `public_ipv4`.
  public var addresses: String?
  /// The list of its disks, such as `volumes`.
  public var disks: String?
  /// The service whose fields the disks have, such as `ebs`.
  public var diskService: String?
  /// The prefix of the service's types, such as `ml.` before the name of a machine.
  public var typePrefix: String
  /// The field that attaches graphics processors to a machine, with their `count`; nil without one.
  public var accelerators: String?
  /// Whether a kind of disk can be attached to a machine type.
  public var takesDisk: @Sendable (_ type: String, _ kind: String) -> Bool

  /// States which fields have the types.
  public init(
    type: String, list: String? = nil, purchase: String? = nil, purchases: [PurchaseChoice] = [],
    ownPrice: String? = nil, addresses: String? = nil, disks: String? = nil,
    diskService: String? = nil,
    typePrefix: String = "", accelerators: String? = nil,
    takesDisk: @escaping @Sendable (_ type: String, _ kind: String) -> Bool = { _, _ in true }
  ) {
    self.takesDisk = takesDisk
    self.type = type
    self.list = list
    self.purchase = purchase
    self.purchases = purchases
    self.ownPrice = ownPrice
    self.addresses = addresses
    self.disks = disks
    self.diskService = diskService
    self.typePrefix = typePrefix
    self.accelerators = accelerators
  }

  /// Returns the way to pay that a resource or one of its parts states; nil where it states none.
  package func choice(of values: FieldValues) -> PurchaseChoice? {
    let word = purchase.flatMap(values.text)
    return purchases.first { $0.word == word }
  }
}

/// A way to pay, as the scenario format spells it.
public struct PurchaseChoice: Sendable, Hashable {
  /// The word in the scenario, such as `on_demand`.
  public var word: String
  /// What it means.
  public var purchase: Purchase
  /// The way in words, such as `reserved 1 year, no upfront`.
  public var title: String

  /// Creates a choice from its parts.
  public init(_ word: String, _ purchase: Purchase, title: String) {
    (self.word, self.purchase, self.title) = (word, purchase, title)
  }
}

/// A meter that exercises are drawn from, with its prices.
public enum ExerciseMeter: Sendable, Hashable, CaseIterable {
  /// A common kind of disk, by the GB-month.
  case disk
  /// Snapshots of disks, by the GB-month.
  case snapshot
  /// Something that bills for every hour it exists.
  case gateway
  /// Memory times duration of functions, by the GB-second.
  case functionTime
  /// Data sent to the internet, in tiers.
  case transferOut
}

/// The meters that servers are billed by, for comparisons that price many of them.
public struct ServerFacts: Sendable {
  /// The operating systems that have prices, as the scenario format spells them.
  public var operatingSystems: [String]
  /// The attribute of a meter that names the operating system; nil without one.
  public var systemAttribute: String?
  /// The step and minimum by which a system's hours are billed on a day; a nil day means today.
  public var granule: @Sendable (_ system: String, _ date: CalendarDate?) -> TimeGranule
  /// The meter of a machine's hours by the way to pay, with its attributes; nil for a way to pay
  /// that is not priced by the machine hour.
  public var hours:
    @Sendable (Purchase) -> (meter: MeterDeclaration, attributes: [(key: String, value: String)])?
  /// The meter of a public address in use; nil for a day on which addresses were free.
  public var address: @Sendable (_ date: CalendarDate?) -> MeterDeclaration?
  /// The meter of a kind of disk.
  public var disk: @Sendable (_ kind: String) -> MeterDeclaration?
  /// The kind of disk that new servers get by default on a day; a nil day means today.
  public var defaultDisk: @Sendable (_ date: CalendarDate?) -> String
  /// The meter of data sent to the internet.
  public var transferOut: MeterDeclaration
  /// The service that bills surplus processor time, and its meter; nil where there is none.
  public var surplus: MeterDeclaration?
  /// A sentence for readers of list prices; nil where there is nothing to say.
  public var remark: String?
  /// The only operating system that a way to pay has prices for, where these name none; nil where
  /// each system has its own.
  public var onlySystem: @Sendable (Purchase) -> String? = { _ in nil }
  /// The meters that make up a machine hour, with their quantities, where a machine has no single
  /// price; nil where it has one.
  ///
  /// They are the same in all regions.
  public var parts: (@Sendable (InstanceType, String, Purchase) throws -> [HourlyPart])?

  /// Returns the key of the price of a machine's hours; nil for a way to pay that has none.
  public func key(
    of provider: Provider, in region: String, type: String, system: String, _ purchase: Purchase
  ) -> MeterKey? {
    guard let (meter, attributes) = hours(purchase) else { return nil }
    let only = onlySystem(purchase)
    if let only, only != system, !system.isEmpty { return nil }
    let own = only == nil ? systemAttribute.map { [(key: $0, value: system)] } ?? [] : []
    return meter.key(
      of: provider, in: region, named: type, attributes: MeterAttributes(own + attributes))
  }

  /// States what servers are billed by.
  public init(
    operatingSystems: [String], systemAttribute: String?,
    granule: @escaping @Sendable (String, CalendarDate?) -> TimeGranule,
    hours:
      @escaping @Sendable (Purchase) -> (
        meter: MeterDeclaration, attributes: [(key: String, value: String)]
      )?,
    address: @escaping @Sendable (CalendarDate?) -> MeterDeclaration?,
    disk: @escaping @Sendable (String) -> MeterDeclaration?,
    defaultDisk: @escaping @Sendable (CalendarDate?) -> String, transferOut: MeterDeclaration,
    surplus: MeterDeclaration? = nil
  ) {
    self.operatingSystems = operatingSystems
    self.systemAttribute = systemAttribute
    self.granule = granule
    self.hours = hours
    self.address = address
    self.disk = disk
    self.defaultDisk = defaultDisk
    self.transferOut = transferOut
    self.surplus = surplus
  }
}

/// A meter that is part of the price of a machine hour.
public struct HourlyPart: Sendable, Hashable {
  /// The key of its price.
  public var key: MeterKey
  /// The number of its units in an hour.
  public var quantity: Quantity

  /// Creates a part of an hour.
  public init(_ key: MeterKey, _ quantity: Quantity) {
    (self.key, self.quantity) = (key, quantity)
  }
}

extension ServerFacts {
  /// Returns the operating system of a resource: the usual one where it names none.
  package func system(of values: FieldValues) -> String {
    systemAttribute.flatMap(values.text) ?? operatingSystems.first ?? ""
  }

  /// Returns the list price of a machine hour; nil where the book has none.
  ///
  /// - Throws: the error of the store behind the price book.
  public func hourlyPrice(
    of type: InstanceType, _ provider: Provider, in region: String, system: String,
    _ purchase: Purchase, prices: any PriceBook, on date: CalendarDate?
  ) throws -> UnitPrice? {
    guard let parts else {
      let key = key(of: provider, in: region, type: type.name, system: system, purchase)
      return try key.flatMap { try prices.listedCard(for: $0, on: date)?.tiers.first?.unitPrice }
    }
    var sum = UnitPrice.zero
    let all = try parts(type, region, purchase)
    for part in all {
      let card = try prices.listedCard(for: part.key, on: date)
      guard let price = card?.tiers.first?.unitPrice else { return nil }
      sum = try sum + price.scaled(by: part.quantity, over: Quantity.one)
    }
    return all.isEmpty ? nil : sum
  }
}

/// The facts about a service beyond its fields and meters.
///
/// Code outside the providers' modules asks for these facts and never names a service. An object,
/// because every resource of a plan refers to those of its service.
public final class ServiceFacts: Sendable {
  /// Its category in the FOCUS specification.
  public let category: ServiceCategory
  /// The word for one of its resources in a sentence, such as `database`.
  public let noun: String
  /// How to end its charges, by the fields of the resource.
  public let ending: @Sendable (FieldValues) -> Ending
  /// Whether it can be stopped and started again with its stored data intact, by the fields of the
  /// resource.
  ///
  /// A resource that cannot be stopped exists for the hours of its schedule: it is deleted and
  /// created again.
  public let canBeStopped: @Sendable (FieldValues) -> Bool
  /// Whether it ends by itself when its work is done, by the fields of the resource.
  public let endsByItself: @Sendable (FieldValues) -> Bool
  /// The field that states work instead of a schedule, such as `job`; nil without one.
  public let workField: String?
  /// A noun such as `endpoint` for what a plan should give an end or a schedule, by the fields; nil
  /// for what costs little or ends by itself.
  public let needsEnd: @Sendable (FieldValues) -> String?
  /// Whether a class should share one, because it bills for merely existing.
  public let isBetterShared: Bool
  /// Whether it remains when the server that uses it is deleted.
  public let outlivesServers: Bool
  /// The commands that list what still exists in `$region`, and those for all regions at once.
  public let listCommands: [String]
  /// The corresponding commands for services that have no regions.
  public let globalListCommands: [String]
  /// Whether handouts check for it at the end even if no plan has it, because people forget it.
  public let isAlwaysLookedFor: Bool
  /// The terms that a handout explains when a plan uses the service.
  public let glossary: [GlossaryTerm]
  /// The resources that people forget to delete.
  public let forgotten: [ForgottenThing]
  /// The fields that state its machine types; nil for a service without any.
  public let machines: MachineFields?
  /// Whether its machines are servers that a plan may stop, resize and pay for in several ways.
  public let isServer: Bool
  /// The meters of its servers; nil for a service without servers.
  public let server: ServerFacts?
  /// The meters from which exercises are drawn.
  public let exerciseMeters: [ExerciseMeter: MeterDeclaration]
  /// The provider's price-list offers that hold its prices, such as `AmazonEC2`.
  public let offers: [String]
  /// The meters that bills name otherwise than the price list; they are found by these names only.
  public let billedAs: [BilledName]
  /// Words of which one is in the names of its products in bills, where other products have meters of
  /// the same names; empty where it has none to be told from.
  public let billedProducts: [String]
  /// Whether its prices belong to a region; prices that the user states don't.
  public let isRegional: Bool

  /// States the facts of a service.
  ///
  /// What depends on the fields of a resource is stated by a function in place of a value.
  public init(
    _ category: ServiceCategory, noun: String, ending: Ending,
    canBeStopped: Bool = false,
    canBeStoppedIf: (@Sendable (FieldValues) -> Bool)? = nil,
    endsByItselfIf: @escaping @Sendable (FieldValues) -> Bool = { _ in false },
    workField: String? = nil, needsEnd: String? = nil,
    needsEndIf: (@Sendable (FieldValues) -> String?)? = nil,
    isBetterShared: Bool = false,
    outlivesServers: Bool = false, listCommands: [String] = [], globalListCommands: [String] = [],
    isAlwaysLookedFor: Bool = false, glossary: [GlossaryTerm] = [],
    forgotten: [ForgottenThing] = [],
    machines: MachineFields? = nil, isServer: Bool = false, server: ServerFacts? = nil,
    exerciseMeters: [ExerciseMeter: MeterDeclaration] = [:], offers: [String] = [],
    billedAs: [BilledName] = [], billedProducts: [String] = [],
    isRegional: Bool = true
  ) {
    self.category = category
    self.noun = noun
    self.ending = { _ in ending }
    self.canBeStopped = canBeStoppedIf ?? { _ in canBeStopped }
    self.workField = workField
    endsByItself = endsByItselfIf
    self.needsEnd = needsEndIf ?? { _ in needsEnd }
    self.isBetterShared = isBetterShared
    self.outlivesServers = outlivesServers
    self.listCommands = listCommands
    self.globalListCommands = globalListCommands
    self.isAlwaysLookedFor = isAlwaysLookedFor
    self.glossary = glossary
    self.forgotten = forgotten
    self.machines = machines
    self.isServer = isServer
    self.server = server
    self.exerciseMeters = exerciseMeters
    self.offers = offers
    self.billedAs = billedAs
    self.billedProducts = billedProducts
    self.isRegional = isRegional
  }
}
