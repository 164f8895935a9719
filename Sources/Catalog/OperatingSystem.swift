/// An operating system that instances are priced with.
package enum OperatingSystem: String, Sendable, CaseIterable {
  case linux, windows, rhel, suse
}
