package import Foundation

/// What may be on its way to this mission at once. Beyond it a new delivery waits at its sender. Source: specification
/// §6.3.1.
package struct ArrivalLimits: Sendable {
  /// Unfinished deliveries of one mission.
  package let deliveries: Int
  /// Octets that all unfinished deliveries together may still bring: what the disk has above its reserve. A mission with
  /// more than one of them has half of it.
  package let room: Int64

  package init(deliveries: Int, room: Int64) {
    self.deliveries = deliveries
    self.room = room
  }

  /// Whether one more may begin, or begin anew.
  ///
  /// - Parameter missing: Octets of it that are not here.
  /// - Throws: `ArrivalRefused`.
  package func check(_ traffic: ArrivalTraffic, missing: Int64) throws(ArrivalRefused) {
    guard traffic.deliveries < deliveries else { throw .tooMany(limit: deliveries) }
    guard traffic.coming + missing <= room, traffic.deliveries == 0 || traffic.theirs + missing <= room / 2 else {
      throw .noRoom
    }
  }
}

/// What is on its way to this mission already, as seen for one sender.
package struct ArrivalTraffic: Sendable, Equatable {
  /// The sender's unfinished deliveries.
  package let deliveries: Int
  /// Octets that these may still bring.
  package let theirs: Int64
  /// Octets that all unfinished deliveries may still bring.
  package let coming: Int64

  package init(deliveries: Int, theirs: Int64, coming: Int64) {
    self.deliveries = deliveries
    self.theirs = theirs
    self.coming = coming
  }
}

/// Why a delivery was not admitted.
package enum ArrivalRefused: Error, Sendable, Equatable {
  /// Its sender has as many unfinished ones as it may have.
  case tooMany(limit: Int)
  /// With what is on its way already it would not fit on the disk.
  case noRoom
}

/// A delivery that was offered to this mission and has neither receipt nor refusal.
package struct UnfinishedDelivery: Sendable, Equatable {
  package let delivery: DeliveryID
  /// Nil when a version before this one could not read it.
  package let transfer: TransferID?
  package let from: MissionID
  /// When it was first offered, or offered anew.
  package let since: Date
  /// When it last brought something forward.
  package let moved: Date
  package let parts: Int
  /// Octets of all parts, as announced.
  package let bytes: Int64
  /// Octets that were here when it was last looked at.
  package let here: Int64

  package init(
    delivery: DeliveryID, transfer: TransferID?, from: MissionID, since: Date, moved: Date, parts: Int, bytes: Int64,
    here: Int64
  ) {
    self.delivery = delivery
    self.transfer = transfer
    self.from = from
    self.since = since
    self.moved = moved
    self.parts = parts
    self.bytes = bytes
    self.here = here
  }
}
