import Dispatch
import Foundation

/// Ends the process hard when stopping takes too long, whatever holds it up. Everything that was acknowledged is durable
/// by then; what was on its way is sent again. Needs neither Swift's pool nor the ledger: those may be what hangs.
final class StopWatchdog: Sendable {
  /// Seconds that the services have for stopping by themselves.
  static let graceful: Int64 = 30
  /// Seconds from the signal to the hard end: some before systemd would, so that the reason is in the log.
  static let limit: TimeInterval = 75

  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// On return the signals are watched.
  ///
  /// - Parameter end: Called on a thread of its own, `limit` seconds after the first of `signals`.
  init(
    after limit: TimeInterval = limit, signals: [Int32] = [SIGTERM, SIGINT],
    end: @escaping @Sendable () -> Void = StopWatchdog.hardEnd
  ) {
    let queue = DispatchQueue(label: "baton.stop-watchdog")
    let watched = DispatchGroup()
    sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: limit)
          end()
        }
      }
      watched.enter()
      source.setRegistrationHandler { watched.leave() }
      source.resume()
      return source
    }
    watched.wait()
  }

  deinit { for source in sources { source.cancel() } }

  @Sendable private static func hardEnd() {
    let text =
      "the daemon did not stop within \(Int(limit)) seconds and is ended; nothing that was acknowledged is lost\n"
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    _exit(1)
  }
}
