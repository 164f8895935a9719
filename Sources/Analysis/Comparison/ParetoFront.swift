/// The Pareto front: the points that no other beats in both of two measures, less being better.
public enum ParetoFront {
  /// Returns which points are on the front.
  ///
  /// A point is beaten by another that is not worse in either measure and better in one; equal
  /// points are either both on the front or both not.
  public static func members<Value: Comparable>(_ points: [(Value, Value)]) -> [Bool] {
    let order = points.indices.sorted { points[$0] < points[$1] }
    var members = [Bool](repeating: false, count: points.count)
    var best: (Value, Value)?
    for index in order {
      let point = points[index]
      if let best, point.1 >= best.1, point != best { continue }
      members[index] = true
      best = point
    }
    return members
  }
}
