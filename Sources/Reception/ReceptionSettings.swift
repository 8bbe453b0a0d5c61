package import Foundation

/// How a mission receives. Octets and counts; defaults are those of the specification (§6).
package struct ReceptionSettings: Sendable {
  package var host = "0.0.0.0"
  package var port = 8443
  /// Below this many free octets new bundles are refused (507).
  package var reserve: Int64 = 1 << 30
  package var offerLimit = 8 << 20
  /// Deliveries that one mission may have begun and not finished; one more is refused (429).
  package var unfinished = 64
  /// Seconds after which a delivery of which nothing came any more is let go.
  package var patienceWithUnfinished: TimeInterval = 14 * 86_400
  /// Connections to the port, of whomever; more wait until one is closed.
  package var connections = 1024
  /// Of these, connections on which nothing has been asked yet, and strangers in their handshake above all.
  package var strangers = 256
  package var caller = CallerLimits()
  /// How long an offer's answer may wait for the bundle to be opened, in seconds.
  package var patience: TimeInterval = 20
  /// Seconds after which a silent connection is closed.
  package var idle = 60

  package init() {}

  /// What one mission may have at once. Four parts of four bundles are sixteen requests, and a line that breaks leaves as
  /// many dead ones behind, for a minute.
  package struct CallerLimits: Sendable {
    package var connections = 64
    package var requests = 32
    /// Requests of more than 256 KiB that are held in memory: offers and statements.
    package var large = 8
  }
}
