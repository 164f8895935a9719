import Catalog
import CatalogBuilding
import Files
import Synchronization
import TestServer
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs the real `budget-fetch` against a server, and inspects the resulting catalog.
private struct Setting {
  let folder = TemporaryFolder()
  let program: TestProgram
  var data: String { folder("data") }
  var catalog: String { folder("catalog.sqlite") }

  init?() {
    guard let program = TestProgram.built("budget-fetch") else { return nil }
    self.program = program
    do {
      try write("sources.csv", "id,name,published,confidence,note\nold,Old list,2020-01-01,high,\n")
      try write("aws/regions.csv", "region,name\neu-west-1,EU (Ireland)\n")
      try write(
        "aws/ec2/on_demand/eu-west-1.csv",
        """
        instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
        m5.large,2020-01-01,,old,0.1,,,

        """)
      try write(
        "feed-mapping/aws-regions.csv",
        """
        region,usage_prefixes,locations,spot_name
        eu-west-1,EU,EU (Ireland),eu-ireland

        """)
      try write("feed-mapping/aws-units.csv", "feed_unit,unit\nHrs,hour\n")
      try write(
        "feed-mapping/aws-offers.csv",
        """
        offer,usage_types,conditions,service,region,meter,attributes,feed_units,unit,divisor,options
        AmazonEC2,BoxUsage:*,Operating System=Linux,ec2,,{usage type},operating_system=linux,Hrs,hour,1,

        """)
      _ = try CatalogFile.build(data: data, file: catalog)
    } catch { return nil }
  }

  func write(_ name: String, _ text: String) throws {
    try Files.createFolder(Files.folder(of: folder("data/" + name)))
    try Files.write(text, to: folder("data/" + name))
  }

  func arguments(_ more: [String]) -> [String] {
    [
      "--data", data, "--catalog", catalog, "--retries", "1", "--retry-delay", "5",
      "--stall-timeout", "1",
    ] + more
  }

  /// Returns what a reader sees: all prices, and that the file is a catalog.
  func answers() -> String {
    do {
      let catalog = try CatalogFile.open(catalog)
      let found = try catalog.search(words: ["m5"], limit: 100)
      let errors = try catalog.verify().filter { $0.severity == .error }
      return "\(found)\(errors)"
    } catch { return "\(error)" }
  }

  func leftovers() -> [String] {
    let names = try? Files.names(in: folder.path)
    return (names ?? []).filter { $0.hasPrefix(".catalog") }.sorted()
  }
}

extension Files {
  /// The names in a folder, including hidden ones.
  fileprivate static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}

private let heading = """
  "FormatVersion","v1.0"
  "Disclaimer","none"
  "Publication Date","2025-09-12T22:53:08Z"
  "Version","20250912225308"
  "OfferCode","AmazonEC2"
  SKU,TermType,RateCode,Unit,PricePerUnit,Currency,StartingRange,EndingRange,Operating System,usageType,Region Code

  """

private func offer(rows: Int = 1, price: String = "0.2") -> [UInt8] {
  var text = heading
  for row in 0..<rows {
    let type = row == 0 ? "m5.large" : "m5.size\(row)"
    text +=
      "S\(row),OnDemand,S\(row).T.R,Hrs,\(price),USD,0,Inf,Linux,EU-BoxUsage:\(type),eu-west-1\n"
  }
  return Array(text.utf8)
}

@Suite(.serialized) struct RefreshProgramTests {
  private func setting() throws -> Setting {
    try #require(Setting(), "budget-fetch is not beside the tests: build it first")
  }

  @Test func refreshesFromAnAddressAndAFile() throws {
    let setting = try setting()
    let server = try TestServer(headers: ["ETag": "\"1\""], body: offer())
    let first = setting.program.run(
      setting.arguments(["--from", server.address("/x/index.csv")]), folder: setting.folder.path)
    #expect(first.code == 0)
    #expect(first.output == "index.csv: 0 new, 1 changed, 0 as before, 0 ended (prices)\n")
    #expect(setting.answers().contains("feed-aws-offers-amazonec2-2025-09-12"))
    try Files.write(offer(price: "0.3"), to: setting.folder("list.csv"))
    let second = setting.program.run(
      setting.arguments(["--from", setting.folder("list.csv"), "--dry-run"]),
      folder: setting.folder.path)
    #expect(second.code == 0)
    #expect(second.output.hasSuffix("(would be)\n"))
    #expect(setting.leftovers() == [])
  }

  /// The index of an offer's regions is followed, and nothing is fetched twice.
  @Test func findsTheListsOfAnOffer() throws {
    let setting = try setting()
    let server = try TestServer { request, connection in
      if request.path.hasSuffix("region_index.json") {
        let index = """
          {"publicationDate":"2025-09-12T22:53:08Z","regions":{"eu-west-1":{"regionCode":"eu-west-1",
          "currentVersionUrl":"/offers/v1.0/aws/AmazonEC2/1/eu-west-1/index.json"},
          "us-gov-west-1":{"regionCode":"us-gov-west-1","currentVersionUrl":"/nowhere"}}}
          """
        connection.reply(200, body: Array(index.utf8))
      } else if request.headers["if-none-match"] == "\"1\"" {
        connection.reply(304)
      } else {
        connection.reply(200, headers: ["ETag": "\"1\""], body: offer())
      }
    }
    try Files.write(
      "feed,address\naws-offers,\(server.address("/offers/v1.0/aws/{offer}/current/region_index.json"))\n",
      to: setting.folder("addresses.csv"))
    let arguments = setting.arguments([])
    let environment = ["BUDGET_FEEDS": setting.folder("addresses.csv")]
    let first = setting.program.run(
      arguments, environment: environment, folder: setting.folder.path)
    let second = setting.program.run(
      arguments, environment: environment, folder: setting.folder.path)
    #expect(first.output == "AmazonEC2: 0 new, 1 changed, 0 as before, 0 ended (prices)\n")
    #expect(second.output == "everything is as before\n")
    #expect(
      server.seen.map(\.path) == [
        "/offers/v1.0/aws/AmazonEC2/current/region_index.json",
        "/offers/v1.0/aws/AmazonEC2/1/eu-west-1/index.csv",
        "/offers/v1.0/aws/AmazonEC2/current/region_index.json",
        "/offers/v1.0/aws/AmazonEC2/1/eu-west-1/index.csv",
      ])
  }

  /// A paged feed: all pages become one list, and a cycle of pages is an error.
  @Test func followsPages() throws {
    let setting = try setting()
    try setting.write(
      "feed-mapping/azure-retail.csv",
      """
      conditions,service,meter,attributes,feed_units,unit,divisor
      type=Consumption,azure_vm,VM:{armSkuName},,1 Hour,hour,1

      """)
    let server = try TestServer { request, connection in
      let page = request.path.contains("skip=2") ? 3 : request.path.contains("skip=1") ? 2 : 1
      let isCircle = request.path.contains("circle")
      let next =
        page == 3 && !isCircle
        ? "null" : "\"/prices?\(isCircle ? "circle&" : "")$skip=\(page % 3)\""
      let item = """
        {"currencyCode":"USD","tierMinimumUnits":0,"retailPrice":6.5e-05,"armRegionName":"westeurope",
        "type":"Consumption","armSkuName":"Standard_B\(page)","unitOfMeasure":"1 Hour","skuId":"\(page)"}
        """
      let body = "{\"BillingCurrency\":\"USD\",\"Items\":[\(item)],\"NextPageLink\":\(next)}"
      connection.reply(
        200, headers: ["Last-Modified": "Fri, 12 Sep 2025 22:53:08 GMT"], body: Array(body.utf8))
    }
    func run(_ path: String) throws -> TestProgram.Result {
      try Files.write(
        "feed,address\nazure-retail,\(server.address(path))\n", to: setting.folder("addresses.csv"))
      return setting.program.run(
        setting.arguments(["azure-retail", "--addresses", setting.folder("addresses.csv")]),
        folder: setting.folder.path)
    }
    #expect(
      try run("/prices").output == "azure-retail: 3 new, 0 changed, 0 as before, 0 ended (prices)\n"
    )
    let circle = try run("/prices?circle&")
    #expect(circle.code == 65)
    #expect(circle.errors.contains("the pages go round in a circle"))
  }

  /// A server's answer, with the expected exit code and message.
  static let faults: [(Int, [UInt8], Int32, String)] = [
    (404, [], 69, "the server answers 404 (not found)"),
    (403, Array("<html>".utf8), 69, "the server answers 403 (forbidden)"),
    (500, [], 69, "the server answers 500"),
    (200, Array("<html><body>Sign in".utf8), 65, "it is a web page and no price list"),
    (200, [], 65, "it is empty"),
    (200, Array(offer().dropLast(12)), 65, "fields, but the header has 11"),
    (200, Array(heading.utf8), 65, "has no price that the catalog needs"),
    (
      200, Array(offer(rows: 3).dropLast(60)) + Array("\"".utf8), 65,
      "a quotation mark inside a field"
    ),
    (200, offer(price: "cheap"), 65, "has no price that the catalog needs"),
    (
      200,
      Array(
        String(decoding: offer(), as: UTF8.self).replacing("2025-09-12T", with: "2015-09-12T").utf8),
      65, "is older than what the catalog has"
    ),
  ]

  @Test(arguments: faults)
  func leavesTheCatalog(status: Int, body: [UInt8], code: Int32, message: String) throws {
    let setting = try setting()
    let before = setting.answers()
    let server = try TestServer(status: status, body: body)
    let result = setting.program.run(
      setting.arguments(["--from", server.address("/index.csv")]), folder: setting.folder.path)
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.contains("error: "))
    #expect(setting.answers() == before)
    #expect(setting.leftovers() == [])
  }

  @Test func refusesWhatIsNotEncryptedAndWhatIsNotThere() throws {
    let setting = try setting()
    let cases: [([String], Int32, String)] = [
      (["--from", "http://example.invalid/index.csv"], 69, "it is not encrypted"),
      (["--from", "https://no-such-host.invalid/index.csv"], 69, "cannot download"),
      (["--from", "http://127.0.0.1:1/index.csv"], 69, "cannot download"),
      (["--from", setting.folder("nothing.csv")], 66, "no such file"),
      (["--nonsense", "1"], 64, "there is no option '--nonsense'"),
      (["no-feed"], 64, "there is no feed 'no-feed'"),
    ]
    for (arguments, code, message) in cases {
      let result = setting.program.run(
        setting.arguments(arguments), folder: setting.folder.path)
      #expect(result.code == code, "\(result.errors)")
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test func asksTheProxyOfTheEnvironment() throws {
    let setting = try setting()
    let proxy = try TestServer(body: offer())
    let result = setting.program.run(
      setting.arguments(["--from", "http://prices.invalid/index.csv", "--allow-http"]),
      environment: ["http_proxy": proxy.address("")], folder: setting.folder.path)
    #expect(result.code == 0)
    #expect(proxy.seen.map(\.path) == ["http://prices.invalid/index.csv"])
  }

  @Test(.enabled(if: Files.exists("/usr/bin/openssl"))) func doesNotTrustAnyCertificate() throws {
    let openssl = TestProgram(path: "/usr/bin/openssl")
    let setting = try setting()
    let folder = setting.folder
    let made = openssl.run(
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-keyout", folder("key.pem"), "-out",
        folder("certificate.pem"),
      ], folder: folder.path)
    try #require(made.code == 0, "\(made.errors)")
    try Files.write(offer(), to: folder("index.csv"))
    // A port that was free a moment ago; if another test has taken it, the next one is tried.
    var port = try TestServer().port
    var running: RunningProgram?
    repeat {
      repeat { port += 1 } while TestServer.isListening(on: port)
      running = openssl.start(
        [
          "s_server", "-accept", "\(port)", "-cert", folder("certificate.pem"), "-key",
          folder("key.pem"), "-HTTP", "-quiet",
        ], folder: folder.path)
      while !TestServer.isListening(on: port), running?.isRunning ?? false { usleep(10_000) }
    } while running.map { !$0.isRunning } ?? false
    let server = try #require(running)
    defer {
      server.signal(SIGKILL)
      _ = server.wait()
    }
    let before = setting.answers()
    let result = setting.program.run(
      setting.arguments(["--from", "https://localhost:\(port)/index.csv"]), folder: folder.path)
    #expect(result.code == 69)
    #expect(result.errors.contains("certificate is not trusted"), "\(result.errors)")
    #expect(setting.answers() == before)
  }

  /// Fills the disk at any point: every limit from nothing to enough.
  @Test(.enabled(if: Files.exists("/usr/bin/prlimit"))) func fullDisk() throws {
    let setting = try setting()
    let server = try TestServer(body: offer(rows: 400, price: "0.25"))
    let before = setting.answers()
    var codes: Set<Int32> = []
    for limit in [0, 1000, 8192, 20_000, 40_000, 90_000, 150_000] {
      let result = setting.program.run(
        setting.arguments(["--from", server.address("/index.csv"), "--dry-run", "--quiet"]),
        folder: setting.folder.path, fileSizeLimit: limit)
      codes.insert(result.code)
      #expect(setting.answers() == before)
      if result.code != 0 { #expect(result.code == 73, "\(limit): \(result.errors)") }
    }
    #expect(codes.contains(73))
  }

  /// Kills the program at 50 moments, half of the times as from the keyboard: the catalog is the
  /// complete old or new one, and the next refresh works and cleans up.
  @Test func killedAtAnyMoment() throws {
    let setting = try setting()
    let body = offer(rows: 3000)
    let server = try TestServer { _, connection in
      connection.head(200, headers: ["Content-Length": "\(body.count)", "ETag": "\"1\""])
      for start in stride(from: 0, to: body.count, by: 40_000) {
        connection.send(body[start..<min(start + 40_000, body.count)])
        connection.wait(milliseconds: 2)
      }
    }
    let before = setting.answers()
    let pristine = try Files.read(setting.catalog, limit: 1 << 26)
    let arguments = setting.arguments(["--from", server.address("/index.csv"), "--quiet"])
    let started = clock_milliseconds()
    #expect(setting.program.run(arguments, folder: setting.folder.path).code == 0)
    let whole = clock_milliseconds() - started
    let after = setting.answers()
    #expect(after != before)
    var seen: Set<String> = []
    for moment in 0..<50 {
      try Files.write(pristine, to: setting.catalog)
      let running = try #require(
        setting.program.start(arguments, folder: setting.folder.path))
      usleep(UInt32(1000 * whole * moment / 48))
      running.signal(moment.isMultiple(of: 2) ? SIGKILL : SIGINT)
      _ = running.wait()
      let answers = setting.answers()
      #expect(answers == before || answers == after)
      seen.insert(answers)
    }
    #expect(seen.contains(before))
    #expect(setting.program.run(arguments, folder: setting.folder.path).code == 0)
    #expect(setting.answers() == after)
    #expect(setting.leftovers() == [])
  }

  @Test func twoAtOnceWaitOrSaySo() throws {
    let setting = try setting()
    let folder = setting.folder.path
    let isAnswered = Mutex(false)
    let server = try TestServer { request, connection in
      while request.number == 0, !isAnswered.withLock({ $0 }) { connection.wait(milliseconds: 10) }
      connection.reply(200, body: offer())
    }
    // The first one waits for its answer until the others have finished.
    let arguments = setting.arguments([
      "--from", server.address("/index.csv"), "--stall-timeout", "60",
    ])
    let first = try #require(setting.program.start(arguments, folder: folder))
    while server.seen.isEmpty { usleep(10_000) }
    let busy = setting.program.run(arguments + ["--no-wait"], folder: folder)
    let waiting = try #require(setting.program.start(arguments, folder: folder))
    while !waiting.errorsSoFar.contains("waiting for it to end"), waiting.isRunning {
      usleep(10_000)
    }
    isAnswered.withLock { $0 = true }
    #expect(first.wait().code == 0)
    #expect(busy.code == 69)
    #expect(busy.errors.contains("another refresh of"))
    let waited = waiting.wait()
    #expect(waited.code == 0)
    #expect(waited.errors.contains("waiting for it to end"))
  }
}

private func clock_milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
