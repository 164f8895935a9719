import Advice
import Billing
import Google
import Scenarios
import Testing

/// Tests of the remarks on plans for Google Cloud.
@Suite struct RemarkTests {
  private func remarks(_ resource: String) throws -> [PlanWarning] {
    let services = ServiceRegistry([Google.module])
    let text = #"""
      { "title": "x", "provider": "gcp", "region": "us-central1", "months": 1,
        "resources": [ { "name": "m", "service": "gcp_compute", \#(resource) } ] }
      """#
    let scenario = try ScenarioReader(services: services.definitions).read(Array(text.utf8))
    return try Estimator(prices: GoogleBook(), services: services, reviewer: Advice())
      .estimate(scenario).warnings
  }

  @Test func spotMachinesCanBeTakenBack() throws {
    let spot = try remarks(#""machine_type": "e2-standard-4", "purchase_option": "spot""#)
    #expect(spot.contains { $0.rule == "spot-preemption" && $0.message.contains("30 seconds") })
    let onDemand = try remarks(#""machine_type": "e2-standard-4""#)
    #expect(!onDemand.contains { $0.rule == "spot-preemption" })
  }

  /// 2 processors at 0.019915 and 8 GB at 0.002669 are 0.061182 an hour: 535.95 a year.
  @Test func aCommitmentIsOwedForItsTerm() throws {
    let found = try remarks(
      #""machine_type": "n2-standard-2", "purchase_option": "committed_1yr""#)
    let remark = try #require(found.first { $0.rule == "commitment-outlasts-plan" })
    #expect(remark.message.contains("$535.95 in all"))
    #expect(remark.message.contains("$491.29 is owed besides"))
    #expect(try !remarks(#""machine_type": "n2-standard-2""#).contains { $0.rule == remark.rule })
  }

  /// Processor hours are not running hours.
  @Test func aStoppedMachineSaysForHowLongItsDiskBills() throws {
    let found = try remarks(
      #"""
      "machine_type": "n2-standard-32", "hours_per_month": 73,
      "disks": [ { "disk_type": "pd-ssd", "size_gb": 100 } ]
      """#)
    let remark = try #require(found.first { $0.rule == "stopped-still-bills" })
    #expect(remark.message.contains("657 hours"))
  }
}
