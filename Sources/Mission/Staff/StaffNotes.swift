import Base
import Foundation
import Handover

/// `staff/said/` in the home: what was done with keys, left by the commands for the journal, which only the daemon writes.
struct StaffNotes {
  let folder: String

  private struct Said: Codable {
    let at: Timestamp
    let actor: String
    let action: String
    let subject: String
    let detail: [String: String]
  }

  /// Leaves an entry.
  func leave(_ action: String, by actor: String, subject: String, _ detail: [String: String] = [:]) throws {
    try DurableFile.makeDirectory(folder)
    let entry = Said(at: Timestamp(Date()), actor: actor, action: action, subject: subject, detail: detail)
    let place = String(format: "%.6f-%08x", Date().timeIntervalSince1970, UInt32.random(in: 0 ... .max))
    try DurableFile.write(JSON.encode(entry), to: "\(folder)/\(place).json", mode: 0o600)
  }

  /// Brings what was left into the journal, in its order. One that a death interrupts is there twice.
  func bring(to journal: any JournalStore) async throws {
    guard Disk.exists(folder) else { return }
    for name in try Disk.names(in: folder).sorted() where name.hasSuffix(".json") {
      let file = "\(folder)/\(name)"
      guard let said = try? JSON.decode(Said.self, from: DurableFile.read(file)) else { continue }
      try await journal.note(
        JournalEvent(
          at: said.at.date, actor: Code.of(said.actor)?.text ?? "operator",
          action: Code.of(said.action)?.text ?? "staff",
          subject: said.subject, detail: said.detail))
      unlink(file)
    }
  }
}
