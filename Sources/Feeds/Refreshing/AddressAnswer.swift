import Files

/// The output of `aws pricing get-price-list-file-url`: the address of a list.
enum AddressAnswer {
  /// No answer is longer: the address of a stored file has a signature of a few hundred bytes.
  private static let longest = 16384

  /// Returns the address that a file contains; nil when it contains something else.
  static func address(in path: String) throws -> String? {
    let bytes = Array(try Files.readPrefix(path, count: longest))
    guard bytes.count < longest, bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      return nil
    }
    var address: String?
    var others = 0
    try JSONWalk().run(BytesSource(bytes)) { path, step in
      guard case .scalar(let value) = step else { return }
      if path == ["Url"] { address = value.text } else { others += 1 }
    }
    guard others == 0, let address, address.hasPrefix("https://") else { return nil }
    return address
  }
}
