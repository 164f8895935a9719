/// Finds the valid spelling nearest to an unknown word.
public enum Suggestions {
  /// Returns at most `limit` candidates near a word, best first, and none that is too far off.
  ///
  /// The distance is Damerau–Levenshtein, ignoring case; up to a third of the word may differ,
  /// three letters at most.
  public static func nearest(
    to word: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let target = Array(word.lowercased().utf8)
    // A word of more than 64 bytes is no misspelling of any name.
    guard !target.isEmpty, target.count <= 64 else { return [] }
    let allowed = max(1, min(3, target.count / 3))
    // The name of a size may be written without its prefix, such as `Standard_` or `db.`.
    let isSize = target.count > 4 && target.contains { (0x30...0x39).contains($0) }
    var found: [(distance: Int, candidate: String)] = []
    for candidate in candidates {
      let other = Array(candidate.lowercased().utf8)
      if isSize, other.count > target.count, other.suffix(target.count).elementsEqual(target),
        [UInt8(ascii: "_"), UInt8(ascii: ".")].contains(other[other.count - target.count - 1])
      {
        found.append((0, candidate))
        continue
      }
      guard abs(other.count - target.count) <= allowed else { continue }
      let distance = distance(target, other)
      if distance <= allowed { found.append((distance, candidate)) }
    }
    found.sort { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
    // A name that differs in case alone leaves no doubt.
    if found.first?.distance == 0 { found.removeAll { $0.distance > 0 } }
    return found.prefix(limit).map(\.candidate)
  }

  /// Returns the candidates that have a word among their parts, such as `instance_type` for `type`.
  public static func having(
    _ word: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let target = word.lowercased()
    guard !target.isEmpty else { return [] }
    let found = candidates.filter { "_\($0.lowercased())_".contains("_\(target)_") }
    return Array(found.sorted().prefix(limit))
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for row in 1...left.count {
      current[0] = row
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        current[column] = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], beforePrevious[column - 2] + 1)
        }
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
  }
}
