import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// The JSON Schema and the reader agree on what a valid plan is.
@Suite struct SchemaTests {
  private func accepts(_ text: String) throws -> Bool {
    let bytes = Checkout.run(["schema"]).outputBytes
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return SchemaChecker(root: schema).accepts(value, schema)
  }

  @Test(arguments: Checkout.scenarios)
  func exampleIsAccepted(_ name: String) throws {
    let text = try #require(contents(of: "\(Checkout.root)/scenarios/\(name).json"))
    #expect(try accepts(text))
  }

  /// Small enough for editors, which read it for every plan.
  @Test func isSmall() { #expect(Checkout.run(["schema"]).outputBytes.count < 220_000) }

  @Test(arguments: InitCommand.Template.allCases.map(\.rawValue))
  func templateIsAccepted(_ name: String) throws {
    let text = Checkout.run(["init", name]).output.split(separator: "\n")
      .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
    #expect(text.contains(#""$schema": "budget.schema.json""#))
    #expect(try accepts(text))
  }

  static let server = #"{ "service": "ec2", "instance_type": "t3.micro" }"#

  /// A plan's members in addition to title, region and months, or its resources; and whether it is
  /// valid.
  static let plans: [(members: String, resources: String, isPlan: Bool)] = [
    ("", server, true),
    (#""$schema": "budget.schema.json", "#, server, true),
    (#""titel": "T", "#, server, false),
    (#""weeks": 3, "#, server, false),
    (#""month_hours": "calendar", "start": "2026-09-01", "#, server, true),
    (#""month_hours": "real", "#, server, false),
    (#""month_hours": 801, "#, server, false),
    (#""start": "September", "#, server, false),
    (#""free_tier": "all", "#, server, false),
    (#""limit_usd": -1, "#, server, false),
    (#""limit_usd": "150", "#, server, false),
    (#""credits": [ { "name": "C", "amount_usd": 5 } ], "#, server, true),
    (#""credits": [ { "amount_usd": 5 } ], "#, server, false),
    (#""cohort": { "students": 3, "accounts": "shared" }, "#, server, true),
    (#""cohort": { "students": 2.5, "accounts": "shared" }, "#, server, false),
    (#""account": { "plan": "gold" }, "#, server, false),
    ("", "", false),
    ("", "7", false),
    ("", #"{ "instance_type": "t3.micro" }"#, false),
    ("", #"{ "service": "e2c", "instance_type": "t3.micro" }"#, false),
    ("", #"{ "service": "ec2" }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.mirco" }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "region": "us-est-1" }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "m5.metal" }"#, true),
    ("", #"{ "service": "ec2", "instance_type": "" }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "count": 0 }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "count": 1.5 }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "cuont": 1 }"#, false),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "operating_system": "os2" }"#, false),
    (
      "", #"{ "service": "ec2", "instance_type": "t3.micro", "detailed_monitoring": "yes" }"#, false
    ),
    (
      "",
      #"{ "service": "ec2", "instance_type": "t3.micro", "volumes": [ { "volume_type": "gp3", "size_gb": 8 } ] }"#,
      true
    ),
    (
      "",
      #"{ "service": "ec2", "instance_type": "t3.micro", "volumes": [ { "volume_type": "gp9", "size_gb": 8 } ] }"#,
      false
    ),
    (
      "", #"{ "service": "ec2", "instance_type": "t3.micro", "volumes": [ { "size_gb": 8 } ] }"#,
      false
    ),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "tags": { "team": "a" } }"#, true),
    ("", #"{ "service": "ec2", "instance_type": "t3.micro", "tags": { "team": 1 } }"#, false),
    ("", #"{ "service": "s3", "storage_gb": { "low": 1, "likely": 2, "high": 3 } }"#, true),
    ("", #"{ "service": "s3", "storage_gb": { "low": 1, "high": 3 } }"#, false),
    ("", #"{ "service": "s3", "storage_gb": { "low": -1, "likely": 2, "high": 3 } }"#, false),
    ("", #"{ "service": "s3", "storage_gb": { "low": 1, "likely": 2, "heigh": 3 } }"#, false),
    ("", #"{ "service": "s3", "storage_gb": { "low": 1, "likely": "2", "high": 3 } }"#, false),
    ("", #"{ "service": "s3", "storage_gb": "2" }"#, false),
    ("", #"{ "service": "s3", "storage_gb": -1 }"#, false),
    ("", #"{ "service": "s3", "instance_type": "t3.micro" }"#, false),
  ]

  static let azureServer =
    #"{ "service": "azure_vm", "vm_size": "Standard_D2s_v5", "provider": "azure" }"#
  static let placedServer =
    #"{ "service": "azure_vm", "vm_size": "Standard_D2s_v5", "provider": "azure", "region": "westeurope" }"#

  /// A plan's provider, as written, and its region; the resource; whether it is valid.
  static let regions: [(provider: String, region: String, resource: String, isPlan: Bool)] = [
    (#""provider": "azure", "#, "eastus", azureServer, true),
    (#""provider": "azure", "#, "us-east-1", azureServer, false),
    (#""provider": "azure", "#, "us-east-1", placedServer, false),
    (#""provider": "aws", "#, "eastus", placedServer, false),
    (#""provider": "aws", "#, "us-east-1", placedServer, true),
    ("", "eastus", azureServer, true),
    ("", "eastus", #"{ "service": "ec2", "instance_type": "t3.micro" }"#, false),
    (
      "", "us-east-1", #"{ "service": "ec2", "instance_type": "t3.micro", "region": "eastus" }"#,
      false
    ),
    (
      "", "us-east-1",
      #"{ "service": "gcp_disk", "size_gb": 10, "provider": "gcp", "region": "eu-west-1" }"#, false
    ),
  ]

  /// A region belongs to the provider of its plan or resource.
  @Test(arguments: regions.indices)
  func regionsAreThoseOfTheProvider(_ index: Int) throws {
    let plan = Self.regions[index]
    let text =
      #"{ \#(plan.provider)"title": "T", "region": "\#(plan.region)", "months": 1, "resources": [ \#(plan.resource) ] }"#
    #expect(try accepts(text) == plan.isPlan)
    #expect((Checkout.run(["estimate", "-"], input: .text(text)).code == 0) == plan.isPlan)
  }

  @Test(arguments: plans.indices)
  func schemaAndReaderAgree(_ index: Int) throws {
    let plan = Self.plans[index]
    let text =
      #"{ \#(plan.members)"title": "T", "region": "us-east-1", "months": 1, "resources": [ \#(plan.resources) ] }"#
    #expect(try accepts(text) == plan.isPlan)
    #expect((Checkout.run(["validate", "-"], input: .text(text)).code == 0) == plan.isPlan)
  }
}
