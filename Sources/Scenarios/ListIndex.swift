/// A place in one kind of list, from 0, so that places in different lists cannot be mixed up.
public protocol ListIndex: Hashable, Strideable, Sendable, CustomStringConvertible
where Stride == Int {
  /// How many elements stand before it.
  var offset: Int { get }

  /// Makes the place that has `offset` elements before it.
  init(_ offset: Int)
}

extension ListIndex {
  /// The place as a number from 0.
  public var description: String { String(offset) }

  /// Orders by place.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }

  /// How many places it is to another.
  @inlinable
  public func distance(to other: Self) -> Int { other.offset - offset }

  /// The place so many further on.
  @inlinable
  public func advanced(by count: Int) -> Self { Self(offset + count) }
}

extension Array {
  /// The element at a place of this list's kind.
  @inlinable
  public subscript(index: some ListIndex) -> Element {
    get { self[index.offset] }
    set { self[index.offset] = newValue }
  }
}

/// A resource's place in its scenario.
public struct ResourceIndex: ListIndex {
  /// How many resources stand before it.
  public let offset: Int

  /// Makes the place that has `offset` resources before it.
  @inlinable
  public init(_ offset: Int) { self.offset = offset }
}

extension [Resource] {
  /// The resources with their places.
  public var numbered: some Sequence<(index: ResourceIndex, resource: Resource)> {
    enumerated().lazy.map { (index: ResourceIndex($0.offset), resource: $0.element) }
  }
}
