import Base
import Foundation

/// Destroys what this mission holds of a case that was taken back: sealed parts of all versions, and the sealed halves of all
/// that was said. The log stays, and with it every signature.
struct Erasure: Sendable {
  let store: any HandoverStore
  let files: any PartFiles

  /// On return nothing of it is on the disk. Done twice it does nothing more.
  ///
  /// - Returns: What the statement about it says: what its author wrote, and what the journal knows of copies.
  func run(_ transfer: TransferID, _ half: SealedHalf?, at now: Date) async throws -> SealedHalf {
    let gone = try await store.erase(transfer, at: now)
    try await Blocking.run { [files] in try files.erase(gone) }
    try await store.note(
      JournalEvent(
        at: now, actor: "daemon", action: "case.erased", transfer: transfer, detail: ["files": "\(gone.count)"]))
    var said = half?.said ?? [:]
    let unreachable = (said["unreachable"]?.lines ?? []) + (try await copies(of: transfer))
    if !unreachable.isEmpty { said["unreachable"] = .array(unreachable.prefix(100).map { .string($0) }) }
    let destroyed = (said["destroyed"]?.lines ?? []) + ["\(gone.count) sealed files"]
    said["destroyed"] = .array(destroyed.prefix(100).map { .string($0) })
    return SealedHalf(said: said)
  }

  /// The times at which the case was read into a folder or exported: copies that nobody here can reach.
  private func copies(of transfer: TransferID) async throws -> [String] {
    let words = ["case.read": "read into a folder", "case.exported": "exported"]
    return try await store.journal(limit: 100_000).reversed().compactMap { entry in
      guard entry.text.contains(transfer.text),
        let event = try? JSON.decode(JSONValue.self, from: Data(entry.text.utf8)),
        let word = event["action"]?.string.flatMap({ words[$0] }), let at = event["at"]?.string
      else { return nil }
      return "\(word) at \(at)"
    }
  }
}
