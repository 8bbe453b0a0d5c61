import Foundation

/// Makes system calls of one thread fail, by way of `strace`. A thread has one tracer at a time: run such
/// tests one by one. Other threads, and so other tests, notice
/// nothing.
struct FaultInjection: Sendable {
  /// Whether strace is here and may trace this process.
  static let isPossible: Bool = {
    guard let tracer = try? FaultInjection("fdatasync", error: "EIO") else { return false }
    tracer.end()
    return true
  }()

  private let tracer: Process

  /// Fails the calling thread's `calls` (names joined by commas) with `error`.
  ///
  /// - Parameters:
  ///   - occurrence: Which of them: `1` the first, `1+` each from the first on.
  ///   - files: Only calls on these; all when empty. A dispatch thread serves other stores too, so name them
  ///     there.
  init(_ calls: String, error: String, occurrence: String = "1+", files: [String] = []) throws {
    let thread = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
    // The tracer also fails a call that nobody needs, by which we see that it is at work.
    let traced = calls + ",getpgid,access,faccessat,faccessat2"
    tracer = Process()
    tracer.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
    tracer.arguments =
      ["-qq", "-p", (thread as NSString).lastPathComponent, "-e", "trace=\(traced)"]
      + ["-e", "inject=\(traced):error=\(error):when=\(occurrence)"] + files.flatMap { ["-P", $0] }
    tracer.standardError = FileHandle.nullDevice
    tracer.standardOutput = FileHandle.nullDevice
    try tracer.run()
    while files.first.map({ access($0, F_OK) }) ?? getpgid(0) >= 0 {
      guard tracer.isRunning else { throw CocoaError(.featureUnsupported) }
      usleep(1000)
    }
  }

  /// Lets the calls succeed again. SIGKILL, since the tracer inherits a signal mask that blocks the others;
  /// the kernel then lets go of the thread.
  func end() {
    kill(tracer.processIdentifier, SIGKILL)
    tracer.waitUntilExit()
  }
}
