import Foundation

/// The test's end of the shim: which call of a daemon is struck, and how. The memory is shared with the
/// daemon, so a running one can be armed and disarmed.
final class Faults {
  /// What happens at the chosen call.
  enum Mode: Int32 {
    /// The process is killed before the call.
    case kill = 1
    /// Half of what it would write is written, or the call is made, then the process is killed.
    case tear = 2
    /// This call fails.
    case fail = 3
    /// This call and every later one fails.
    case failOn = 4
  }

  /// Which calls are counted.
  struct Calls: OptionSet {
    let rawValue: Int32
    static let fileWrite = Calls(rawValue: 1)
    static let sync = Calls(rawValue: 2)
    static let rename = Calls(rawValue: 4)
    static let unlink = Calls(rawValue: 8)
    static let socket = Calls(rawValue: 16)
    static let size = Calls(rawValue: 32)
    /// Readings of half parts.
    static let readHalf = Calls(rawValue: 64)
    static let disk: Calls = [.fileWrite, .sync, .rename, .unlink, .size]
    static let all: Calls = [.disk, .socket]
  }

  let path: String
  private let memory: UnsafeMutableRawPointer
  private static let clockOffset = 3 * 8 + 4 * 4 + 256
  private static let size = clockOffset + 8

  init(path: String) throws {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: Data(count: Self.size)) else {
      throw HarnessProblem("\(path) cannot be written")
    }
    let file = open(path, O_RDWR)
    defer { close(file) }
    guard let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
    else { throw HarnessProblem("mmap: errno \(errno)") }
    self.memory = memory
  }

  deinit { munmap(memory, Self.size) }

  /// Strikes the `call`-th call from now on, counted from 1.
  func arm(_ call: Int, _ mode: Mode, calls: Calls = .all, error: Int32 = ENOSPC) {
    for offset in [0, 8, 16] { memory.storeBytes(of: 0, toByteOffset: offset, as: Int.self) }
    memory.storeBytes(of: mode.rawValue, toByteOffset: 24, as: Int32.self)
    memory.storeBytes(of: error, toByteOffset: 28, as: Int32.self)
    memory.storeBytes(of: calls.rawValue, toByteOffset: 32, as: Int32.self)
    memory.storeBytes(of: 0, toByteOffset: 40, as: UInt8.self)
    memory.storeBytes(of: call, toByteOffset: 0, as: Int.self)
  }

  /// Sets the daemon's wall clock so many seconds ahead, or behind when negative.
  func moveClock(by seconds: Int) { memory.storeBytes(of: seconds, toByteOffset: Self.clockOffset, as: Int.self) }

  func disarm() { memory.storeBytes(of: 0, toByteOffset: 0, as: Int.self) }

  /// Calls counted since it was armed.
  var seen: Int { memory.load(fromByteOffset: 8, as: Int.self) }

  var hasFired: Bool { memory.load(fromByteOffset: 16, as: Int.self) > 0 }

  /// The call that was struck, and on what: `fdatasync …/ledger.sqlite-wal`.
  var struck: String { String(cString: (memory + 40).assumingMemoryBound(to: CChar.self)) }
}
