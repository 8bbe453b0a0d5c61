import Foundation
import GRDB
import Handover

// What people see of the queue, and what rules look for in it.

extension Books {
  func page(_ filter: QueueFilter, after previous: String?, limit: Int) throws -> Page<QueueItem> {
    let place = try previous.map { try QueuePlace($0) }
    var terms = ["dead IS NULL"]
    var arguments = StatementArguments()
    if let mission = filter.mission { (terms, arguments) = (terms + ["mission = ?"], arguments + [mission.text]) }
    if let transfer = filter.transfer { (terms, arguments) = (terms + ["transfer = ?"], arguments + [transfer.text]) }
    if let prefix = filter.prefix {
      (terms, arguments) = (terms + ["id >= ? AND id < ?"], arguments + [prefix, prefix + "\u{10ffff}"])
    }
    if let place {
      (terms, arguments) = (
        terms + ["(urgency, due, lowness, created, id) > (?, ?, ?, ?, ?)"], arguments + place.arguments
      )
    }
    let found = try rows(
      """
      SELECT * FROM queue WHERE \(terms.joined(separator: " AND "))
      ORDER BY urgency, due, lowness, created, id LIMIT ?
      """, arguments + [limit])
    let listing = Listing(found.map(readItem))
    let last = found.count == limit ? try found.last.map { try QueuePlace($0).text } : nil
    return Page(listing.values, unreadable: listing.unreadable, last: last)
  }

  func queueCounts() throws -> [QueueCount] {
    try rows("SELECT * FROM queued WHERE waiting > 0 ORDER BY mission").map { row in
      QueueCount(mission: try row.mission("mission"), waiting: try row.value("waiting"), held: try row.value("held"))
    }
  }

  func queueAges(at now: Date, limits: [TimeInterval]) throws -> [QueueAges] {
    try queueCounts().map { count in
      var youngest = Double.greatestFiniteMagnitude
      var counts: [Int] = []
      for limit in limits + [.infinity] {
        let oldest = limit.isFinite ? now.stored - limit : -Double.greatestFiniteMagnitude
        counts.append(try made(for: count.mission, after: oldest, until: youngest))
        youngest = oldest
      }
      return QueueAges(mission: count.mission, counts: counts)
    }
  }

  private func made(for mission: MissionID, after oldest: Double, until youngest: Double) throws -> Int {
    let found = try row(
      """
      SELECT COUNT(*) AS count FROM (
        SELECT 1 FROM queue WHERE mission = ? AND created > ? AND created <= ? AND dead IS NULL LIMIT ?)
      """, [mission.text, oldest, youngest, QueueAges.most])
    return try found?.value("count") ?? 0
  }

  func overdue(created: Date, arrival: Date, except missions: [MissionID], limit: Int) throws -> [QueueItem] {
    let others = missions.map { _ in "?" }.joined(separator: ", ")
    return try rows(
      """
      SELECT * FROM queue WHERE kind = 'bundle' AND dead IS NULL AND created < ? AND (arrival IS NULL OR arrival < ?)
        AND node IS NULL AND hold IS NOT ? AND mission NOT IN (\(others)) ORDER BY created LIMIT ?
      """,
      [created.stored, arrival.stored, HoldReason.operatorCode] + StatementArguments(missions.map(\.text)) + [limit]
    ).compactMap { try? item($0) }
  }

  func takeLate(created: Date, except missions: [MissionID], limit: Int) throws -> [QueueItem] {
    let others = missions.map { _ in "?" }.joined(separator: ", ")
    let late = try rows(
      """
      SELECT * FROM queue WHERE late = 0 AND kind = 'bundle' AND dead IS NULL AND created < ?
        AND hold IS NOT ? AND mission NOT IN (\(others)) ORDER BY created LIMIT ?
      """,
      [created.stored, HoldReason.operatorCode] + StatementArguments(missions.map(\.text)) + [limit]
    ).compactMap { try? item($0) }
    for item in late { try run("UPDATE queue SET late = 1 WHERE id = ?", [item.id]) }
    return late
  }

  func heldMissions() throws -> [MissionID: String] {
    try rows("SELECT * FROM lane").reduce(into: [:]) { try $0[$1.mission("mission")] = $1.value("hold") }
  }

  func holdMission(_ mission: MissionID, _ reason: String?, at now: Date) throws {
    guard let reason else {
      try run("DELETE FROM lane WHERE mission = ?", [mission.text])
      return
    }
    try run(
      "INSERT INTO lane VALUES (?, ?, ?) ON CONFLICT(mission) DO UPDATE SET hold = excluded.hold",
      [mission.text, reason, now.stored])
  }
}

/// A place in the order of the queue, whether or not something still stands there.
struct QueuePlace {
  let text: String
  let arguments: StatementArguments

  init(_ row: Row) throws {
    let (urgency, lowness): (Int, Int) = (try row.value("urgency"), try row.value("lowness"))
    let (due, created): (Double, Double) = (try row.value("due"), try row.value("created"))
    try self.init("\(urgency)|\(due)|\(lowness)|\(created)|\(row.value("id") as String)")
  }

  /// - Throws: `StoreProblem.notFound`.
  init(_ text: String) throws {
    let words = text.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false)
    guard words.count == 5, let urgency = Int(words[0]), let due = Double(words[1]), let lowness = Int(words[2]),
      let created = Double(words[3])
    else { throw StoreProblem.notFound("a place in the queue like that") }
    self.text = text
    arguments = [urgency, due, lowness, created, String(words[4])]
  }
}
