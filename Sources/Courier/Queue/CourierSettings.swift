package import Foundation
package import Handover

/// What an operator can set of the courier.
package struct CourierSettings: Sendable {
  package var policy: QueuePolicy
  /// Octets a second that one transfer may send; nil for as fast as the line carries. For `CurlSettings`.
  package var sendRate: Int64?
  /// Seconds of silence on a line after which it is given up. For `CurlSettings`.
  package var silence: TimeInterval = 60
  /// Parts of one bundle on the line at once, where the line is wide enough.
  package var partsInParallel: Int
  /// Seconds in which a part must be through for the next ones to go beside one another.
  package var quickPart: TimeInterval = 2
  /// Octets that such a part must have: a small one is through soon on any line, and each of several flows costs a handshake.
  package var tellingPart: Int64 = 256 << 10
  /// Seconds that deliveries under way may still take when the daemon stops.
  package var graceful: TimeInterval
  /// For `CurlSettings`.
  package var proxy: String?
  /// Octets of manifest and parts up to which a first offer carries parts along.
  package var firstOffer: Int64 = 64 << 10
  /// Seconds an attempt waits, in all, for a receiver that is still opening the bundle.
  package var openingPatience: TimeInterval = 60
  /// Seconds after which another node may take over what this one has in hand, unless it says that it is still there, which
  /// it does three times as often.
  package var lease: TimeInterval = 90

  package init(
    policy: QueuePolicy = QueuePolicy(), sendRate: Int64? = nil, partsInParallel: Int = 4,
    graceful: TimeInterval = 10, proxy: String? = nil
  ) {
    self.policy = policy
    self.sendRate = sendRate
    self.partsInParallel = partsInParallel
    self.graceful = graceful
    self.proxy = proxy
  }

  package var curl: CurlSettings { CurlSettings(sendRate: sendRate, proxy: proxy, silence: silence) }
}
