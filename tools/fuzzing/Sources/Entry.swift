import BudgetCLI
@preconcurrency import Glibc

/// What libFuzzer calls: it makes inputs, and keeps those that reach code that none reached before.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Target.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Changes an input: plans field by field as well as byte by byte, everything else by its bytes.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(
  _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  guard let bytes else { return 0 }
  if Target.chosen.isOfPlans, seed % 4 != 0,
    let changed = PlanMutator(seed: UInt64(seed)).mutated(
      Array(UnsafeBufferPointer(start: bytes, count: count))), changed.count <= limit
  {
    for (index, byte) in changed.enumerated() { bytes[index] = byte }
    return changed.count
  }
  return mutateBytes(bytes, count, limit)
}

@_silgen_name("LLVMFuzzerMutate")
func mutateBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

/// Ends the run: libFuzzer keeps the input.
func fail(_ message: String) -> Never {
  fputs("\nfound: \(message)\n", stderr)
  abort()
}

/// A variable of the environment.
func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Builds the catalog before the first input, where the script asks for it.
@_cdecl("LLVMFuzzerInitialize")
func prepare(
  _ count: UnsafeMutablePointer<Int32>?,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> Int32 {
  if variable("BUDGET_FUZZ_BUILD") != nil, let data = variable("BUDGET_DATA"),
    let file = variable("BUDGET_CATALOG")
  {
    let outcome = BudgetCLI.run(
      arguments: ["catalog", "load", "--data", data, "--catalog", file])
    if outcome.code != 0 { fail("no catalog: \(outcome.errors)") }
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Where the program begins: SwiftPM links it under this name, and libFuzzer has no say in it.
@_cdecl("budget_fuzz_main")
func start(
  _ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  var (count, words) = (count, words)
  return runDriver(&count, &words, testOneInput)
}
