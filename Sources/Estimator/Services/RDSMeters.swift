import Prices

extension RDS {
  /// What a database may use.
  public static let meters: [MeterDeclaration] =
    instanceMeters + storageMeters + auroraMeters + supportMeters + [PublicIPv4.inUse]

  private static let instanceMeters: [MeterDeclaration] = Engine.allCases.flatMap { engine in
    let single: MeterAttributes = ["deployment": "single_az", "engine": engine.rawValue]
    let multi: MeterAttributes = ["deployment": "multi_az", "engine": engine.rawValue]
    var meters = [
      MeterDeclaration(
        "rds", "InstanceUsage:{instance_class}", single, unit: "hour",
        "\(engine.title) instances while they run")
    ]
    if engine.isAurora {
      meters.append(
        MeterDeclaration(
          "rds", "InstanceUsageIOOptimized:{instance_class}", single, unit: "hour",
          "\(engine.title) instances, I/O-Optimized"))
    } else {
      meters.append(
        MeterDeclaration(
          "rds", "Multi-AZUsage:{instance_class}", multi, unit: "hour",
          "\(engine.title) instances with a standby"
            + (engine.isMultiAZTwice ? "; two single ones where the list has none" : "")))
    }
    return meters
  }

  private static let storageMeters: [MeterDeclaration] =
    [false, true].flatMap { isMultiAZ in
      let attributes = MeterAttributes([deployment(isMultiAZ)])
      let suffix = isMultiAZ ? ", Multi-AZ" : ""
      let types = StorageType.allCases.filter { !$0.isAurora }
      return types.map { type in
        MeterDeclaration(
          "rds", meter(type.storageMeter, isMultiAZ: isMultiAZ), attributes, unit: "GB-month",
          "\(type.rawValue) storage\(suffix)")
      }
        + types.compactMap { type in
          type.operationsMeter.map {
            MeterDeclaration(
              "rds", meter($0, isMultiAZ: isMultiAZ), attributes, unit: "IOPS-month",
              "\(type.rawValue) operations a second\(suffix)")
          }
        } + [
          MeterDeclaration(
            "rds", meter(throughputMeter, isMultiAZ: isMultiAZ), attributes, unit: "MiBps-month",
            "gp3 throughput\(suffix)")
        ]
    } + [
      MeterDeclaration(
        "rds", "RDS:StorageIOUsage", unit: "request", "reads and writes of magnetic storage"),
      MeterDeclaration(
        "rds", "RDS:ChargedBackupUsage", unit: "GB-month", "backups beyond the size of the storage"),
    ]

  private static let auroraMeters: [MeterDeclaration] =
    [Engine.auroraMySQL, .auroraPostgreSQL].flatMap { engine in
      let attributes: MeterAttributes = ["engine": engine.rawValue]
      return [
        MeterDeclaration(
          "rds", "Aurora:ServerlessV2Usage", attributes, unit: "ACU-hour",
          "\(engine.title) Serverless v2 capacity"),
        MeterDeclaration(
          "rds", "Aurora:ServerlessV2IOOptimizedUsage", attributes, unit: "ACU-hour",
          "\(engine.title) Serverless v2 capacity, I/O-Optimized"),
        MeterDeclaration(
          "rds", "Aurora:BackupUsage", attributes, unit: "GB-month",
          "\(engine.title) backups beyond the size of the storage"),
      ]
    } + [
      MeterDeclaration("rds", "Aurora:StorageUsage", unit: "GB-month", "Aurora storage"),
      MeterDeclaration(
        "rds", "Aurora:IO-OptimizedStorageUsage", unit: "GB-month", "Aurora storage, I/O-Optimized"),
      MeterDeclaration("rds", "Aurora:StorageIOUsage", unit: "request", "Aurora reads and writes"),
    ]

  private static let supportMeters: [MeterDeclaration] = [
    (ExtendedSupport.years1And2, Engine.mysql, nil), (.years1And2, .postgres, nil),
    (.years1And2, .auroraMySQL, "5.7"), (.years1And2, .auroraPostgreSQL, "11"),
    (.years1And2, .auroraPostgreSQL, "12"), (.year3, .mysql, nil), (.year3, .postgres, nil),
    (.year3, .auroraPostgreSQL, "11"), (.year3, .auroraPostgreSQL, "12"),
  ].map { (support: ExtendedSupport, engine: Engine, version: String?) in
    let pairs = [("engine", engine.rawValue)] + (version.map { [("engine_version", $0)] } ?? [])
    return MeterDeclaration(
      "rds", support.meter, MeterAttributes(pairs), unit: "vCPU-hour",
      "extended support of \(engine.title), \(support.title)")
  }
}
