package import Base

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
