import Base
package import Foundation
import Handover
import Synchronization

/// Where the journal ended when it was last looked at, in a file beside the store: `journal.head`. SQLite takes a write-ahead
/// log with one damaged octet for one that ends there, and goes on with what came before, whole and in order; that something
/// came behind it only this file knows. It is never ahead of what is durable. A second file, `ledger-behind`, says to every
/// later start that entries were lost, until a person has done what is to be done and removes it.
final class KeptHead: Sendable {
  private let directory: String
  private let written = Mutex<JournalHead?>(nil)

  init(directory: String) { self.directory = directory }

  private var path: String { "\(directory)/journal.head" }
  private var mark: String { "\(directory)/ledger-behind" }

  /// As it was kept; nil when it never was, or cannot be read.
  var last: JournalHead? { text(path).flatMap { JournalHead($0) } }

  /// Blocks.
  func keep(_ head: JournalHead) throws {
    guard written.withLock({ $0 }) != head else { return }
    try TempFile.replace(path, mode: 0o600) { file in
      try Data(head.description.utf8).withUnsafeBytes { try file.write($0) }
    }
    written.withLock { $0 = head }
  }

  /// What is known to be lost, in words; nil while nothing is.
  var loss: String? { text(mark) }

  func note(_ loss: String) throws {
    try TempFile.replace(mark, mode: 0o600) { file in try Data(loss.utf8).withUnsafeBytes { try file.write($0) } }
  }

  private func text(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension SQLiteLedger {
  /// Keeps where the journal ends now. Costs nothing while nothing happens.
  ///
  /// - Throws: `StorageProblem`.
  package func keepHead() async throws {
    let head = try await journalHead()
    try await Blocking.run { [keptHead] in try keptHead.keep(head) }
  }

  /// What this store has lost since the journal's end was last kept, in words; nil when nothing is. What was lost once is
  /// said until a person removes `ledger-behind` from the home. When it is found the store gets a new epoch: others see by
  /// that what it may no longer have.
  ///
  /// - Throws: `StorageProblem`.
  package func lostEntries(at now: Date) async throws -> String? {
    if let known = keptHead.loss { return known }
    guard let kept = keptHead.last, kept.number > 0 else { return nil }
    let head = try await journalHead()
    guard try await read({ try $0.db.journalHash(kept.number) }) != kept.hash else { return nil }
    let loss =
      "of \(kept.number) entries of the journal that this home had, \(min(head.number, kept.number)) are in the ledger at the "
      + "most (found \(Timestamp(now)))"
    try await Blocking.run { [keptHead] in try keptHead.note(loss) }
    _ = try await renewEpoch()
    try await note(JournalEvent(at: now, actor: "daemon", action: "ledger.behind", detail: ["had": "\(kept.number)"]))
    return loss
  }
}
