import Billing
public import Money
public import Prices

extension Google {
  /// A meter that an hour of a machine counts, and how much of it.
  public struct HourlyMeter: Sendable, Hashable {
    /// The price it has.
    public var key: MeterKey
    /// How many units of it an hour is.
    public var quantity: Quantity
  }

  /// The meters that an hour of a machine counts, without discounts: its price is the sum of theirs.
  ///
  /// - Parameters:
  ///   - type: a machine type of Google's.
  ///   - region: where it runs.
  ///   - purchase: how it is paid.
  /// - Returns: the meters with their quantities.
  /// - Throws: `ArithmeticError` for sizes out of range.
  public static func hourlyMeters(
    of type: InstanceType, in region: String, paid purchase: MachinePurchase = .onDemand
  ) throws -> [HourlyMeter] {
    let shape = MachineShape(type)
    let meters = MachineMeters.of(purchase)
    func hour(_ meter: MeterDeclaration, _ name: String?, _ quantity: Quantity) -> HourlyMeter {
      HourlyMeter(
        key: MeterKey(
          provider: .gcp, service: meter.service, region: region, meter: meter.usageType(name),
          attributes: meter.attributes), quantity: quantity)
    }
    if shape.isWhole { return [hour(meters.machine, shape.name, .one)] }
    let family = shape.family.title
    var all = [hour(meters.core, family, shape.vcpus), hour(meters.memory, family, shape.memoryGB)]
    if !shape.localSSD.isZero {
      // Local disks are priced by the month of 730 hours.
      let prefix = shape.family.localSSDPrefix
      let share = try shape.localSSD.divided(by: Quantity(730))
      all.append(
        hour(
          prefix.isEmpty ? MachineMetering.plainLocalSSD(purchase) : meters.localSSD,
          prefix.isEmpty ? nil : family, share))
    }
    return all
  }
}
