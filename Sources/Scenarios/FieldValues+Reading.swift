import Dates
import Diagnostics
import Money

/// Values by their kinds; nil where they are not given.
extension FieldValues {
  func object(_ name: String) -> FieldValues? {
    if case .object(let fields)? = value(name) { return fields }
    return nil
  }

  /// Returns those of some keys that were given, in the order of the file.
  func given(_ names: [String]) -> [String] {
    let written = names.filter { isWritten($0) }
    if written.count < 2 { return written }
    let placed = written.map { (name: $0, position: position(of: $0) ?? .start) }
    // Values changed from outside come last, because they are what conflicts with the rest.
    return placed.sorted {
      ($0.position.change, $0.position) < ($1.position.change, $1.position)
    }.map(\.name)
  }

  /// Returns the word that was given for a field; nil where none was.
  package func text(_ name: String) -> String? {
    if case .text(let text)? = value(name) { return text }
    return nil
  }

  func date(_ name: String) -> CalendarDate? {
    if case .date(let date)? = value(name) { return date }
    return nil
  }

  func moment(_ name: String) -> Moment? {
    if case .moment(let moment)? = value(name) { return moment }
    return nil
  }

  package func integer(_ name: String) -> Int? {
    if case .integer(let number)? = value(name) { return number }
    return nil
  }

  func flag(_ name: String) -> Bool? {
    if case .flag(let flag)? = value(name) { return flag }
    return nil
  }

  func words(_ name: String) -> [String]? {
    if case .words(let words)? = value(name) { return words }
    return nil
  }

  func money(_ name: String) -> Money? {
    range(name).flatMap { try? Money($0.likely, at: UnitPrice(scaled: Quantity.one.scaled)) }
  }
}
