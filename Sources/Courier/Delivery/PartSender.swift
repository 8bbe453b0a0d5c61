import Foundation
import Handover

/// Sends parts, a few at a time, straight from their files.
struct PartSender: Sendable {
  let errand: Errand
  let delivery: DeliveryID

  /// What became of one part.
  private enum Sent: Sendable {
    case acknowledged(Digest)
    /// The peer no longer knows what it asked for; its state is to be read again.
    case unknown
    case failed(PeerFault)
  }

  /// A line that has failed gets one part after the other: on a narrow one, four would all be cut off half-way, again
  /// and again, where one gets through.
  private var width: Int { errand.item.firstFailure == nil ? max(1, errand.settings.partsInParallel) : 1 }

  /// - Returns: What the peer has now, and the first failure. After a failure the rest is not sent.
  func send(_ parts: [Manifest.Part]) async -> (acknowledged: [Digest], fault: PeerFault?) {
    await withTaskGroup(of: Sent.self) { group in
      var rest = parts[...]
      var acknowledged: [Digest] = []
      var fault: PeerFault?
      for part in rest.prefix(width) { group.addTask { await send(part) } }
      rest = rest.dropFirst(width)
      for await sent in group {
        switch sent {
        case .acknowledged(let digest):
          acknowledged.append(digest)
          if let next = rest.popFirst() { group.addTask { await send(next) } }
        case .unknown: rest = []
        case .failed(let found):
          fault = fault ?? found
          rest = []
          group.cancelAll()
        }
      }
      return (acknowledged, fault)
    }
  }

  private func send(_ part: Manifest.Part) async -> Sent {
    do {
      var response = try await put(part)
      // Damaged on the way: this part alone goes once more.
      if response.status == 422 { response = try await put(part) }
      switch response.status {
      case 204: return .acknowledged(part.sha256)
      case 404, 409: return .unknown
      default: return .failed(PeerFault(response))
      }
    } catch {
      return .failed(error)
    }
  }

  private func put(_ part: Manifest.Part) async throws(PeerFault) -> CurlResponse {
    let (progress, name) = (errand.progress, part.sha256.text)
    defer { progress.ended(name) }
    let response = try await errand.client.call(
      errand.item.mission, .put, "/v1/bundles/\(delivery)/parts/\(part.sha256)",
      type: "application/octet-stream",
      body: .file(path: errand.files.path(of: part.sha256), size: part.bytes),
      sent: { progress.under($0, of: name) })
    if response.status == 204 { progress.arrived(part.bytes, from: name) }
    return response
  }
}
