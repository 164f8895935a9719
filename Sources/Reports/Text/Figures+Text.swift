import Scenarios
import Analysis
import Billing

extension LineFigures {
  /// The description for people.
  var description: String { VisibleText.name(charge.usage.description) }
}

extension ResourceFigures {
  /// The name on one line.
  var name: String { VisibleText.name(resource.name) }
}

extension TagGroup {
  /// The value for people.
  var name: String { value.map(VisibleText.name) ?? "(none)" }
}
