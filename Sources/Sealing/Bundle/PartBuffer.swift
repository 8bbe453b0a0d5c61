import Foundation
import Synchronization

/// The memory of one part: room for `capacity` octets, of which the first `count` are in use. Straight from the system,
/// and given back to it at the end: among smaller pieces of a heap it would stay.
///
/// `@unchecked Sendable`: one holder at a time; handed over through a queue or a lock.
final class PartBuffer: @unchecked Sendable {
  private let whole: UnsafeMutableRawBufferPointer
  var count = 0

  init(capacity: Int) {
    let memory = mmap(nil, max(1, capacity), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("out of memory: \(capacity) octets for a part") }
    whole = UnsafeMutableRawBufferPointer(start: memory, count: capacity)
  }

  deinit { munmap(whole.baseAddress, max(1, whole.count)) }

  var capacity: Int { whole.count }

  /// What is in use.
  var memory: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: whole[..<count]) }

  /// Takes as much of `bytes` as fits, and returns the rest.
  func take(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let taken = min(bytes.count, whole.count - count)
    UnsafeMutableRawBufferPointer(rebasing: whole[count..<count + taken])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
    count += taken
    return UnsafeRawBufferPointer(rebasing: bytes[taken...])
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
    buffer.count = 0
    return buffer
  }

  func giveBack(_ buffer: PartBuffer) { spare.withLock { $0.append(buffer) } }
}
