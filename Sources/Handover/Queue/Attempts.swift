package import Foundation

// One attempt, told to the item and to its lane. The engine stores what comes out.

extension QueueItem {
  /// Before the I/O; store the item before going on.
  package mutating func attemptStarted() {
    attempts += 1
  }

  /// At start, for each item that was in hand when the process died, its crash counted by the store. The jitter pulls the
  /// suspects apart, so that the innocent get through before the third crash.
  package mutating func attemptCrashed(
    at now: Date, policy: QueuePolicy, using rng: inout some RandomNumberGenerator
  ) {
    putBack(at: now, retryAfter: nil, policy: policy, using: &rng)
    quarantineIfPoisoned(policy: policy)
  }

  /// After an attempt. ``Verdict/done`` and ``Verdict/again`` change nothing: the first ends the
  /// item, the second has not ended the attempt.
  /// - Parameter text: One sentence for the operator, used when the item is held.
  package mutating func attemptEnded(
    _ verdict: Verdict, text: String, at now: Date, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) {
    waitsForMission = false
    crashes = 0
    switch verdict {
    case .done, .again: return
    case .retry(let ofMission, let retryAfter):
      waitsForMission = ofMission
      putBack(at: now, retryAfter: retryAfter, policy: policy, using: &rng)
    case .holdMission:
      waitsForMission = true
      putBack(at: now, retryAfter: nil, policy: policy, using: &rng)
    case .alarm:
      putBack(at: now, retryAfter: nil, policy: policy, using: &rng)
    case .holdItem(let code):
      hold = HoldReason(code: code, text: text)
    }
    countRejects(verdict)
  }

  /// An attempt has brought it forward, and then the line broke: nothing has failed.
  package mutating func cameForward() {
    (crashes, failures, waitsForMission, firstFailure) = (0, 0, false, nil)
  }

  /// The mission is back: its breaker closed, or its hold ended, with an answer to an item. What
  /// waited only for it is due again, and its back-off starts anew. Apply to all of its items.
  package mutating func missionCameBack(at now: Date) {
    guard waitsForMission else { return }
    waitsForMission = false
    nextAttempt = min(nextAttempt, now)
    (failures, firstFailure) = (0, nil)
  }

  /// An operator's `requeue`: as if it had never failed, due now. History stays in the attempts.
  package mutating func requeue(at now: Date) {
    (crashes, failures, identicalRejects, lastReject) = (0, 0, 0, nil)
    (hold, firstFailure, waitsForMission) = (nil, nil, false)
    nextAttempt = now
  }

  private mutating func putBack(
    at now: Date, retryAfter: TimeInterval?, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) {
    failures += 1
    firstFailure = firstFailure ?? now
    nextAttempt = Backoff.next(
      for: self, failedAt: now, retryAfter: retryAfter, policy: policy, using: &rng)
  }

  /// Only what the peer said about this item counts, so that a wrong address or a busy mission
  /// never sends a whole queue into quarantine.
  private mutating func countRejects(_ verdict: Verdict) {
    let code: String
    switch verdict {
    case .holdItem(let its): code = its
    case .alarm("receipt-invalid"): code = "receipt-invalid"
    case .alarm, .retry, .holdMission, .done, .again: return
    }
    identicalRejects = code == lastReject ? identicalRejects + 1 : 1
    lastReject = code
  }
}

extension Lane {
  /// After an attempt with an item: moves the lane as the verdict says.
  /// - Returns: Whether the mission has just come back; then tell its items
  ///   (``QueueItem/missionCameBack(at:)``).
  @discardableResult
  package mutating func attemptEnded(
    _ verdict: Verdict, text: String, at now: Date, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) -> Bool {
    let wasOut = breaker.outOfReachSince != nil
    switch verdict {
    case .again: return false
    case .done: succeeded(policy: policy)
    case .retry(countsAgainstMission: true, _):
      connectionFailed(at: now, policy: policy, using: &rng)
    case .retry, .holdItem, .alarm: itemRejected()
    case .holdMission(let code): holdMission(code: code, text: text, at: now, policy: policy)
    }
    return wasOut && breaker.outOfReachSince == nil && hold == nil
  }
}
