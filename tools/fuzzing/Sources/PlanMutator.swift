import BudgetCLI
import JSONText

/// Changes a plan where it means something: a value to one at the edge of what is allowed, a name to
/// another that is known, a field away, twice, or from another plan's service.
struct PlanMutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The changed plan; nil for what is no JSON.
  func mutated(_ bytes: [UInt8]) -> [UInt8]? {
    guard let node = try? JSONReader.read(bytes) else { return nil }
    var copy = self
    var output = Self.output(node)
    for _ in 0...copy.below(3) { output = copy.change(output, depth: 0) }
    return Array(output.text().utf8)
  }

  /// What was read, to be written.
  static func output(_ node: JSONNode) -> JSONOutput {
    switch node.value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(let digits): .number(digits)
    case .string(let text): .string(text)
    case .array(let nodes): .array(nodes.map(output))
    case .object(let members): .object(members.map { .init($0.key, output($0.node)) })
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  private mutating func change(_ value: JSONOutput, depth: Int) -> JSONOutput {
    switch value {
    case .array(var elements):
      guard !elements.isEmpty, depth < 12 else { return .array([pick(Self.values)]) }
      let place = below(elements.count)
      switch below(8) {
      case 0: elements.append(elements[place])
      case 1: elements.remove(at: place)
      default: elements[place] = change(elements[place], depth: depth + 1)
      }
      return .array(elements)
    case .object(var members):
      guard !members.isEmpty, depth < 12 else { return value }
      let place = below(members.count)
      switch below(10) {
      case 0: members.append(.init(pick(Self.words), pick(Self.values)))
      case 1: members.remove(at: place)
      case 2: members[place].key = pick(Self.words)
      case 3: members.append(members[place])
      default: members[place].value = change(members[place].value, depth: depth + 1)
      }
      return .object(members)
    case .string: return below(3) == 0 ? pick(Self.values) : .string(pick(Self.words))
    default: return pick(Self.values)
    }
  }

  /// Values at the edges of what fields take.
  private static let values: [JSONOutput] =
    [
      "0", "1", "2", "-1", "0.5", "1e3", "730", "743.999999", "744", "1000000", "1000000000",
      "999999999999", "0.000001", "0.000000000001", "1e-13", "170000000000000", "1e30", "12", "120",
      "3653", "100", "4398046511104", "51200", "5497558138880",
    ].map { .number($0) }
    + [
      .null, .boolean(true), .boolean(false), .array([]), .object([]), .string(""),
      .string("\u{1B}[2J"), .string("\u{202E}x"), .string("a\nb"), .string("=1+1"),
      .string("</script><img src=x onerror=alert(1)>"), .string("](x) ![a](b)"),
      .string("2026-02-29"),
      .string("9999-12-31"), .string("2024-02-29"), .string("2025-07-15"), .string("calendar"),
    ]

  /// The words of the plans' schema: fields, services, and the choices of fields.
  private static let words: [String] = {
    let schema = BudgetCLI.run(arguments: ["schema"]).outputBytes
    guard let node = try? JSONReader.read(schema) else { fail("the schema is no JSON") }
    var words: Set<String> = [
      "us-east-1", "eu-west-1", "sa-east-1", "t3.micro", "m5.large", "c5.18xlarge", "db.t3.micro",
    ]
    func collect(_ node: JSONNode) {
      switch node.value {
      case .string(let text): if text.utf8.count < 40 { words.insert(text) }
      case .array(let nodes): nodes.forEach(collect)
      case .object(let members):
        for member in members {
          if member.key.utf8.count < 40 { words.insert(member.key) }
          collect(member.node)
        }
      default: break
      }
    }
    collect(node)
    return words.sorted()
  }()
}
