import Foundation

/// Sealed parts that are there to be read.
package protocol PartSource: Sendable {
  /// Where a part's octets are; nil when it is not here.
  func place(of digest: Digest) -> PartPlace?
}

/// A part's octets: a file of its own, or a piece of one.
package struct PartPlace: Sendable, Equatable {
  package let path: String
  package let offset: Int64
  /// Nil for all that follows.
  package let bytes: Int64?

  package init(path: String, offset: Int64 = 0, bytes: Int64? = nil) {
    self.path = path
    self.offset = offset
    self.bytes = bytes
  }
}

/// The sealed parts on disk, each named by its digest. A part is there only when it is whole, verified and
/// durable, so its presence is the truth about it. All calls block; none belongs on the cooperative pool.
package protocol PartFiles: PartSource {
  /// Writes a part whose digest is known. On return the memory of `pieces` may be used again.
  ///
  /// - Returns: Makes the part durable and visible; waits for the disk. Dropped without a call, it leaves nothing
  ///   behind.
  func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void

  func has(_ digest: Digest) -> Bool

  /// The part's file, for reading.
  func path(of digest: Digest) -> String

  func remove(_ digest: Digest)

  /// Removes files wherever they lie, for good: on return the disk has it.
  func erase(_ digests: [Digest]) throws

  /// Octets free on the disk.
  var free: Int64 { get }
}

extension PartFiles {
  package func place(of digest: Digest) -> PartPlace? { has(digest) ? PartPlace(path: path(of: digest)) : nil }

  package func erase(_ digests: [Digest]) throws { for digest in digests { remove(digest) } }

  /// Writes a part whose digest is known. On return it is durable.
  package func store(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws { try write(digest, pieces)() }
}

/// Parts that come over a line: what has come of one stays when the line breaks, and the rest is added to it. Such a
/// *half part* belongs to one delivery, only grows, and is written by one request at a time. All calls block.
/// - Note: Source: specification §6.3.2.
package protocol IncomingPartFiles: PartFiles {
  /// Begins a part, or goes on with it. Whoever writes it now is ended first: the newest request owns the part.
  ///
  /// - Parameter offset: Octets that are here already; nil begins anew, whatever has come before.
  /// - Throws: `OffsetMismatch` when another number of octets is here; `StorageProblem`.
  func writer(_ part: Manifest.Part, of delivery: DeliveryID, from offset: Int64?) throws -> any PartWriter

  /// Octets of a part that have come in a delivery, made durable before they are told. Whoever writes it now is ended, so
  /// that the answer stays true. A part of which all has come is checked, and is there afterwards or begins anew.
  ///
  /// - Returns: The part's size once it is there.
  /// - Throws: `StorageProblem`.
  func have(_ part: Manifest.Part, of delivery: DeliveryID) throws -> Int64

  /// Octets on the disk in half parts of a delivery.
  func halfBytes(of delivery: DeliveryID) -> Int64

  /// Removes the half parts of a delivery: it is here, or will not be.
  func discardHalves(of delivery: DeliveryID)

  /// The deliveries that have half parts.
  var halves: [DeliveryID] { get }
}

/// One part being written. Dropped, or broken off, it leaves what has come as a half part.
package protocol PartWriter: AnyObject, Sendable {
  /// - Throws: `SealProblem` with `.tooLarge` when more comes than the part has, and nothing is kept then; `.superseded`
  ///   when a newer request has taken over; `StorageProblem`, and on a full disk nothing is kept.
  func write(_ bytes: UnsafeRawBufferPointer) throws

  /// Checks size and digest, then makes the part durable and visible.
  ///
  /// - Throws: `SealProblem` with `.digestMismatch`, and nothing is kept then; `.superseded`; `StorageProblem`.
  func finish() throws

  /// Makes durable what has come, for the next request to go on from.
  ///
  /// - Returns: Octets here.
  /// - Throws: `SealProblem` with `.superseded`; `StorageProblem`.
  func pause() throws -> Int64
}

/// A request goes on from another place than the octets here end at.
package struct OffsetMismatch: Error, Sendable, Equatable {
  /// Octets here.
  package let have: Int64

  package init(have: Int64) { self.have = have }
}

/// SHA-256 (FIPS 180-4), fed piece by piece. Made anew for each message.
package protocol PartHasher: AnyObject {
  func update(_ bytes: UnsafeRawBufferPointer)

  /// The digest of all that was fed. Called once, last.
  func finish() -> Digest
}

/// Makes a hasher. The ledger gets one from outside, so that it needs no cryptographic library of its own.
package typealias PartHashing = @Sendable () -> any PartHasher
