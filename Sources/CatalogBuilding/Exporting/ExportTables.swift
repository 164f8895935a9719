import Catalog
import Prices

/// The tables of an export, except those of instance prices.
extension CatalogExport {
  static let shared: [Table] = [
    Table(
      path: "sources.csv",
      columns: [
        ("id", .text), ("name", .text), ("published", .date), ("confidence", .text),
        ("note", .text),
      ], sql: "SELECT code, name, published, confidence, note FROM source ORDER BY code"),
    Table(
      path: "free-tier.csv",
      columns: [
        ("offer", .text), ("provider", .text), ("kind", .text), ("service", .text),
        ("description", .text), ("limit", .text), ("unit", .text), ("period", .text),
        ("window_months", .text), ("available_from", .date), ("available_to", .date),
        ("accounts_opened_from", .date), ("accounts_opened_before", .date), ("plan", .text),
        ("applied", .text), ("source", .text), ("note", .text),
      ],
      sql: """
        SELECT o.id, provider, kind, service, description, amount, unit,
          refill,
          coalesce(window_days || 'd', cast(window_months AS TEXT)), available_from, available_to,
          accounts_opened_from, accounts_opened_before, plan,
          iif(automatic, 'automatic', 'listed'), s.code, o.note
        FROM free_tier_offer o JOIN source s ON s.id = o.source ORDER BY o.id
        """),
    Table(
      path: "free-tier-meters.csv",
      columns: [
        ("offer", .text), ("service", .text), ("meter", .text), ("attributes", .text),
        ("regions", .text),
      ],
      sql: """
        SELECT offer, service, meter, attributes, regions FROM free_tier_meter
        ORDER BY offer, service, meter, attributes, regions
        """),
  ]

  static func tables(of provider: Provider) -> [Table] {
    let name = provider.rawValue
    let instances = "\(name)/\(InstanceTableLayout.of(provider).service)"
    return [
      Table(
        path: "\(name)/regions.csv",
        columns: [
          ("region", .text), ("name", .text), ("partition", .text), ("legacy_name", .text),
        ] + Provider.allCases.map { ("\($0.rawValue)_neighbour", .text) },
        sql: """
          SELECT code, name, partition, legacy_name, \(neighbours) FROM region
          WHERE provider = ? AND code <> 'global' ORDER BY code
          """, bindings: [name]),
      Table(
        path: "\(name)/gaps.csv",
        columns: [
          ("service", .text), ("meter", .text), ("attributes", .text), ("regions", .text),
          ("reason", .text),
        ],
        sql: """
          SELECT service, meter, attributes, group_concat(region, ' '), reason FROM (
            SELECT * FROM gap WHERE provider = ? ORDER BY service, meter, attributes, region)
          GROUP BY service, meter, attributes, reason ORDER BY service, meter, attributes, reason
          """, bindings: [name]),
      Table(
        path: "\(name)/derived.csv",
        columns: [
          ("service", .text), ("meter", .text), ("except", .text), ("attributes", .text),
          ("of_meter", .text), ("of_attributes", .text), ("times", .text), ("divided_by", .text),
          ("source", .text),
        ],
        sql: """
          SELECT service, meter, except_for, attributes, of_meter, of_attributes, times, divided_by,
            s.code
          FROM derivation d JOIN source s ON s.id = d.source WHERE provider = ? ORDER BY d.id
          """, bindings: [name]),
      Table(
        path: "\(instances)/availability-zones.csv",
        columns: [("region", .text), ("availability_zones", .text)],
        sql: """
          SELECT r.code, group_concat(z.name, ' ') FROM (
            SELECT * FROM availability_zone ORDER BY region, name) z
          JOIN region r ON r.id = z.region WHERE r.provider = ? GROUP BY r.code ORDER BY r.code
          """, bindings: [name]),
      Table(
        path: "\(instances)/instance-types.csv",
        columns: [
          ("instance_type", .text), ("vcpu", .text), ("memory_gib", .text), ("architecture", .text),
          ("processor", .text), ("burstable", .truth), ("baseline_percent", .text),
          ("credits_per_hour", .text), ("ecu", .text), ("gpu_count", .number), ("gpu_name", .text),
          ("gpu_memory_gib", .text), ("cuda", .truth), ("instance_storage_gb", .text),
          ("network_performance", .text), ("network_gbps", .text), ("current_generation", .truth),
          ("bare_metal", .truth), ("free_tier_eligible", .truth), ("emr_supported", .truth),
          ("source", .text),
        ],
        sql: """
          SELECT t.name, vcpu, memory_gib, architecture, processor, burstable, baseline_percent,
            credits_per_hour, ecu, gpu_count, gpu_name, gpu_memory_gib, cuda, instance_storage_gb,
            network_performance, network_gbps, current_generation, bare_metal, free_tier_eligible,
            emr_supported, s.code
          FROM instance_type t LEFT JOIN source s ON s.id = t.source
          WHERE provider = ? ORDER BY t.name
          """, bindings: [name]),
      Table(
        path: "\(instances)/spot-observations.csv",
        columns: [
          ("region", .text), ("availability_zone", .text), ("instance_type", .text),
          ("operating_system", .text), ("observed_at", .moment), ("price_usd", .price),
          ("source", .text),
        ],
        sql: """
          SELECT r.code, o.zone, \(afterColon("m.meter")), \(afterEquals("m.attributes")),
            o.observed_at, o.price, s.code
          FROM price_observation o JOIN meter m ON m.id = o.meter JOIN region r ON r.id = o.region
          JOIN source s ON s.id = o.source WHERE m.provider = ? ORDER BY 1, 3, 4, 5, 2
          """, bindings: [name]),
      Table(
        path: "\(instances)/spot-interruption.csv",
        columns: [
          ("region", .text), ("operating_system", .text), ("instance_type", .text),
          ("savings_percent", .number), ("interruption_band", .text), ("source", .text),
        ],
        sql: """
          SELECT r.code, \(afterEquals("m.attributes")), \(afterColon("m.meter")),
            i.savings_percent, i.band, s.code
          FROM spot_interruption i JOIN meter m ON m.id = i.meter JOIN region r ON r.id = i.region
          JOIN source s ON s.id = i.source WHERE m.provider = ? ORDER BY 1, 2, 3
          """, bindings: [name]),
    ]
  }

  /// The neighbours of a region, one column per provider.
  private static var neighbours: String {
    Provider.allCases.map { provider in
      let name = provider.rawValue + "="
      let rest = "substr(neighbours, instr(';' || neighbours, ';\(name)') + \(name.utf8.count))"
      return """
        CASE WHEN instr(';' || neighbours, ';\(name)') > 0
          THEN substr(\(rest), 1, instr(\(rest) || ';', ';') - 1) ELSE '' END
        """
    }.joined(separator: ", ")
  }

  private static func afterColon(_ column: String) -> String {
    "substr(\(column), instr(\(column), ':') + 1)"
  }

  private static func afterEquals(_ column: String) -> String {
    "substr(\(column), instr(\(column), '=') + 1)"
  }

  /// Returns the prices of a service, one tier per row; prices of instances have tables of their
  /// own.
  ///
  /// `hasFees`: whether any of them contains a fee that its source states.
  static func prices(of provider: Provider, service: String, hasFees: Bool) -> Table {
    let fees: [(String, Kind)] =
      hasFees
      ? [("fee_usd", .optionalPrice), ("hourly_usd", .optionalPrice), ("term_hours", .number)] : []
    return Table(
      path: "\(provider.rawValue)/\(service).csv",
      columns: [
        ("region", .text), ("meter", .text), ("attributes", .text), ("unit", .text),
        ("tier_from", .bound), ("tier_to", .bound), ("price_usd", .price),
        ("effective_from", .date), ("effective_to", .date), ("rate_code", .text),
        ("source", .text), ("note", .text),
      ] + fees,
      sql: """
        SELECT r.code, m.meter, m.attributes, m.unit, p.tier_from, p.tier_to, p.price,
          p.effective_from, p.effective_to, p.rate_code, s.code, n.text, f.amount, f.hourly, f.hours
        FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
        JOIN source s ON s.id = p.source LEFT JOIN note n ON n.id = p.note
        \(CatalogSchema.feeOfPrice)
        WHERE m.provider = ? AND m.service = ? AND NOT \(InstancePriceExport.isInTables)
        ORDER BY r.code, m.meter, m.attributes, p.effective_from, p.tier_from
        """, bindings: [provider.rawValue, service])
  }
}
