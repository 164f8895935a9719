/// The gates of all fields, laid out so that a field is compared without touching anything else.
struct FieldGates {
  typealias Rules = OfferMatcher.Rules

  private struct Choice {
    var start: Int
    var count: Int
    var rules: Rules
  }

  private struct Field {
    var choices: Range<Int>
    /// The rules that any other value leaves.
    var others: Rules
    var isGate: Bool
  }

  private var bytes: [UInt8] = []
  private var choices: [Choice] = []
  private var fields: [Field] = []

  /// Creates the gates of fields by their numbers; nil for a field that no rule looks at.
  init(_ gates: [OfferMatcher.Gate?]) {
    for gate in gates {
      let first = choices.count
      for value in gate?.values ?? [] {
        let rules = value.rules | (gate?.others ?? 0)
        choices.append(Choice(start: bytes.count, count: value.bytes.count, rules: rules))
        bytes += value.bytes
      }
      fields.append(
        Field(
          choices: first..<choices.count, others: gate?.others ?? ~0, isGate: gate != nil))
    }
  }

  /// Returns whether any rule looks at a field.
  func has(_ field: Int) -> Bool { fields[field].isGate }

  /// Returns the rules that a value of a field leaves; all of them where no rule looks at it.
  @inline(__always)
  func accepts(_ field: Int, _ value: UnsafeBufferPointer<UInt8>) -> Rules {
    for index in fields[field].choices where choices[index].count == value.count {
      let start = choices[index].start
      // The first byte tells most values apart.
      if let first = value.first, bytes[start] != first { continue }
      let isSame = bytes.withUnsafeBufferPointer {
        Bytes.equal(UnsafeBufferPointer(rebasing: $0[start..<(start + value.count)]), value)
      }
      if isSame { return choices[index].rules }
    }
    return fields[field].others
  }
}
