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

/// What to do with a resource so that it stops billing, as the check list of a handout says it.
public struct Ending: Sendable, Hashable {
  /// At the end of each session; nil when there is nothing to do.
  public var session: String?
  /// At the end of the plan.
  public var plan: String

  /// Says what to do, each an imperative without a full stop.
  public init(session: String? = nil, plan: String) {
    (self.session, self.plan) = (session, plan)
  }
}

/// A word that a handout explains.
public struct GlossaryTerm: Sendable, Hashable {
  /// The word.
  public var term: String
  /// What it means, beginning in lower case and ending with a full stop.
  public var meaning: String

  /// Explains a word.
  public init(_ term: String, _ meaning: String) { (self.term, self.meaning) = (term, meaning) }
}

/// One of a thing that people forget: what it costs alone is shown in handouts.
public struct ForgottenThing: Sendable {
  /// What it is, such as `a NAT gateway, without traffic`.
  public var label: String
  /// The values of its fields.
  public var fields: FieldValues

  /// Describes a thing by its fields.
  public init(_ label: String, _ fields: FieldValues = FieldValues()) {
    (self.label, self.fields) = (label, fields)
  }
}

/// Where the machine types of a resource stand in its fields.
public struct MachineFields: Sendable {
  /// The field of the type, such as `instance_type`.
  public var type: String
  /// The list of parts that have it, such as `nodes`; nil when the resource has it itself.
  public var list: String?
  /// The field of the way to pay, such as `purchase_option`; nil without one.
  public var purchase: String?
  /// The ways to pay, by the words of that field.
  public var purchases: [PurchaseChoice]
  /// The field of a price of the user's own, such as `spot_price_usd`; nil without one.
  public var ownPrice: String?
  /// The field that says how many public addresses it has, such as `public_ipv4`.
  public var addresses: String?
  /// The list of its disks, such as `volumes`.
  public var disks: String?
  /// The service whose fields the disks have, such as `ebs`.
  public var diskService: String?
  /// What marks the types of the service, such as `ml.` before the name of a machine.
  public var typePrefix: String
  /// Whether a kind of disk can be attached to a machine type.
  public var takesDisk: @Sendable (_ type: String, _ kind: String) -> Bool

  /// Says where the types stand.
  public init(
    type: String, list: String? = nil, purchase: String? = nil, purchases: [PurchaseChoice] = [],
    ownPrice: String? = nil, addresses: String? = nil, disks: String? = nil,
    diskService: String? = nil,
    typePrefix: String = "",
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

  /// Makes a choice of its parts.
  public init(_ word: String, _ purchase: Purchase, title: String) {
    (self.word, self.purchase, self.title) = (word, purchase, title)
  }
}

/// What a service's meters can teach: exercises are drawn with their prices.
public enum ExerciseMeter: Sendable, Hashable, CaseIterable {
  /// A disk of the usual kind, by the GB-month.
  case disk
  /// Copies of disks, by the GB-month.
  case snapshot
  /// Something that bills for every hour it exists.
  case gateway
  /// Memory times time of functions, by the GB-second.
  case functionTime
  /// Data sent to the internet, in tiers.
  case transferOut
}

/// What servers are billed by, for comparisons that price many of them.
public struct ServerFacts: Sendable {
  /// The operating systems that are priced, by the words of the scenario format.
  public var operatingSystems: [String]
  /// The attribute of a meter that has the operating system; nil without one.
  public var systemAttribute: String?
  /// The step and minimum by which a system's hours are billed on a day; nil stands for today.
  public var granule: @Sendable (_ system: String, _ date: CalendarDate?) -> TimeGranule
  /// The meter of a machine's hours by the way to pay, and the attributes that go with it; nil for a
  /// way that is not priced by the hour of a machine.
  public var hours:
    @Sendable (Purchase) -> (meter: MeterDeclaration, attributes: [(key: String, value: String)])?
  /// The meter of a public address in use; nil for a day on which it was free.
  public var address: @Sendable (_ date: CalendarDate?) -> MeterDeclaration?
  /// The meter of a kind of disk.
  public var disk: @Sendable (_ kind: String) -> MeterDeclaration?
  /// The kind of disk that new servers get on a day; nil stands for today.
  public var defaultDisk: @Sendable (_ date: CalendarDate?) -> String
  /// The meter of data sent to the internet.
  public var transferOut: MeterDeclaration
  /// The service that bills surplus processor time, and its meter; nil where there is none.
  public var surplus: MeterDeclaration?
  /// What a reader of list prices should know, in a sentence; nil where there is nothing to say.
  public var remark: String?
  /// The one operating system that a way to pay has prices for, where these name none; nil where each
  /// system has its own.
  public var onlySystem: @Sendable (Purchase) -> String? = { _ in nil }
  /// The meters that an hour of a machine counts in a region, with their quantities, where a machine
  /// has no price as a whole; nil where it has.
  ///
  /// They are the same in all regions.
  public var parts: (@Sendable (InstanceType, String, Purchase) throws -> [HourlyPart])?

  /// The key of the price of a machine's hours; nil for a way to pay that has none.
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

/// A meter that an hour of a machine counts.
public struct HourlyPart: Sendable, Hashable {
  /// The price it has.
  public var key: MeterKey
  /// How many units of it an hour is.
  public var quantity: Quantity

  /// A part of an hour.
  public init(_ key: MeterKey, _ quantity: Quantity) {
    (self.key, self.quantity) = (key, quantity)
  }
}

extension ServerFacts {
  /// The list price of an hour of a machine; nil where the book has none.
  ///
  /// - Throws: the error of the store behind the price book.
  public func hourlyPrice(
    of type: InstanceType, _ provider: Provider, in region: String, system: String,
    _ purchase: Purchase, prices: any PriceBook, on date: CalendarDate?
  ) throws -> UnitPrice? {
    do {
      guard let parts else {
        let key = key(of: provider, in: region, type: type.name, system: system, purchase)
        return try key.flatMap {
          try prices.unexplainedRateCard(for: $0, on: date).tiers.first?.unitPrice
        }
      }
      var sum = UnitPrice.zero
      let all = try parts(type, region, purchase)
      for part in all {
        let card = try prices.unexplainedRateCard(for: part.key, on: date)
        guard let price = card.tiers.first?.unitPrice else { return nil }
        sum = try sum + price.scaled(by: part.quantity, over: Quantity.one)
      }
      return all.isEmpty ? nil : sum
    } catch is PriceLookupError {
      return nil
    }
  }
}

/// What is true of a service beside its fields and meters.
///
/// Everybody outside the providers' modules asks these facts and names no service.
public struct ServiceFacts: Sendable {
  /// Its category in the FOCUS specification.
  public var category: ServiceCategory
  /// What one is called in a sentence, such as `database`.
  public var noun: String
  /// What ends its charges, by the fields of the resource.
  public var ending: @Sendable (FieldValues) -> Ending
  /// Whether it can be stopped and started again, keeping what it stores, by the fields of the
  /// resource.
  ///
  /// What cannot be stopped exists for the hours of its schedule: it is deleted and made again.
  public var canBeStopped: @Sendable (FieldValues) -> Bool
  /// Whether it ends by itself when its work is done, by the fields of the resource.
  public var endsByItself: @Sendable (FieldValues) -> Bool
  /// The field that states work in place of a schedule, such as `job`; nil without one.
  public var workField: String?
  /// What a plan should give an end or a schedule, in a word such as `endpoint`, by the fields; nil
  /// for what bills little or ends by itself.
  public var needsEnd: @Sendable (FieldValues) -> String?
  /// Whether a class had better share one: it bills for being there.
  public var isBetterShared: Bool
  /// Whether it is not deleted together with the server that uses it.
  public var outlivesServers: Bool
  /// The commands that list what is still there in `$region`, and those for all regions at once.
  public var listCommands: [String]
  /// Such commands for services that have no regions.
  public var globalListCommands: [String]
  /// Whether handouts look for it at the end even if no plan has it, because people forget it.
  public var isAlwaysLookedFor: Bool
  /// The words that a handout explains when a plan has it.
  public var glossary: [GlossaryTerm]
  /// What of it people forget.
  public var forgotten: [ForgottenThing]
  /// Where its machine types stand; nil for a service without.
  public var machines: MachineFields?
  /// Whether its machines are servers that a plan may stop, resize and pay in several ways.
  public var isServer: Bool
  /// What its servers are billed by; nil for a service without servers.
  public var server: ServerFacts?
  /// The meters by which exercises are drawn.
  public var exerciseMeters: [ExerciseMeter: MeterDeclaration]
  /// The provider's offers that hold its prices, such as `AmazonEC2`.
  public var offers: [String]
  /// Whether its prices are those of a region; what the user prices is of none.
  public var isRegional = true

  /// States the facts of a service.
  public init(
    _ category: ServiceCategory, noun: String, ending: Ending,
    canBeStopped: Bool = false, workField: String? = nil, needsEnd: String? = nil,
    isBetterShared: Bool = false,
    outlivesServers: Bool = false, listCommands: [String] = [], globalListCommands: [String] = [],
    isAlwaysLookedFor: Bool = false, glossary: [GlossaryTerm] = [],
    forgotten: [ForgottenThing] = [],
    machines: MachineFields? = nil, isServer: Bool = false, server: ServerFacts? = nil,
    exerciseMeters: [ExerciseMeter: MeterDeclaration] = [:], offers: [String] = []
  ) {
    self.category = category
    self.noun = noun
    self.ending = { _ in ending }
    self.canBeStopped = { _ in canBeStopped }
    self.workField = workField
    endsByItself = { _ in false }
    self.needsEnd = { _ in needsEnd }
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
  }
}
