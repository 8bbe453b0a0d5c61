import Base
import Foundation
import GRDB
import Handover

// Picking what goes next, and who has it.

extension Books {
  /// What may be picked, in the words of the index that finds it.
  private static let free = "node IS NULL AND hold IS NULL AND dead IS NULL"
  private static let ready = "ready = 1 AND \(free)"
  private static let order = "urgency, due, lowness, created, id"

  func claim(_ selection: Selection, by node: StoreNode, until end: Date) throws -> [Claim] {
    guard selection.hasSlots else { return [] }
    try takeBack(from: node, at: selection.now)
    try wake(at: selection.now, policy: selection.policy)
    return try selection.choose(candidates(selection), areDue: true).map {
      try begin($0, node, selection.now, until: end)
    }
  }

  /// What other nodes have let run out waits again.
  private func takeBack(from node: StoreNode, at now: Date) throws {
    let lost = try rows(
      "SELECT id FROM queue WHERE node IS NOT NULL AND node <> ? AND lease < ?", [node.id, now.stored])
    for row in lost {
      let id: String = try row.value("id")
      try run(
        "UPDATE attempt SET ended = ?, outcome = 'lost' WHERE item = ? AND ended IS NULL", [now.stored, id])
      try run("UPDATE queue SET node = NULL, lease = NULL, ready = 1 WHERE id = ?", [id])
    }
  }

  /// How many rows fall due with one claim: the rest with the next ones, so that no claim takes seconds.
  private static let mostAtOnce = 5000

  /// What has fallen due is ready, once, the longest due first. A moment further ahead than any wait that is ever asked for was written before the
  /// clock was set back.
  private func wake(at now: Date, policy: QueuePolicy) throws {
    let waits = "UPDATE queue SET ready = 1 WHERE id IN (SELECT id FROM queue WHERE ready = 0 AND \(Self.free)"
    try run("\(waits) AND next <= ? ORDER BY next LIMIT ?)", [now.stored, Self.mostAtOnce])
    try run("\(waits) AND next > ? LIMIT ?)", [now.stored + policy.longestWait, Self.mostAtOnce])
  }

  /// Of each class the first ones, as many of each mission as it has room for. No more missions of a class can be chosen
  /// from than slots are free, and those whose first item goes first are.
  private func candidates(_ selection: Selection) throws -> [QueueItem] {
    let open = try readyMissions().filter { selection.room(of: $0).count > 0 }
    var found: [QueueItem] = []
    for kind in 0...2 {
      for mission in try firstMissions(kind, of: open, limit: selection.freeSlots) {
        found += try first(selection.room(of: mission).count, of: mission, kind, selection.policy)
      }
    }
    for mission in selection.lanes.keys {
      let room = selection.room(of: mission)
      if room.count > 0, room.isOnTrial { found += try early(mission, selection.policy) }
      if room.isForUrgent { found += try (0...2).flatMap { try first(1, of: mission, $0, selection.policy) } }
    }
    return found
  }

  /// The missions that something is ready for, found from one to the next in the index.
  private func readyMissions() throws -> [MissionID] {
    let found = try rows(
      """
      WITH RECURSIVE found(mission) AS (
        SELECT MIN(mission) FROM queue WHERE \(Self.ready)
        UNION ALL
        SELECT (SELECT MIN(mission) FROM queue WHERE mission > found.mission AND \(Self.ready))
        FROM found WHERE found.mission IS NOT NULL
      )
      SELECT mission FROM found WHERE mission IS NOT NULL
      """)
    return found.compactMap { try? $0.mission("mission") }
  }

  /// Of `missions`, those that something of a class is ready for, in the order of their first items.
  private func firstMissions(_ kind: Int, of missions: [MissionID], limit: Int) throws -> [MissionID] {
    let found = try rows(
      """
      WITH open(name) AS (SELECT value FROM json_each(?))
      SELECT mission FROM open JOIN queue ON id = (
        SELECT id FROM queue WHERE mission = name AND class = ? AND \(Self.ready) ORDER BY \(Self.order) LIMIT 1)
      ORDER BY \(Self.order) LIMIT ?
      """, [String(decoding: try JSON.encode(missions.map(\.text)), as: UTF8.self), kind, limit])
    return found.compactMap { try? $0.mission("mission") }
  }

  private func first(_ count: Int, of mission: MissionID, _ kind: Int, _ policy: QueuePolicy) throws -> [QueueItem] {
    try readable(
      "SELECT * FROM queue WHERE mission = ? AND class = ? AND \(Self.ready) ORDER BY \(Self.order) LIMIT ?",
      [mission.text, kind, count], policy)
  }

  /// What only waits for its mission, which is on trial and has nothing else: it goes before its time.
  private func early(_ mission: MissionID, _ policy: QueuePolicy) throws -> [QueueItem] {
    try readable(
      """
      SELECT * FROM queue WHERE mission = ?1 AND ready = 0 AND waiting = 1 AND \(Self.free)
        AND NOT EXISTS (SELECT 1 FROM queue WHERE mission = ?1 AND \(Self.ready)) ORDER BY \(Self.order) LIMIT 1
      """, [mission.text], policy)
  }

  /// The items that a query finds. One that cannot be read, or is poison by the policy of today, is set aside, so that it
  /// stands in nobody's way.
  private func readable(
    _ sql: String, _ arguments: StatementArguments, _ policy: QueuePolicy
  ) throws -> [QueueItem] {
    while true {
      var items: [QueueItem] = []
      var isWhole = true
      for row in try rows(sql, arguments) {
        let why: String?
        switch readItem(row) {
        case .success(let item):
          why = Poison.verdict(for: item, policy: policy)?.words
          items.append(item)
        case .failure(let problem): why = "it cannot be read: \(problem.why)"
        }
        guard let why else { continue }
        isWhole = false
        try run(
          "UPDATE queue SET hold = ?, why = ? WHERE id = ?", [HoldReason.poisonCode, why, row.value("id") as String])
      }
      if isWhole { return items }
    }
  }

  private func begin(_ item: QueueItem, _ node: StoreNode, _ now: Date, until end: Date) throws -> Claim {
    try run(
      "UPDATE queue SET attempts = attempts + 1, node = ?, lease = ? WHERE id = ?", [node.id, end.stored, item.id])
    try run(
      """
      INSERT INTO attempt(item, number, began, node, boot)
      SELECT ?1, COALESCE(MAX(number), 0) + 1, ?2, ?3, ?4 FROM attempt WHERE item = ?1
      """,
      [item.id, now.stored, node.id, node.boot])
    var begun = item
    begun.attemptStarted()
    return Claim(item: begun, attempt: db.lastInsertedRowID, node: node.id)
  }

  func renew(_ node: StoreNode, until end: Date) throws {
    try run("UPDATE queue SET lease = ? WHERE node = ?", [end.stored, node.id])
  }

  func cameForward(_ claim: Claim) throws { try run("UPDATE attempt SET forward = 1 WHERE id = ?", [claim.attempt]) }

  /// - Throws: `StoreProblem.conflict` when the lease was lost.
  func finish(
    _ claim: Claim, _ outcome: String, _ detail: String, at now: Date, _ change: (inout QueueItem) -> Void
  ) throws -> QueueItem? {
    try checkLease(claim)
    try endAttempt(claim.attempt, outcome, detail, at: now)
    guard let row = try liveItem(claim.item.id) else { return nil }
    var item = try item(row)
    change(&item)
    try write(item, at: now)
    try run("UPDATE queue SET node = NULL, lease = NULL WHERE id = ?", [item.id])
    return item
  }

  private func checkLease(_ claim: Claim) throws {
    guard let row = try row("SELECT ended, node FROM attempt WHERE id = ?", [claim.attempt]) else {
      throw StoreProblem.notFound("attempt \(claim.attempt)")
    }
    let (ended, node): (Double?, String?) = (try row.value("ended"), try row.value("node"))
    guard ended == nil, node == claim.node else {
      throw StoreProblem.conflict("attempt \(claim.attempt) has ended, or its lease was lost")
    }
  }

  /// Ends what a node, or a version before there were nodes, had in hand.
  func recover(
    _ node: StoreNode, at now: Date, _ change: (inout QueueItem) -> Void
  ) throws -> [QueueItem] {
    let open = try rows(
      """
      SELECT item, SUM(boot IS ?1 AND forward = 0) AS crashes FROM attempt WHERE ended IS NULL AND (node = ?2 OR node IS NULL)
      GROUP BY item
      """, [node.boot, node.id])
    var items: [QueueItem] = []
    for row in open {
      let (id, crashes): (String, Int) = (try row.value("item"), try row.value("crashes"))
      guard let live = try liveItem(id), var item = try? item(live) else { continue }
      item.crashes += crashes
      change(&item)
      try write(item, at: now)
      items.append(item)
    }
    try run(
      "UPDATE attempt SET ended = ?, outcome = 'crashed' WHERE ended IS NULL AND (node = ? OR node IS NULL)",
      [now.stored, node.id])
    try run("UPDATE queue SET node = NULL, lease = NULL WHERE node = ?", [node.id])
    return items
  }

  func nextDue() throws -> Date? {
    try row("SELECT MIN(next) AS next FROM queue WHERE ready = 0 AND \(Self.free)")?.optionalDate("next")
  }

  func missionCameBack(_ mission: MissionID, at now: Date) throws {
    try run(
      """
      UPDATE queue SET waiting = 0, next = MIN(next, ?1), failing = NULL, failures = 0, ready = 1
      WHERE mission = ?2 AND waiting = 1 AND dead IS NULL
      """,
      [now.stored, mission.text])
  }
}

extension Books {
  /// - Throws: `StoreProblem.notFound` when there is no such attempt.
  func endAttempt(_ id: AttemptID, _ outcome: String, _ detail: String?, at now: Date) throws {
    let ended = try run(
      "UPDATE attempt SET ended = ?, outcome = ?, detail = ? WHERE id = ?", [now.stored, outcome, detail, id])
    guard ended == 1 else { throw StoreProblem.notFound("attempt \(id)") }
  }

  /// The number of the newest attempt; 0 when there was none.
  func lastAttempt(_ item: String) throws -> Int {
    try row("SELECT MAX(number) AS number FROM attempt WHERE item = ?", [item])?["number"] ?? 0
  }

  /// What has been sent is no longer in the queue: it is known by the statement that it was.
  func attempts(since: Date) throws -> [RecentAttempt] {
    try rows(
      """
      SELECT recent.began AS began, recent.outcome AS outcome,
        CASE statement.author WHEN transfer.sender THEN transfer.receiver ELSE transfer.sender END AS mission
      FROM (SELECT item, began, outcome FROM attempt ORDER BY id DESC LIMIT 2000) AS recent
      LEFT JOIN statement ON statement.digest = recent.item LEFT JOIN transfer ON transfer.id = statement.transfer
      WHERE recent.began >= ?
      """, [since.stored]
    ).map { row in
      RecentAttempt(
        mission: (row["mission"] as String?).flatMap { try? MissionID($0) }, began: try row.date("began"),
        outcome: try row.value("outcome"))
    }
  }

  func attempts(_ item: String) throws -> [Attempt] {
    try rows("SELECT * FROM attempt WHERE item = ? ORDER BY number DESC", [item]).map { row in
      Attempt(
        number: try row.value("number"), began: try row.date("began"), ended: try row.optionalDate("ended"),
        outcome: try row.value("outcome"), detail: try row.value("detail"))
    }
  }
}
