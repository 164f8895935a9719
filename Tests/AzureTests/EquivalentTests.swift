import AWS
import Analysis
import Azure
import Billing
import JSONText
import Prices
import Testing

/// An AWS plan on Azure: machines by their specifications, fields by their meaning.
@Suite struct EquivalentTests {
  private let plan = #"""
    { "title": "Class", "region": "us-east-1", "months": 1, "limit_usd": 50,
      "resources": [
        { "name": "server", "service": "ec2", "instance_type": "m7i.large", "hours_per_week": 10,
          "purchase_option": "spot", "volumes": [ { "volume_type": "gp3", "size_gb": 2 } ] },
        { "name": "calls", "service": "lambda", "memory_mb": 512, "requests": 1000 },
        { "name": "cluster", "service": "redshift", "node_type": "ra3.xlplus" },
        { "name": "book", "service": "custom", "unit_price_usd": 20, "quantity": 1 } ] }
    """#

  private func equivalent() throws -> PlanEquivalent {
    let registry = ServiceRegistry([AWS.module, Azure.module, AnyProvider.module])
    let translation = PlanTranslation(to: .azure, registry: registry, prices: AzureBook())
    return try translation.translate(try JSONReader.read(Array(plan.utf8)))
  }

  @Test func choosesTheNearestMachineAndSaysWhy() throws {
    let choices = try equivalent().choices
    #expect(choices.map(\.to) == ["azure_vm Standard_D2s_v5", "azure_functions", nil, "custom"])
    #expect(choices[0].reason == "2 vCPU and 8 GiB become 2 and 8, x86_64")
    #expect(choices[0].differences.contains("disk_size_gb is 4, the least there is, not 2"))
  }

  @Test func writesAPlanOfTheOtherProvider() throws {
    let text = try equivalent().plan.text()
    for part in [
      #""provider": "azure""#, #""limit_usd": 50"#, #""vm_size": "Standard_D2s_v5""#,
      #""purchase_option": "spot""#, #""storage_account_type": "StandardSSD_LRS""#,
      #""disk_size_gb": 4"#, #""public_ip": 1"#, #""hours_per_week": 10"#, #""executions": 1000"#,
      #""service": "custom""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("redshift") && !text.contains("ec2"))
  }
}
