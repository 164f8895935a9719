public import Money
public import Prices
public import Scenarios

/// The purpose of a service, whoever sells it.
public enum ServiceRole: String, Sendable, Hashable, CaseIterable {
  case server, disk, function, messages, logs, keys, transfer, address
  case kubernetes = "Kubernetes"
  case objectStore = "object store"
  case notebook, database
  case documents = "document store"

  /// Whether such a service costs nothing as long as nobody uses it, so that it means nothing
  /// without quantities.
  public var isBilledByUse: Bool {
    switch self {
    case .objectStore, .function, .messages, .logs, .transfer, .documents: true
    case .server, .disk, .kubernetes, .keys, .address, .notebook, .database: false
    }
  }
}

/// The meaning of a field, whatever a provider calls it.
public enum Trait: String, Sendable, Hashable, CaseIterable {
  case machineType, operatingSystem, purchase, disks, addresses, internetGB
  case diskKind, diskGB, snapshotGB, diskOperations
  case storedGB, storageClass, writes, reads, retrievedGB
  case memoryMB, calls, milliseconds
  case messages, logGB, keys, keyOperations, accelerator
  case engine, standby, backupGB, documentReads, documentWrites
  case zoneGB, alarms, messageKB
  case diskIOPS, diskMBps, localDisks
}

/// The size of a machine that a service names in its own way.
public struct MachineSize: Sendable, Hashable {
  /// Its processors.
  public var vcpu: Int
  /// Its memory.
  public var memoryMB: Int

  /// Creates a size from its parts.
  public init(vcpu: Int, memoryMB: Int) { (self.vcpu, self.memoryMB) = (vcpu, memoryMB) }
}

/// The machine names of a service that are in no list of machine types, such as those of databases.
public struct MachineSizes: Sendable {
  /// Returns the size that a name stands for; nil if the name doesn't tell.
  public var size: @Sendable (String) -> MachineSize?
  /// Returns the name of the smallest machine that is at least of a size; nil where there is none.
  public var name: @Sendable (MachineSize) -> String?

  /// Creates sizes from the service's own rules.
  public init(
    size: @escaping @Sendable (String) -> MachineSize?,
    name: @escaping @Sendable (MachineSize) -> String?
  ) {
    (self.size, self.name) = (size, name)
  }

  /// Creates sizes from a list that begins with the cheapest.
  public init(_ list: [(name: String, vcpu: Int, memoryGB: Int)]) {
    size = { name in
      list.first { $0.name == name }
        .map { MachineSize(vcpu: $0.vcpu, memoryMB: $0.memoryGB * 1024) }
    }
    name = { size in
      list.first { $0.vcpu >= size.vcpu && $0.memoryGB * 1024 >= size.memoryMB }?.name
    }
  }
}

/// A field that stands in place of a schedule, such as a job to be done.
public struct WorkField: Sendable {
  /// Its name.
  public var name: String
  /// Returns the hours that it stands for; nil where it is not given.
  public var hours: @Sendable (FieldValues) throws -> Quantity?

  /// Creates it from the service's own rules.
  public init(_ name: String, hours: @escaping @Sendable (FieldValues) throws -> Quantity?) {
    (self.name, self.hours) = (name, hours)
  }
}

/// How a provider's service expresses what services of other providers express too.
public struct ServiceEquivalence: Sendable {
  /// A value of a field and its meaning.
  public struct Word: Sendable, Hashable {
    /// The meaning, the same for all providers.
    public var meaning: String
    /// The provider's own value.
    public var word: String
    /// The least size that it comes in, of a kind of disk.
    public var least: Int
    /// Whether operations a second can be provisioned, of a kind of disk.
    public var takesIOPS: Bool

    /// Gives a value its meaning.
    public init(_ meaning: String, _ word: String, least: Int = 0, takesIOPS: Bool = false) {
      (self.meaning, self.word, self.least, self.takesIOPS) = (meaning, word, least, takesIOPS)
    }
  }

  /// The purpose of the service.
  public var role: ServiceRole
  /// The service's name in the scenario format.
  public var service: String
  /// The service's fields by their meaning; a field within another is written with a point, such as
  /// `high_availability.mode`.
  public var fields: [Trait: String]
  /// The values of its fields; the first value with a meaning is the one to choose.
  public var words: [Trait: [Word]]
  /// Numbers that apply when a field is left out, and that a plan of another provider must state.
  public var implied: [Trait: Int]
  /// The least that a field accepts, where other providers accept less.
  public var least: [Trait: Int]
  /// The only sizes that a field accepts, upwards; others become the next one.
  public var steps: [Trait: [Int]]
  /// The prefix of its machine types, such as `ml.`.
  public var typePrefix: String
  /// The sizes of its machines, where their names are not machine types.
  public var sizes: MachineSizes?
  /// Returns the size of a machine whose name states it, where no list has the name; nil for others.
  public var statedSize: @Sendable (String) -> MachineSize?
  /// The field that may stand in place of its schedule.
  public var work: WorkField?
  /// Returns the local disks of a machine in GB, where they are known.
  public var localDiskGB: @Sendable (InstanceType) -> Quantity?
  /// The size of each local disk that its field for them counts.
  public var localDiskStep: Int
  /// Returns the processors of a machine that are neither usual nor for graphics, such as `AWS
  /// Inferentia`; nil where it has none.
  public var chips: @Sendable (String) -> String?
  /// Returns the memory in GiB of a graphics processor that is attached, by its value in a plan.
  public var gpuMemoryGiB: @Sendable (String) -> Quantity?
  /// The only database engine that it runs, where it has no field for the engine.
  public var engine: String?
  /// The number of the field's units in one common unit, where that is not one.
  public var scale: [Trait: Int]
  /// Values that its fields must have for it to serve this purpose at all.
  public var assumes: [String: String]
  /// Differences that a reader who comes from another provider should know, in sentences.
  public var differs: [String]
  /// Returns such a difference of one machine type; nil where there is none.
  public var differsByType: @Sendable (String) -> String?

  /// States how a service expresses what others express too.
  public init(
    _ role: ServiceRole, _ service: String, _ fields: [Trait: String],
    words: [Trait: [Word]] = [:], implied: [Trait: Int] = [:], least: [Trait: Int] = [:],
    steps: [Trait: [Int]] = [:],
    typePrefix: String = "", sizes: MachineSizes? = nil,
    statedSize: @escaping @Sendable (String) -> MachineSize? = { _ in nil },
    work: WorkField? = nil,
    localDiskGB: @escaping @Sendable (InstanceType) -> Quantity? = { $0.instanceStorageGB },
    localDiskStep: Int = 0, chips: @escaping @Sendable (String) -> String? = { _ in nil },
    gpuMemoryGiB: @escaping @Sendable (String) -> Quantity? = { _ in nil }, engine: String? = nil,
    scale: [Trait: Int] = [:], assumes: [String: String] = [:], differs: [String] = [],
    differsByType: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.role = role
    self.service = service
    self.fields = fields
    self.words = words
    self.implied = implied
    self.least = least
    self.steps = steps
    self.typePrefix = typePrefix
    self.sizes = sizes
    self.statedSize = statedSize
    self.work = work
    self.localDiskGB = localDiskGB
    self.localDiskStep = localDiskStep
    self.chips = chips
    self.gpuMemoryGiB = gpuMemoryGiB
    self.engine = engine
    self.scale = scale
    self.assumes = assumes
    self.differs = differs
    self.differsByType = differsByType
  }
}

extension ServiceRegistry {
  /// Returns how a service expresses what others express too; nil for one that has no counterpart.
  public func equivalence(of service: String) -> ServiceEquivalence? {
    modules.lazy.flatMap(\.equivalences).first { $0.service == service }
  }

  /// Returns a provider's service for a purpose, by its engine where there are several; nil where
  /// there is none.
  public func equivalence(
    for role: ServiceRole, of provider: Provider, running engine: String?
  ) -> ServiceEquivalence? {
    let all = modules.first { $0.provider == provider }?.equivalences.filter { $0.role == role }
    let running = all?.first { $0.engine == nil || $0.engine == engine }
    return running ?? all?.first
  }

  /// Returns a provider's service for a purpose; nil where there is none.
  public func equivalence(
    for role: ServiceRole, of provider: Provider
  ) -> ServiceEquivalence? {
    modules.first { $0.provider == provider }?.equivalences.first { $0.role == role }
  }
}
