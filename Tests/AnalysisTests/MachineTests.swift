import Money
import Prices
import Testing

@testable import Analysis

@Suite struct MachineTests {
  @Test(arguments: [
    ("m4.4xlarge", "m4.4xlarge", 1), ("2xm4.4xlarge", "m4.4xlarge", 2),
    ("12×t3.micro", "t3.micro", 12), ("3*t3.micro", "t3.micro", 3),
  ])
  func reads(_ text: String, _ name: String, _ count: Int) throws {
    let named = try #require(MachineChoice.NamedType(text))
    #expect(named.name == name && named.count == count)
  }

  @Test(arguments: ["", "2", "2x", "0xt3.micro", "2 t3.micro", "999999xt3.micro"])
  func refuses(_ text: String) {
    #expect(MachineChoice.NamedType(text) == nil)
  }

  /// A burstable type counts with its baseline: 2 × 20% of 2 vCPU is 0.8 vCPU.
  @Test func countsTheBaseline() throws {
    let machine = try Machine(Fixture.type("t3.medium"), count: 2)
    #expect(machine.vcpu == Quantity(4))
    #expect(machine.amount(of: .vcpu)?.description == "0.8")
    #expect(machine.surplusVCPU.description == "3.2")
    #expect(machine.amount(of: .memory) == Quantity(8))
    #expect(machine.amount(of: .gpu) == nil && machine.amount(of: .ecu) == nil)
  }

  @Test(arguments: [
    ("NVIDIA T4", 2, "4"), ("1/4 of an MI25", 1, "0.5"), ("NVIDIA RTX PRO 6000 (1/8)", 1, "0.25"),
    ("1/0 of nothing", 1, "2"), ("/", 1, "2"),
  ])
  func countsPartsOfGraphicsProcessors(_ name: String, _ count: Int, _ amount: String) throws {
    var type = Fixture.type("t3.medium")
    (type.gpuName, type.gpuCount) = (name, count)
    #expect(try Machine(type, count: 2).amount(of: .gpu)?.description == amount)
  }

  /// The user guide states no baseline for t1.micro, so it does not count as a whole processor.
  @Test func countsNoUnknownBaseline() throws {
    var type = Fixture.type("t3.medium")
    type.baselinePercent = nil
    let machine = try Machine(type)
    #expect(machine.amount(of: .vcpu) == nil && machine.surplusVCPU.isZero)
  }

  /// The choice among the fixture's types, or the reason why there is none.
  static let choices: [(MachineChoice, String)] = [
    (MachineChoice(), "m4.10xlarge m4.2xlarge m4.4xlarge p2.xlarge t3.medium"),
    (MachineChoice(filters: [.minimumVCPU(Quantity(9))]), "m4.10xlarge m4.4xlarge"),
    (MachineChoice(filters: [.maximumMemory(Quantity(32))]), "m4.2xlarge t3.medium"),
    (MachineChoice(filters: [.minimumGPU(1)]), "p2.xlarge"),
    (MachineChoice(filters: [.burstable(true)]), "t3.medium"),
    (MachineChoice(families: ["t3", "p2"]), "p2.xlarge t3.medium"),
    (
      MachineChoice(named: [.init("2xm4.4xlarge"), .init("t3.medium")].compactMap { $0 }),
      "2 × m4.4xlarge t3.medium"
    ),
    (
      MachineChoice(filters: [.minimumVCPU(Quantity(4)), .burstable(true), .currentGeneration]),
      "nothing is left to compare: '--burstable' takes away the last of the types"
    ),
    (
      MachineChoice(named: [.init("m4.2xlage")].compactMap { $0 }),
      "unknown instance type 'm4.2xlage'"
    ),
    (MachineChoice(families: ["m5"]), "unknown family 'm5'"),
  ]

  @Test(arguments: choices.indices)
  func chooses(_ index: Int) throws {
    let (choice, expected) = Self.choices[index]
    do {
      let machines = try choice.machines(among: Fixture.types)
      #expect(machines.map(\.name).joined(separator: " ") == expected)
    } catch let error as ComparisonError {
      #expect(error.message == expected)
    }
  }
}
