/// SHA-256 (FIPS 180-4), fed piece by piece. Made anew for each message.
package protocol PartHasher: AnyObject {
  func update(_ bytes: UnsafeRawBufferPointer)

  /// The digest of all that was fed. Called once, last.
  func finish() -> Digest
}

/// Makes a hasher. The ledger gets one from outside, so that it needs no cryptographic library of its own.
package typealias PartHashing = @Sendable () -> any PartHasher
