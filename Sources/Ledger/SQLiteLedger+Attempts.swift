import Base
package import Foundation
package import Handover

extension SQLiteLedger {
  /// Stores the answer to an item. `received` takes the item out of the queue, `undelivered` (our own) puts
  /// it among the dead, `refused` and anything else leaves it: the caller then holds it with `update`. An
  /// attempt that is given ends with the answer's type for an outcome.
  ///
  /// - Throws: `StoreProblem.conflict` when another statement stands at that place, or the answer speaks of
  ///   another bundle than the item carries.
  package func settle(_ item: String, attempt: AttemptID?, answer: LogEntry, at now: Date) async throws
    -> Bool
  {
    try await write(to: answer.statement.transfer) { books in
      let statement = answer.statement
      try statement.checkAnswers(books.carried(item), item: item)
      let isNew = try books.require(answer, at: now)
      try books.apply(statement, to: item, at: now)
      if let attempt { try books.endAttempt(attempt, statement.type.text, nil, at: now) }
      return isNew
    }
  }

  package func waiting(with item: String) async throws -> [QueueLoad] {
    var found: [QueueLoad] = []
    for row in try await read({ try $0.waiting(with: item) }) { found.append(try await row.understood()) }
    return found
  }

  package func delivered(_ item: String, with others: [String], attempt: AttemptID, at now: Date) async throws {
    try await write { books in
      try books.endAttempt(attempt, "delivered", nil, at: now)
      for item in [item] + others { try books.dequeue(item) }
    }
  }

  package func attempts(of item: String) async throws -> [Attempt] {
    try await read { try $0.attempts(item) }
  }

  package func attempts(since: Date) async throws -> [RecentAttempt] {
    try await read { try $0.attempts(since: since) }
  }

  /// The other missions whose stores were lost or restored since they first gave a receipt, as their newer receipts show, and
  /// when that was seen.
  package func restoredMissions() async throws -> [MissionID: Date] { try await read { try $0.restored() } }
}
