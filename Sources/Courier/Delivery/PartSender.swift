import Foundation
import Handover
import Synchronization

/// Sends parts straight from their files, each from where the peer has it on; several at a time where that helps.
struct PartSender: Sendable {
  let errand: Errand
  let delivery: DeliveryID
  /// Octets that the peer has of parts it lacks, by part.
  let have: [Digest: Int64]

  /// What became of one part.
  private enum Sent: Sendable {
    case acknowledged(Digest, after: Duration)
    /// The peer no longer knows what it asked for; its state is to be read again.
    case unknown
    case failed(PeerFault)
  }

  /// Parts go beside one another where one is through so soon that the time goes into round trips and the disks at both
  /// ends rather than the line. On a narrow line four would only each be four times as long on their way.
  private func width(after last: Duration) -> Int {
    last <= .seconds(errand.settings.quickPart) ? max(1, errand.settings.partsInParallel) : 1
  }

  /// - Returns: What the peer has now, and the first failure. After a failure the rest is not sent.
  func send(_ parts: [Manifest.Part]) async -> (acknowledged: [Digest], fault: PeerFault?) {
    await withTaskGroup(of: Sent.self) { group in
      var rest = parts[...]
      var acknowledged: [Digest] = []
      var fault: PeerFault?
      var (underWay, width) = (0, 1)
      while true {
        while underWay < width, let part = rest.popFirst() {
          group.addTask { await send(part) }
          underWay += 1
        }
        guard let sent = await group.next() else { return (acknowledged, fault) }
        underWay -= 1
        switch sent {
        case .acknowledged(let digest, let took):
          acknowledged.append(digest)
          width = self.width(after: took)
        case .unknown: rest = []
        case .failed(let found):
          fault = fault ?? found
          rest = []
          group.cancelAll()
        }
      }
    }
  }

  private func send(_ part: Manifest.Part) async -> Sent {
    let began = ContinuousClock.now
    var offset = min(have[part.sha256] ?? 0, part.bytes)
    var mayBegin = (anew: true, elsewhere: true)
    while true {
      do {
        let response = try await put(part, from: offset)
        switch response.status {
        case 204: return .acknowledged(part.sha256, after: .now - began)
        // Damaged on the way: this part alone goes once more.
        case 422 where mayBegin.anew: (offset, mayBegin.anew) = (0, false)
        case 409 where mayBegin.elsewhere && (0...part.bytes).contains(response.uploadOffset ?? -1):
          (offset, mayBegin.elsewhere) = (response.uploadOffset ?? 0, false)
        case 404, 409: return .unknown
        default: return .failed(PeerFault(response))
        }
      } catch {
        return .failed(error)
      }
    }
  }

  /// Sends a part from an octet on: whole with `PUT`, which every peer knows, or the rest of it (specification §6.3.2).
  private func put(_ part: Manifest.Part, from offset: Int64) async throws(PeerFault) -> CurlResponse {
    let (progress, name) = (errand.progress, part.sha256.text)
    defer { progress.ended(name) }
    let path = "/v1/bundles/\(delivery)/parts/\(part.sha256)"
    let body = CurlRequest.Body.file(path: errand.files.path(of: part.sha256), size: part.bytes, offset: offset)
    let sent: @Sendable (Int64) -> Void = { progress.under($0, of: name) }
    let response =
      offset == 0
      ? try await errand.client.call(
        errand.item.mission, .put, path, type: "application/pkcs7-mime", body: body, gate: errand.gate, sent: sent)
      : try await errand.client.call(
        errand.item.mission, .patch, path, type: "application/partial-upload",
        headers: [("Upload-Offset", "\(offset)"), ("Upload-Complete", "?1")], body: body, gate: errand.gate,
        sent: sent)
    if response.status == 204 { progress.arrived(part.bytes - offset, from: name) }
    return response
  }
}
