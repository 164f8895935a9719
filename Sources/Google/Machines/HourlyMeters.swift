import Billing
public import Money
public import Prices

extension Google {
  /// A meter that is part of the price of a machine hour, with its quantity.
  public struct HourlyMeter: Sendable, Hashable {
    /// The key of its price.
    public var key: MeterKey
    /// The number of its units in an hour.
    public var quantity: Quantity
  }

  /// Returns the meters of a machine hour, without discounts: its price is the sum of theirs.
  ///
  /// - Parameters:
  ///   - type: a machine type of Google's.
  ///   - region: the region in which it runs.
  ///   - purchase: the way in which it is paid for.
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
