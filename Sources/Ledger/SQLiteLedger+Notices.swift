package import Base
package import Foundation
package import Handover

extension SQLiteLedger: NoticeStore {
  package func noticeLanes() async throws -> [NoticeLane] { try await read { try $0.noticeLanes() } }

  package func followStatements(_ lane: Code, only: Set<String>?, most: Int, at now: Date) async throws {
    guard try await read({ try $0.hasUnfollowed(lane) }) else { return }
    try await write { try $0.followStatements(lane, only: only, most: most, at: now) }
  }

  package func lastStatement() async throws -> Int64 { try await read { try $0.lastStatement() } }

  package func untold(_ keys: [String], to staff: Code) async throws -> [String] {
    try await read { try $0.untold(keys, to: staff) }
  }

  package func keep(_ notice: Notice, key: String, telling keys: [String], to staff: Code) async throws {
    try await write { try $0.keep(notice, key: key, telling: keys, to: staff) }
  }

  package func forget(before moment: Date, but keys: Set<String>) async throws {
    try await write { try $0.forget(before: moment, but: keys) }
  }

  package func beginNotice(_ lane: Code, pause: TimeInterval, at now: Date) async throws -> Notice? {
    // Where nothing waits, looking writes nothing.
    guard try await read({ try $0.hasNotices(lane, at: now) }) else { return nil }
    return try await write { try $0.beginNotice(lane, pause: pause, at: now) }
  }

  package func endNotice(_ notice: Notice, _ outcome: NoticeOutcome, next: Date, at now: Date) async throws {
    try await write { try $0.endNotice(notice, outcome, next: next, at: now) }
  }

  package func resumeNotices(_ lane: Code) async throws { try await write { try $0.resumeNotices(lane) } }
}
