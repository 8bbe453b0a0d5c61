import Foundation
import Handover
import Ledger

/// A mission's part files on a disk with as much room as a test says, and with a place to stop at.
struct WatchedFiles: IncomingPartFiles {
  let files: DiskPartFiles
  /// Nil: as much as there is.
  var room: Int64?
  /// Called when somebody is about to write a part.
  var beforeWriting: @Sendable () throws -> Void = {}

  var free: Int64 { room ?? files.free }

  func writer(_ part: Manifest.Part, of delivery: DeliveryID, from offset: Int64?) throws -> any PartWriter {
    try beforeWriting()
    return try files.writer(part, of: delivery, from: offset)
  }

  func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    try files.write(digest, pieces)
  }
  func have(_ part: Manifest.Part, of delivery: DeliveryID) throws -> Int64 { try files.have(part, of: delivery) }
  func halfBytes(of delivery: DeliveryID) -> Int64 { files.halfBytes(of: delivery) }
  func discardHalves(of delivery: DeliveryID) { files.discardHalves(of: delivery) }
  var halves: [DeliveryID] { files.halves }
  func has(_ digest: Digest) -> Bool { files.has(digest) }
  func path(of digest: Digest) -> String { files.path(of: digest) }
  func remove(_ digest: Digest) { files.remove(digest) }
}
