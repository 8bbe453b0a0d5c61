import Foundation
import Handover
import Synchronization

/// The missions that operators hold, each with the reason given, kept across restarts in `held-missions.json`.
final class MissionHolds: Sendable {
  private let file: String
  private let held: Mutex<[String: String]>

  init(home: MissionHome) {
    file = "\(home.path)/held-missions.json"
    let stored = try? JSON.decode([String: String].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    held = Mutex(stored ?? [:])
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
