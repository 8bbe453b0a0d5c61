import Logging
import Synchronization

/// A log that a test can read.
final class LogLines: Sendable {
  private let all = Mutex<[(level: Logger.Level, line: String)]>([])

  var list: [(level: Logger.Level, line: String)] { all.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { [self] _ in Handler(lines: self) } }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let line = (["\(event.message)"] + metadata).joined(separator: " ")
      lines.all.withLock { $0.append((event.level, line)) }
    }
  }
}
