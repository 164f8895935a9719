public import Billing
public import Money
public import Scenarios

extension EBS {
  /// gp3 for gp2: a fifth less for each GB, with 3,000 operations a second at any size (EBS
  /// announcement of 2020-12-01; gp2 has three for each GB, 100 at the least and 16,000 at most).
  static func cheaper(_ volume: FieldValues, at path: [String]) -> [CheaperWay] {
    guard volume[volumeType] == .gp2 else { return [] }
    var changes = [CheaperWay.Change(path + [volumeType.name], "\"gp3\"")]
    let operations = (try? volume[size] * 3) ?? .zero
    if operations > Quantity(3000) {
      let whole = min(operations, Quantity(16_000)).rounded(to: 0, .up)
      changes.append(.init(path + [iops.name], whole.description))
    }
    return [
      CheaperWay(
        kind: "disk-type", title: "gp3 in place of gp2",
        risk: "none known: it has the same durability and at least the same operations a second",
        effort: .setting, changes: changes)
    ]
  }

  /// Another type of volume.
  public static func cheaper(than resource: Resource, over hours: Quantity) -> [CheaperWay] {
    cheaper(resource.fields, at: [])
  }
}

extension EC2 {
  /// Other types of volumes.
  public static func cheaper(than resource: Resource, over hours: Quantity) -> [CheaperWay] {
    resource.fields[volumes].enumerated().flatMap { index, volume in
      EBS.cheaper(volume, at: [volumes.name, String(index)]).map { way in
        var way = way
        way.kind += "-\(index + 1)"
        if resource.fields[volumes].count > 1 { way.title += " (volume \(index + 1))" }
        return way
      }
    }
  }
}

extension S3 {
  /// Storage classes that give data back in milliseconds too, but bill for reading and for a least
  /// time (S3 user guide, "Understanding and managing storage classes", text of 2026-09).
  public static func cheaper(than resource: Resource, over hours: Quantity) -> [CheaperWay] {
    let fields = resource.fields
    guard fields[storageClass] == .standard, !fields[requesterPays] else { return [] }
    let candidates: [(S3StorageClass, days: Int, risk: String)] = [
      (
        .standardIA, 30,
        "reading costs extra for each GB; objects deleted within 30 days are billed for 30"
      ),
      (
        .glacierInstantRetrieval, 90,
        "reading costs several times as much for each GB; objects deleted within 90 days are billed for 90"
      ),
    ]
    return candidates.compactMap { other, days, risk in
      guard hours >= Quantity(days * 24) else { return nil }
      var changes = [CheaperWay.Change([storageClass.name], "\"\(other.rawValue)\"")]
      // What is sent out has been read before.
      let read = fields[transferOut]
      if !read.isZero { changes.append(.init([retrieval.name], read.description)) }
      let moved = fields[objects]
      if !moved.isZero {
        // Every object is moved once, in the first month of the plan.
        let months = hours.rounded(to: 0).whole.map { max(1, ($0 + 729) / 730) } ?? 1
        if let monthly = try? moved.divided(by: Quantity(months), rounding: .up) {
          changes.append(.init([transitions.name], monthly.rounded(to: 0, .up).description))
        }
      }
      return CheaperWay(
        kind: "storage-class", title: "\(other.title) in place of S3 Standard",
        risk: "\(risk); reading is counted only for the GB that the plan sends out", effort: .move,
        changes: changes)
    }
  }
}

extension Lambda {
  /// Functions on arm64, where their software may run on it.
  public static func cheaper(than resource: Resource, over hours: Quantity) -> [CheaperWay] {
    guard let wanted = resource.needs?.architecture, wanted != "x86_64",
      resource.fields[architecture] == .x86
    else { return [] }
    return [
      CheaperWay(
        kind: "architecture", title: "arm64 in place of x86_64",
        risk: "libraries with compiled parts have to be built for arm64", effort: .move,
        changes: [.init([architecture.name], "\"arm64\"")])
    ]
  }
}

extension NATGateway {
  /// One gateway in place of several.
  public static func cheaper(than resource: Resource, over hours: Quantity) -> [CheaperWay] {
    guard resource.count > 1 else { return [] }
    return [
      CheaperWay(
        kind: "count", title: "one NAT gateway in place of \(resource.count)",
        risk:
          "if its zone fails, no zone has a way out; what other zones send through it crosses zones",
        effort: .restart, changes: [.init(["count"], "1")])
    ]
  }
}
