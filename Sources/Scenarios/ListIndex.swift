/// A position in one kind of list, from 0, so that positions in different lists can't be mixed up.
public protocol ListIndex: Hashable, Strideable, Sendable, CustomStringConvertible
where Stride == Int {
  /// The number of elements before it.
  var offset: Int { get }

  /// Creates the position that has `offset` elements before it.
  init(_ offset: Int)
}

extension ListIndex {
  /// The position as a number from 0.
  public var description: String { String(offset) }

  /// Orders by position.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }

  /// Returns the distance to another position.
  @inlinable
  public func distance(to other: Self) -> Int { other.offset - offset }

  /// Returns the position a number of elements further on.
  @inlinable
  public func advanced(by count: Int) -> Self { Self(offset + count) }
}

extension Array {
  /// Accesses the element at a position of this list's kind.
  @inlinable
  public subscript(index: some ListIndex) -> Element {
    get { self[index.offset] }
    set { self[index.offset] = newValue }
  }
}

/// A resource's position in its scenario.
public struct ResourceIndex: ListIndex {
  /// The number of resources before it.
  public let offset: Int

  /// Creates the position that has `offset` resources before it.
  @inlinable
  public init(_ offset: Int) { self.offset = offset }
}

extension [Resource] {
  /// The resources with their positions.
  public var numbered: NumberedResources { NumberedResources(self) }
}

/// Resources with their positions.
///
/// A type of its own, because every stage visits the resources: an opaque one of another module
/// costs more than the visit.
public struct NumberedResources: Sequence, IteratorProtocol {
  private let resources: [Resource]
  private var place = 0

  init(_ resources: [Resource]) { self.resources = resources }

  /// Returns the next resource; nil after the last.
  public mutating func next() -> (index: ResourceIndex, resource: Resource)? {
    guard place < resources.count else { return nil }
    defer { place += 1 }
    return (ResourceIndex(place), resources[place])
  }
}
