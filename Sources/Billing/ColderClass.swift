public import Money
public import Scenarios

/// A class of an object store for data that is seldom read, as its service states it.
public struct ColderClass: Sendable {
  /// The value of the field that sets it.
  public var value: String
  /// The class in words.
  public var title: String
  /// The number of days for which each object is billed at least.
  public var minimumDays: Int
  /// How long it takes until data can be read, in words; nil where it can be read at once.
  public var delay: String?

  /// Creates a class from its parts.
  public init(value: String, title: String, minimumDays: Int, delay: String? = nil) {
    self.value = value
    self.title = title
    self.minimumDays = minimumDays
    self.delay = delay
  }

  /// The fields of an object store that decide what a colder class costs.
  public struct Store: Sendable {
    /// The field of the class.
    public var setting: String
    /// The class that data is in, in words.
    public var own: String
    /// The data stored.
    public var stored: Field<Quantity>
    /// The reads a month.
    public var reads: Field<Quantity>
    /// The data sent to the internet a month.
    public var sent: Field<Quantity>
    /// The data read from colder classes a month.
    public var retrieval: Field<Quantity>

    /// Creates the fields of a store from their parts.
    public init(
      setting: String, own: String, stored: Field<Quantity>, reads: Field<Quantity>,
      sent: Field<Quantity>, retrieval: Field<Quantity>
    ) {
      self.setting = setting
      self.own = own
      self.stored = stored
      self.reads = reads
      self.sent = sent
      self.retrieval = retrieval
    }
  }

  /// Suggests classes for all data of a store that lasts for some hours.
  ///
  /// What is sent out is read first. Where there are reads and nothing tells how much they read,
  /// nothing is suggested: they are what a colder class costs. An archive is suggested only where at
  /// most a twentieth is read in a month.
  public static func ways(
    to classes: [ColderClass], in store: Store, _ fields: FieldValues, over hours: Quantity
  ) -> [CheaperWay] {
    let (stored, sent) = (fields[store.stored], fields[store.sent])
    let isStated = fields.isGiven(store.retrieval)
    let read = isStated ? fields[store.retrieval] : sent
    guard !stored.isZero, !read.isZero || fields[store.reads].isZero else { return [] }
    let isRare = ((try? read * 20) ?? stored) <= stored
    return classes.filter { hours >= Quantity($0.minimumDays * 24) }.compactMap { colder in
      if colder.delay != nil, !isRare { return nil }
      var changes = [CheaperWay.Change([store.setting], "\"\(colder.value)\"")]
      if !isStated, !sent.isZero {
        let name = store.retrieval.name
        let isTotal = fields.isTotal(store.sent.name)
        changes.append(
          .init([isTotal ? String(name.dropFirst("monthly_".count)) : name], read.description))
      }
      let risks = [
        colder.delay.map { "nothing can be read until it was restored, which takes \($0)" },
        "reading costs extra for each GB",
        "objects deleted within \(colder.minimumDays) days are billed for \(colder.minimumDays)",
        isStated
          ? "reading is counted as the plan says it"
          : sent.isZero
            ? "the plan says nothing of reading, so none is counted"
            : "what is sent out is counted as read",
        "moving is billed by the object, and the plan does not say how many there are",
      ]
      return CheaperWay(
        kind: colder.delay == nil ? "storage-class" : "storage-class-archive",
        title: "\(colder.title) in place of \(store.own)",
        risk: risks.compactMap { $0 }.joined(separator: "; "), effort: .move, changes: changes)
    }
  }
}
