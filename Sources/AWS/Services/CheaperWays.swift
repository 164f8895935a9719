public import Billing
public import Money
public import Scenarios
import Dates
import JSONText

extension EBS {
  /// Suggests gp3 instead of gp2: a fifth less per GB, with 3,000 operations a second at any size
  /// (EBS announcement of 2020-12-01; gp2 has three per GB, with a minimum of 100 and a maximum of
  /// 16,000).
  static func cheaper(_ volume: FieldValues, at path: [String]) -> [CheaperWay] {
    if volume[volumeType] == .io1 || volume[volumeType] == .io2 {
      return provisioned(volume, at: path)
    }
    guard volume[volumeType] == .gp2 else { return [] }
    var changes = [CheaperWay.Change(path + [volumeType.name], "\"gp3\"")]
    let operations = (try? volume[size] * 3) ?? .zero
    if operations > Quantity(3000) {
      let whole = min(operations, Quantity(16_000)).rounded(to: 0, .up)
      changes.append(.init(path + [iops.name], whole.description))
    }
    // Larger gp2 disks reach up to 250 MiB a second (EBS user guide, "General Purpose SSD volumes",
    // text of 2025-09), which costs extra on gp3.
    let risk =
      volume[size] > Quantity(170)
      ? "it moves 125 MiB a second unless more is paid for, where gp2 of this size moves up to 250"
      : "none known: it has the same durability and at least the same operations a second"
    return [
      CheaperWay(
        kind: "disk-type", title: "gp3 in place of gp2", risk: risk, effort: .setting,
        changes: changes)
    ]
  }

  /// Suggests gp3 with the same operations a second instead of io1 or io2, up to what gp3 had from its
  /// beginning: 16,000, and 500 for each GB (EBS announcement of 2020-12-01).
  private static func provisioned(_ volume: FieldValues, at path: [String]) -> [CheaperWay] {
    guard let operations = volume[iops], operations <= Quantity(16_000),
      let most = try? volume[size] * 500, operations <= max(most, Quantity(3000))
    else { return [] }
    let isIncluded = operations <= Quantity(3000)
    return [
      CheaperWay(
        kind: "disk-type", title: "gp3 in place of \(volume[volumeType].rawValue)",
        risk:
          "the same operations a second, but each takes longer and less evenly; 125 MiB a second unless more is paid for",
        effort: .setting,
        changes: [
          .init(path + [volumeType.name], "\"gp3\""),
          .init(path + [iops.name], isIncluded ? "null" : operations.description),
        ])
    ]
  }

  /// Suggests another type of volume.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    cheaper(resource.fields, at: [])
  }
}

extension EC2 {
  /// Suggests other types of volumes, and a bucket for a server that only serves files.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    let disks = resource.fields[volumes]
    let ways = disks.enumerated().flatMap { index, volume in
      EBS.cheaper(volume, at: [volumes.name, String(index)]).map { way in
        var way = way
        way.kind += "-\(index + 1)"
        if disks.count > 1 { way.title += " (volume \(index + 1))" }
        return way
      }
    }
    return ways + [bucket(for: resource, in: scenario)].compactMap { $0 }
  }

  /// The number of requests per GB sent, with answers of 100 KB.
  private static let requestsPerGB = 10_486

  /// Suggests a bucket instead of a server that the plan calls static in its name, a tag or its
  /// description, because no field says what a server serves.
  private static func bucket(for resource: Resource, in scenario: Scenario) -> CheaperWay? {
    let sent = resource.fields[transferOut]
    let words =
      [resource.name, scenario.title, scenario.description ?? ""] + resource.tags.keys
      + resource.tags.values
    guard resource.needs?.vcpu == nil, resource.needs?.memoryGB == nil,
      words.contains(where: { $0.lowercased().contains("static") }),
      let all = try? sent * resource.count,
      let requests = try? all * requestsPerGB
    else { return nil }
    let sizes = resource.fields[volumes].map { $0[EBS.size] }
    let size = (try? sizes.reduce(Quantity.zero) { try $0 + $1 }) ?? .zero
    let isTotal = resource.fields.isTotal(transferOut.name)
    func key(_ name: String) -> String {
      isTotal ? String(name.dropFirst("monthly_".count)) : name
    }
    var members: [JSONOutput.Member] = [
      .init("name", .string(resource.name)), .init("service", .string(S3.definition.id)),
      .init("region", .string(resource.region)),
      .init(S3.storage.name, .number((size.isZero ? .one : size).description)),
    ]
    if !sent.isZero {
      members += [
        .init(key(S3.tier2.name), .number((requests.rounded(to: 0, .up)).description)),
        .init(key(S3.transferOut.name), .number(all.description)),
      ]
    }
    if let from = resource.from { members.append(.init("from", .string(from.description))) }
    if let until = resource.until { members.append(.init("until", .string(until.description))) }
    if resource.isShared { members.append(.init("shared", .boolean(true))) }
    if !resource.tags.isEmpty {
      let tags = resource.tags.sorted { $0.key < $1.key }
      members.append(
        .init("tags", .object(tags.map { .init($0.key, .string($0.value)) })))
    }
    let requestsCounted =
      sent.isZero
      ? "the plan says nothing of what is sent, so no requests are counted"
      : "requests are counted as one for each 100 KB sent"
    return CheaperWay(
      kind: "static-site", title: "files in S3 in place of the server",
      risk:
        "S3 runs no program: everything must be files; HTTPS under a name of your own needs CloudFront; \(requestsCounted)",
      effort: .move, changes: [.init([], JSONOutput.object(members).oneLine)])
  }
}

extension Lambda {
  /// Suggests functions on arm64, where their software can run on it.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    guard resource.fields[architecture] == .x86 else { return [] }
    return [
      CheaperWay.arm64(
        for: resource, in: architecture.name,
        risk: "libraries with compiled parts have to be built for arm64")
    ].compactMap { $0 }
  }
}

extension Fargate {
  /// Suggests hours of work, capacity that may be taken away, and tasks on arm64.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    var ways: [CheaperWay] = []
    if resource.schedule == .always, hours > Quantity(168) {
      ways.append(
        CheaperWay(
          kind: "schedule", title: "running 40 hours a week in place of always",
          risk:
            "nobody can use it in the other 128 hours of the week, and its disk is new each time",
          effort: .setting, changes: [.init(["hours_per_week"], "40")]))
    }
    let isOnLinux = resource.fields[operatingSystem] == .linux
    if isOnLinux, resource.needs?.isInterruptible == true,
      resource.fields[purchaseOption] == .onDemand
    {
      ways.append(
        CheaperWay(
          kind: "purchase", title: "spot in place of on demand",
          risk: "it may be taken away with two minutes' notice", effort: .restart,
          changes: [.init([purchaseOption.name], "\"spot\"")]))
    }
    if isOnLinux, resource.fields[architecture] == .x86,
      let way = CheaperWay.arm64(
        for: resource, in: architecture.name, risk: "images have to be built for arm64")
    {
      ways.append(way)
    }
    return ways
  }
}

extension CheaperWay {
  /// Suggests arm64 for what runs on x86_64; nil where the plan does not allow it.
  ///
  /// `field`: the field of the architecture.
  fileprivate static func arm64(
    for resource: Resource, in field: String, risk: String
  ) -> CheaperWay? {
    guard let wanted = resource.needs?.architecture, wanted != "x86_64" else { return nil }
    return CheaperWay(
      kind: "architecture", title: "arm64 in place of x86_64", risk: risk, effort: .move,
      changes: [.init([field], "\"arm64\"")])
  }
}

extension RangedQuantity {
  /// The range as JSON; a number where low and high are equal.
  var json: String {
    guard isRange else { return likely.description }
    var members: [JSONOutput.Member] = [
      .init("low", .number(low.description)), .init("likely", .number(likely.description)),
      .init("high", .number(high.description)),
    ]
    if let confidence { members.append(.init("confidence", .number(confidence.description))) }
    if let together { members.append(.init("together", .string(together))) }
    return JSONOutput.object(members).oneLine
  }
}
