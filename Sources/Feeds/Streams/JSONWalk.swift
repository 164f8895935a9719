import Files

/// Follows JSON text as it streams by, and tells for each value where it stands.
///
/// The place is the names of the keys from the outside in; what stands in an array has the name of
/// its array, once for each array.
final class JSONWalk {
  private let stream: JSONStream
  private var keys: [String] = []
  /// For each open object and array, whether it is an object.
  private var kinds: [Bool] = []
  private(set) var byteCount = 0

  /// A walk that has not begun.
  ///
  /// - Parameter ignoresTrailer: whether there may be something else after the JSON.
  init(ignoresTrailer: Bool = false) { stream = JSONStream(ignoresTrailer: ignoresTrailer) }

  /// A value that is neither object nor array.
  struct Scalar {
    let bytes: UnsafeBufferPointer<UInt8>
    let isText: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// What is told.
  enum Step {
    case begin
    case end
    case scalar(Scalar)
  }

  /// Reads to the end; the closure gets each place and what is there.
  ///
  /// For objects and arrays that is a beginning and an end.
  func run(
    _ source: any ByteSource, prefix: (inout UnsafeRawBufferPointer) throws -> Bool = { _ in true },
    _ body: ([String], Step) throws -> Void
  ) throws {
    try source.forEachChunk { chunk in
      byteCount += chunk.count
      var rest = chunk
      guard try prefix(&rest) else { return }
      try stream.feed(rest) { event in try take(event, body) }
    }
    try stream.finish { event in try take(event, body) }
  }

  private func take(_ event: JSONEvent, _ body: ([String], Step) throws -> Void) throws {
    switch event {
    case .key(let name): keys.append(String(decoding: name, as: UTF8.self))
    case .beginObject, .beginArray:
      try body(keys, .begin)
      if case .beginArray = event { kinds.append(false) } else { kinds.append(true) }
    case .endObject, .endArray:
      kinds.removeLast()
      try body(keys, .end)
      endValue()
    case .string(let bytes): try scalar(Scalar(bytes: bytes, isText: true), body)
    case .number(let bytes): try scalar(Scalar(bytes: bytes, isText: false), body)
    case .bool(let value):
      var text = value ? "true" : "false"
      try text.withUTF8 { try scalar(Scalar(bytes: $0, isText: false), body) }
    case .null: endValue()
    }
  }

  private func scalar(_ scalar: Scalar, _ body: ([String], Step) throws -> Void) throws {
    try body(keys, .scalar(scalar))
    endValue()
  }

  /// A value of an object takes its key with it; one of an array leaves it to the next.
  private func endValue() {
    if kinds.last == true, !keys.isEmpty { keys.removeLast() }
  }
}
