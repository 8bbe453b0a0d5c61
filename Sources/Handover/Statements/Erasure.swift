import Base
import Foundation

/// Destroys what this mission holds of a case that was taken back, or whose time is over: sealed parts of all versions, working
/// copies, cards, and the sealed halves of all that was said. The log stays, and with it every signature.
struct Erasure: Sendable {
  let store: any HandoverStore
  let files: any PartFiles

  /// On return nothing of it is on the disk. Done twice it does nothing more: what dies in between is finished by the next start
  /// (`Sweeping`), or by doing it again.
  ///
  /// - Parameter children: What was handed on, and whether it is gone there.
  /// - Returns: What the statement about it says: what its author wrote, what the journal knows of copies, and what became of
  ///   what was handed on.
  func run(
    _ record: TransferRecord, isStopped: Bool, _ half: SealedHalf?, _ children: [ChildView] = [], at now: Date
  ) async throws -> SealedHalf {
    let transfer = record.id
    let upTo = Dictionary(
      uniqueKeysWithValues: [record.sender, record.receiver].map { ($0, record.fold.last(of: $0)) })
    let gone = try await destroy(
      transfer, isStopped ? .takenBack : .ended(upTo: upTo), "case.erased",
      ["why": isStopped ? "taken-back" : "ended"], at: now)
    let beyond = children.filter { !$0.isGone && $0.isReceived }.map {
      "handed on to \($0.to) (\($0.transfer)), which has not stated yet that nothing is left"
    }
    let there = children.filter { $0.isGone || !$0.isReceived }.map {
      "handed on to \($0.to) (\($0.transfer)): "
        + ($0.isGone ? "it states that nothing is left" : "stopped before it came there")
    }
    return try await stating(half, ["\(gone.count) sealed files"] + there, beyond, of: transfer)
  }

  /// Destroys what this mission holds of all versions but the newest, which does not have the part that was withdrawn.
  func run(_ transfer: TransferID, keeping kept: DeliveryID, _ half: SealedHalf?, at now: Date) async throws
    -> SealedHalf
  {
    let gone = try await destroy(transfer, .versions(but: kept), "part.erased", at: now)
    return try await stating(half, ["\(gone.count) sealed files of earlier versions"], [], of: transfer)
  }

  private func destroy(
    _ transfer: TransferID, _ extent: ErasureExtent, _ action: String, _ detail: [String: String] = [:], at now: Date
  ) async throws -> [Digest] {
    let gone = try await store.erase(transfer, extent, at: now)
    try await Blocking.run { [files] in try files.erase(gone) }
    let detail = detail.merging(["files": "\(gone.count)"]) { $1 }
    try await store.note(
      JournalEvent(at: now, actor: "daemon", action: action, transfer: transfer, detail: detail))
    return gone
  }

  /// What a statement about it says: what its author wrote, what this program destroyed, and what it cannot reach.
  private func stating(_ half: SealedHalf?, _ gone: [String], _ beyond: [String], of transfer: TransferID) async throws
    -> SealedHalf
  {
    var said = half?.said ?? [:]
    let unreachable = (said["unreachable"]?.lines ?? []) + (try await copies(of: transfer)) + beyond
    if !unreachable.isEmpty { said["unreachable"] = .array(unreachable.prefix(100).map { .string($0) }) }
    let destroyed = (said["destroyed"]?.lines ?? []) + gone
    said["destroyed"] = .array(destroyed.prefix(100).map { .string($0) })
    return SealedHalf(said: said)
  }

  /// The times at which the case was read into a folder, exported, or an attachment given to a browser: copies that nobody
  /// here can reach.
  private func copies(of transfer: TransferID) async throws -> [String] {
    let words = [
      "case.read": "read into a folder", "case.exported": "exported",
      "attachment.read": "an attachment given to a browser",
    ]
    return try await store.journal(limit: 100_000).reversed().compactMap { entry in
      guard entry.text.contains(transfer.text),
        let event = try? JSON.decode(JSONValue.self, from: Data(entry.text.utf8)),
        // What the board shows of a case stays with no browser.
        event["detail"]?["door"]?.string != "board",
        let word = event["action"]?.string.flatMap({ words[$0] }), let at = event["at"]?.string
      else { return nil }
      return "\(word) at \(at)"
    }
  }
}
