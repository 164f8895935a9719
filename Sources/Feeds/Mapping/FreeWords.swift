/// Whether the words of a list say that something costs nothing.
///
/// A price of 0 alone may be a field that was lost; a description says `$0.00 per GB` or `free` too
/// where it is meant.
enum FreeWords {
  static func areIn(_ description: String) -> Bool {
    let text = description.lowercased()
    if ["free", "no charge", "no additional charge", "included"].contains(where: text.contains) {
      return true
    }
    for sign in ["$", "usd "] {
      guard let place = text.firstRange(of: sign) else { continue }
      let amount = text[place.upperBound...].prefix { $0.isNumber || $0 == "." }
      return !amount.isEmpty && amount.allSatisfy { $0 == "0" || $0 == "." }
    }
    return false
  }
}
