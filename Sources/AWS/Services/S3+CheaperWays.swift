public import Billing
public import Money
public import Scenarios

extension S3 {
  /// Other storage classes: those that give data back at once, that in which the provider moves data
  /// by itself, and archives for what is hardly read (S3 user guide, "Understanding and managing
  /// storage classes", text of 2026-09).
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    let fields = resource.fields
    let own = fields[storageClass]
    guard !fields[requesterPays], own.isSafeFromLossOfAZone, !own.movesByItself,
      !fields[storage].isZero
    else { return [] }
    let reading = Reading(fields)
    // Lifecycle rules move data down only, to what is named after its own class.
    return S3StorageClass.allCases.drop { $0 != own }.dropFirst().compactMap { other in
      guard other.isSafeFromLossOfAZone, other.meters.transition != nil,
        hours >= Quantity((other.minimumDays ?? 0) * 24)
      else { return nil }
      if other.restoring != nil { return reading.isRare ? way(to: other, fields, reading) : nil }
      if other.movesByItself { return tiering(to: other, fields, reading, hours) }
      return way(to: other, fields, reading)
    }
  }

  /// A class into which every object is moved once, and from which what is read is billed.
  private static func way(
    to other: S3StorageClass, _ fields: FieldValues, _ reading: Reading
  ) -> CheaperWay {
    let own = fields[storageClass]
    var changes = [CheaperWay.Change([storageClass.name], "\"\(other.rawValue)\"")]
    var risks: [String] = []
    if let restoring = other.restoring {
      risks.append("nothing can be read until it was restored, which takes \(restoring)")
      // How fast it is given back is a choice that the other archive may not have.
      if fields.isGiven(option) { changes.append(.init([option.name], "null")) }
      changes += reading.restoring
    }
    risks.append("reading costs extra for each GB")
    changes += reading.changes
    if let days = other.minimumDays {
      risks.append("objects deleted within \(days) days are billed for \(days)")
    }
    risks.append(reading.words)
    if other.restoring != nil, !reading.isNone {
      risks.append(
        "a copy that was restored is billed as \(S3StorageClass.standard.title) too while it is kept, which is not counted"
      )
    }
    return CheaperWay(
      kind: other.restoring == nil ? "storage-class" : "storage-class-archive",
      title: "\(other.title) in place of \(own.title)",
      risk: (risks + moving(to: other, fields, &changes)).joined(separator: "; "), effort: .move,
      changes: changes)
  }

  /// What is not read for 30 days moves to a cheaper tier, object by object; those below 128 KB never
  /// do (S3 user guide, "How S3 Intelligent-Tiering works", text of 2026-09).
  private static func tiering(
    to other: S3StorageClass, _ fields: FieldValues, _ reading: Reading, _ hours: Quantity
  ) -> CheaperWay? {
    let (stored, count) = (fields[storage], fields[objects])
    let (first, read) = (Quantity(30 * 24), reading.gigabytes ?? .zero)
    guard hours > first, read < stored, !reading.isUnknown,
      fields.range(storage.name)?.isRange != true,
      let smallest = try? count.scaled(by: minimumObjectSize, over: kilobytesPerGigabyte),
      stored >= smallest,
      let later = try? (stored - read).scaled(by: hours - first, over: hours).rounded(
        to: 3, .down),
      let often = try? stored - later, !later.isZero
    else { return nil }
    var changes = [
      CheaperWay.Change([storageClass.name], "\"\(other.rawValue)\""),
      .init([storage.name], often.description), .init([infrequentStorage.name], later.description),
    ]
    if let key = key(of: retrieval, fields) { changes.append(.init([key], "null")) }
    let risks = [
      "every object of 128 KB and more is watched for a fee, and counts as read for 30 days after each reading",
      reading.isNone
        ? "the plan says nothing of reading, so after 30 days all counts as not read"
        : "what is read in a month is taken to be other data each time",
    ]
    return CheaperWay(
      kind: "storage-class-tiering",
      title: "\(other.title) in place of \(fields[storageClass].title)",
      risk: (risks + moving(to: other, fields, &changes)).joined(separator: "; "), effort: .move,
      changes: changes)
  }

  /// Every object is moved once.
  private static func moving(
    to other: S3StorageClass, _ fields: FieldValues, _ changes: inout [CheaperWay.Change]
  ) -> [String] {
    let moved = fields[objects]
    if moved.isZero {
      return ["moving is billed by the object, and the plan does not say how many there are"]
    }
    if fields.isGiven(transitions), !fields.isTotal(transitions.name) {
      changes.append(.init([transitions.name], "null"))
    }
    changes.append(.init([total(transitions.name)], moved.rounded(to: 0, .up).description))
    return []
  }

  /// The key by which a plan says how much; nil where it does not.
  private static func key(of field: Field<Quantity>, _ fields: FieldValues) -> String? {
    guard fields.isGiven(field) else { return nil }
    return fields.isTotal(field.name) ? total(field.name) : field.name
  }

  /// The name of what is so much in all, for that of what is so much a month.
  static func total(_ name: String) -> String { String(name.dropFirst("monthly_".count)) }

  /// What is read from a bucket, as far as the plan says.
  private struct Reading {
    /// How many GB: what the plan says itself, what is sent out, or as many objects of the usual size
    /// as are asked for, where that is more; nil where it says nothing.
    var gigabytes: Quantity?
    /// The changes that bill it.
    var changes: [CheaperWay.Change] = []
    /// The changes that bill the requests by which it is restored.
    var restoring: [CheaperWay.Change] = []
    /// How it is counted, in words.
    var words = "the plan says nothing of reading, so none is counted"
    /// Whether there are requests of which nobody knows how much they read.
    var isUnknown = false
    private let stored: Quantity

    var isNone: Bool { gigabytes == nil && !isUnknown }
    /// Whether so little is read that it may be waited for: a twentieth in a month.
    var isRare: Bool {
      guard !isUnknown, let gigabytes else { return !isUnknown }
      return ((try? gigabytes * 20) ?? stored) <= stored && !stored.isZero
    }

    init(_ fields: FieldValues) {
      stored = fields[storage]
      let (count, requests) = (fields[objects], fields[tier2])
      let sent = fields[transferOut]
      if fields.isGiven(retrieval) {
        gigabytes = fields[retrieval]
        words = "reading is counted as the plan says it"
        if !fields.isGiven(restores) { restore(fields, retrieval, count) }
        return
      }
      isUnknown = !requests.isZero && count.isZero && sent.isZero
      if !count.isZero, !requests.isZero,
        let asked = try? stored.scaled(by: requests, over: count).rounded(to: 3, .up), asked > sent
      {
        let isTotal = fields.isTotal(tier2.name)
        gigabytes = asked
        changes = [.init([isTotal ? total(retrieval.name) : retrieval.name], asked.description)]
        restoring = [
          .init(
            [isTotal ? total(restores.name) : restores.name],
            requests.rounded(to: 0, .up).description)
        ]
        words = "reading is counted as one object of the average size for each GET request"
      } else if !sent.isZero {
        let isTotal = fields.isTotal(transferOut.name)
        gigabytes = sent
        let json = fields.range(transferOut.name)?.json ?? sent.description
        changes = [.init([isTotal ? total(retrieval.name) : retrieval.name], json)]
        words = "reading is counted only for the GB that the plan sends out"
        restore(fields, transferOut, count)
      }
    }

    /// As many objects are restored as the share of the data that is read.
    private mutating func restore(
      _ fields: FieldValues, _ field: Field<Quantity>, _ count: Quantity
    ) {
      guard !count.isZero, !stored.isZero, let gigabytes,
        let restored = try? count.scaled(by: gigabytes, over: stored).rounded(to: 0, .up)
      else { return }
      let name = fields.isTotal(field.name) ? total(restores.name) : restores.name
      restoring = [.init([name], restored.description)]
    }
  }
}
