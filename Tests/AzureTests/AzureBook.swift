import Dates
import Money
import Prices

/// Frozen prices of a few Azure meters, so that no test depends on the current bundled prices.
struct AzureBook: PriceBook {
  private static let date = CalendarDate(dayNumber: 20_700)
  private static let source = PriceSource(
    id: "fixture", name: "Frozen test prices", published: date, confidence: "high")

  private var cards: [MeterKey: RateCard] = [:]
  var offers: [FreeTierOffer] = []

  init() {
    for line in Self.prices.split(separator: "\n") { add(line) }
  }

  /// Adds `service | region | meter | attributes | unit | price`, or `from:price` for each tier.
  private mutating func add(_ line: Substring) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    precondition(cells.count == 6, "malformed fixture line: \(line)")
    let tiers = cells[5].split(separator: " ").map { cell in
      let parts = cell.split(separator: ":")
      return (parts.count == 2 ? parts[0] : "0", parts[parts.count - 1])
    }
    var slices: [PriceTier] = []
    for (index, tier) in tiers.enumerated() {
      guard let from = try? Quantity(String(tier.0)), let price = try? UnitPrice(String(tier.1))
      else { preconditionFailure("malformed fixture line: \(line)") }
      let to = index + 1 < tiers.count ? try? Quantity(String(tiers[index + 1].0)) : nil
      slices.append(PriceTier(from: from, to: to, unitPrice: price))
    }
    let key = MeterKey(
      provider: .azure, service: cells[0], region: cells[1], meter: cells[2],
      attributes: MeterAttributes(canonical: cells[3]))
    cards[key] = RateCard(
      key: key, unit: cells[4], tiers: slices, effectiveFrom: Self.date, effectiveTo: nil,
      source: Self.source)
  }

  func newestDate() -> CalendarDate { Self.date }

  func regions(of provider: Provider) -> [Region] {
    guard provider == .azure else {
      var virginia = Region(code: "us-east-1", name: "Virginia")
      virginia.neighbours[.azure] = "eastus"
      return [virginia]
    }
    return ["eastus", "westeurope", "westus", "centralus"].map { Region(code: $0, name: $0) }
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    guard let card = cards[key] else {
      throw PriceLookupError(key: key, date: date, reason: .noPrice)
    }
    return card
  }

  func instanceType(_ name: String, of provider: Provider) -> InstanceType? {
    Self.types[provider]?.first { $0.name == name }
  }

  func instanceTypeNames(of provider: Provider) -> [String] {
    Self.types[provider]?.map(\.name) ?? []
  }

  func freeTierOffers(of provider: Provider) -> [FreeTierOffer] {
    provider == .azure ? offers : []
  }

  private static func type(_ name: String, _ vcpu: Int, _ memory: Int) -> InstanceType {
    var type = InstanceType(
      name: name, vcpu: Quantity(vcpu), memoryGiB: Quantity(memory), architecture: "x86_64")
    type.burstable = name.hasPrefix("Standard_B")
    return type
  }

  private static let types: [Provider: [InstanceType]] = [
    .azure: [
      type("Standard_B1s", 1, 1), type("Standard_D2s_v5", 2, 8), type("Standard_D4s_v5", 4, 16),
    ],
    .aws: [type("m7i.large", 2, 8)],
  ]

  private static let prices = """
    azure_vm | eastus | VM:Standard_B1s | operating_system=linux | hour | 0.0104
    azure_vm | eastus | VM:Standard_D2s_v5 | operating_system=linux | hour | 0.096
    azure_vm | eastus | VM:Standard_D2s_v5 | operating_system=windows | hour | 0.188
    azure_vm | eastus | SpotVM:Standard_D2s_v5 | operating_system=linux | hour | 0.0178
    azure_vm | eastus | ReservedVM:Standard_D2s_v5 | term=1yr | hour | 0.056621004566
    azure_vm | global | WindowsLicence:Standard_D2s_v5 | | hour | 0.092
    azure_disk | eastus | P10 LRS Disk | | disk-month | 19.71
    azure_disk | eastus | E4 LRS Disk | | disk-month | 2.4
    azure_disk | eastus | E6 LRS Disk | | disk-month | 4.8
    azure_disk | eastus | E15 LRS Disk | | disk-month | 19.2
    azure_disk | eastus | S4 LRS Disk | | disk-month | 1.536
    azure_disk | eastus | S4 LRS Disk Operations | | operation | 0.00000005
    azure_disk | eastus | LRS Snapshots | | GB-month | 0.05
    azure_disk | eastus | Ultra LRS Provisioned Capacity | | GB-hour | 0.000164
    azure_disk | eastus | Ultra LRS Provisioned IOPS | | IOPS-hour | 0.000068
    azure_disk | eastus | Ultra LRS Provisioned Throughput (MBps) | | MBps-hour | 0.000479
    azure_disk | westeurope | Premium LRS Provisioned Capacity | | GB-hour | 0.00013
    azure_disk | westeurope | Premium LRS Provisioned IOPS | | IOPS-hour | 0.000008
    azure_disk | westeurope | Premium LRS Provisioned Throughput (MBps) | | MBps-hour | 0.000065
    azure_blob | eastus | Hot LRS Data Stored | | GB-month | 0:0.0208 51200:0.019968 512000:0.019136
    azure_blob | eastus | Hot LRS Write Operations | | operation | 0.0000055
    azure_blob | eastus | Cool LRS Write Operations | | operation | 0.00001
    azure_blob | eastus | Cold LRS Write Operations | | operation | 0.000018
    azure_blob | westeurope | Cool LRS Data Stored | | GB-month | 0.01
    azure_blob | westeurope | Cool LRS Early Delete | | GB-month | 0.01
    azure_functions | eastus | Standard Execution Time | | GB-second | 0.000016
    azure_functions | eastus | Standard Total Executions | | execution | 0.0000002
    azure_aks | eastus | Standard Uptime SLA | | hour | 0.1
    azure_aks | eastus | Standard Long Term Support | | hour | 0.6
    azure_sql | eastus | S0 DTUs | | day | 0.483945205479
    azure_sql | eastus | Standard:Extra Storage | | GB-month | 0.17
    azure_sql | eastus | GeneralPurpose:Gen5 vCore | | vCore-hour | 0.152216
    azure_sql | eastus | GeneralPurpose:License vCore | | vCore-hour | 0.09996575
    azure_sql | eastus | GeneralPurpose:Storage | | GB-month | 0.115
    azure_sql | eastus | GeneralPurpose:Serverless vCore | | vCore-hour | 0.52176
    azure_sql | eastus | PITR Backup LRS | | GB-month | 0.1
    azure_postgresql | eastus | B1MS | | hour | 0.017
    azure_postgresql | eastus | Ddsv4 vCore | | vCore-hour | 0.089
    azure_postgresql | eastus | Storage Data Stored | | GB-month | 0.115
    azure_cosmos_db | eastus | 100 RU/s | | 100-RU/s-hour | 0.008
    azure_cosmos_db | westus | 100 RU/s | | 100-RU/s-hour | 0.008
    azure_cosmos_db | centralus | 100 RU/s | | 100-RU/s-hour | 0.008
    azure_cosmos_db | eastus | 100 RU/s Autoscale | | 100-RU/s-hour | 0.012
    azure_cosmos_db | eastus | Serverless Request Units | | request-unit | 0.00000025
    azure_cosmos_db | eastus | Data Stored | | GB-month | 0.25
    azure_cosmos_db | westus | Data Stored | | GB-month | 0.25
    azure_cosmos_db | centralus | Data Stored | | GB-month | 0.25
    azure_service_bus | eastus | Basic Messaging Operations | | operation | 0.00000005
    azure_service_bus | eastus | Standard Base Unit | | hour | 0.013441
    azure_service_bus | eastus | Standard Messaging Operations | | operation | 0:0 13000000:0.0000008 100000000:0.0000005
    azure_service_bus | westeurope | Premium Messaging Unit | | hour | 0.9275
    azure_monitor | westeurope | 100 GB Commitment Tier Capacity Reservation | | day | 252.84
    azure_monitor | westeurope | Analytics Logs Data Ingestion | | GB | 2.99
    azure_monitor | westeurope | Analytics Logs Data Retention | | GB-month | 0.13
    azure_key_vault | westeurope | Operations | | operation | 0.000003
    azure_key_vault | westeurope | Premium HSM-protected Advanced Key | | key-month | 0:5 250:2.5 1500:0.9 4000:0.4
    azure_bandwidth | eastus | Standard Data Transfer Out | | GB | 0:0.087 10235:0.083
    azure_public_ip | eastus | Standard IPv4 Static Public IP | | hour | 0.005
    azure_ml | global | Compute Instance Load Balancer | | day | 0.33
    """
}
