import Foundation
import NIOCore
import Synchronization

/// How many of something each caller has at once. A caller is the certificate it shows.
final class Tally: Sendable {
  private let counts = Mutex<[Data: Int]>([:])

  /// - Returns: False when the caller has `limit` of them already; then nothing is counted.
  func enter(_ caller: Data, limit: Int) -> Bool {
    counts.withLock { counts in
      guard counts[caller, default: 0] < limit else { return false }
      counts[caller, default: 0] += 1
      return true
    }
  }

  func leave(_ caller: Data) {
    counts.withLock { counts in
      counts[caller, default: 1] -= 1
      if counts[caller] == 0 { counts[caller] = nil }
    }
  }
}

/// The connections each caller has open, each counted from its first request on.
final class Connections: Sendable {
  private let known = Mutex<Set<ObjectIdentifier>>([])
  private let tally = Tally()

  /// - Returns: Whether the caller may have this one too.
  func admit(_ channel: any Channel, of caller: Data, limit: Int) -> Bool {
    let id = ObjectIdentifier(channel)
    guard known.withLock({ $0.insert(id).inserted }) else { return true }
    guard tally.enter(caller, limit: limit) else {
      known.withLock { _ = $0.remove(id) }
      return false
    }
    channel.closeFuture.whenComplete { [self] _ in
      known.withLock { _ = $0.remove(id) }
      tally.leave(caller)
    }
    return true
  }
}
