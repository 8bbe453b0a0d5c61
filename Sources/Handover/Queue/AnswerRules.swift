import Foundation

/// What an answer means: the one place where an outcome decides the next step.
/// - Note: Source: decision 0017, "error classes"; RFC 9110 §15.
package enum AnswerRules {
  /// Judges one answer.
  package static func judge(_ answer: PeerAnswer) -> Verdict {
    switch answer {
    case .unreachable, .proxy: .retry(countsAgainstMission: true, retryAfter: nil)
    case .http(let status, let retryAfter, let problem):
      judge(status: status, retryAfter: retryAfter, problem: problem)
    case .refused(let code): .holdItem(code: Code.of(code)?.text ?? "refused")
    case .peerUntrusted: .holdMission(code: "peer-untrusted")
    case .receiptInvalid: .alarm(code: "receipt-invalid")
    }
  }

  /// Judges a plain status. Success without a receipt proves nothing and is an alarm; so is a
  /// status nobody has thought of, because holding everything for it would be a decision.
  private static func judge(status: Int, retryAfter: TimeInterval?, problem: String?) -> Verdict {
    let code = Code.of(problem)?.text ?? "http-\(status)"
    switch status {
    case 200...299: return .alarm(code: "no-receipt")
    case 300...399, 401, 403: return .holdMission(code: code)
    case 400, 413, 422: return .holdItem(code: code)
    case 408, 425, 429: return .retry(countsAgainstMission: false, retryAfter: retryAfter)
    // Reading again cannot help here; somebody has to bring the directory up to date.
    case 409 where code == ProblemCode.staleDirectory.rawValue: return .holdMission(code: code)
    case 409: return .again
    // The receiver was restored from a backup and forgot the upload: its manifest is offered again, no alarm.
    case 404 where code == ProblemCode.unknownDelivery.rawValue: return .again
    // The gateway in front of the mission says that the mission itself does not answer.
    case 502, 503, 504: return .retry(countsAgainstMission: true, retryAfter: retryAfter)
    // 507 with them: a full disk takes no bundles but still takes statements.
    case 500...599: return .retry(countsAgainstMission: false, retryAfter: retryAfter)
    default: return .alarm(code: "http-\(status)")
    }
  }
}
