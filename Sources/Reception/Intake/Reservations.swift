import Synchronization

/// Octets that are promised to requests under way, so that many at once do not each count on the same room.
final class Reservations: Sendable {
  private let held = Mutex<Int64>(0)

  /// - Parameter room: Octets there are in all.
  /// - Returns: Whether there was room beside what is reserved; then it is reserved now.
  func reserve(_ octets: Int64, of room: Int64) -> Bool {
    held.withLock { held in
      guard octets <= room - held else { return false }
      held += octets
      return true
    }
  }

  func release(_ octets: Int64) { held.withLock { $0 -= octets } }
}
