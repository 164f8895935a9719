import Testing

@testable import BudgetCLI

/// Tests of the changes that services state themselves, with figures worked out by hand.
@Suite struct AdviseKindTests {
  private static func changes(
    _ resource: String
  ) throws -> [AdviseCommandTests.Advice.Change] {
    try AdviseCommandTests.advise(
      #"{ "title": "P", "region": "us-east-1", "months": 12, "free_tier": "none", "resources": [ \#(resource) ] }"#
    ).changes
  }

  private static let blob =
    #"{ "service": "azure_blob", "provider": "azure", "region": "westeurope","#
  private static let bucket =
    #"{ "service": "gcp_storage", "provider": "gcp", "region": "us-central1","#

  /// A resource, a kind of change, its words and its saving in a year.
  @Test(arguments: [
    // (100 × $0.125 + 3,000 × $0.065 − 100 × $0.08) × 12
    (
      #"{ "service": "ebs", "volume_type": "io1", "size_gb": 100, "iops": 3000 }"#, "disk-type",
      "gp3 in place of io1", "2394"
    ),
    // ($0.04048 + 2 × $0.004445 − $0.03238 − 2 × $0.00356) × 8,760
    (
      #"{ "service": "fargate", "vcpu": 1, "memory_gb": 2, "public_ipv4": 0, "needs": { "arch": "any" } }"#,
      "architecture", "arm64 in place of x86_64", "86.4612"
    ),
    // 1,000 × ($0.020 − $0.0012) × 12
    (
      bucket + #" "storage_gb": 1000 }"#, "storage-class", "the class archive in place of standard",
      "225.6"
    ),
  ])
  func isSuggested(_ resource: String, _ kind: String, _ words: String, _ saving: String) throws {
    let change = try #require(Self.changes(resource).first { $0.kind == kind })
    #expect(change.change == words && change.saving_usd == saving, "\(change)")
  }

  /// Google sells cores and memory apart; a machine costs what its parts do.
  @Test func machinesInPartsHaveCheaperOnes() throws {
    let machine =
      #"{ "service": "gcp_compute", "provider": "gcp", "region": "europe-west1", "machine_type": "n2-standard-8", "hours_per_week": 10 }"#
    let changes = try Self.changes(machine).filter { $0.kind == "machine" }
    #expect(changes.first?.change == "e2-standard-8 in place of n2-standard-8", "\(changes)")
  }

  @Test(arguments: [
    (blob + #" "storage_gb": 1000 }"#, ["storage-class-archive", "storage-class"]),
    // What is sent out is read first: an archive is for a twentieth a month at most.
    (blob + #" "storage_gb": 1000, "monthly_data_transfer_out_gb": 60 }"#, ["storage-class"]),
    // Nobody knows how much a million reads are.
    (blob + #" "storage_gb": 1000, "monthly_read_operations": 1000000 }"#, []),
    (blob + #" "storage_gb": 1000, "access_tier": "archive" }"#, []),
    (bucket + #" "storage_gb": 1000, "storage_class": "archive" }"#, []),
    (bucket + #" "storage_gb": 1000, "monthly_class_b_operations": 1000 }"#, []),
    (#"{ "service": "ebs", "volume_type": "io2", "size_gb": 100, "iops": 20000 }"#, []),
    (
      #"{ "service": "fargate", "vcpu": 1, "memory_gb": 2, "hours_per_week": 5, "needs": { "interruptible": true } }"#,
      ["purchase"]
    ),
  ])
  func kindsAreThese(_ resource: String, _ kinds: [String]) throws {
    #expect(try Self.changes(resource).map(\.kind).sorted() == kinds.sorted())
  }
}
