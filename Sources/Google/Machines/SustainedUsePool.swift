import Billing
import Dates
import Money
import Prices
import Scenarios

/// The earlier use of each month by machines of a family: a machine that follows another continues
/// where that one stopped, as far as it is no larger.
///
/// Google adds up the processors of a family and region over the month, and the memory separately
/// (documentation of sustained-use discounts, 2026-10-08). Machines that run at the same time do
/// not add up; scheduled hours count as run at the same time.
struct SustainedUsePool {
  /// A part of a machine, with the hours of the month for which others ran it before.
  struct Segment {
    var share: Quantity
    var before: Quantity
  }

  /// Processors or gigabytes that ran together, with the time at which they stopped.
  private struct Slot {
    var size: Quantity
    var ran: Quantity
    var until: Moment?
  }

  /// The segments of each month.
  let months: [[Segment]]

  /// Returns a pool in which nothing ran before.
  static func nothing(_ period: PlanPeriod) -> SustainedUsePool {
    SustainedUsePool(
      months: period.months.map { _ in [Segment(share: .one, before: .zero)] })
  }

  private init(months: [[Segment]]) { self.months = months }

  /// Works out what ran before the current resource.
  ///
  /// `size`: the processors or the memory of a resource's machine.
  init(
    _ machines: [PooledMachine], at place: ResourceIndex, in metering: Metering,
    size: (PooledMachine) throws -> Quantity
  ) throws {
    var months: [[Segment]] = []
    for month in metering.period.months {
      var slots: [Slot] = []
      for machine in machines {
        let whole = try size(machine)
        let taken = try Self.take(whole, from: &slots, start: machine.resource.from)
        if machine.place == place {
          months.append(
            try taken.map { part in
              Segment(
                share: try part.size.divided(by: whole), before: part.ran)
            })
          break
        }
        let ran = try metering.scheduledHours(of: machine.resource, in: month)
        slots += try taken.map { part in
          Slot(size: part.size, ran: try part.ran + ran, until: machine.resource.until)
        }
      }
    }
    self.months = months
  }

  /// Takes what a machine needs from what is free at its start; what ran longest goes first.
  private static func take(
    _ size: Quantity, from slots: inout [Slot], start: Moment?
  ) throws -> [Slot] {
    var needed = size
    var taken: [Slot] = []
    slots.sort { $0.ran > $1.ran }
    for index in slots.indices where !needed.isZero {
      guard let start, let until = slots[index].until, until <= start else { continue }
      let part = min(needed, slots[index].size)
      taken.append(Slot(size: part, ran: slots[index].ran, until: nil))
      slots[index].size = try slots[index].size - part
      needed = try needed - part
    }
    slots.removeAll { $0.size.isZero }
    if !needed.isZero { taken.append(Slot(size: needed, ran: .zero, until: nil)) }
    return taken
  }
}

/// A machine of a plan that shares a sustained-use discount with others.
struct PooledMachine {
  let resource: Resource
  let place: ResourceIndex
  let shape: MachineShape

  var vcpus: Quantity {
    get throws(ArithmeticError) { try shape.vcpus.times(Quantity(resource.count)) }
  }

  var memory: Quantity {
    get throws(ArithmeticError) { try shape.memoryGB.times(Quantity(resource.count)) }
  }

  /// Returns the machines of a plan that share a discount with one of them, in the order of their
  /// starts.
  static func all(with shape: MachineShape, in metering: Metering) throws -> [PooledMachine] {
    let own = metering.resource
    var machines: [PooledMachine] = []
    for (place, other) in metering.planned.numbered
    where other.provider == own.provider && other.service == own.service
      && other.region == own.region && other.isShared == own.isShared
    {
      let fields = other.fields
      guard fields[ComputeEngine.purchaseOption] == .onDemand,
        let machine = try metering.knownShape(fields[ComputeEngine.machineType]),
        machine.family == shape.family
      else { continue }
      machines.append(PooledMachine(resource: other, place: place, shape: machine))
    }
    return machines.enumerated().sorted { left, right in
      let (first, second) = (left.element.resource.from, right.element.resource.from)
      if first == second { return left.offset < right.offset }
      guard let first else { return true }
      guard let second else { return false }
      return first < second
    }.map(\.element)
  }
}

extension Metering {
  /// Returns the shape of a machine type; nil for an unknown name, which is not reported here.
  fileprivate func knownShape(_ name: String) throws -> MachineShape? {
    if let custom = try? CustomName(name) { return try custom.shape() }
    return try specification(of: name).map(MachineShape.init)
  }
}
