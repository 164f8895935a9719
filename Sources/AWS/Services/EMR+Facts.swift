public import Billing
import Money
import Scenarios

extension EMR {
  /// The service's other facts.
  public static let facts: ServiceFacts = {
    var node = FieldValues()
    node.set(.text("m5.xlarge"), for: instanceType.name)
    node.set(.integer(3), for: nodeCount.name)
    var cluster = FieldValues()
    cluster.set(.list([node]), for: nodes.name)
    return ServiceFacts(
      .analytics, noun: "cluster",
      ending: Ending(
        session: "Terminate the cluster: it cannot be stopped", plan: "See that no cluster is left"),
      needsEnd: "cluster", isBetterShared: true,
      listCommands: [
        "aws emr list-clusters --active --region $region --query 'Clusters[].Id' --output text"
      ],
      glossary: [
        .availabilityZone, .cluster, .volume, .instance, .onDemand, .publicAddress, .spot,
      ],
      forgotten: [ForgottenThing("a cluster of three m5.xlarge on EMR", cluster)],
      machines: MachineFields(
        type: instanceType.name, list: nodes.name, purchase: purchaseOption.name,
        purchases: PurchaseOption.choices.filter { $0.purchase.commitment == nil },
        ownPrice: EC2.spotPrice.name, addresses: publicIPv4.name, disks: volumes.name,
        diskService: EBS.definition.id), offers: ["ElasticMapReduce"])
  }()
}
