import Dispatch
import Handover

/// SHA-256 of one file after another, on another core than the one that reads or writes it: what is given is copied,
/// and hashed while the caller goes on.
final class HashLine {
  /// Octets hashed at a time. A file that fits in is hashed where it is given: waking a core would cost more.
  private static let step = 128 << 10

  private let queue = DispatchQueue(label: "baton.hashing")
  private let group = DispatchGroup()
  private var hasher = SHA256()
  /// One fills while the other is hashed.
  private lazy var filling = PartBuffer(capacity: Self.step)
  private lazy var hashing = PartBuffer(capacity: Self.step)
  private var isSmall = true

  deinit { group.wait() }

  /// - Parameter size: Octets that will come, as far as is known.
  func begin(size: Int64) {
    hasher = SHA256()
    isSmall = size <= Int64(Self.step)
    if !isSmall { filling.use(0) }
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    if isSmall { return hasher.update(bytes) }
    var rest = bytes
    while !rest.isEmpty {
      rest = filling.take(rest)
      if filling.count == filling.capacity { hashFilled() }
    }
  }

  /// The digest of what has come since `begin`.
  func finish() -> Digest {
    if isSmall { return hasher.finish() }
    group.wait()
    hasher.update(UnsafeRawBufferPointer(filling.memory))
    filling.use(0)
    return hasher.finish()
  }

  private func hashFilled() {
    group.wait()
    (filling, hashing) = (hashing, filling)
    filling.use(0)
    // In use by the queue alone until the group is waited for.
    nonisolated(unsafe) let (hasher, full) = (hasher, UnsafeRawBufferPointer(hashing.memory))
    queue.async(group: group) { hasher.update(full) }
  }
}
