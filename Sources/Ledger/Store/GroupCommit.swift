import Dispatch
import GRDB
import Handover
import Synchronization

/// Many writers, one fsync. Callers leave their work and wait; a single drain runs all that has gathered in
/// one transaction, each work in its own savepoint, commits once, then answers everybody. While a commit runs
/// the next group gathers, so no timer is needed: a lone writer waits for nobody.
///
/// SQLite runs on a serial queue of its own, never on the cooperative pool. Reads go through the same queue,
/// between commits, and so see exactly what is committed.
final class GroupCommit: Sendable {
  /// Answers a caller once it is known how the commit ended.
  private typealias Answer = @Sendable (_ failure: (any Error)?) -> Void

  private struct Work: Sendable {
    let run: @Sendable (Database) throws -> Answer
    let fail: @Sendable (any Error) -> Void
  }

  private struct State {
    var pending: [Work] = []
    var isDraining = false
    var fatal: (any Error)?
    var commits = 0
  }

  private let database: DatabaseQueue
  private let queue = DispatchQueue(label: "baton.ledger")
  private let mark: RecheckMark
  private let state = Mutex(State())

  /// - Parameter mark: Left when a sync fails.
  init(_ database: DatabaseQueue, mark: RecheckMark) {
    self.database = database
    self.mark = mark
  }

  /// What nothing can go on after: a disk that failed. Nil while all is well, and after `close`.
  var failure: (any Error)? {
    state.withLock { state in state.fatal as? LedgerProblem == .closed ? nil : state.fatal }
  }

  /// Transactions so far.
  var commits: Int { state.withLock { $0.commits } }

  /// Runs `body` in a transaction shared with others. Durable on return.
  ///
  /// - Throws: what `body` throws, its changes undone and nobody else's; `StorageProblem` for the whole group
  ///   when the disk is full or fails.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      enqueue(
        Work(
          run: { db in
            let value = try body(db)
            return { failure in
              continuation.resume(with: failure.map { .failure($0) } ?? .success(value))
            }
          },
          fail: { continuation.resume(throwing: $0) }))
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        continuation.resume(with: Result { try database.unsafeRead(body) }.mapError(translate))
      }
    }
  }

  /// Copies the write-ahead log into the database and cuts it to nothing: what was deleted stands in neither then.
  func truncateLog() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async { [self] in
        continuation.resume(
          with: Result {
            try database.writeWithoutTransaction { db in
              _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
          }.mapError(translate))
      }
    }
  }

  /// Ends the connection after the work in hand; later calls fail with `LedgerProblem.closed`.
  func close() throws {
    state.withLock { $0.fatal = $0.fatal ?? LedgerProblem.closed }
    try queue.sync { try database.close() }
  }

  private func enqueue(_ work: Work) {
    let (refusal, mustStart) = state.withLock { state in
      if let fatal = state.fatal { return (fatal as (any Error)?, false) }
      state.pending.append(work)
      defer { state.isDraining = true }
      return (nil, !state.isDraining)
    }
    if let refusal { work.fail(refusal) }
    if mustStart { queue.async { self.drain() } }
  }

  /// One group, then makes room for reads before the next.
  private func drain() {
    let group = state.withLock { state in
      defer { state.pending = [] }
      state.commits += 1
      return state.pending
    }
    commit(group)
    let goesOn = state.withLock { state in
      state.isDraining = !state.pending.isEmpty
      return state.isDraining
    }
    if goesOn { queue.async { self.drain() } }
  }

  private func commit(_ group: [Work]) {
    var outcomes: [Result<Answer, any Error>] = []
    var failure: (any Error)?
    do {
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          if let work = group.first, group.count == 1 {
            // Alone it has the whole transaction to itself.
            outcomes.append(.success(try work.run(db)))
          } else {
            for work in group { outcomes.append(try attempt(work, db)) }
          }
          return .commit
        }
      }
    } catch {
      failure = translate(error)
      if SQLiteProblem.isFatal(error) {
        mark.leave()
        state.withLock { $0.fatal = failure }
      }
    }
    for (index, work) in group.enumerated() {
      switch index < outcomes.count ? outcomes[index] : nil {
      case .success(let answer): answer(failure)
      case .failure(let error): work.fail(error)
      case nil: work.fail(failure ?? LedgerProblem.closed)
      }
    }
  }

  /// - Throws: only when the whole transaction is lost.
  private func attempt(_ work: Work, _ db: Database) throws -> Result<Answer, any Error> {
    var answer: Answer?
    do {
      try db.inSavepoint {
        answer = try work.run(db)
        return .commit
      }
    } catch  where SQLiteProblem.isOfDisk(error) || SQLiteProblem.isFatal(error) || !db.isInsideTransaction {
      throw error
    } catch {
      return .failure(translate(error))
    }
    return answer.map { .success($0) } ?? .failure(LedgerProblem.closed)
  }

  private func translate(_ error: any Error) -> any Error {
    SQLiteProblem.translate(error, path: database.path)
  }
}
