import Bills
import Files
import Diagnostics
import JSONText

/// The bills of a command line: files, folders with their manifests, standard input.
struct BillInputs {
  let context: Context
  /// Notes on files that were found next to bills and ignored.
  private(set) var remarks: [BillRemark] = []

  init(_ context: Context) { self.context = context }

  /// Returns the inputs with some names; `-` is standard input.
  ///
  /// - Throws: a `Failure` where a file does not exist.
  mutating func resolve(_ names: [String]) throws -> [BillInput] {
    var inputs: [BillInput] = []
    for name in names {
      if name == "-" {
        inputs.append(standardInput())
        continue
      }
      let path = context.resolve(name)
      if Files.isFolder(path) {
        inputs += try folder(name, path)
      } else if isManifest(name) {
        let (shown, folder) = Self.root(ofManifest: name, path)
        inputs += try manifest(name, path, in: folder, shown: shown)
      } else {
        inputs.append(
          BillInput(name: name, isRepeatable: Files.isRegular(path)) { try FileSource(path) })
      }
    }
    if inputs.isEmpty {
      throw Failure(
        .noInput, "there are no bills in \(names.map { "'\($0)'" }.joined(separator: ", "))",
        notes: ["what is read from folders: *.csv, *.csv.gz, *.json"])
    }
    return inputs
  }

  private func standardInput() -> BillInput {
    let input = context.input
    return BillInput(name: "standard input", isRepeatable: false) { try input.open() }
  }

  private func isManifest(_ name: String) -> Bool {
    name.lowercased().hasSuffix("manifest.json")
  }

  private mutating func folder(_ name: String, _ path: String) throws -> [BillInput] {
    let files = try Failure.translating { try FileTree.list(path).map(\.path) }
    let manifests = try newest(files.filter(isManifest), name, path)
    if !manifests.isEmpty {
      var inputs: [BillInput] = []
      for manifest in manifests {
        inputs += try self.manifest(
          Files.path(name, manifest), Files.path(path, manifest), in: path, shown: name)
      }
      // Two manifests, such as one for each delivery, may name the same file.
      var known: Set<String> = []
      inputs = inputs.filter { known.insert($0.name).inserted }
      let named = Set(inputs.map(\.name))
      let left = files.filter {
        Self.isBill($0) && !isManifest($0) && !named.contains(Files.path(name, $0))
      }
      for file in left {
        remarks.append(
          .init(file: Files.path(name, file), "no manifest names it, and it was left out"))
      }
      return inputs
    }
    for file in files where !Self.isBill(file) {
      remarks.append(.init(file: Files.path(name, file), "it is no CSV or JSON, and was left out"))
    }
    return files.filter(Self.isBill).map { file in
      let full = Files.path(path, file)
      return BillInput(name: Files.path(name, file), isNamed: false) { try FileSource(full) }
    }
  }

  /// Returns the manifests without those of older versions of the same report.
  ///
  /// AWS puts each version into a folder of its own, with its manifest, and the newest version's
  /// manifest also above these folders.
  ///
  /// - Throws: a `Failure` where two versions of a period stand side by side.
  private func newest(
    _ manifests: [String], _ name: String, _ path: String
  ) throws -> [String] {
    let newest = manifests.filter { manifest in
      !manifests.contains { other in
        other != manifest && Files.name(of: other) == Files.name(of: manifest)
          && Files.folder(of: other) == Files.folder(of: Files.folder(of: manifest))
      }
    }
    var known: [[String]: String] = [:]
    for manifest in newest {
      let bytes = try Failure.translating {
        try Files.read(Files.path(path, manifest), limit: 16 << 20)
      }
      guard let root = try? JSONReader.read(bytes),
        let report = ManifestReading.report(of: root, named: Files.name(of: manifest))
      else { continue }
      if let other = known[report] {
        throw Failure(
          .badInput,
          report:
            "\(Files.path(name, manifest)): error: it is of the same report and period as \(Files.path(name, other)), and nothing tells which is the newer version\n\(Files.path(name, manifest)): note: name the manifest of one of them"
        )
      }
      known[report] = manifest
    }
    return newest
  }

  /// Whether a file in a folder is read as a bill, by its name.
  static func isBill(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".csv", ".csv.gz", ".gz", ".json", ".tsv"].contains { lower.hasSuffix($0) }
  }

  /// Returns the folder that has a manifest's files: its own, or, for Data Exports, the one in which
  /// `metadata` and `data` are side by side.
  private static func root(
    ofManifest name: String, _ path: String
  ) -> (shown: String, path: String) {
    var (shown, folder) = (Files.folder(of: name), Files.folder(of: path))
    for _ in 0..<3 where Files.name(of: folder) != "metadata" && shown.contains("/") {
      (shown, folder) = (Files.folder(of: shown), Files.folder(of: folder))
    }
    guard Files.name(of: folder) == "metadata", shown.contains("/") || shown == "metadata" else {
      return (Files.folder(of: name), Files.folder(of: path))
    }
    return (Files.folder(of: shown), Files.folder(of: folder))
  }

  /// Returns the files that an AWS manifest names: `reportKeys` of a legacy report, `dataFiles` of
  /// Data Exports; they are somewhere under a folder.
  private func manifest(
    _ name: String, _ path: String, in folder: String, shown shownFolder: String
  ) throws -> [BillInput] {
    let bytes = try Failure.translating { try Files.read(path, limit: 16 << 20) }
    let root: JSONNode
    do throws(Diagnostic) {
      root = try JSONReader.read(bytes)
    } catch {
      throw Failure(.badInput, report: error.rendered(file: name))
    }
    let keys = ManifestReading.files(of: root)
    guard !keys.isEmpty else {
      throw Failure(
        .badInput,
        report:
          "\(name):1:1: error: the manifest names no files: there is no 'reportKeys' or 'dataFiles'"
      )
    }
    let beside = try Failure.translating { try FileTree.list(folder).map(\.path) }
    return try keys.map { key in
      let last = Files.name(of: key)
      // Use the longest end of the key that exists as a file: reports of several months have the
      // same names in different folders.
      let found = beside.filter { Files.name(of: $0) == last }.max {
        commonEnd($0, key) < commonEnd($1, key)
      }
      guard let found else {
        throw Failure(
          .noInput,
          report: "\(name): error: the manifest names '\(key)', which is not in '\(shownFolder)'")
      }
      let full = Files.path(folder, found)
      return BillInput(name: Files.path(shownFolder == "." ? "" : shownFolder, found)) {
        try FileSource(full)
      }
    }
  }

  private func commonEnd(_ left: String, _ right: String) -> Int {
    zip(left.split(separator: "/").reversed(), right.split(separator: "/").reversed())
      .prefix { $0 == $1 }.count
  }
}

/// Reads the file names in a manifest.
private enum ManifestReading {
  /// Returns what tells a report and its period from others, where the manifest is of one version
  /// among several; nil where it does not say.
  static func report(of root: JSONNode, named fallback: String) -> [String]? {
    guard let version = text(root, "assemblyId") ?? text(root, "executionId"), !version.isEmpty,
      let period = member(root, "billingPeriod")
    else { return nil }
    let name = text(root, "reportName") ?? text(root, "exportArn") ?? fallback
    return [name, text(period, "start") ?? text(period, "startDate") ?? ""]
  }

  private static func member(_ node: JSONNode, _ key: String) -> JSONNode? {
    guard case .object(let members) = node.value else { return nil }
    return members.first { $0.key == key }?.node
  }

  private static func text(_ node: JSONNode, _ key: String) -> String? {
    guard case .string(let text)? = member(node, key)?.value else { return nil }
    return text
  }

  static func files(of root: JSONNode) -> [String] {
    guard case .object(let members) = root.value else { return [] }
    for key in ["reportKeys", "dataFiles"] {
      guard let node = members.first(where: { $0.key == key })?.node,
        case .array(let items) = node.value
      else { continue }
      return items.compactMap { item in
        if case .string(let text) = item.value { return text }
        return nil
      }
    }
    return []
  }
}
