/// Changes values in the text of a plan and leaves everything else as it is: order, layout,
/// comments.
public struct PlanEditor {
  private var bytes: [UInt8]

  /// Creates an editor for a text that was already read without an error.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The edited text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Makes a change; returns false where its path leads nowhere.
  public mutating func apply(_ change: ScenarioOverride) -> Bool {
    guard let last = change.path.last else { return false }
    var at = skip(0)
    for key in change.path.dropLast() {
      guard let next = value(key, in: at) else { return false }
      at = next
    }
    if let found = value(last, in: at) {
      if change.value == "null" {
        remove(found, in: at)
        return true
      }
      bytes.replaceSubrange(found..<end(of: found), with: Array(change.json.utf8))
      return true
    }
    guard bytes[at] == UInt8(ascii: "{") else { return false }
    insert(last, change.json, in: at)
    return true
  }

  /// Removes a member or an element with the comma that separates it from its neighbours; comments
  /// stay.
  private mutating func remove(_ found: Int, in start: Int) {
    var (before, first, begin): (Int?, Int, Int) = (nil, found, skip(start + 1))
    eachMember(of: start) { _, _, value in
      if value < found { before = end(of: value) }
      if value == found { first = begin }
      // The next member begins after this one's comma.
      let last = skip(end(of: value))
      begin = last < bytes.count && bytes[last] == UInt8(ascii: ",") ? skip(last + 1) : last
    }
    var last = end(of: found)
    func isComma(_ place: Int) -> Bool {
      place < bytes.count && bytes[place] == UInt8(ascii: ",")
    }
    // Remove the comma after it, or, for the last one, the comma before it.
    let next = skip(last)
    if isComma(next) {
      bytes.remove(at: next)
      before = nil
    }
    while last < bytes.count, next == last, bytes[last] == 0x20 { last += 1 }
    bytes.removeSubrange(lineBegin(first, emptyUpTo: last)..<last)
    if let before, isComma(skip(before)) { bytes.remove(at: skip(before)) }
  }

  /// Returns the beginning of a line, with the preceding line break, if nothing else is on the
  /// line; otherwise the position itself.
  private func lineBegin(_ place: Int, emptyUpTo last: Int) -> Int {
    let blanks = " \t\r".utf8
    var (left, right) = (place, last)
    while left > 0, blanks.contains(bytes[left - 1]) { left -= 1 }
    while right < bytes.count, blanks.contains(bytes[right]) { right += 1 }
    guard left > 0, bytes[left - 1] == 0x0A, right < bytes.count, bytes[right] == 0x0A else {
      return place
    }
    return left - 1
  }

  /// Returns where the value of a key or position in an object or list begins.
  private func value(_ key: String, in start: Int) -> Int? {
    var found: Int?
    eachMember(of: start) { name, position, value in
      if name == key || name == nil && position == Int(key) { found = value }
    }
    return found
  }

  private func eachMember(of start: Int, _ body: (String?, Int, Int) -> Void) {
    guard start < bytes.count,
      bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
    else { return }
    let isObject = bytes[start] == UInt8(ascii: "{")
    var (at, position) = (skip(start + 1), 0)
    while at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: "]") {
      var name: String?
      if isObject {
        let last = end(of: at)
        name = String(decoding: bytes[(at + 1)..<max(last - 1, at + 1)], as: UTF8.self)
        at = skip(skip(last) + 1)
      }
      body(name, position, at)
      at = skip(end(of: at))
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") { at = skip(at + 1) }
      position += 1
    }
  }

  /// Inserts a new member after the last one, with the same indentation.
  private mutating func insert(_ key: String, _ value: String, in start: Int) {
    var last: Int?
    eachMember(of: start) { _, _, value in last = value }
    let member = "\"\(key)\": \(value)"
    guard let last else {
      bytes.insert(contentsOf: Array(" \(member) ".utf8), at: start + 1)
      return
    }
    let place = end(of: last)
    bytes.insert(contentsOf: Array(", \(member)".utf8), at: place)
  }

  /// Returns the first position that is neither white space nor part of a comment.
  private func skip(_ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"):
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
        at += 2
        while at + 1 < bytes.count,
          !(bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "/"))
        { at += 1 }
        at += 2
      default: return at
      }
    }
    return at
  }

  /// Returns the position after a value.
  private func end(of start: Int) -> Int {
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "\""):
      var at = start + 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
      }
      return min(at + 1, bytes.count)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var at = skip(start + 1)
      while at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: "]") {
        // Skip colons and commas.
        at = skip(
          bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ":") ? at + 1 : end(of: at))
      }
      return min(at + 1, bytes.count)
    default:
      var at = start
      while at < bytes.count, !" \t\r\n,]}/".utf8.contains(bytes[at]) { at += 1 }
      return max(at, start + 1)
    }
  }
}
