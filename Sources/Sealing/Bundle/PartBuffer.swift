import Foundation
import Synchronization

/// The memory of one part: room for `capacity` octets, of which the first `count` are in use. It grows as it fills, so that
/// a small case takes little; what is large comes from the system and goes back to it (`HeapSettings`).
///
/// `@unchecked Sendable`: one holder at a time; handed over through a queue or a lock.
final class PartBuffer: @unchecked Sendable {
  let capacity: Int
  private(set) var count = 0
  private var room = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  init(capacity: Int) { self.capacity = max(1, capacity) }

  deinit { free(room.baseAddress) }

  /// What is in use; elsewhere after the next `take` or `use`.
  var memory: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: room[..<count]) }

  /// Takes as much of `bytes` as fits, and returns the rest.
  func take(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let taken = min(bytes.count, capacity - count)
    let start = count
    if count + taken > room.count { grow(to: max(count + taken, 2 * room.count)) }
    count += taken
    UnsafeMutableRawBufferPointer(rebasing: room[start..<count])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
    return UnsafeRawBufferPointer(rebasing: bytes[taken...])
  }

  /// Has `count` octets in use, at most `capacity`, whatever they hold.
  func use(_ count: Int) {
    precondition(count <= capacity)
    if count > room.count { grow(to: count) }
    self.count = count
  }

  private func grow(to wanted: Int) {
    let size = min(max(wanted, 128 << 10), capacity)
    // Nothing can be sealed or opened without it, and Swift itself ends the process where memory ends.
    guard let memory = realloc(room.baseAddress, size) else { fatalError("out of memory: \(size) octets for a part") }
    room = UnsafeMutableRawBufferPointer(start: memory, count: size)
  }
}

/// Buffers that have been used and will be again: memory fresh from the system costs a fault for every page.
final class PartBufferPool: Sendable {
  private let capacity: Int
  private let spare = Mutex<[PartBuffer]>([])

  init(capacity: Int) { self.capacity = capacity }

  /// An empty buffer.
  func take() -> PartBuffer {
    let buffer = spare.withLock { $0.popLast() } ?? PartBuffer(capacity: capacity)
    buffer.use(0)
    return buffer
  }

  func giveBack(_ buffer: PartBuffer) { spare.withLock { $0.append(buffer) } }
}
