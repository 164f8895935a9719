import Files
import Handouts

/// The templates of a handout: the program's own, or those in the instructor's folder.
struct HandoutTemplateFolder {
  private let path: String?
  private let own: [String: Template]

  /// Reads the templates in a folder; the program's own are used for the others.
  ///
  /// - Throws: a `Failure` where the folder contains none, or one cannot be read.
  init(path: String?, context: Context) throws {
    self.path = path
    guard let path else {
      own = [:]
      return
    }
    let folder = context.resolve(path)
    var own: [String: Template] = [:]
    for name in HandoutTemplates.names where Files.exists(Files.path(folder, name)) {
      let bytes = try Failure.translating {
        try Files.read(Files.path(folder, name), limit: 1 << 20)
      }
      own[name] = Template(name: name, text: String(decoding: bytes, as: UTF8.self))
    }
    guard !own.isEmpty else {
      throw Failure(
        .noInput, "there are no templates in '\(path)'",
        notes: [
          "templates are called \(HandoutTemplates.names.joined(separator: ", "))",
          "budget handout --copy-templates \(path) copies the program's own there",
        ])
    }
    self.own = own
  }

  /// Returns the template of a document in a format.
  func template(_ document: HandoutDocument, _ format: HandoutFormat) -> Template {
    let name = "\(document.rawValue).\(format.fileExtension)"
    return own[name] ?? HandoutTemplates.builtIn(name)
  }

  /// Returns the failure for an error in a template, with its position.
  func failure(_ error: TemplateError) -> Failure {
    let file = path.map { "\($0)/\(error.name)".replacing("//", with: "/") } ?? error.name
    let place = "\(file):\(error.line):\(error.column)"
    var lines = ["\(place): error: \(error.message)"]
    if !error.hint.isEmpty { lines.append("\(place): note: \(error.hint)") }
    return Failure(.badInput, report: lines.joined(separator: "\n"))
  }
}
