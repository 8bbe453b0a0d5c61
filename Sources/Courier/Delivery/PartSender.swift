import Foundation
import Handover
import PeerProtocol
import Synchronization

/// Sends parts straight from their files, each from where the peer has it on; several at a time where that helps.
struct PartSender: Sendable {
  let errand: Errand
  let delivery: DeliveryID
  /// Octets that the peer has of parts it lacks, by part.
  let have: [Digest: Int64]

  /// What became of one part.
  private enum Sent: Sendable {
    case acknowledged(Manifest.Part, after: Duration)
    /// It was the last one that the peer lacked, and this is the signed answer to the bundle.
    case answered(CurlResponse)
    /// The peer no longer knows what it asked for; its state is to be read again.
    case unknown
    case failed(AttemptResult)
  }

  /// Parts go beside one another where one is through so soon that the time goes into round trips and the disks at both
  /// ends rather than the line. On a narrow line four would only each be four times as long on their way.
  ///
  /// - Returns: Nil where a part says nothing about the line.
  private func width(after part: Manifest.Part, _ took: Duration) -> Int? {
    guard part.bytes - (have[part.sha256] ?? 0) >= errand.settings.tellingPart else { return nil }
    return took <= .seconds(errand.settings.quickPart) ? max(1, errand.settings.partsInParallel) : 1
  }

  /// What became of the parts.
  struct Result: Sendable {
    /// What the peer has now.
    var acknowledged: [Digest] = []
    /// The signed answer to the bundle, where it came with the last part.
    var answer: CurlResponse?
    /// The first failure, after which the rest is not sent.
    var fault: AttemptResult?
  }

  func send(_ parts: [Manifest.Part]) async -> Result {
    await withTaskGroup(of: Sent.self) { group in
      var rest = parts[...]
      var result = Result()
      var (underWay, width) = (0, 1)
      while true {
        while underWay < width, let part = rest.popFirst() {
          group.addTask { await send(part) }
          underWay += 1
        }
        guard let sent = await group.next() else { return result }
        underWay -= 1
        switch sent {
        case .acknowledged(let part, let took):
          result.acknowledged.append(part.sha256)
          width = self.width(after: part, took) ?? width
        case .answered(let response): result.answer = response
        case .unknown: rest = []
        case .failed(let found):
          result.fault = result.fault ?? found
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
        case 200 where response.isSigned, 422 where response.isSigned: return .answered(response)
        case 204: return .acknowledged(part, after: .now - began)
        // Damaged on the way: this part alone goes once more.
        case 422 where mayBegin.anew: (offset, mayBegin.anew) = (0, false)
        case 409 where mayBegin.elsewhere && (0...part.bytes).contains(response.uploadOffset ?? -1):
          (offset, mayBegin.elsewhere) = (response.uploadOffset ?? 0, false)
        case 404, 409: return .unknown
        default: return .failed(AttemptResult(response))
        }
      } catch {
        return .failed(error)
      }
    }
  }

  /// Asks for the signed answer along with the last part; a peer that does not know it says 204, and is asked.
  private static let answerToo = PeerMediaType.cms.rawValue

  /// Sends a part from an octet on: whole with `PUT`, which every peer knows, or the rest of it (specification §6.3.2).
  private func put(_ part: Manifest.Part, from offset: Int64) async throws(AttemptResult) -> CurlResponse {
    let (progress, name) = (errand.progress, part.sha256.text)
    defer { progress.ended(name) }
    let path = PeerCall.path(of: part.sha256, in: delivery)
    let body = CurlRequest.Body.file(path: errand.files.path(of: part.sha256), size: part.bytes, offset: offset)
    let sent: @Sendable (Int64) -> Void = { progress.under($0, of: name) }
    let response =
      offset == 0
      ? try await errand.client.call(
        errand.item.mission, .putPart, at: path, headers: [.accept: Self.answerToo], body: body, gate: errand.gate,
        sent: sent)
      : try await errand.client.call(
        errand.item.mission, .patchPart, at: path,
        headers: [
          .uploadOffset: "\(offset)", .uploadComplete: PeerHeader.boolean(true), .accept: Self.answerToo,
        ], body: body, gate: errand.gate, sent: sent)
    if response.status == 204 || response.isSigned { progress.arrived(part.bytes - offset, from: name) }
    return response
  }
}
