/// The name of a field with a figure made from it: names are looked up again and again, and most
/// of them differ in the figure already.
public struct FieldKey: Sendable, Equatable {
  /// The name.
  public let name: String
  private let figure: UInt64

  /// Creates a key from its name.
  public init(_ name: String) {
    self.name = name
    figure = Self.figure(name)
  }

  /// Returns whether two keys have the same name.
  public static func == (left: FieldKey, right: FieldKey) -> Bool {
    left.figure == right.figure && left.name == right.name
  }

  /// Returns the length of a name with some of its letters, those in which names differ.
  private static func figure(_ name: String) -> UInt64 {
    // Without a copy of the text; a text that has no bytes in a row is told apart by its name alone.
    let figure = name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let last = bytes.last else { return UInt64(0) }
      let (early, middle) = (bytes[bytes.count / 4], bytes[bytes.count / 2])
      let letters = UInt64(early) << 16 | UInt64(middle) << 8 | UInt64(last)
      return UInt64(bytes.count) << 24 | letters
    }
    return figure ?? 0
  }
}
