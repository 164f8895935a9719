/// Watches the numbers of a file whose fields are not separated by commas: one such as `1,234` may
/// have thousands or decimal places.
struct CommaWatch {
  /// Whether the file's fields are separated by something else, so that numbers may have commas
  /// without quotation marks.
  var isOn: Bool
  /// The first number with a comma, and its line.
  private var first: (text: String, line: Int)?
  /// Whether a number has a point, which tells that commas are not decimal points.
  private var hasPoint = false

  init(isOn: Bool) { self.isOn = isOn }

  /// Looks at a number.
  @inline(__always)
  mutating func look(at bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    if isOn, !hasPoint { remember(bytes, line) }
  }

  private mutating func remember(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) {
    if bytes.contains(UInt8(ascii: ".")) { hasPoint = true }
    if first == nil, bytes.contains(UInt8(ascii: ",")) {
      first = (TableReading.shown(bytes), line)
    }
  }

  /// Returns the remark that a file calls for.
  func remark(_ file: String) -> BillRemark? {
    guard let first, !hasPoint else { return nil }
    return BillRemark(
      file: file, line: first.line,
      "numbers such as '\(first.text)' are taken to have commas between thousands: none of the file has a point, which would tell"
    )
  }
}
