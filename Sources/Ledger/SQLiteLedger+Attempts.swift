package import Foundation
package import Handover

extension SQLiteLedger {
  /// Counts the attempt in the item's `attempts` too.
  ///
  /// - Throws: `StoreProblem.notFound` when the item has left the queue.
  package func beginAttempt(_ item: String, at now: Date) async throws -> AttemptID {
    try await write { try $0.beginAttempt(item, at: now) }
  }

  /// Writes how an attempt ended. An item that has left the queue meanwhile stays out.
  ///
  /// - Throws: `StoreProblem.notFound` when there is no such attempt.
  package func endAttempt(
    _ attempt: AttemptID, outcome: String, detail: String, at now: Date, item: QueueItem
  ) async throws {
    try await write { books in
      try books.endAttempt(attempt, outcome, detail, at: now)
      _ = try books.write(item)
    }
  }

  /// Stores the answer to an item. `received` takes the item out of the queue, `undelivered` (our own) puts
  /// it among the dead, `refused` and anything else leaves it: the caller then holds it with `update`. An
  /// attempt that is given ends with the answer's type for an outcome.
  ///
  /// - Throws: `StoreProblem.conflict` when another statement stands at that place, or the answer speaks of
  ///   another bundle than the item carries.
  package func settle(_ item: String, attempt: AttemptID?, answer: LogEntry, at now: Date) async throws
    -> Bool
  {
    try await write { books in
      let statement = answer.statement
      try books.checkAnswer(statement, to: item)
      let isNew = try books.require(answer, at: now)
      if statement.type == .received { try books.dequeue(item) }
      if statement.type == .undelivered, let delivery = statement.bundle { try books.bury(delivery, at: now) }
      if let attempt { try books.endAttempt(attempt, statement.type.text, nil, at: now) }
      return isNew
    }
  }

  package func delivered(_ item: String, attempt: AttemptID, at now: Date) async throws {
    try await write { books in
      try books.endAttempt(attempt, "delivered", nil, at: now)
      try books.dequeue(item)
    }
  }

  package func attempts(of item: String) async throws -> [Attempt] {
    try await read { try $0.attempts(item) }
  }

  package func recoverAttempts(at now: Date, boot: Date) async throws -> [QueueItem] {
    try await write { try $0.recoverAttempts(at: now, boot: boot) }
  }
}
