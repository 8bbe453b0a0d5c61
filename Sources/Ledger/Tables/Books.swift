import Base
import Foundation
import GRDB
import Handover

/// The tables, as one transaction of one mission sees them. Each file in this folder adds one of them.
struct Books {
  let db: Database
  /// Whose books these are.
  let mission: MissionID
  let hashing: PartHashing
}

extension Database {
  /// - Returns: Rows changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments) throws -> Int {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Books {
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments) throws -> Int { try db.run(sql, arguments) }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? { try db.row(sql, arguments) }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try db.rows(sql, arguments)
  }
}

extension Date {
  /// As the tables keep it: seconds since 2001-01-01T00:00:00Z.
  var stored: Double { timeIntervalSinceReferenceDate }
}

/// Columns of a row that may be damaged: what is not of the type is an error, where a subscript would end the process.
extension Row {
  func value<T: DatabaseValueConvertible>(_ column: String) throws -> T { try decode(T.self, forColumn: column) }

  func date(_ column: String) throws -> Date { Date(timeIntervalSinceReferenceDate: try value(column)) }

  func optionalDate(_ column: String) throws -> Date? {
    (try value(column) as Double?).map(Date.init(timeIntervalSinceReferenceDate:))
  }

  func digest(_ column: String) throws -> Digest { try Digest(value(column)) }

  func mission(_ column: String) throws -> MissionID { try MissionID(value(column)) }

  /// What was wrong with a row, for a person.
  static func why(_ error: any Error) -> String {
    switch error {
    case let problem as MalformedIdentifier: problem.description
    case is DecodingError: "it holds no JSON that can be read"
    case is RowDecodingError: "a column holds what does not belong there"
    default: "\(error)"
    }
  }
}
