import Catalog
import CatalogBuilding
import Dates
import Foundation
import Money
import Prices
import Testing

/// Compares the bundled prices with the list prices on an independent bill.
///
/// It is an AWS bill of September 2024 from the sample data of FOCUS. `bill-2024-09.csv` has what
/// the catalog must contain too: the price of each SKU on the day of its charge.
@Suite(.enabled(if: BundledData.folder != nil)) struct BillTests {
  struct Line {
    var key: MeterKey
    var unit: String
    var sku: String
    var price: String
    var date: CalendarDate
  }

  static let lines: [Line] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/bill-2024-09.csv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 8, let date = CalendarDate(fields[7]) else { return nil }
      return Line(
        key: MeterKey(
          service: fields[0], region: fields[1], meter: fields[2],
          attributes: MeterAttributes(canonical: fields[3])),
        unit: fields[4], sku: fields[5], price: fields[6], date: date)
    }
  }()

  @Test func pricesAreThoseOfTheBill() throws {
    let data = try #require(BundledData.folder)
    let fixture = try DataFixture()
    let catalog = try CatalogFile.openOrBuild(data: data, file: fixture.catalog)
    var differences: [String] = []
    for line in Self.lines {
      guard let card = try card(of: line, catalog) else {
        differences.append("\(line.sku) \(line.key): no price on \(line.date) or later")
        continue
      }
      let tier = card.tiers.first { $0.unitPrice.description == line.price }
      let prices = card.tiers.map(\.unitPrice.description).joined(separator: ", ")
      if tier == nil || card.unit != line.unit {
        differences.append(
          "\(line.sku) \(line.key): \(prices) per \(card.unit), not \(line.price) per \(line.unit)")
      } else if let sku = card.sku, sku != line.sku, card.source.id.contains("focus") {
        differences.append("\(line.key) is of SKU \(sku), not \(line.sku)")
      }
    }
    #expect(Self.lines.count == 187)
    #expect(differences == [])
  }

  /// Returns the price on the day of the charge, or the first that the catalog has after it.
  private func card(of line: Line, _ catalog: Catalog) throws -> RateCard? {
    do {
      return try catalog.rateCard(for: line.key, on: line.date)
    } catch let error as PriceLookupError {
      guard let first = error.datesWithPrice.first(where: { $0 > line.date }) else { return nil }
      return try catalog.rateCard(for: line.key, on: first)
    }
  }
}
