import Courier
import Foundation
import Handover
import Logging
import Synchronization

/// The missions that operators hold, kept across restarts in `held-missions.json`.
final class MissionHolds: Sendable {
  private let file: String
  private let logger: Logger
  private let held: Mutex<[String: String]>

  init(home: MissionHome, logger: Logger) {
    file = "\(home.path)/held-missions.json"
    self.logger = logger
    let stored = try? JSON.decode([String: String].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    held = Mutex(stored ?? [:])
  }

  func load() -> [MissionID: String] {
    held.withLock { held in
      Dictionary(uniqueKeysWithValues: held.compactMap { id, text in (try? MissionID(id)).map { ($0, text) } })
    }
  }

  func note(_ event: CourierEvent) {
    switch event {
    case .missionHeld(let mission, HoldReason.operatorCode): store { $0[mission.text] = "held by an operator" }
    case .missionReleased(let mission): store { $0[mission.text] = nil }
    default: break
    }
  }

  private func store(_ change: (inout [String: String]) -> Void) {
    held.withLock { held in
      change(&held)
      do { try DurableFile.write(JSON.encode(held), to: file, mode: 0o600) } catch {
        logger.error("a mission's hold could not be kept", metadata: ["error": "\(error)"])
      }
    }
  }
}
