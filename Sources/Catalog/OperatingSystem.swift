/// An operating system for which instances have prices.
package enum OperatingSystem: String, Sendable, CaseIterable {
  case linux, windows, rhel, suse
}
