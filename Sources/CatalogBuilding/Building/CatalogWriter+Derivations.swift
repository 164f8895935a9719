import Catalog
import Money
import Prices
import SQLite

extension CatalogWriter {
  func writeDerivations() throws {
    try insert("derivation", 11, data.derivations.enumerated()) { row, entry in
      let term = entry.element
      try row.bind(entry.offset, at: 1)
      try row.bind(term.provider.rawValue, at: 2)
      try row.bind(term.service, at: 3)
      try row.bind(term.meter, at: 4)
      try row.bind(term.exceptions.joined(separator: " "), at: 5)
      try row.bind(term.attributes, at: 6)
      try row.bind(term.baseMeter, at: 7)
      try row.bind(term.baseAttributes, at: 8)
      try row.bind(term.times.description, at: 9)
      try row.bind(term.divisor.description, at: 10)
      try row.bind(term.source, at: 11)
    }
  }
}
