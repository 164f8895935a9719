public import Files
import Dates
import DelimitedText
import Diagnostics
import Gzip
import JSONText
import Money

/// An input from which a bill is read.
public struct BillInput {
  /// The name in messages.
  public var name: String
  /// Opens the input.
  public var open: () throws -> any ByteSource
  /// Whether the user named it, instead of it being found in a folder.
  public var isNamed: Bool
  /// Whether it can be opened again, and says the same then.
  public var isRepeatable: Bool

  /// An input of its parts.
  public init(
    name: String, isNamed: Bool = true, isRepeatable: Bool = true,
    open: @escaping () throws -> any ByteSource
  ) {
    self.name = name
    self.isNamed = isNamed
    self.isRepeatable = isRepeatable
    self.open = open
  }
}

/// Reads bills of any supported format, detected by header and first bytes, in bounded memory.
public struct BillReader {
  /// The largest number of entries that are kept by day; with more, the granularity is reduced.
  public var entryLimit = 40_000
  /// The largest size of a JSON document in bytes.
  public var documentLimit = 64 << 20

  /// Whether amounts in US dollars are read where a bill in another currency states them too.
  public var prefersDollars = false

  /// Creates a reader with the default limits.
  public init() {}

  private static let headBytes = 1 << 16
  private static let mostPreambleLines = 30

  /// Reads all inputs as one bill.
  ///
  /// - Throws: `BillError` with everything that is wrong with one of them, and errors in reading
  ///   them.
  public func read(_ inputs: [BillInput]) throws -> Bill {
    var combining = Combining(limit: entryLimit)
    var failures: [BillError] = []
    var others: [BillRemark] = []
    for input in inputs {
      do {
        guard let part = try read(input) else {
          others.append(.init(file: input.name, "it is no bill, and was left out"))
          continue
        }
        try combining.add(part, from: input.name)
      } catch let error as BillError {
        failures.append(error)
      }
    }
    if failures.isEmpty {
      do { try combining.addAmortized() } catch let error as BillError { failures.append(error) }
    }
    if let first = failures.first {
      guard failures.count > 1 else { throw first }
      throw BillErrors(all: failures)
    }
    combining.bill.remarks += others
    return combining.finished()
  }

  // MARK: One file

  private func read(_ input: BillInput) throws -> TableReading.Result? {
    var manner = TextManner()
    while true {
      do {
        return try read(input, manner)
      } catch let turned as MannerTurned {
        guard input.isRepeatable else { throw Self.unrepeatable(turned, input.name) }
        switch turned.shown {
        case .dayFirst: manner.order = .dayFirst
        case .decimalCommas: manner.hasDecimalCommas = true
        }
      }
    }
  }

  private static func unrepeatable(_ turned: MannerTurned, _ name: String) -> BillError {
    let message =
      switch turned.shown {
      case .dayFirst:
        "the day comes first in this date, and dates before it could be read in two ways"
      case .decimalCommas:
        "a comma is the decimal point of this number, and numbers before it could be read in two ways"
      }
    return BillError(
      file: name,
      problems: [
        .init(
          line: turned.line, message,
          hints: ["name it as a file, which can be read again from the start"])
      ])
  }

  private func read(
    _ input: BillInput, _ manner: TextManner
  ) throws -> TableReading.Result? {
    do {
      let raw = try PeekedSource(try input.open(), count: Self.headBytes)
      var source: any ByteSource = raw
      var head = raw.head
      if head.starts(with: [0x1F, 0x8B]) {
        let inner = try PeekedSource(try GzipSource(raw), count: Self.headBytes)
        source = inner
        head = inner.head
      }
      if let isBigEndian = UTF16Source.isBigEndian(head) {
        let inner = try PeekedSource(
          UTF16Source(source, isBigEndian: isBigEndian), count: Self.headBytes)
        source = inner
        head = inner.head
      }
      return try read(input, source, head, manner)
    } catch let failure as GzipFailure {
      throw BillError(
        file: input.name,
        problems: [
          .init(
            failure == .truncated
              ? "the gzip file is cut off: its end is missing"
              : "the gzip file is damaged",
            hints: ["fetch it again; 'gzip -t' checks a file"])
        ])
    } catch let error as DelimitedTextError {
      throw BillError(file: input.name, problems: [.init(line: error.line, error.message)])
    }
  }

  private func read(
    _ input: BillInput, _ source: any ByteSource, _ head: [UInt8], _ manner: TextManner
  ) throws -> TableReading.Result? {
    if head.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      if !input.isNamed { return nil }
      throw BillError(file: input.name, problems: [.init("the file is empty")])
    }
    if let other = OtherFormats.name(ofBytes: head) {
      throw refusal(input, other.name, hint: other.hint)
    }
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = head[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try readDocument(input, source)
    }
    return try readTable(input, source, delimiter: Self.delimiter(of: head), manner)
  }

  /// Returns the delimiter that is most frequent in a file's first line.
  private static func delimiter(of head: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let lines = head.prefix(1 << 14)
    func count(_ byte: UInt8) -> Int { lines.count { $0 == byte } }
    let line = lines.prefix { $0 != 0x0A }
    let counts = candidates.map { byte in line.count { $0 == byte } }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else {
      return UInt8(ascii: ",")
    }
    return candidates[index]
  }

  private func readTable(
    _ input: BillInput, _ source: any ByteSource, delimiter: UInt8, _ manner: TextManner
  ) throws -> TableReading.Result? {
    var manner = manner
    manner.isSeparatedByCommas = delimiter == UInt8(ascii: ",")
    var scanner = RowScanner(source, delimiter: delimiter)
    var preamble = BillPreamble()
    var firstRow: [String]?
    for _ in 0..<Self.mostPreambleLines {
      let line = scanner.line
      guard let fields = try scanner.nextFields() else { break }
      let other = OtherFormats.name(ofHeader: fields)
      if other == nil, CostExplorerTable.recognises(fields) {
        return try CostExplorerTable.read(
          fields, &scanner, file: input.name, limit: entryLimit, manner: manner)
      }
      let header = BillHeader(fields)
      if other == nil {
        if let layout = try layout(header, preamble, input, line) {
          var reading = TableReading(
            layout, header: fields, file: input.name, limit: entryLimit, manner: manner,
            prefersDollars: prefersDollars)
          return try reading.read(&scanner)
        }
      }
      if firstRow == nil { firstRow = fields }
      if let other { throw refusal(input, other, hint: nil) }
      if fields.count >= 2 { preamble.values[fields[0].lowercased()] = fields[1] }
    }
    if !input.isNamed { return nil }
    throw BillError(
      file: input.name,
      problems: [
        .init(
          line: 1, column: 1, "it is no bill that is known",
          hints: ["its first line: \(Self.shown(firstRow ?? []))", Self.whatIsRead])
      ])
  }

  /// Returns the layout under a header; nil where no table has it.
  private func layout(
    _ header: BillHeader, _ preamble: BillPreamble, _ input: BillInput, _ line: Int
  ) throws(BillError) -> BillLayout? {
    do throws(HeaderError) {
      for format in BillFormats.tables {
        if let layout = try format.layout(header, preamble) { return layout }
      }
      return nil
    } catch {
      throw BillError(
        file: input.name,
        problems: [
          .init(
            line: line, column: 1, error.message,
            hints: ["the header: \(Self.shown(header.names))"])
        ])
    }
  }

  private static func shown(_ fields: [String]) -> String {
    let text = fields.prefix(12).joined(separator: ",")
    var bytes = Array(text.utf8.prefix(160))
    return bytes.withUnsafeMutableBufferPointer { TableReading.shown(UnsafeBufferPointer($0)) }
      + (fields.count > 12 ? ",…" : "")
  }

  private func readDocument(
    _ input: BillInput, _ source: any ByteSource
  ) throws -> TableReading.Result? {
    var bytes: [UInt8] = []
    try source.forEachChunk { chunk in
      bytes += chunk
      if bytes.count > documentLimit {
        throw BillError(
          file: input.name,
          problems: [.init("the JSON document has more than \(documentLimit >> 20) MiB")])
      }
    }
    let root: JSONNode
    do throws(Diagnostic) {
      root = try JSONReader.read(bytes)
    } catch {
      throw BillError(
        file: input.name,
        problems: [
          .init(
            line: error.position?.line, column: error.position?.column, error.message,
            hints: ["each answer of 'aws ce get-cost-and-usage' has a file of its own"])
        ])
    }
    if CostExplorerJSON.pages(of: root).isEmpty {
      if !input.isNamed { return nil }
      if root["reportKeys"] != nil || root["dataFiles"] != nil {
        throw refusal(
          input, "a manifest of a report", hint: "name the folder that has it and its files")
      }
      throw refusal(input, "JSON, but not what 'aws ce get-cost-and-usage' prints", hint: nil)
    }
    return try CostExplorerJSON.read(root, file: input.name, limit: entryLimit)
  }

  /// The supported formats, in a sentence.
  static let whatIsRead = "what is read: \(BillFormats.titles.joined(separator: "; "))"

  private func refusal(_ input: BillInput, _ name: String, hint: String?) -> BillError {
    BillError(
      file: input.name,
      problems: [
        .init(
          "it is \(name), which is not read",
          hints: (hint.map { [$0] } ?? []) + [Self.whatIsRead])
      ])
  }
}

/// The errors in several files.
public struct BillErrors: Error {
  /// The errors, one per file.
  public var all: [BillError]
}
