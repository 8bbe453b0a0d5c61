import Base
import Foundation
import NIOCore
import Synchronization

/// The connections each caller has open, by the certificate it shows, each counted from its first request on.
final class Connections: Sendable {
  private let known = Mutex<Set<ObjectIdentifier>>([])
  private let open = Quotas<Data>()

  /// - Returns: Whether the caller may have this one too.
  func admit(_ channel: any Channel, of caller: Data, limit: Int) -> Bool {
    let id = ObjectIdentifier(channel)
    guard known.withLock({ $0.insert(id).inserted }) else { return true }
    guard let place = try? open.enter(caller, ofOne: limit) else {
      known.withLock { _ = $0.remove(id) }
      return false
    }
    channel.closeFuture.whenComplete { [self] _ in
      known.withLock { _ = $0.remove(id) }
      withExtendedLifetime(place) {}
    }
    return true
  }
}
