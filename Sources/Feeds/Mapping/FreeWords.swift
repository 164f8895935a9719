/// Recognises words of a list which say that something costs nothing.
///
/// A price of 0 alone may be a lost field; where it is meant, the description says `$0.00 per GB`
/// or `free` as well.
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
