package import Base
package import Logging

/// The daemon's log: one line an event, whatever a value in it holds.
package struct LogStream: TextOutputStream, Sendable {
  private let put: @Sendable (ShownText) -> Void

  /// - Parameter put: Takes an event, without the end of its line.
  package init(_ put: @escaping @Sendable (ShownText) -> Void) { self.put = put }

  /// - Parameter text: One event, as `StreamLogHandler` words it, and the end of its line.
  package mutating func write(_ text: String) {
    let event = text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
    put("\(event)")
  }
}

/// Leaves out what the web server says of itself: that it listens, and why it stopped, this program says in words of its own,
/// once. What goes wrong in a request is said by whoever answers it.
package struct WithoutServerLines<Inner: LogHandler>: LogHandler {
  private var inner: Inner

  package init(_ inner: Inner) { self.inner = inner }

  package var metadata: Logger.Metadata {
    get { inner.metadata }
    set { inner.metadata = newValue }
  }

  package var logLevel: Logger.Level {
    get { inner.logLevel }
    set { inner.logLevel = newValue }
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { inner[metadataKey: key] }
    set { inner[metadataKey: key] = newValue }
  }

  package func log(event: LogEvent) {
    guard event.source != "HummingbirdCore" else { return }
    inner.log(event: event)
  }
}
