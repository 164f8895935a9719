public import Diagnostics
public import JSONText
import Dates
import Money
import Prices

/// Turns scenario text into a `Scenario`, or reports everything that is wrong with it.
public struct ScenarioReader: Sendable {
  /// The largest accepted file in bytes: larger than any plan, and small enough to be checked.
  public static let sizeLimit = 128 << 20

  private let ids: [String]
  private let find: @Sendable (String) -> ServiceDefinition?
  private let otherName: @Sendable (String) -> String?
  private let otherValue: OtherValue
  private let otherField: OtherField
  private var places: KeyPlaces { KeyPlaces(ids: ids, find: find) }

  /// Gives advice about a value of a service's field that is another provider's; nil where there is
  /// none.
  public typealias OtherValue =
    @Sendable (_ word: String, _ field: String, _ service: String) -> String?

  /// Returns the fields of a service that another provider's service of its kind calls by a key.
  public typealias OtherField = @Sendable (_ key: String, _ service: String) -> [String]

  /// Creates a reader for a format with these services.
  public init(services: [ServiceDefinition]) {
    let byID = Dictionary(services.map { ($0.id, $0) }) { first, _ in first }
    self.init(ids: Array(byID.keys)) { byID[$0] }
  }

  /// Creates a reader for a format with services of these names; each is looked up only when a
  /// scenario uses it.
  ///
  /// `otherName`: gives advice about a name that a provider's console or another tool uses for
  /// something that is no service here; nil where there is none. `otherValue`: the same for values.
  /// `otherField`: the fields that another provider's name for them means.
  public init(
    ids: [String], otherName: @escaping @Sendable (String) -> String? = { _ in nil },
    otherValue: @escaping OtherValue = { _, _, _ in nil },
    otherField: @escaping OtherField = { _, _ in [] },
    find: @escaping @Sendable (String) -> ServiceDefinition?
  ) {
    self.ids = ids
    self.find = find
    self.otherName = otherName
    self.otherValue = otherValue
    self.otherField = otherField
  }

  /// Reads a scenario.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong, in the order of the file.
  public func read(_ bytes: [UInt8]) throws(Diagnostics) -> Scenario {
    try sound(examine(bytes))
  }

  /// Reads a scenario from JSON that was already read.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong, in the order of the file.
  public func read(_ node: JSONNode) throws(Diagnostics) -> Scenario { try sound(examine(node)) }

  private func sound(_ reading: ScenarioReading) throws(Diagnostics) -> Scenario {
    guard reading.problems.isEmpty else { throw Diagnostics(reading.problems) }
    return reading.plan
  }

  /// Reads as much of a scenario as possible.
  ///
  /// - Throws: `Diagnostics` if the text is not an object, so that nothing can be read.
  public func examine(_ node: JSONNode) throws(Diagnostics) -> ScenarioReading {
    guard case .object(let members) = node.value else {
      throw Diagnostics([
        Diagnostic(
          at: node.position, "a scenario should be an object, not \(node.value.kind)",
          hints: ["several plans have a file each, or a line each with 'estimate --lines'"])
      ])
    }
    if let other = ForeignFile.name(members) {
      throw Diagnostics([
        Diagnostic(
          at: node.position, "this is \(other), which no command reads, and no plan of budget",
          hints: [
            "'budget init' prints a plan to begin with: write its resources into one, most keys have Terraform's names; 'budget services' lists them"
          ])
      ])
    }
    var reader = FieldReader()
    reader.place = places.advice(onKeyOfPlan:)
    let values = reader.object(node, fields: ScenarioFields.scenario, what: "the scenario")
    let length = length(values, &reader)
    var plan = Scenario(
      title: values.text("title") ?? "",
      length: length ?? .months(ScenarioFields.longestPlan.months),
      resources: [])
    plan.fields = values
    plan.description = values.text("description")
    plan.provider = values.text("provider").flatMap(Provider.init) ?? .aws
    plan.start = values.date("start")
    if case .monthHours(let hours)? = values.value("month_hours") { plan.monthHours = hours }
    plan.pricesAsOf = values.date("prices_as_of")
    plan.appliesFreeTier = values.text("free_tier") != "none"
    plan.account = account(values.object("account"), of: plan.provider, &reader)
    plan.accounts = accounts(values, &reader)
    plan.cohort = cohort(values)
    plan.limit = values.money("limit_usd")
    plan.credits = credits(values, &reader)
    plan.leftOn = LeftOn(values)
    plan.allowed = values.words("allow") ?? []
    let isDated = values.isWritten("start")
    if plan.monthHours == nil, !isDated {
      reader.problems.add(
        at: values.position(of: "month_hours"), "\"calendar\" months need a 'start'")
    }
    var reading = ScenarioReading(plan: plan)
    reading.isProviderKnown = !values.isUnreadable("provider")
    reading.isDateKnown = !values.isUnreadable("prices_as_of")
    reading.isLengthKnown =
      length != nil && !values.isUnreadable("start") && !values.isUnreadable("month_hours")
      && (plan.monthHours != nil || isDated)
    readResources(node, into: &reading, &reader)
    checkTogether(reading.plan, &reader)
    if !values.isWritten("cohort") { checkShared(reading.plan, &reader) }
    reading.plan.notes = reader.notes
    if !reader.problems.diagnostics.isEmpty {
      reading.problems = Diagnostics(reader.problems.diagnostics).all
    }
    return reading
  }

  /// Returns the plan's length; nil where it is unclear.
  private func length(_ values: FieldValues, _ reader: inout FieldReader) -> PlanLength? {
    let given = values.given(["months", "weeks", "days"])
    if given.count != 1 {
      let place = given.count > 1 ? values.position(of: given[1]) : values.position
      let found =
        given.isEmpty
        ? "none is given" : "\(quoted(given).replacing(" or ", with: " and ")) are given"
      reader.problems.add(
        at: place, "the length must be one of 'months', 'weeks' and 'days': \(found)")
      return nil
    }
    if let count = values.integer("months") { return .months(count) }
    if let count = values.integer("weeks") { return .weeks(count) }
    return values.integer("days").map { .days($0) }
  }

  private func cohort(_ values: FieldValues) -> Cohort? {
    guard case .object(let fields)? = values.value("cohort"),
      let students = fields.integer("students"),
      let accounts = fields.text("accounts").flatMap(Cohort.Accounts.init)
    else { return nil }
    return Cohort(students: students, accounts: accounts)
  }

  private func credits(_ values: FieldValues, _ reader: inout FieldReader) -> [Credit] {
    guard case .list(let list)? = values.value("credits") else { return [] }
    var names: Set<String> = []
    return list.map { fields in
      let name = fields.text("name") ?? ""
      if !names.insert(name).inserted, !name.isEmpty {
        reader.problems.add(
          at: fields.position(of: "name"), "two credits have the name '\(clip(name))'")
      }
      let paid = fields.words("services") ?? []
      for service in paid where find(service) == nil {
        let nearest = Suggestions.nearest(to: service, among: ids)
        reader.problems.add(
          at: fields.position(of: "services"), "unknown service '\(clip(service))' of a credit",
          hints: nearest.isEmpty ? [] : ["did you mean \(quoted(nearest))?"])
      }
      return Credit(
        name: name, amount: fields.money("amount_usd") ?? .zero, expires: fields.date("expires"),
        services: paid)
    }
  }

  // MARK: Resources

  private func readResources(
    _ node: JSONNode, into reading: inout ScenarioReading, _ reader: inout FieldReader
  ) {
    guard case .object(let members) = node.value,
      let member = members.first(where: { $0.key == "resources" }),
      let nodes = reader.elements(member.node, name: "resources", minimum: 1)
    else { return }
    var names: [String: TextPosition] = [:]
    let fields = reading.plan.fields
    let region = (code: fields.text("region"), isWritten: fields.isWritten("region"))
    var resources: [Resource] = []
    resources.reserveCapacity(nodes.count)
    if !region.isWritten { checkRegions(nodes, of: member.node, &reader) }
    for (index, node) in nodes.enumerated() {
      let before = reader.problems.diagnostics.count
      guard let resource = resource(node, at: index, reading, region, &reader) else { continue }
      resources.append(resource)
      if reader.problems.diagnostics.count > before {
        reading.faultyResources.insert(ResourceIndex(resources.count - 1))
        // A name that could not be read must not be compared by its placeholder.
        if resource.fields.isUnreadable("name") { continue }
      }
      let place = resource.fields.position(of: "name") ?? node.position
      if let first = names.updateValue(place, forKey: resource.name) {
        reader.problems.add(
          at: place, "two resources have the name '\(clip(resource.name))'",
          hints: ["the first is on line \(first.line)"])
      }
    }
    reading.plan.resources = resources
  }

  /// Reports resources without a region in a plan that has none, once for all of them.
  private func checkRegions(
    _ nodes: [JSONNode], of list: JSONNode, _ reader: inout FieldReader
  ) {
    let bare = nodes.filter { node in
      guard case .object(let members) = node.value else { return false }
      return !members.contains { $0.key == "region" }
    }
    guard let first = bare.first else { return }
    let isAll = bare.count == nodes.count && nodes.count > 1
    reader.problems.add(
      at: isAll ? list.position : first.position,
      "no region: give 'region' \(isAll ? "for the whole scenario" : "here or for the whole scenario")",
      hints: ["a region is never guessed, because prices differ"])
  }

  /// Reads a resource; nil if it is not an object or belongs to another provider.
  private func resource(
    _ node: JSONNode, at index: Int, _ reading: ScenarioReading,
    _ region: (code: String?, isWritten: Bool), _ reader: inout FieldReader
  ) -> Resource? {
    guard case .object(let members) = node.value else {
      reader.problems.add(
        at: node.position, "a resource should be an object, not \(node.value.kind)")
      return nil
    }
    let before = reader.problems.diagnostics.count
    let service = service(of: members, reading, &reader)
    reader.otherValue = { word, field in
      service.flatMap { self.otherValue(word, field, $0.id) }
    }
    reader.otherField = { key in service.map { self.otherField(key, $0.id) } ?? [] }
    reader.place = { key in service.flatMap { places.advice(onKeyOf: $0, key) } }
    let values = reader.object(
      node, fields: ScenarioFields.resource, service?.fields ?? [], isOpen: service == nil,
      what: service.map { "a resource of service '\($0.id)'" } ?? "a resource")
    let name = service?.id ?? "resource"
    let own = values.text("region")
    let isPlaced = own != nil || values.isWritten("region")
    var resource = Resource(
      name: values.text("name") ?? "\(name) \(index + 1)", service: service?.id ?? "",
      provider: values.text("provider").flatMap(Provider.init) ?? reading.plan.provider,
      region: own ?? (isPlaced ? nil : region.code) ?? "", fields: values)
    resource.count = values.integer("count") ?? 1
    resource.isShared = values.flag("shared") ?? false
    if case .tags(let tags)? = values.value("tags") { resource.tags = tags }
    if case .tags(let match)? = values.value("match") {
      resource.match = match
      checkMatch(match, at: values.position(of: "match"), &reader)
    }
    resource.readUncertainty(values)
    resource.schedule = schedule(values, &reader)
    (resource.from, resource.until) = window(values, in: reading.plan, &reader)
    // Conflicts between fields can't be judged where some of them could not be read.
    if reader.problems.diagnostics.count == before || values.isWhole {
      if let service {
        service.check(values, &reader.problems)
        reader.problems.check(service.details, of: values)
      }
      hintAtOtherValues(values, of: service, from: before, &reader)
    }
    let isOurs = isOfProvider(service, resource.provider, values, reading, &reader)
    return isOurs ? resource : nil
  }

  /// Adds to the problems that a service's check found what the value of another provider stands
  /// for.
  private func hintAtOtherValues(
    _ values: FieldValues, of service: ServiceDefinition?, from index: Int,
    _ reader: inout FieldReader
  ) {
    guard let service, reader.problems.diagnostics.count > index else { return }
    for field in service.fields {
      if case .choice(let own) = field.kind, let word = values.text(field.name), own.contains(word)
      {
        continue
      }
      guard let word = values.text(field.name), let position = values.position(of: field.name),
        let known = otherValue(word, field.name, service.id)
      else { continue }
      reader.problems.hint(known, at: position, from: index)
    }
  }

  /// The hint for what no service stands for.
  package static let ownPrice =
    "what has no service here can be priced as 'custom', with a price of your own"

  /// The service of a resource; one that is missing is complained of with the other fields.
  private func service(
    of members: [JSONMember], _ reading: ScenarioReading, _ reader: inout FieldReader
  ) -> ServiceDefinition? {
    guard let member = members.first(where: { $0.key == "service" }),
      case .string(let id) = member.node.value
    else { return nil }
    if let service = find(id) { return service }
    // An empty text is reported with the other fields.
    guard reader.text(member.node, name: "service") != nil else { return nil }
    let nearest = Suggestions.nearest(to: id, among: ids)
    var hints: [String] = []
    if let known = otherName(id) {
      hints = [known]
    } else if nearest.isEmpty {
      let list = services(for: members, reading).sorted().joined(separator: ", ")
      hints = ["services: \(list)", Self.ownPrice]
    } else {
      hints = ["did you mean \(quoted(nearest))?", Self.ownPrice]
    }
    reader.problems.add(
      at: member.node.position, "unknown service '\(clip(id))'", hints: hints)
    return nil
  }

  /// The names of the services that a resource may have: those of its provider, where that is known.
  private func services(for members: [JSONMember], _ reading: ScenarioReading) -> [String] {
    var provider = reading.isProviderKnown ? reading.plan.provider : nil
    if let own = members.first(where: { $0.key == "provider" }) {
      provider = nil
      if case .string(let word) = own.node.value { provider = Provider(rawValue: word) }
    }
    guard let provider else { return ids }
    return ids.filter { id in find(id)?.provider.map { $0 == provider } ?? true }
  }

  /// Returns whether a service, if known, belongs to the resource's provider.
  private func isOfProvider(
    _ service: ServiceDefinition?, _ provider: Provider, _ values: FieldValues,
    _ reading: ScenarioReading, _ reader: inout FieldReader
  ) -> Bool {
    guard let service, let own = service.provider, own != provider else { return true }
    let isOwn = values.isWritten("provider")
    if isOwn ? !values.isUnreadable("provider") : reading.isProviderKnown {
      let whose = isOwn ? "the resource's" : "the scenario's"
      reader.problems.add(
        at: values.position(of: "service"),
        "the service '\(service.id)' is of provider '\(own.rawValue)', \(whose) is '\(provider.rawValue)'",
        hints: ["a plan may use several: say \"provider\": \"\(own.rawValue)\" on the resource"])
    }
    return false
  }

  private func schedule(
    _ values: FieldValues, _ reader: inout FieldReader
  ) -> Schedule {
    let given = values.given(ScenarioFields.scheduleNames)
    if given.count > 1 {
      reader.problems.add(
        at: values.position(of: given[1]),
        "only one of \(quoted(given).replacing(" or ", with: " and ")) can be given")
    }
    for name in given {
      guard let most = ScenarioFields.longestSchedules[name] else { continue }
      if let hours = values.range(name), hours.high > Quantity(most) {
        reader.problems.add(
          at: values.position(of: name),
          "'\(name)' is \(hours.high.grouped), but there are only \(most) hours")
      }
    }
    if let hours = values.range("hours_per_month") { return .perMonth(hours) }
    if let hours = values.range("hours_per_week") { return .perWeek(hours) }
    if let hours = values.range("hours_per_day") { return .perDay(hours) }
    return values.range("hours").map { .total($0) } ?? .always
  }

  private func window(
    _ values: FieldValues, in plan: Scenario, _ reader: inout FieldReader
  ) -> (from: Moment?, until: Moment?) {
    let (from, until) = (values.moment("from"), values.moment("until"))
    for name in ["from", "until"] where values.value(name) != nil && !plan.fields.isWritten("start")
    {
      reader.problems.add(
        at: values.position(of: name), "'\(name)' needs the scenario to have a 'start'")
    }
    if let from, let until, from >= until {
      reader.problems.add(
        at: values.position(of: "until"), "'until' is \(until), not after 'from' \(from)")
    }
    return (from, until)
  }
}
