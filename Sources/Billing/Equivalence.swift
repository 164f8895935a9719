public import Prices

/// What a service is for, whoever sells it.
public enum ServiceRole: String, Sendable, Hashable, CaseIterable {
  case server, disk, function, kubernetes, messages, logs, keys, transfer, address
  case objectStore = "object store"
  case notebook
}

/// What a field says, whatever a provider calls it.
public enum Trait: String, Sendable, Hashable, CaseIterable {
  case machineType, operatingSystem, purchase, disks, addresses, internetGB
  case diskKind, diskGB, snapshotGB, diskOperations
  case storedGB, storageClass, writes, reads, retrievedGB
  case memoryMB, calls, milliseconds
  case messages, logGB, keys, keyOperations, accelerator
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
  /// What a reader should know who comes from another provider, in sentences.
  public var differs: [String]

  /// Says how a service says it.
  public init(
    _ role: ServiceRole, _ service: String, _ fields: [Trait: String],
    words: [Trait: [Word]] = [:], implied: [Trait: Int] = [:], least: [Trait: Int] = [:],
    typePrefix: String = "", differs: [String] = []
  ) {
    self.role = role
    self.service = service
    self.fields = fields
    self.words = words
    self.implied = implied
    self.least = least
    self.typePrefix = typePrefix
    self.differs = differs
  }
}

extension ServiceRegistry {
  /// How a service says what others say too; nil for one that has no like.
  public func equivalence(of service: String) -> ServiceEquivalence? {
    modules.lazy.flatMap(\.equivalences).first { $0.service == service }
  }

  /// A provider's service for a role; nil where it has none.
  public func equivalence(
    for role: ServiceRole, of provider: Provider
  ) -> ServiceEquivalence? {
    modules.first { $0.provider == provider }?.equivalences.first { $0.role == role }
  }
}
