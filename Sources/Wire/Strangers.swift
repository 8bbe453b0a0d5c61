package import NIOCore
import Synchronization

/// The connections of which nobody knows yet whose they are. There are only so many of them; one more takes the place of the
/// oldest from the address that has most, so that whoever opens connections by the thousand takes his own places and not those
/// of the missions, or of the staff.
package final class Strangers: Sendable {
  private let limit: Int
  private let areKnownOnceTheyAsk: Bool
  /// By the address they come from, the oldest first.
  private let waiting = Mutex<[String: [any Channel]]>([:])

  /// - Parameter areKnownOnceTheyAsk: Where whoever connects has shown a certificate, its first request makes it known; else
  ///   `leave` does, by whoever finds out.
  package init(limit: Int, areKnownOnceTheyAsk: Bool = true) {
    self.limit = limit
    self.areKnownOnceTheyAsk = areKnownOnceTheyAsk
  }

  func enter(_ channel: any Channel) {
    let displaced: (any Channel)? = waiting.withLock { waiting in
      waiting[Self.address(of: channel), default: []].append(channel)
      guard waiting.values.reduce(0, { $0 + $1.count }) > limit else { return nil }
      let busiest = waiting.max { $0.value.count < $1.value.count }?.key
      return busiest.flatMap { Self.remove(from: &waiting, at: $0) { _ in true } }
    }
    displaced?.close(promise: nil)
  }

  func hasAsked(_ channel: any Channel) { if areKnownOnceTheyAsk { leave(channel) } }

  /// It is known whose it is, or it is gone.
  package func leave(_ channel: any Channel) {
    waiting.withLock { waiting in
      _ = Self.remove(from: &waiting, at: Self.address(of: channel)) { $0 === channel }
    }
  }

  /// Removes the oldest that matches.
  private static func remove(
    from waiting: inout [String: [any Channel]], at address: String, where matches: (any Channel) -> Bool
  ) -> (any Channel)? {
    guard let index = waiting[address]?.firstIndex(where: matches) else { return nil }
    let channel = waiting[address]?.remove(at: index)
    if waiting[address]?.isEmpty == true { waiting[address] = nil }
    return channel
  }

  private static func address(of channel: any Channel) -> String { channel.remoteAddress?.ipAddress ?? "" }
}
