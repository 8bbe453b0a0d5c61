import Foundation
import GRDB
import Handover

extension Books {
  /// Notes that a bundle is on its way to us, and its manifest in the log, or how far it has come.
  ///
  /// - Parameters:
  ///   - missing: Octets of its parts that are not here.
  ///   - limits: Held against one that is new or begins anew.
  /// - Throws: `StoreProblem.conflict` when the transfer is between other missions, or has that version already;
  ///   `ArrivalRefused`.
  func admit(_ offer: SignedManifest, missing: Int64, limits: ArrivalLimits?, at now: Date) throws {
    let delivery = offer.delivery
    let here = offer.manifest.sealedBytes - missing
    switch try row("SELECT state FROM arrival WHERE delivery = ?", [delivery.text])?["state"] as String? {
    case nil:
      try offer.checkFits(transferRow(offer.manifest.transfer)?.known)
      try limits?.check(traffic(of: offer.manifest.from), missing: missing)
      try begin(offer, here: here, at: now)
    case "refused":
      try limits?.check(traffic(of: offer.manifest.from), missing: missing)
      try run(
        """
        UPDATE arrival SET state = 'arriving', code = NULL, answer = NULL, admitted = ?1, moved = ?1, here = ?2
        WHERE delivery = ?3
        """, [now.stored, here, delivery.text])
    default: try advance(delivery, here: here, at: now)
    }
  }

  private func begin(_ offer: SignedManifest, here: Int64, at now: Date) throws {
    let (manifest, delivery) = (offer.manifest, offer.delivery)
    try run(
      """
      INSERT INTO arrival(delivery, sender, transfer, state, admitted, moved, parts, bytes, here)
      VALUES (?1, ?2, ?3, 'arriving', ?4, ?4, ?5, ?6, ?7)
      """,
      [
        delivery.text, manifest.from.text, manifest.transfer.text, now.stored, manifest.parts.count,
        manifest.sealedBytes, here,
      ])
    // From here on the log has it: what is said after it is read, though its parts are still on the line.
    try require(offer.entry, at: now)
    try noteTransfer(manifest, delivery)
    try noteBundle(manifest, offer.json, delivery)
  }

  /// Notes how much of an unfinished delivery is here. Only more than before is progress.
  func advance(_ delivery: DeliveryID, here: Int64, at now: Date) throws {
    try run(
      """
      UPDATE arrival SET moved = CASE WHEN ?1 > here THEN ?2 ELSE moved END, here = ?1
      WHERE delivery = ?3 AND state = 'arriving' AND here <> ?1
      """, [here, now.stored, delivery.text])
  }

  private func traffic(of sender: MissionID) throws -> ArrivalTraffic {
    let unfinished = "COUNT(*) AS count, COALESCE(SUM(bytes - here), 0) AS coming FROM arrival WHERE state = 'arriving'"
    let (all, own) = (
      try row("SELECT \(unfinished)"), try row("SELECT \(unfinished) AND sender = ?", [sender.text])
    )
    return ArrivalTraffic(
      deliveries: own?["count"] ?? 0, theirs: own?["coming"] ?? 0, coming: all?["coming"] ?? 0)
  }

  func arrival(_ delivery: DeliveryID) throws -> ArrivalRow? {
    let row = try row(
      """
      SELECT state, code, answer, manifest, COALESCE(offered.der, statement.der) AS der
      FROM arrival JOIN bundle USING (delivery) LEFT JOIN offered USING (delivery)
        LEFT JOIN statement ON digest = arrival.delivery
      WHERE arrival.delivery = ?
      """,
      [delivery.text])
    guard let row else { return nil }
    return ArrivalRow(
      bundle: BundleRow(json: try row.value("manifest"), der: try row.value("der"), delivery: delivery),
      isReceived: try row.value("state") == "received", code: try row.value("code"), answer: try answer(row))
  }

  private func answer(_ row: Row) throws -> StatementRow? {
    guard let answer = try (row.value("answer") as String?).map({ try Digest($0) }) else { return nil }
    guard let entry = try statementRow(answer) else { throw StoreProblem.notFound("statement \(answer)") }
    return entry
  }

  /// The receipt given for a delivery; nil when it is not here.
  func receipt(_ delivery: DeliveryID) throws -> LogEntry? {
    let row = try row(
      """
      SELECT statement.* FROM arrival JOIN statement ON digest = answer
      WHERE delivery = ? AND state = 'received'
      """,
      [delivery.text])
    return try row.map { try StatementRow($0).entry() }
  }

  /// Whether no later version of the same transfer was received.
  func isNewestReceived(_ delivery: DeliveryID) throws -> Bool {
    try row(
      """
      SELECT 1 FROM statement AS own JOIN statement AS later
          ON later.transfer = own.transfer AND later.author = own.author AND later.seq > own.seq
        JOIN arrival ON arrival.delivery = later.digest
      WHERE own.digest = ? AND state = 'received'
      """, [delivery.text]) == nil
  }

  /// The refusal given for a delivery with this code; nil when there was none.
  func refusal(_ delivery: DeliveryID, _ code: String) throws -> LogEntry? {
    let row = try row(
      "SELECT statement.* FROM refusal JOIN statement USING (digest) WHERE delivery = ? AND code = ?",
      [delivery.text, code])
    return try row.map { try StatementRow($0).entry() }
  }

  /// Refuses a delivery: the refusal of the first time when there was one for this code.
  func refuse(
    _ offer: SignedManifest, code: String, at now: Date, _ sign: (LogPosition) throws -> LogEntry
  ) throws -> LogEntry {
    let delivery = offer.delivery
    guard let given = try refusal(delivery, code) else { return try answer(offer, code: code, at: now, sign) }
    let isOpen = try row("SELECT 1 FROM arrival WHERE delivery = ? AND state = 'arriving'", [delivery.text]) != nil
    if isOpen { try end(delivery, code: code, answer: given.digest) }
    return given
  }

  /// Puts the manifest and our signed answer to it into the log, and the arrival into its new state.
  func answer(
    _ offer: SignedManifest, code: String?, at now: Date, _ sign: (LogPosition) throws -> LogEntry
  ) throws -> LogEntry {
    let (manifest, delivery) = (offer.manifest, offer.delivery)
    try offer.checkFits(transferRow(manifest.transfer)?.known)
    try admit(offer, missing: 0, limits: nil, at: now)
    try require(offer.entry, at: now)
    try noteTransfer(manifest, delivery)
    let answer = try self.sign(manifest.transfer, other: manifest.from, at: now, sign)
    try end(delivery, code: code, answer: answer.digest)
    if let code {
      try run(
        "INSERT INTO refusal(delivery, code, digest) VALUES (?, ?, ?)",
        [delivery.text, code, answer.digest.text])
    }
    return answer
  }

  /// Writes how a delivery has ended. The log has its manifest now.
  ///
  /// - Parameter code: Of the refusal; nil when it was received.
  func end(_ delivery: DeliveryID, code: String?, answer: Digest) throws {
    try run(
      "UPDATE arrival SET state = ?, code = ?, answer = ? WHERE delivery = ?",
      [code == nil ? "received" : "refused", code, answer.text, delivery.text])
    try run("DELETE FROM offered WHERE delivery = ?", [delivery.text])
  }
}

/// What has become of a delivery, as fetched.
struct ArrivalRow: Sendable {
  let bundle: BundleRow
  let isReceived: Bool
  let code: String?
  let answer: StatementRow?

  func understood() async throws -> Arrival {
    let bundle = try await bundle.understood()
    guard let answer = try answer?.entry() else { return Arrival(bundle, state: .arriving) }
    return Arrival(bundle, state: isReceived ? .received(receipt: answer) : .refused(code: code ?? "", refusal: answer))
  }
}
