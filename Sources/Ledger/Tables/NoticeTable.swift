import Base
import Foundation
import GRDB
import Handover

/// What people and programs outside are told: the ways, what waits, and what was told.
extension Books {
  func noticeLanes() throws -> [NoticeLane] {
    try rows("SELECT lane, document FROM notice_lane ORDER BY lane").map { row in
      var lane = try JSON.decode(NoticeLane.self, from: row.value("document"))
      let counted = try self.row(
        "SELECT COUNT(*) AS waiting, COUNT(aside) AS aside FROM notice WHERE lane = ?", [lane.lane.text])
      lane.aside = counted?["aside"] ?? 0
      lane.waiting = (counted?["waiting"] ?? 0) - lane.aside
      return lane
    }
  }

  /// Whether the logs have grown since a webhook was told of them.
  func hasUnfollowed(_ lane: Code) throws -> Bool {
    try row(
      """
      SELECT 1 WHERE COALESCE((SELECT number FROM notice_lane WHERE lane = ?), -1)
        < (SELECT COALESCE(MAX(number), 0) FROM statement)
      """, [lane.text]) != nil
  }

  /// Whether something can be sent on a way.
  func hasNotices(_ code: Code, at now: Date) throws -> Bool {
    guard try row("SELECT 1 FROM notice WHERE lane = ? AND aside IS NULL LIMIT 1", [code.text]) != nil else {
      return false
    }
    return try lane(code).mayTry(at: now)
  }

  private func lane(_ lane: Code) throws -> NoticeLane {
    try row("SELECT document FROM notice_lane WHERE lane = ?", [lane.text])
      .map { try JSON.decode(NoticeLane.self, from: $0.value("document")) } ?? NoticeLane(lane)
  }

  private func keep(_ lane: NoticeLane) throws {
    try run(
      """
      INSERT INTO notice_lane(lane, number, document) VALUES (?1, (SELECT COALESCE(MAX(number), 0) FROM statement), ?2)
      ON CONFLICT(lane) DO UPDATE SET document = excluded.document
      """, [lane.lane.text, try JSON.encode(lane)])
  }

  func followStatements(_ lane: Code, only: Set<String>?, most: Int, at now: Date) throws {
    guard let followed = try row("SELECT number FROM notice_lane WHERE lane = ?", [lane.text]) else {
      return try keep(NoticeLane(lane))
    }
    let number: Int64 = followed["number"]
    let waiting: Int = try row("SELECT COUNT(*) AS count FROM notice WHERE lane = ?", [lane.text])?["count"] ?? 0
    guard waiting < most else { return }
    let grown = try rows(
      """
      SELECT number, transfer, author, seq, type, at, digest, CASE WHEN type = 'movement' THEN body END AS body
      FROM statement WHERE number > ? ORDER BY number LIMIT ?
      """,
      [number, most - waiting])
    guard let last: Int64 = grown.last?["number"] else { return }
    for row in grown where try only?.contains(row.value("type")) ?? true {
      let body: Data? = row["body"]
      let journey = body.flatMap { try? JSON.decode(JSONValue.self, from: $0) }?["state"]?.string
      let told = ToldStatement(
        transfer: try TransferID(row.value("transfer")), statement: try StatementType(row.value("type")),
        author: try row.mission("author"), seq: try row.value("seq"), at: try Timestamp(stored: row.value("at")),
        journey: journey.flatMap(MovementStage.init))
      let digest: String = try row.value("digest")
      // Also after an older ledger was put in place: what is told again is known as told.
      try insert(
        Notice(id: String(digest.prefix(32)), lane: lane, made: now, content: .statement(told)), key: digest)
    }
    try run("UPDATE notice_lane SET number = ? WHERE lane = ?", [last, lane.text])
  }

  private func insert(_ notice: Notice, key: String) throws {
    try run(
      "INSERT OR IGNORE INTO notice(lane, id, key, made, content, tries) VALUES (?, ?, ?, ?, ?, ?)",
      [notice.lane.text, notice.id, key, notice.made.stored, try JSON.encode(notice.content), notice.tries])
  }

  func lastStatement() throws -> Int64 { try row("SELECT MAX(number) AS number FROM statement")?["number"] ?? 0 }

  func untold(_ keys: [String], to staff: Code) throws -> [String] {
    try keys.filter {
      try row("SELECT 1 FROM told WHERE staff = ? AND key = ?", [staff.text, $0]) == nil
    }
  }

  func keep(_ notice: Notice, key: String, telling keys: [String], to staff: Code) throws {
    try keep(lane(notice.lane))
    try run("DELETE FROM notice WHERE lane = ? AND key = ?", [notice.lane.text, key])
    try insert(notice, key: key)
    for told in keys {
      try run("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", [staff.text, told, notice.made.stored])
    }
  }

  func forget(before moment: Date, but keys: Set<String>) throws {
    for row in try rows("SELECT staff, key FROM told WHERE at < ?", [moment.stored]) {
      let (staff, key): (String, String) = (try row.value("staff"), try row.value("key"))
      if !keys.contains(key) { try run("DELETE FROM told WHERE staff = ? AND key = ?", [staff, key]) }
    }
  }

  func beginNotice(_ code: Code, pause: TimeInterval, at now: Date) throws -> Notice? {
    guard
      let found = try row(
        "SELECT * FROM notice WHERE lane = ? AND aside IS NULL ORDER BY number LIMIT 1", [code.text])
    else { return nil }
    var lane = try lane(code)
    guard lane.mayTry(at: now) else { return nil }
    let notice = Notice(
      id: try found.value("id"), lane: code, made: try found.date("made"),
      content: try JSON.decode(Notice.Content.self, from: found.value("content")),
      tries: try found.value("tries") + 1)
    lane.next = now + pause
    try keep(lane)
    try run(
      "UPDATE notice SET tries = ?1, aside = CASE WHEN ?1 > ?2 THEN ?3 END WHERE lane = ?4 AND id = ?5",
      [notice.tries, NoticeRules.most, now.stored, code.text, notice.id])
    // One with which the daemon has died so often that others go first.
    return notice.tries > NoticeRules.most ? nil : notice
  }

  func endNotice(_ notice: Notice, _ outcome: NoticeOutcome, next: Date, at now: Date) throws {
    var lane = try lane(notice.lane)
    lane.next = nil
    switch outcome {
    case .told, .pointless:
      try run("DELETE FROM notice WHERE lane = ? AND id = ?", [notice.lane.text, notice.id])
      if outcome == .told { (lane.succeeded, lane.failing, lane.failures, lane.why) = (now, nil, 0, nil) }
    case .failed(let why, _):
      (lane.failing, lane.failures, lane.why, lane.next) = (lane.failing ?? now, lane.failures + 1, why, next)
      try takeBack(notice)
    case .refused(let why):
      (lane.why, lane.next) = (why, next)
      try run(
        "UPDATE notice SET aside = CASE WHEN tries >= ? THEN ? END WHERE lane = ? AND id = ?",
        [NoticeRules.most, now.stored, notice.lane.text, notice.id])
    case .stopped(let why):
      (lane.failing, lane.isStopped, lane.why) = (lane.failing ?? now, true, why)
      try takeBack(notice)
    case .interrupted: try takeBack(notice)
    }
    try keep(lane)
  }

  /// What ended so counts against no notice.
  private func takeBack(_ notice: Notice) throws {
    try run("UPDATE notice SET tries = ? WHERE lane = ? AND id = ?", [notice.tries - 1, notice.lane.text, notice.id])
  }

  func resumeNotices(_ code: Code) throws {
    var lane = try lane(code)
    (lane.isStopped, lane.next, lane.failures, lane.failing, lane.why) = (false, nil, 0, nil, nil)
    try keep(lane)
    try run("UPDATE notice SET aside = NULL, tries = 0 WHERE lane = ?", [code.text])
  }
}
