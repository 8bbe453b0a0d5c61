import Base
import Foundation
import Handover

/// The missions that operators held under version 0.1.0, in `held-missions.json`: taken into the store at the first start.
struct MissionHolds {
  private let file: String

  init(home: MissionHome) { file = "\(home.path)/held-missions.json" }

  /// Takes them into the store, and removes the file once they are durable there.
  ///
  /// - Throws: `HomeProblem.unreadableHolds` when the file is there and cannot be read: to take it for no holds would send
  ///   cases to a mission that was stopped on purpose. `StorageProblem`.
  func move(to store: any QueueStore, now: Date) async throws {
    let held = try read()
    for (mission, text) in held { try await store.holdMission(mission, text, at: now) }
    unlink(file)
  }

  private func read() throws -> [MissionID: String] {
    // A link to nowhere is no missing file: somebody meant a file to be there.
    if Disk.changed(file) == nil, errno == ENOENT { return [:] }
    do {
      let stored = try JSON.decode([String: String].self, from: DurableFile.read(file))
      return try stored.reduce(into: [:]) { try $0[MissionID($1.key)] = $1.value }
    } catch { throw HomeProblem.unreadableHolds(file) }
  }
}
