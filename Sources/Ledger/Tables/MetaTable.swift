import Base
import Foundation
import GRDB
import Handover

extension Database {
  func meta(_ key: String) throws -> String? {
    try row("SELECT value FROM meta WHERE key = ?", [key])?["value"]
  }

  func setMeta(_ key: String, _ value: String) throws {
    try run(
      "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
      [key, value])
  }

  /// A setting of SQLite's, as text.
  func pragma(_ name: String) throws -> String {
    try String.fetchOne(self, sql: "PRAGMA \(name)") ?? ""
  }
}

extension Books {
  /// Notes the epoch that another mission's store has, by a receipt of its. A mission whose epoch changes has lost or restored
  /// its store: what it gave receipts for may be gone there, and nobody else can tell.
  func noteEpoch(_ epoch: String, of other: MissionID, at now: Date) throws {
    let key = "epoch \(other)"
    let before = try db.meta(key)
    guard before != epoch else { return }
    try db.setMeta(key, epoch)
    guard before != nil else { return }
    try db.setMeta("restored \(other)", "\(now.stored)")
    try db.note(
      JournalEvent(at: now, actor: "daemon", action: "peer.restored", subject: other.text), hashing: hashing)
  }

  /// The missions whose epoch has changed, and when that was seen.
  func restored() throws -> [MissionID: Date] {
    try rows("SELECT key, value FROM meta WHERE key LIKE 'restored %'").reduce(into: [:]) { found, row in
      let (key, value): (String, String) = (try row.value("key"), try row.value("value"))
      guard let seconds = Double(value) else { return }
      found[try MissionID(String(key.dropFirst("restored ".count)))] = Date(timeIntervalSinceReferenceDate: seconds)
    }
  }
}
