import Files

/// Follows streaming JSON text and gives the path of each value.
///
/// The path consists of the keys from the outside in; a value in an array has the name of the
/// array, once for each level.
final class JSONWalk {
  private let stream: JSONStream
  private var keys: [String] = []
  /// Whether each open object or array is an object.
  private var kinds: [Bool] = []
  private(set) var byteCount = 0

  /// Creates a walk that has not begun.
  ///
  /// - Parameter ignoresTrailer: whether something else may follow the JSON.
  init(ignoresTrailer: Bool = false) { stream = JSONStream(ignoresTrailer: ignoresTrailer) }

  /// A value that is neither an object nor an array.
  struct Scalar {
    let bytes: UnsafeBufferPointer<UInt8>
    let isText: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// A step of the walk.
  enum Step {
    case begin
    case end
    case scalar(Scalar)
  }

  /// Reads to the end and passes each path and what is there to the closure.
  ///
  /// For objects and arrays, that is their beginning and end.
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

  /// Ends a value: in an object, its key ends too; in an array, the name remains for the next
  /// value.
  private func endValue() {
    if kinds.last == true, !keys.isEmpty { keys.removeLast() }
  }
}
