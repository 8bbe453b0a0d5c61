package import Foundation

/// How a mission receives. Octets and counts; defaults are those of the specification (§6).
package struct ReceptionSettings: Sendable {
  package var host = "0.0.0.0"
  package var port = 8443
  /// Below this many free octets new bundles are refused (507).
  package var reserve: Int64 = 1 << 30
  package var offerLimit = 8 << 20
  package var requestsPerMission = 32
  /// How long an offer's answer may wait for the bundle to be opened, in seconds.
  package var patience: TimeInterval = 20
  /// Seconds after which a silent connection is closed.
  package var idle = 60

  package init() {}
}
