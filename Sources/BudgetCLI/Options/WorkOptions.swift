import Arguments
import Analysis
import DelimitedText
import Files
import Money

/// A job whose time and cost are compared, instead of hours.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The amount of data to process; needs --throughput.", valueName: "gb"))
  var workGb: AmountOf?

  @Option(help: ArgumentHelp("The hours of one vCPU to compute.", valueName: "hours"))
  var workCoreHours: AmountOf?

  @Option(
    help: ArgumentHelp(
      "How fast a type works: type=MB/s, type=MB/sxSTREAMS, or a CSV file of type,mb_per_s,streams.",
      valueName: "type=rate"),
    completion: .file(extensions: ["csv"]))
  var throughput: [String] = []

  @Option(
    help: ArgumentHelp(
      "The disk of each instance; 0 for none. gp2 where gp3 did not exist.", valueName: "gb"))
  var diskGb: AmountOf = AmountOf(Quantity(8))

  @Option(help: ArgumentHelp("Public addresses of each instance.", valueName: "count"))
  var addresses: Int = 1

  @Option(help: ArgumentHelp("Total data sent to the internet.", valueName: "gb"))
  var transferOutGb: AmountOf = AmountOf(.zero)

  mutating func validate() throws {
    if workGb != nil, workCoreHours != nil {
      throw ValidationError("give one of --work-gb and --work-core-hours")
    }
    if workGb != nil, throughput.isEmpty {
      throw ValidationError(
        "--work-gb needs --throughput: no source that the catalog holds says how fast types work")
    }
    if workGb == nil, !throughput.isEmpty {
      throw ValidationError("--throughput goes with --work-gb")
    }
    if !(0...250).contains(addresses) {
      throw ValidationError("--addresses is a number from 0 to 250")
    }
  }

  /// Returns the job, if there is one; its disks are of the kind that new servers get.
  func work(_ context: Context, disk: String) throws -> Work? {
    let size: Work.Size
    if let workGb {
      size = .gigabytes(workGb.quantity)
    } else if let workCoreHours {
      size = .coreHours(workCoreHours.quantity)
    } else {
      return nil
    }
    return Work(
      size: size, throughputs: try throughputs(context), volumeType: disk,
      volumeGB: diskGb.quantity, addresses: addresses, transferOutGB: transferOutGb.quantity)
  }

  private func throughputs(_ context: Context) throws -> [String: Throughput] {
    var throughputs: [String: Throughput] = [:]
    for value in throughput {
      if value.contains("=") {
        for (type, rate) in try pairs([value], option: "--throughput", form: "TYPE=MB_PER_S") {
          let parts = rate.split(separator: "x", maxSplits: 1).map(String.init)
          let streams = parts.count == 2 ? parts[1] : "1"
          guard let throughput = Self.throughput(parts.first ?? "", streams) else {
            throw ComparisonError.malformed(
              option: "--throughput", word: rate, form: "MB a second, such as 85 or 12.5x8")
          }
          throughputs[type] = throughput
        }
      } else {
        throughputs.merge(try Self.read(value, context)) { $1 }
      }
    }
    return throughputs
  }

  private static func throughput(_ rate: String, _ streams: String) -> Throughput? {
    guard let rate = try? Quantity(rate), rate > .zero, rate <= Quantity(1_000_000),
      let streams = Int(streams), (1...100_000).contains(streams)
    else { return nil }
    return Throughput(megabytesPerSecond: rate, streams: streams)
  }

  /// Reads a table of `type,mb_per_s,streams` with a header; the streams may be left out.
  private static func read(_ path: String, _ context: Context) throws -> [String: Throughput] {
    let bytes = try Failure.translating {
      try Files.read(context.resolve(path), limit: 1 << 20)
    }
    var throughputs: [String: Throughput] = [:]
    var header: [String]?
    func fail(_ line: Int, _ message: String) -> Failure {
      Failure(.badInput, report: "\(path):\(line):1: error: \(message)")
    }
    do {
      try bytes.withUnsafeBytes { text in
        try DelimitedReader.read(text) { row in
          let fields = try (0..<row.count).map { try row.string($0) }
          guard let names = header else {
            guard fields.prefix(2) == ["type", "mb_per_s"] else {
              throw fail(row.line, "the columns are not type,mb_per_s,streams")
            }
            header = fields
            return
          }
          guard fields.count == names.count,
            let throughput = throughput(fields[1], names.count > 2 ? fields[2] : "1")
          else { throw fail(row.line, "not a type, MB a second above 0, and a number of streams") }
          throughputs[fields[0]] = throughput
        }
      }
    } catch let error as DelimitedTextError {
      throw Failure(.badInput, "\(path): \(error)")
    }
    return throughputs
  }
}
