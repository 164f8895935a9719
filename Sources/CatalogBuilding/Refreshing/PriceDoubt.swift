import Catalog

/// Finds evidence against a price in a list: changes that hardly any real price makes.
enum PriceDoubt {
  /// The factor by which a price must rise or fall to be doubted.
  private static let factor: Int128 = 10

  /// Returns why a price is implausible; nil where nothing speaks against it.
  ///
  /// `before`: the tiers of the current price, if there is one.
  /// `saysFree`: whether the list says in words that the product is free.
  static func about(
    _ tiers: [CardMerge.Tier], after before: [CardMerge.Tier]?, _ saysFree: Bool
  ) -> String? {
    for tier in tiers where tier.price == 0 && !saysFree {
      let same = before?.first { $0.from == tier.from && $0.to == tier.to }
      if same?.price != 0 { return "it is 0, and the list does not say that it is free" }
    }
    guard let before else { return nil }
    if tiers.elementsEqual(before, by: { $0.from == $1.from && $0.to == $1.to }) {
      for (tier, old) in zip(tiers, before) {
        if let doubt = about(tier.price, after: old.price) { return doubt }
      }
      return nil
    }
    // If the tiers differ, the highest prices are compared.
    guard let highest = tiers.map(\.price).max(), let old = before.map(\.price).max() else {
      return nil
    }
    return about(highest, after: old)
  }

  /// Returns in what a price differs from that of another list of the same moment.
  static func contradiction(of tiers: [CardMerge.Tier], to before: [CardMerge.Tier]) -> String {
    func words(_ tiers: [CardMerge.Tier]) -> String {
      tiers.map { "\(Scales.price($0.price)) USD" }.joined(separator: ", ")
    }
    return "\(words(tiers)), where the other list has \(words(before))"
  }

  private static func about(_ price: Int, after before: Int) -> String? {
    if price == before || before == 0 { return nil }
    let change = "\(Scales.price(before)) USD becomes \(Scales.price(price)) USD"
    if price == 0 { return "it falls to 0: \(change)" }
    if Int128(price) * factor <= Int128(before) {
      return "it falls to a tenth or less: \(change)"
    }
    if Int128(price) >= Int128(before) * factor { return "it rises tenfold or more: \(change)" }
    return nil
  }
}
