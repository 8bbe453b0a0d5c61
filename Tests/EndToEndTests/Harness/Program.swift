import Foundation

/// The `baton` program that was built beside the test bundle, and other programs of this machine.
enum Program {
  /// The binary under test: `BATON_BINARY`, or the one beside this test's own.
  static let baton: String = {
    if let given = ProcessInfo.processInfo.environment["BATON_BINARY"] { return given }
    let mine = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let places = [mine, CommandLine.arguments.first ?? "", Bundle.main.bundlePath]
    for place in places {
      let beside = (place as NSString).deletingLastPathComponent + "/baton"
      if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    }
    return "\(source)/.build/debug/baton"
  }()

  /// The root of the source tree.
  static let source = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// What a program said, and how it ended.
  struct Outcome {
    let status: Int32
    let out: String
    let err: String

    /// Standard output as JSON.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed)
    }
  }

  /// Runs a program to its end.
  ///
  /// - Throws: `HarnessProblem` when it cannot be started, or does not end in time.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], atMost seconds: TimeInterval = 120
  ) throws -> Outcome {
    let (out, err) = (try CapturedOutput(), try CapturedOutput())
    let child = try Child(
      arguments, environment: plain.merging(environment) { $1 }, output: out.descriptor,
      errors: err.descriptor)
    let end: Child.End
    do { end = try child.wait(atMost: seconds) } catch {
      child.killNow()
      throw error
    }
    let status: Int32
    switch end {
    case .exited(let code): status = code
    case .signalled(let number): status = 128 + number
    }
    return Outcome(status: status, out: out.text(), err: err.text())
  }

  /// Runs `baton`.
  static func baton(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run([baton] + arguments, environment: environment)
  }

  /// Runs `baton`, which must succeed.
  @discardableResult
  static func mustBaton(_ arguments: [String]) throws -> Outcome {
    let outcome = try run([baton] + arguments)
    guard outcome.status == 0 else {
      throw HarnessProblem("baton \(arguments.joined(separator: " ")): \(outcome.status): \(outcome.err)")
    }
    return outcome
  }

  /// A program's path on this machine; nil when it is not installed.
  static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return (path.split(separator: ":").map(String.init) + ["/opt/swift/usr/bin"])
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Schemathesis, where the test tools are installed (`make test`).
  static let schemathesis = ProcessInfo.processInfo.environment["BATON_TEST_PYTHON"].map {
    ($0 as NSString).deletingLastPathComponent + "/schemathesis"
  }

  /// The environment of every program: ours, without what would configure a Baton.
  static let plain = ProcessInfo.processInfo.environment.filter { name, _ in
    !name.hasPrefix("BATON_") && name != "LD_PRELOAD" && name != "NOTIFY_SOCKET"
  }
}

/// A file without a name that a child writes into.
private final class CapturedOutput {
  let descriptor: Int32

  init() throws {
    var template = Array("/tmp/baton-output-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw HarnessProblem("no temporary file: errno \(errno)") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(&template)
  }

  deinit { close(descriptor) }

  func text() -> String {
    let size = Int(lseek(descriptor, 0, Int32(SEEK_END)))
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(descriptor, &bytes, size, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
