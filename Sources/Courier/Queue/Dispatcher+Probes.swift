import Handover
import Logging

extension Dispatcher {
  /// Asks a mission whether it is there.
  func probe(_ mission: MissionID) async {
    do {
      try await client.status(of: mission)
      let wasHeld = lanes[mission]?.hold != nil
      changeLane(mission) { $0.probeSucceeded() }
      if wasHeld, lanes[mission]?.hold == nil { onEvent(.missionReleased(mission)) }
    } catch {
      // A mission that holds an older directory may not know us yet: the next offer shows it ours.
      if error.isForbidden, client.directoryFor(mission) != nil {
        changeLane(mission) { $0.probeSucceeded() }
      } else {
        probeFailed(mission, error)
      }
    }
    bell.ring()
  }

  private func probeFailed(_ mission: MissionID, _ result: AttemptResult) {
    let now = clock.now()
    let ending = AttemptEnding(result, now: now)
    logger.info("probe failed", metadata: ["mission": "\(mission)", "reason": "\(ending.code)"])
    changeLane(mission) { $0.found(proxyTrouble: ending.isOfProxy ? ending.text : nil) }
    guard case .holdMission(let code) = ending.verdict else {
      return changeLane(mission) { $0.probeFailed(at: now, policy: policy, using: &random) }
    }
    let wasHeld = lanes[mission]?.hold != nil
    changeLane(mission) { lane in
      // A hold ends an attempt, and a probe is none.
      lane.started()
      lane.holdMission(code: code, text: ending.text, at: now, policy: policy)
    }
    if !wasHeld { tellHold(of: mission) }
  }
}
