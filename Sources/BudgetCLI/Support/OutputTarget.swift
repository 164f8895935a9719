import Files

/// Where a command's data goes: standard output, a file, or a file a plan in a folder.
struct OutputTarget {
  /// The path as given; nil for standard output.
  let path: String?
  let context: Context
  /// The plans that are read, which nothing is written over.
  var plans: [PlanFile] = []

  /// Whether each plan gets a file of its own.
  var isFolder: Bool {
    guard let path else { return false }
    return path.hasSuffix("/") || Files.isFolder(context.resolve(path))
  }

  /// Writes text, whole or not at all.
  ///
  /// - Throws: a `Failure` with the code for what cannot be written.
  func write(_ text: String) throws {
    guard let path else { return context.output.write(text) }
    try check(path)
    try write(text, to: context.resolve(path))
  }

  /// Writes the texts of several plans into the folder; before the first is written, all names are
  /// known to be free.
  ///
  /// - Throws: a `Failure`, also where two texts have the same name.
  func write(_ texts: [(name: String, text: String)]) throws {
    var names: Set<String> = []
    for (name, _) in texts {
      if let path { try check(Files.path(path, name)) }
      guard names.insert(name).inserted else {
        throw Failure(
          .badUsage, "two plans would be written to '\(name)': give their files different names")
      }
    }
    for (name, text) in texts { try write(text, named: name) }
  }

  /// Writes the text of one plan into the folder.
  func write(_ text: String, named name: String) throws {
    guard let path else { return context.output.write(text) }
    let folder = context.resolve(path)
    try Failure.translating { try Files.createFolder(folder) }
    try write(text, to: Files.path(folder, name))
  }

  private func check(_ path: String) throws {
    for plan in plans where plan.name != "-" {
      guard Files.isSame(context.resolve(plan.name), context.resolve(path)) else { continue }
      throw Failure(
        .badUsage, "'\(path)' is the plan itself, and is left as it is: name another file")
    }
  }

  private func write(_ text: String, to path: String) throws {
    try Failure.translating { try Files.write(text, to: path) }
  }
}
