import Base
package import Foundation
package import Handover
import PeerProtocol

extension Dispatcher: DocumentCourier {
  package func list(of mission: MissionID, within patience: TimeInterval) async throws -> Data? {
    try await fetch(.getDocuments, of: mission, timeout: patience)
  }

  package func content(_ digest: Digest, of mission: MissionID) async throws -> Data {
    // As long as the worst line needs for the largest document.
    guard
      let content = try await fetch(
        .getDocument, at: PeerCall.path(ofDocument: digest), of: mission, timeout: 900)
    else {
      throw ServiceError.documents(.notGivenOut(mission))
    }
    return content
  }

  /// - Returns: Nil where there is nothing of the kind, or the mission knows no such call.
  fileprivate func fetch(
    _ call: PeerCall, at path: String? = nil, of mission: MissionID, timeout: TimeInterval
  ) async throws -> Data? {
    do {
      let response = try await client.call(
        mission, call, at: path, limit: MissionDocument.limit, timeout: timeout)
      switch response.status {
      case 200: return response.body
      case 404: return nil
      default: throw ServiceError.documents(.answered(mission, status: response.status))
      }
    } catch let error as ServiceError { throw error } catch let result as AttemptResult {
      throw ServiceError.documents(.outOfReach(mission, result.words))
    }
  }
}

extension Dispatcher: KeyCourier {
  package func note(of mission: MissionID) async throws -> Data? {
    // Whoever asks while somebody else does hears the same: on a narrow line each connection is a handshake of 8 KiB.
    if let asked = asking[mission] { return try await asked.value }
    let asked = Task { try await fetch(.getKeys, of: mission, timeout: 10) }
    asking[mission] = asked
    defer { asking[mission] = nil }
    return try await asked.value
  }
}

extension AttemptResult {
  /// For whoever waits for the answer.
  fileprivate var words: String {
    switch self {
    case .answered(.unreachable(let text)), .answered(.proxy(let text)), .answered(.peerUntrusted(let text)): text
    case .answered(.receiptInvalid(let text)), .brokeOff(let text): text
    case .obstacle(let obstacle): obstacle.text
    case .cancelled: "it was broken off"
    case .answered, .opening, .settled: "it gave no answer of the protocol"
    }
  }
}
