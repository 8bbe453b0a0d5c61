/// What lists and the fold ask of a statement in the log.
package protocol Logged: Sendable {
  var statement: Statement { get }
  var digest: Digest { get }
}

extension LogEntry: Logged {}

extension Logged {
  package var head: LogHead { LogHead(statement: statement, digest: digest) }
}

/// A statement of a log without its signed octets. From the store it comes without the body of a type that this program
/// does not know (`null`): what a peer may fill with 256 KiB is not read for a list.
package struct LogHead: Logged, Equatable {
  package let statement: Statement
  package let digest: Digest

  package init(statement: Statement, digest: Digest) {
    self.statement = statement
    self.digest = digest
  }
}

extension StatementType {
  /// Whether it is a bundle's manifest.
  package var isBundle: Bool { self == .submitted || self == .update }
}
