import Foundation
import Synchronization

/// A process of ours, started directly so that its end is seen at once and its exact signal is known.
final class Child: Sendable {
  /// How a process ended.
  enum End: Equatable {
    case exited(Int32)
    case signalled(Int32)

    init(_ status: Int32) {
      let signal = status & 0x7f
      self = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
  }

  let pid: pid_t
  private let end = Mutex<End?>(nil)

  /// - Parameters:
  ///   - arguments: The program's path first.
  ///   - output: File descriptors that become its standard output and error; nil for `/dev/null`.
  init(_ arguments: [String], environment: [String: String], output: Int32?, errors: Int32?) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, target) in [(output, Int32(1)), (errors, Int32(2))] {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, target)
      } else {
        posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_WRONLY, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var pid: pid_t = 0
    let result = withCStrings(arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }) { environment -> Int32 in
        guard let program = arguments[0] else { return EINVAL }
        return posix_spawn(&pid, program, &actions, &attributes, arguments, environment)
      }
    }
    guard result == 0 else { throw HarnessProblem("\(arguments[0]) does not start: errno \(result)") }
    self.pid = pid
  }

  /// Set once it has ended.
  var ended: End? {
    end.withLock { end in
      if end == nil {
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == pid { end = End(status) }
      }
      return end
    }
  }

  /// Waits for its end.
  func wait(atMost seconds: TimeInterval) throws -> End {
    try Deadline(seconds).wait("the end of process \(pid)") { self.ended }
  }

  /// Sends a signal, unless it has ended.
  func signal(_ number: Int32) {
    if ended == nil { kill(pid, number) }
  }

  /// As a power cut would end it.
  func killNow() {
    signal(SIGKILL)
    _ = try? wait(atMost: 10)
  }
}

/// Calls `body` with the texts as a C array that ends with nil.
private func withCStrings<T>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
) -> T {
  var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
}
