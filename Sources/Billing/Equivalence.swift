public import Prices

/// What a service is for, whoever sells it.
public enum ServiceRole: String, Sendable, Hashable, CaseIterable {
  case server, disk, function, kubernetes, messages, logs, keys, transfer, address
  case objectStore = "object store"
  case notebook, database
  case documents = "document store"
}

/// What a field says, whatever a provider calls it.
public enum Trait: String, Sendable, Hashable, CaseIterable {
  case machineType, operatingSystem, purchase, disks, addresses, internetGB
  case diskKind, diskGB, snapshotGB, diskOperations
  case storedGB, storageClass, writes, reads, retrievedGB
  case memoryMB, calls, milliseconds
  case messages, logGB, keys, keyOperations, accelerator
  case engine, standby, backupGB, documentReads, documentWrites
}

/// The size of a machine that a service names in its own way.
public struct MachineSize: Sendable, Hashable {
  /// Its processors.
  public var vcpu: Int
  /// Its memory.
  public var memoryMB: Int

  /// A size of its parts.
  public init(vcpu: Int, memoryMB: Int) { (self.vcpu, self.memoryMB) = (vcpu, memoryMB) }
}

/// The machines of a service whose names no list of machine types has, such as databases.
public struct MachineSizes: Sendable {
  /// The size that a name stands for; nil for one that it does not tell.
  public var size: @Sendable (String) -> MachineSize?
  /// The name of the smallest that is not smaller than a size; nil where none is.
  public var name: @Sendable (MachineSize) -> String?

  /// Sizes by rules of their own.
  public init(
    size: @escaping @Sendable (String) -> MachineSize?,
    name: @escaping @Sendable (MachineSize) -> String?
  ) {
    (self.size, self.name) = (size, name)
  }

  /// Sizes of a list, the cheapest first.
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

/// How a provider's service says what services of others say too.
public struct ServiceEquivalence: Sendable {
  /// A word of a field and what it means.
  public struct Word: Sendable, Hashable {
    /// The meaning, the same for all providers.
    public var meaning: String
    /// The provider's word.
    public var word: String

    /// Gives a word its meaning.
    public init(_ meaning: String, _ word: String) { (self.meaning, self.word) = (meaning, word) }
  }

  /// What it is for.
  public var role: ServiceRole
  /// Its name in the scenario format.
  public var service: String
  /// Its fields by what they say.
  public var fields: [Trait: String]
  /// The words of its choices; the first word of a meaning is the one to choose.
  public var words: [Trait: [Word]]
  /// Numbers that hold where a field is left out and that others must be told of.
  public var implied: [Trait: Int]
  /// The least that a field takes, where a plan of another provider may say less.
  public var least: [Trait: Int]
  /// What marks its machine types, such as `ml.`.
  public var typePrefix: String
  /// How its machines are named, where they are not machine types.
  public var sizes: MachineSizes?
  /// The one database engine that it runs, where it has no field for that.
  public var engine: String?
  /// How many of a field's unit are one of the unit that all agree on, where that is not one.
  public var scale: [Trait: Int]
  /// Words that its fields must have for it to be of this role at all.
  public var assumes: [String: String]
  /// What a reader should know who comes from another provider, in sentences.
  public var differs: [String]

  /// Says how a service says it.
  public init(
    _ role: ServiceRole, _ service: String, _ fields: [Trait: String],
    words: [Trait: [Word]] = [:], implied: [Trait: Int] = [:], least: [Trait: Int] = [:],
    typePrefix: String = "", sizes: MachineSizes? = nil, engine: String? = nil,
    scale: [Trait: Int] = [:], assumes: [String: String] = [:], differs: [String] = []
  ) {
    self.role = role
    self.service = service
    self.fields = fields
    self.words = words
    self.implied = implied
    self.least = least
    self.typePrefix = typePrefix
    self.sizes = sizes
    self.engine = engine
    self.scale = scale
    self.assumes = assumes
    self.differs = differs
  }
}

extension ServiceRegistry {
  /// How a service says what others say too; nil for one that has no like.
  public func equivalence(of service: String) -> ServiceEquivalence? {
    modules.lazy.flatMap(\.equivalences).first { $0.service == service }
  }

  /// A provider's service for a role, the one that runs an engine where there are several; nil
  /// where it has none.
  public func equivalence(
    for role: ServiceRole, of provider: Provider, running engine: String?
  ) -> ServiceEquivalence? {
    let all = modules.first { $0.provider == provider }?.equivalences.filter { $0.role == role }
    let running = all?.first { $0.engine == nil || $0.engine == engine }
    return running ?? all?.first
  }

  /// A provider's service for a role; nil where it has none.
  public func equivalence(
    for role: ServiceRole, of provider: Provider
  ) -> ServiceEquivalence? {
    modules.first { $0.provider == provider }?.equivalences.first { $0.role == role }
  }
}
