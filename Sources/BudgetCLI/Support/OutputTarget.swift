import Files

/// Where a command's data goes: standard output, a file, or a file a plan in a folder.
struct OutputTarget {
  /// The path as given; nil for standard output.
  let path: String?
  let context: Context

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
    try write(text, to: context.resolve(path))
  }

  /// Writes the text of one plan into the folder.
  func write(_ text: String, named name: String) throws {
    guard let path else { return context.output.write(text) }
    let folder = context.resolve(path)
    try Failure.translating { try Files.createFolder(folder) }
    try write(text, to: Files.path(folder, name))
  }

  private func write(_ text: String, to path: String) throws {
    try Failure.translating { try Files.write(text, to: path) }
  }
}
