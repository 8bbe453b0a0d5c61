import Foundation
import Handover
import Synchronization

/// The missions that operators hold, each with the reason given, kept across restarts in `held-missions.json`.
final class MissionHolds: Sendable {
  private let file: String
  private let held: Mutex<[String: String]>

  /// - Throws: `HomeProblem.unreadableHolds` when the file is there and cannot be read. To take it for no holds would
  ///   send cases to a mission that was stopped on purpose, and the next hold would write over the rest.
  init(home: MissionHome) throws {
    let file = "\(home.path)/held-missions.json"
    let stored = try Self.stored(file)
    self.file = file
    held = Mutex(stored)
  }

  private static func stored(_ file: String) throws -> [String: String] {
    // A link to nowhere is no missing file: somebody meant a file to be there.
    var status = stat()
    if lstat(file, &status) != 0, errno == ENOENT { return [:] }
    do {
      let stored = try JSON.decode([String: String].self, from: DurableFile.read(file))
      for mission in stored.keys { _ = try MissionID(mission) }
      return stored
    } catch { throw HomeProblem.unreadableHolds(file) }
  }

  func load() -> [MissionID: String] {
    held.withLock { held in
      Dictionary(uniqueKeysWithValues: held.compactMap { id, text in (try? MissionID(id)).map { ($0, text) } })
    }
  }

  /// - Throws: `StorageProblem`; nothing has changed then.
  func hold(_ mission: MissionID, _ text: String) throws { try store { $0[mission.text] = text } }

  /// - Throws: `StorageProblem`; nothing has changed then.
  func release(_ mission: MissionID) throws { try store { $0[mission.text] = nil } }

  private func store(_ change: (inout [String: String]) -> Void) throws {
    try held.withLock { held in
      var next = held
      change(&next)
      try DurableFile.write(JSON.encode(next), to: file, mode: 0o600)
      held = next
    }
  }
}
