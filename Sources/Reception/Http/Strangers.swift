import NIOCore
import Synchronization

/// The connections on which nothing has been asked yet: until then nobody knows whose they are. There are only so many of
/// them; one more takes the place of the oldest from the address that has most, so that whoever opens connections by the
/// thousand takes his own places and not those of the missions.
final class Strangers: Sendable {
  private let limit: Int
  /// By the address they come from, the oldest first.
  private let waiting = Mutex<[String: [any Channel]]>([:])

  init(limit: Int) { self.limit = limit }

  func enter(_ channel: any Channel) {
    let displaced: (any Channel)? = waiting.withLock { waiting in
      waiting[Self.address(of: channel), default: []].append(channel)
      guard waiting.values.reduce(0, { $0 + $1.count }) > limit else { return nil }
      let busiest = waiting.max { $0.value.count < $1.value.count }?.key
      return busiest.flatMap { Self.remove(from: &waiting, at: $0) { _ in true } }
    }
    displaced?.close(promise: nil)
  }

  func leave(_ channel: any Channel) {
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
