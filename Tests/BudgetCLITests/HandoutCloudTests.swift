import Files
import Testing

@testable import BudgetCLI

/// Tests of handouts for plans in several clouds, or in others than AWS.
@Suite struct HandoutCloudTests {
  /// A notebook in AWS, and machines in Azure and Google that begin a month later.
  private static let three = #"""
    {"title": "Three clouds", "region": "us-east-1", "start": "2026-09-01", "months": 2,
     "accounts": {"aws": {"opened": "2026-08-20"}, "azure": {"opened": "2026-08-25"}},
     "cohort": {"students": 12, "accounts": "individual"},
     "resources": [
       {"name": "nb", "service": "ec2", "instance_type": "t3.large", "hours_per_week": 20},
       {"name": "data", "service": "s3", "storage_gb": 2000, "shared": true},
       {"name": "vm", "service": "azure_vm", "provider": "azure", "region": "westeurope",
        "vm_size": "Standard_B2s", "hours_per_week": 10, "from": "2026-10-01"},
       {"name": "vault", "service": "gcp_kms", "provider": "gcp", "region": "us-central1",
        "key_versions": 1}]}
    """#

  private func handout(_ plan: String, _ options: String...) -> String {
    let outcome = Checkout.run(["handout", "-"] + options, input: .bytes(Array(plan.utf8)))
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output
  }

  /// The commands are AWS's, so they warn at AWS's part: 88.57 hours at $0.0882, a whole dollar up.
  @Test func commandsWarnOfWhatTheirProviderSees() {
    let page = handout(Self.three)
    #expect(page.contains("AWS $8.00, Azure $"))
    #expect(page.contains("parts of it, for AWS alone"))
    #expect(page.contains("--threshold 8 ") && page.contains(#"{"Amount": "8", "Unit": "USD"}"#))
  }

  /// A loop over the regions of one provider asks that provider only.
  @Test func eachProviderIsAskedInItsOwnRegions() throws {
    let commands = try #require(
      handout(Self.three).split(separator: "What is still there, in all regions:").last
        .map { String($0.split(separator: "```")[1]) })
    for loop in commands.split(separator: "for region in $(").dropFirst() {
      let provider = loop.prefix { $0 != " " }
      let body = loop.split(separator: "\ndone")[0].split(separator: "\n").dropFirst()
      for line in body where line.contains("$region") && !line.contains("echo") {
        #expect(line.hasPrefix("  \(provider) "), "\(loop)")
      }
    }
    #expect(commands.contains("$(gcloud compute regions list --format='value(name)')"))
    #expect(commands.contains("\naz vm list --show-details -o table"))
    // Disks and addresses outlive machines; what the class shares is on the instructor's list.
    #expect(commands.contains("\naz disk list -o table") && !commands.contains("aws s3 ls"))
    #expect(!commands.contains("az account"))
    let google = handout(
      #"{"title": "g", "provider": "gcp", "region": "us-central1", "months": 1, "resources": [{"name": "m", "service": "gcp_compute", "machine_type": "e2-medium", "hours_per_week": 5}]}"#
    )
    #expect(google.contains("gcloud compute instances list\n") && !google.contains("aws ec2"))
  }

  /// No account sees the bills of others, so there is no command for a budget of all of them.
  @Test func aClassOfAccountsHasNoBudgetOfAll() {
    let notes = handout(Self.three, "--instructor-notes", "--no-appendix")
    #expect(notes.contains("All 12 students together: $"))
    #expect(notes.contains("No alarm sees that sum, for each account has a bill of its own."))
    #expect(notes.contains("Each student's account: an alarm at AWS $8.00, Azure $"))
    #expect(notes.contains("what the class shares: an alarm at $46.00 a month"))
    #expect(!notes.contains("create-budget"))
    let shared = handout(
      Self.three.replacing("individual", with: "shared"), "--instructor-notes", "--no-appendix")
    #expect(shared.contains("The class's budget: AWS $"))
    #expect(shared.contains(#""BudgetName": "class""#))
    // Of a student, AWS sees 88.57 hours and no bucket that the class shares.
    #expect(shared.contains("Each student: a budget of AWS $8.00, Azure $"))
    #expect(shared.contains(#""BudgetName": "alex""#) && shared.contains(#"{"Amount": "8", "#))
  }

  /// Azure's $200 are there in September, before anything of Azure is, until they end after 30 days.
  @Test func creditsOfWhatBeginsLaterWait() {
    let lines = handout(Self.three).split(separator: "\n")
    let weeks = lines.filter { $0.contains("| 2026-09-") && $0.hasPrefix("| ") }
    #expect(weeks.count == 4, "\(weeks)")
    #expect(weeks[0].hasPrefix("| 1 | 2026-09-07 | $298.24 "), "\(weeks)")
    #expect(weeks[3].hasPrefix("| 4 | 2026-09-28 | $9"), "\(weeks)")
  }

  /// An account that opens in the third week has nothing before, and it is not used up then.
  @Test func aCreditThatBeginsLaterIsNotGoneBefore() {
    let page = handout(
      #"{"title": "t", "provider": "azure", "region": "eastus", "start": "2026-09-01", "months": 3, "account": {"opened": "2026-09-20", "plan": "students"}, "resources": [{"name": "vm", "service": "azure_vm", "vm_size": "Standard_D2s_v3"}]}"#
    )
    #expect(page.contains("| 1 | 2026-09-07 | $0.00 |"))
    #expect(page.contains("As planned, nothing of it is left on 2026-10-14"), "\(page)")
  }

  /// N1 in its first quarter of a month has no discount: 14 hours at $0.0949995.
  @Test func whatIsLeftOnCostsWhatThePlanWouldWithIt() {
    let plan =
      #"{"title": "n1", "provider": "gcp", "region": "us-central1", "start": "2026-09-01", "months": 2, "free_tier": "none", "resources": [{"name": "m", "service": "gcp_compute", "machine_type": "n1-standard-2", "hours_per_week": 15}]}"#
    let page = handout(plan)
    #expect(page.contains("| one night (14 hours) | $1.33 |"))
    #expect(page.contains("| the weekend (64 hours) | $6.08 |"))
    // 65 of the first 182.5 hours are planned; the other 50.7 of a week cost four fifths.
    #expect(page.contains("| one week (168 hours) | $15.00 |"))
  }

  /// A month of 720 hours, of which 600 are planned, has 120 others: they cost what the plan does more.
  @Test func aMonthHasTheHoursThatThePlanSays() {
    func plan(_ hours: Int) -> String {
      #"{"title": "n1", "provider": "gcp", "region": "us-central1", "months": 1, "month_hours": 720, "free_tier": "none", "resources": [{"name": "m", "service": "gcp_compute", "machine_type": "n1-standard-4", "hours_per_month": \#(hours)}]}"#
    }
    let page = handout(plan(600))
    #expect(page.contains("| one night (14 hours) | $1.06 |"))
    #expect(page.contains("| the weekend (64 hours) | $4.86 |"))
    #expect(page.contains("| the month after the end (720 hours) | $95.76 |"))
  }

  @Test func aPlanOfSeveralCloudsIsCalledSo() throws {
    let path = "\(Checkout.temporary)/two-clouds.json"
    try Files.write(
      #"{"title": "t", "region": "us-east-1", "months": 1, "resources": [{"name": "nb", "service": "ec2", "instance_type": "t3.large", "hours_per_week": 20}, {"name": "vm", "service": "azure_vm", "provider": "azure", "region": "eastus", "vm_size": "Standard_B2s", "hours_per_week": 10}]}"#,
      to: path)
    #expect(Checkout.run(["handout", path]).output.contains("| AWS and Azure | $"))
  }
}
