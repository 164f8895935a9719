enum Spelling {
  /// Returns the candidate nearest to a word: one that begins with it or differs by a few letters;
  /// nil if none is near.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let target = Array(word.lowercased())
    // A longer word is no misspelling of any name.
    guard target.count > 1, target.count <= 40 else { return nil }
    let allowed = max(1, min(3, target.count / 3))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let isPrefix = candidate.hasPrefix(word)
      let distance = isPrefix ? 0 : distance(target, Array(candidate.lowercased()))
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// Returns the number of letters to insert, remove, replace or swap with the next.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        var cost = min(
          rows[row][column + 1] + 1, current[column] + 1,
          rows[row][column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, rows[row - 1][column - 1] + 1)
        }
        current.append(cost)
      }
      rows.append(current)
    }
    return rows[left.count][right.count]
  }
}
