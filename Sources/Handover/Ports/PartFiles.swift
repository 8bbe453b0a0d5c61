import Foundation

/// The sealed parts on disk, each named by its digest. A part is there only when it is whole, verified and
/// durable, so its presence is the truth about it. All calls block; none belongs on the cooperative pool.
package protocol PartFiles: Sendable {
  /// Writes a part whose digest is known. On return the memory of `pieces` may be used again.
  ///
  /// - Returns: Makes the part durable and visible; waits for the disk. Dropped without a call, it leaves nothing
  ///   behind.
  func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void

  /// Starts writing a part whose digest is only known to have to be `digest`.
  func writer(expecting digest: Digest, bytes: Int64) throws -> any PartWriter

  func has(_ digest: Digest) -> Bool

  /// The part's file, for reading.
  func path(of digest: Digest) -> String

  func remove(_ digest: Digest)

  /// Octets free on the disk.
  var free: Int64 { get }
}

extension PartFiles {
  /// Writes a part whose digest is known. On return it is durable.
  package func store(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws { try write(digest, pieces)() }
}

/// One part being written. Dropped without `finish`, it leaves nothing behind.
package protocol PartWriter: AnyObject, Sendable {
  /// - Throws: `SealProblem` with `.tooLarge` when more comes than was announced; `StorageProblem`.
  func write(_ bytes: UnsafeRawBufferPointer) throws

  /// Checks size and digest, then makes the part durable and visible.
  ///
  /// - Throws: `SealProblem` with `.digestMismatch`; `StorageProblem`.
  func finish() throws
}

/// The disk said no.
package struct StorageProblem: Error, Sendable, CustomStringConvertible {
  package let call: String
  package let path: String
  package let errno: Int32

  package init(call: String, path: String, errno: Int32) {
    self.call = call
    self.path = path
    self.errno = errno
  }

  package var isFull: Bool { errno == ENOSPC || errno == EDQUOT }

  package var description: String { "\(call) \(path): \(String(cString: strerror(errno)))" }
}
