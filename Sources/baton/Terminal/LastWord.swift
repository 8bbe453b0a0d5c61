import Dispatch
import Foundation

/// What is still to be said, or cleared away, when a person, the system or a line that hangs up ends the program in the
/// midst of its work.
enum LastWord {
  /// Set by the command, once, before its work begins; kept as long as the program lives.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
  private static let queue = DispatchQueue(label: "baton.last-word")

  /// Ends the program with status 1 on SIGINT, SIGTERM and SIGHUP.
  ///
  /// - Parameter body: Called first, on a queue of its own, while the work goes on.
  static func onSignal(_ body: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, SIG_IGN)
      // Ignored from the start, as under `nohup`: it is meant to go on. (SIG_IGN is the address 1.)
      guard unsafeBitCast(before, to: Int.self) != 1 else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if Terminal.isInteractive { Terminal.draw(ProgressBar.empty) }
        body()
        // Not `exit`: other threads are still at work on what that would take apart.
        _exit(1)
      }
      source.resume()
      sources.append(source)
    }
  }
}
