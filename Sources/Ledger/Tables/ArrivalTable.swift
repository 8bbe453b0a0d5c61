import Foundation
import GRDB
import Handover

extension Books {
  /// Notes that a bundle is on its way to us. No effect when it is known.
  ///
  /// - Throws: `StoreProblem.conflict` when the transfer is between other missions, or has that version already.
  func admit(_ offer: ArrivingBundle, at now: Date) throws {
    let delivery = offer.entry.digest
    try checkPlace(offer.manifest, delivery)
    let added = try run(
      """
      INSERT INTO arrival(delivery, sender, der, state, admitted) VALUES (?, ?, ?, 'arriving', ?)
      ON CONFLICT DO NOTHING
      """,
      [delivery.text, offer.manifest.from.text, offer.entry.der, now.stored])
    if added == 1 { try noteBundle(offer.manifest, offer.json, delivery) }
  }

  private func checkPlace(_ manifest: Manifest, _ delivery: DeliveryID) throws {
    guard let known = try transferRow(manifest.transfer) else { return }
    guard known.sender == manifest.from, known.receiver == manifest.to else {
      throw StoreProblem.conflict("transfer \(manifest.transfer) is between other missions")
    }
    guard manifest.version != known.version || delivery == known.delivery else {
      throw StoreProblem.conflict("transfer \(manifest.transfer) has another version \(manifest.version) already")
    }
  }

  func arrival(_ delivery: DeliveryID) throws -> Arrival? {
    let row = try row(
      """
      SELECT state, code, answer, manifest, COALESCE(arrival.der, statement.der) AS der
      FROM arrival JOIN bundle USING (delivery) LEFT JOIN statement ON digest = delivery WHERE delivery = ?
      """,
      [delivery.text])
    guard let row else { return nil }
    let manifest = try JSON.decode(Manifest.self, from: row["manifest"])
    return Arrival(
      manifest: manifest, entry: LogEntry(manifest: manifest, der: row["der"], delivery: delivery),
      state: try state(row))
  }

  private func state(_ row: Row) throws -> Arrival.State {
    guard let answer = try (row["answer"] as String?).map(Digest.init) else { return .arriving }
    guard let entry = try statement(answer) else { throw StoreProblem.notFound("statement \(answer)") }
    return row["state"] == "received"
      ? .received(receipt: entry) : .refused(code: row["code"] ?? "", refusal: entry)
  }

  /// The receipt given for a delivery; nil when it is not here.
  func receipt(_ delivery: DeliveryID) throws -> LogEntry? {
    let row = try row(
      """
      SELECT statement.* FROM arrival JOIN statement ON digest = answer
      WHERE delivery = ? AND state = 'received'
      """,
      [delivery.text])
    return try row.map(entry)
  }

  /// The refusal given for a delivery with this code; nil when there was none.
  func refusal(_ delivery: DeliveryID, _ code: String) throws -> LogEntry? {
    let row = try row(
      "SELECT statement.* FROM refusal JOIN statement USING (digest) WHERE delivery = ? AND code = ?",
      [delivery.text, code])
    return try row.map(entry)
  }

  /// Puts the manifest and our signed answer to it into the log, and the arrival into its new state.
  func answer(
    _ offer: ArrivingBundle, code: String?, at now: Date, _ sign: (LogPosition) throws -> LogEntry
  ) throws -> LogEntry {
    let (manifest, delivery) = (offer.manifest, offer.entry.digest)
    try admit(offer, at: now)
    try require(offer.entry, at: now)
    try noteTransfer(manifest, delivery)
    let answer = try self.sign(manifest.transfer, other: manifest.from, at: now, sign)
    try run(
      "UPDATE arrival SET state = ?, code = ?, answer = ?, der = NULL WHERE delivery = ?",
      [code == nil ? "received" : "refused", code, answer.digest.text, delivery.text])
    if let code {
      try run(
        "INSERT INTO refusal(delivery, code, digest) VALUES (?, ?, ?)",
        [delivery.text, code, answer.digest.text])
    }
    return answer
  }
}
