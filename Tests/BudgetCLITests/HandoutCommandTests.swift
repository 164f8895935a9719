import Foundation
import Testing

import enum BudgetCLI.ExitStatus
@testable import BudgetCLI

/// Tests of `budget handout` at the bundled prices: its files, options and errors.
@Suite struct HandoutCommandTests {
  private static let plan = "scenarios/class-38-individual.json"

  /// A wrong command line, with its message and exit code.
  struct Wrong: CustomTestStringConvertible, Sendable {
    var words: String
    var errors: String
    var status: ExitStatus

    var testDescription: String { words }
  }

  @Test(arguments: [
    Wrong(words: "handout", errors: "missing argument '<scenario>'", status: .badUsage),
    Wrong(words: "handout \(plan) --exercises 201", errors: "0 to 200", status: .badUsage),
    Wrong(words: "handout \(plan) --answers", errors: "needs --exercises", status: .badUsage),
    Wrong(
      words: "handout \(plan) --exercises 2 --answers --instructor-notes", errors: "FOLDER/",
      status: .badUsage),
    Wrong(
      words: "handout \(plan) --proposal --instructor-notes", errors: "are two files",
      status: .badUsage),
    Wrong(
      words: "handout \(plan) --instructor-notes --format csv", errors: "no tables",
      status: .badUsage),
    Wrong(words: "handout \(plan) --confidence 0", errors: "1 to 99", status: .badUsage),
    Wrong(words: "handout \(plan) --students 0", errors: "1 to 100000", status: .badUsage),
    Wrong(
      words: "handout \(plan) --accounts both", errors: "'individual', 'shared'", status: .badUsage),
    Wrong(
      words: "handout \(plan) --template Sources", errors: "no templates in 'Sources'",
      status: .noInput),
    Wrong(words: "handout nothing.json", errors: "nothing.json", status: .noInput),
  ])
  func refuses(_ wrong: Wrong) {
    let outcome = Checkout.run(wrong.words.split(separator: " ").map(String.init))
    #expect(outcome.errors.contains(wrong.errors), "\(outcome.errors)")
    #expect(outcome.code == wrong.status.rawValue && outcome.output.isEmpty)
  }

  /// Where a plan has ranges, no figure stands alone.
  @Test func theFirstPageSaysHowUncertainItIs() {
    let page = Checkout.run(["handout", "scenarios/forecast-class.json", "--no-appendix"]).output
    #expect(page.contains("In 8 of 10 terms each uses $15."), "\(page)")
    #expect(page.contains("In the forecast, a student's Course credit is used up in "))
    #expect(
      !Checkout.run(["handout", Self.plan, "--no-appendix"]).output.contains("8 of 10 terms"))
  }

  @Test func aFolderGetsAllFiles() throws {
    let folder = "\(Checkout.temporary)/handout-files"
    let outcome = Checkout.run([
      "handout", Self.plan, "--exercises", "3", "--answers", "--instructor-notes", "--output",
      folder + "/",
    ])
    #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let stem = "class-38-individual"
    #expect(
      files == [
        "\(stem)-answers.html", "\(stem)-answers.md", "\(stem)-handout-credit.svg",
        "\(stem)-handout-left-on.svg", "\(stem)-handout-months.svg",
        "\(stem)-handout-timeline.svg", "\(stem)-handout.csv", "\(stem)-handout.html",
        "\(stem)-handout.md", "\(stem)-notes.html", "\(stem)-notes.md",
      ])
    let page = try String(contentsOfFile: "\(folder)/\(stem)-handout.md", encoding: .utf8)
    for file in files where file.hasSuffix(".svg") { #expect(page.contains("](\(file))")) }
  }

  /// Charts are found and nothing becomes markup, whatever the name of the plan's file.
  @Test(arguments: [
    "x)<img src=x onerror=alert(1)>(", "class#1", "a?b", "a)b", "50% off", "a b\u{202E}c", "-x",
    "[y](z)",
  ])
  func imagesResolveWhateverTheFileIsCalled(_ name: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.root)/\(Self.plan)"))
    let path = try Checkout.file("\(name).json", Array(bytes))
    let folder = try Checkout.folder()
    let outcome = Checkout.run([
      "handout", path, "--proposal", "--instructor-notes", "--output", "\(folder)/",
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let page = try String(contentsOfFile: "\(folder)/\(name)-handout.md", encoding: .utf8)
    var images = 0
    for part in page.split(separator: "![").dropFirst() {
      let address = part.drop { $0 != "]" }.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      let file = try #require(String(address).removingPercentEncoding)
      #expect(files.contains { $0.unicodeScalars.elementsEqual(file.unicodeScalars) }, "\(file)")
      images += 1
    }
    #expect(images == 4)
    for file in files where file.hasSuffix(".html") || file.hasSuffix(".md") {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      #expect(!text.contains("<img"), "\(file)")
      #expect(!text.unicodeScalars.contains("\u{202E}"), "\(file)")
    }
  }

  /// A plan with ranges asks for the forecast's amount, in every format of a handout.
  @Test func theProposalHasAReserveFromTheForecast() throws {
    let plan = "scenarios/forecast-lab-grant.json"
    let forecast = Checkout.run(["forecast", plan]).output
    let ask = try #require(forecast.split(separator: "Ask for ").dropFirst().first)
    let sum = ask.prefix { $0 != ":" }
    let page = Checkout.run(["handout", plan, "--proposal"])
    #expect(page.code == 0 && page.output.contains("**\(sum).00 for 12 months: "), "\(page.errors)")
    let folder = try Checkout.folder()
    let files = Checkout.run(["handout", plan, "--proposal", "--output", "\(folder)/"])
    #expect(files.code == 0)
    for ending in ["md", "html", "csv"] {
      let path = "\(folder)/forecast-lab-grant-proposal.\(ending)"
      #expect(FileManager.default.fileExists(atPath: path), "\(ending)")
    }
    let surer = Checkout.run(["handout", plan, "--proposal", "--confidence", "95"]).output
    #expect(surer.contains("enough in 95 of 100 terms") && surer != page.output)
  }

  /// A machine that is billed by its processors and memory costs both of them an hour, and its first
  /// hour has no discount yet; what is bought has neither hours nor a region.
  @Test func aMachineInPartsHasOnePriceAnHour() throws {
    let plan = """
      { "title": "Parts", "provider": "gcp", "region": "us-central1", "start": "2026-12-01",
        "months": 2, "account": { "opened": "2026-10-01" },
        "resources": [
          { "name": "notebook", "service": "gcp_compute", "machine_type": "n2-standard-4",
            "hours_per_month": 400 },
          { "name": "queue", "service": "sqs", "provider": "aws", "region": "eu-west-1",
            "monthly_requests": 5000000 },
          { "name": "book", "service": "custom", "unit_price_usd": 49.9, "quantity": 2 } ] }
      """
    let file = try Checkout.file("parts.json", Array(plan.utf8))
    let page = Checkout.run(["handout", file, "--exercises", "30", "--no-appendix"])
    #expect(page.code == 0, "\(page.errors)")
    // 4 × 0.031611 + 16 × 0.004237
    #expect(page.output.contains("n2-standard-4: $0.194236 an hour"))
    #expect(page.output.contains("| 400 hours a month | $0.1942 | – | – |"))
    #expect(page.output.contains("| book | Other costs | 1 | – | – | – | $99.80 in all |"))
    #expect(page.output.contains(" are left at the end, and $"))
  }

  /// The same plan in other clouds has a total for each, or a reason why not.
  @Test func otherCloudsAreInTheAppendix() {
    let page = Checkout.run(["handout", Self.plan]).output
    #expect(page.contains("**The same plan in other clouds**"))
    #expect(page.contains("| Azure | $") && page.contains("| Google Cloud | $"))
    #expect(!page.contains("azure_vm") && !page.contains("gcp_compute"))
    #expect(!Checkout.run(["handout", Self.plan, "--no-appendix"]).output.contains("Azure"))
  }

  /// The class's numbers on the command line give the same result as those in a plan.
  @Test func optionsChangeThePlan() throws {
    let options = ["--students", "20", "--credit", "50", "--accounts", "shared", "--format", "csv"]
    let changed = Checkout.run(["handout", Self.plan] + options)
    let json = try String(contentsOfFile: "\(Checkout.root)/\(Self.plan)", encoding: .utf8)
      .replacing(
        "\"students\": 38, \"accounts\": \"individual\"",
        with: "\"students\": 20, \"accounts\": \"shared\""
      )
      .replacing("\"amount_usd\": 100", with: "\"amount_usd\": 50")
    let path = try Checkout.file("class-20.json", Array(json.utf8))
    let written = Checkout.run(["handout", path, "--format", "csv"])
    #expect(changed.code == 0 && written.code == 0, "\(changed.errors)\(written.errors)")
    #expect(changed.outputBytes == written.outputBytes)
    // The commands that it prints price the same plan.
    let page = Checkout.run(["handout", Self.plan, "--students", "20"]).output
    #expect(page.contains(#"--set 'cohort={"students": 20, "accounts": "individual"}'"#))
  }

  @Test func templatesAreCopiedAndChanged() throws {
    let folder = "\(Checkout.temporary)/templates"
    #expect(Checkout.run(["handout", "--copy-templates", folder + "/"]).code == 0)
    let again = Checkout.run(["handout", "--copy-templates", folder + "/"])
    #expect(again.code == ExitStatus.cannotWrite.rawValue)
    let plain = Checkout.run(["handout", Self.plan])
    let same = Checkout.run(["handout", Self.plan, "--template", folder])
    #expect(plain.code == 0 && plain.outputBytes == same.outputBytes)
    try Data("{{course}}: {{title}}\n{{term}}\n".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/handout.md"))
    let own = Checkout.run(["handout", Self.plan, "--template", folder, "--course", "A|B"])
    #expect(own.output == "A\\|B: A notebook class of 38 students, individual accounts\n")
    try Data("# {{titel}}\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/handout.md"))
    let wrong = Checkout.run(["handout", Self.plan, "--template", folder])
    #expect(wrong.code == ExitStatus.badInput.rawValue)
    #expect(
      wrong.errors.hasSuffix(
        "handout.md:1:3: error: unknown placeholder 'titel'\n\(folder)/handout.md:1:3: note: did you mean 'title'?\n"
      ))
  }

  @Test(arguments: Checkout.scenarios)
  func everyScenarioHasAHandout(_ name: String) {
    let folder = "\(Checkout.temporary)/handouts-of-all/"
    let outcome = Checkout.run([
      "handout", "scenarios/\(name).json", "--exercises", "5", "--output", folder,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    for ending in ["md", "html", "csv"] {
      #expect(FileManager.default.fileExists(atPath: "\(folder)\(name)-handout.\(ending)"))
    }
  }

  /// A trial of 90 days that ends with money in it is not used up, whatever is left on.
  @Test func aTrialThatEndsIsNotUsedUp() {
    let plan =
      #"{"title":"t","provider":"gcp","region":"us-central1","start":"2027-03-02","weeks":15,"account":{"opened":"2027-02-20"},"cohort":{"students":18,"accounts":"individual"},"resources":[{"name":"vm","service":"gcp_compute","machine_type":"n1-standard-2","hours_per_week":100}]}"#
    let outcome = Checkout.run(["handout", "-"], input: .bytes(Array(plan.utf8)))
    #expect(
      outcome.output.contains("expires unused; it ends on 2027-05-20, day 80 of the plan"),
      "\(outcome.errors)")
    let end = "the credit ends on 2027-05-20, day 80 of the plan, with $165.91 of it unused"
    #expect(outcome.output.contains(end))
    #expect(!outcome.output.contains("used up on 2027-05-21"))
  }

  /// A database's storage has a price of its own, and a database is no server.
  @Test func exercisesPriceADatabaseAsADatabase() {
    let plan = """
      {"title": "A database and a server", "region": "eu-central-1", "start": "2026-10-12",
       "weeks": 15, "resources": [
        {"name": "db", "service": "rds", "engine": "postgres", "instance_class": "db.t4g.micro",
         "storage_type": "gp3", "storage_gb": 20, "hours_per_week": 9},
        {"name": "warehouse", "service": "redshift", "node_type": "ra3.large", "node_count": 1,
         "hours_per_week": 4},
        {"name": "web", "service": "ec2", "instance_type": "t3.small", "hours_per_week": 9,
         "volumes": [{"volume_type": "gp3", "size_gb": 20}]}]}
      """
    let page = Checkout.run(
      ["handout", "-", "--exercises", "60", "--answers"], input: .text(plan)
    ).output
    let exercises = page.split(separator: "\n### ").map(String.init)
    let stopped = exercises.filter { $0.contains("Stopped is not free") }
    let ofDatabase = stopped.filter { $0.contains("db.t4g.micro") }
    #expect(!ofDatabase.isEmpty && !stopped.contains { $0.contains("ra3.large") })
    for exercise in ofDatabase {
      #expect(exercise.contains("gp3 storage: $0.137 a GB-month"), "\(exercise)")
    }
    for exercise in stopped where !exercise.contains("db.t4g.micro") {
      #expect(exercise.contains("gp3: $0.0952 a GB-month"), "\(exercise)")
    }
    #expect(!page.contains("server of type db.") && !page.contains("server of type ra3."))
    // A database does not do the work of a server.
    for exercise in exercises where exercise.contains("Which is cheaper") {
      #expect(!exercise.contains("db.t4g") && !exercise.contains("ra3."), "\(exercise)")
    }
  }

  /// What a commitment bills goes on to the end of its term, whatever is deleted.
  @Test(arguments: [
    #""provider": "azure", "region": "eastus", "resources": [{"name": "v", "service": "azure_vm", "vm_size": "Standard_D2s_v5", "purchase_option": "reserved_3yr"}]"#,
    #""region": "us-east-1", "resources": [{"name": "v", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "volumes": [], "purchase_option": "reserved_1yr_no_upfront"}]"#,
    #""region": "us-east-1", "resources": [{"name": "v", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "volumes": [], "purchase_option": "compute_savings_plan_1yr_no_upfront"}]"#,
    #""provider": "gcp", "region": "us-central1", "resources": [{"name": "v", "service": "gcp_compute", "machine_type": "n2-standard-2", "purchase_option": "committed_1yr"}]"#,
  ])
  func noCommitmentIsSaidToEndWhenItIsDeleted(_ rest: String) {
    let plan = #"{"title": "t", "start": "2026-09-01", "months": 4, \#(rest)}"#
    for format in ["markdown", "html"] {
      let outcome = Checkout.run(["handout", "-", "--format", format], input: .text(plan))
      #expect(outcome.code == 0, "\(outcome.errors)")
      let page = outcome.output
      #expect(page.contains("bills until its term ends"), "\(page)")
      #expect(!page.contains("v: bills until it is deleted"), "\(page)")
      #expect(!page.contains(">bills until it is deleted<") && !page.contains("only deleting ends"))
      // It is owed after the end of the plan whether anybody forgets it or not.
      #expect(!page.contains("after the end ("), "\(page)")
    }
    let proposal = Checkout.run(["handout", "-", "--proposal"], input: .text(plan)).output
    #expect(!proposal.contains("Nothing is bought that outlasts"), "\(proposal)")
  }

  /// The twelve hours by which a bill lags are the same for the class's guard rails as for the remark
  /// on alarms, whatever bills in them: hours, capacity, data and storage.
  @Test(arguments: [
    #""hours_per_week": 20"#, #""hours": 8"#, #""until": "2026-09-01T08:00""#, #""count": 2"#,
  ])
  func sumsOfTheSameHoursAreTheSame(_ time: String) throws {
    let plan = """
      {"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 1, "limit_usd": 9000,
       "cohort": {"students": 20, "accounts": "individual"}, "resources": [
        {"name": "lb", "service": "load_balancer", "capacity_units": 5, \(time)},
        {"name": "old", "service": "load_balancer", "load_balancer_type": "classic",
         "monthly_data_processed_gb": 900},
        {"name": "vm", "service": "ec2", "instance_type": "m5.large", \(time),
         "volumes": [{"volume_type": "gp3", "size_gb": 100}]},
        {"name": "net", "service": "data_transfer", "monthly_outbound_internet_gb": 60}]}
      """
    let notes = Checkout.run(["handout", "-", "--instructor-notes"], input: .text(plan)).output
    let remark = try #require(
      notes.firstMatch(of: /Twelve hours in which all of this plan runs cost (\$[\d.,]+) at/))
    let rails = try #require(
      notes.firstMatch(of: /with everything left on, the class uses (\$[\d.,]+) before/))
    #expect(remark.1 == rails.1)
    let proposal = Checkout.run(["handout", "-", "--proposal"], input: .text(plan)).output
    #expect(proposal.contains("everything left on uses \(remark.1) at list price"))
  }
}
