import Base
import Foundation
import Handover
import PeerProtocol

/// Brings one bundle to the other mission: offers its manifest, sends what is missing, and asks again until there
/// is a signed answer. Source: specification §6.
struct BundleDelivery: Sendable {
  let errand: Errand
  let bundle: SignedManifest

  private var manifest: Manifest { bundle.manifest }
  private var entry: LogEntry { bundle.entry }

  var mission: MissionID { errand.item.mission }

  func run() async throws(AttemptResult) -> AttemptResult {
    var course = OfferCourse(patience: errand.settings.openingPatience)
    var parts: [Digest] = []
    if try await !isStopped() {
      if try await mayCarryParts() {
        parts = firstParts
      } else if let outcome = try await goOn(&course) {
        return outcome
      }
    }
    while true {
      let response = try await offer(parts, &course)
      // From now on the peer says itself what it lacks.
      if response.status == 202 { parts = [] }
      if let outcome = try await answer(response, &course) { return outcome }
    }
  }

  /// Whether the case was taken back since: its manifest still goes, so that both logs are the same, and no part of it.
  func isStopped() async throws(AttemptResult) -> Bool {
    do {
      return try await errand.store.isStopped(
        manifest.transfer, Parties(sender: manifest.from, receiver: manifest.to), offered: entry.head)
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
  }

  /// Whether the first offer may carry parts along. Once one has got as far as a connection the peer may have some, whatever
  /// came after: it is asked first.
  private func mayCarryParts() async throws(AttemptResult) -> Bool {
    guard errand.item.attempts > 1 else { return true }
    do {
      return try await errand.store.attempts(of: errand.item.id)
        .allSatisfy { $0.ended == nil || ["unreachable", "proxy"].contains($0.outcome) }
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
  }

  /// Goes on with the part that broke off, by a question after it alone: the manifest is ten times as much. Whatever is not
  /// as it was then is found out by the next offer.
  ///
  /// - Returns: As `answer`.
  private func goOn(_ course: inout OfferCourse) async throws(AttemptResult) -> AttemptResult? {
    let parts = errand.progress.lackedBefore.compactMap { digest in manifest.parts.first { $0.sha256 == digest } }
    guard let first = parts.first else { return nil }
    let response = try await errand.client.call(
      mission, .headPart, at: PeerCall.path(of: first.sha256, in: entry.digest))
    guard response.status == 204, let offset = response.uploadOffset, (0..<first.bytes).contains(offset) else {
      return nil
    }
    return try await bring(parts, have: [first.sha256: offset], &course)
  }

  /// All parts of a small bundle, or as many as fit: the smallest, since each that is left is a request of its own.
  private var firstParts: [Digest] {
    var room = errand.settings.firstOffer - Int64(entry.der.count)
    var parts: [Digest] = []
    for part in manifest.parts.sorted(by: { $0.bytes < $1.bytes }) where part.bytes <= room {
      room -= part.bytes
      parts.append(part.sha256)
    }
    return parts
  }

  private func offer(_ parts: [Digest], _ course: inout OfferCourse) async throws(AttemptResult) -> CurlResponse {
    let directory = errand.client.directoryFor(mission)
    course.showsDirectory = directory != nil
    let tar = try await errand.locally("packing") { [errand, entry] in
      if let lost = parts.first(where: { !errand.files.has($0) }) {
        // There and yet not to be had: the disk has just failed, and nothing is known of the part itself.
        let path = errand.files.path(of: lost)
        throw Disk.exists(path) ? StorageProblem(call: "open", path: path, errno: EIO) : TransferFailure.fileChanged
      }
      return try errand.seals.packOffer(directory: directory, manifest: entry.der, parts: parts, files: errand.files)
    }
    let progress = errand.progress
    // A manifest alone is no progress.
    let carriesParts = !parts.isEmpty
    let sent: @Sendable (Int64) -> Void = { if carriesParts { progress.under($0, of: "offer") } }
    defer { progress.ended("offer") }
    return try await errand.client.call(mission, .offerBundle, body: .bytes(tar), sent: sent)
  }

  /// - Returns: How the attempt ends; nil when the manifest is to be offered again.
  private func answer(
    _ response: CurlResponse, _ course: inout OfferCourse
  ) async throws(AttemptResult) -> AttemptResult? {
    switch response.status {
    case 200 where response.isSigned: return try await BundleAnswer(delivery: self).receipt(response.body)
    case 422 where response.isSigned: return try await BundleAnswer(delivery: self).refusal(response.body)
    case 202: return try await send(response, &course)
    // The peer may not know us yet, or its own new key; its answer has told us that it holds an older directory.
    case 403 where mayMend(course), 422 where mayMend(course): return nil
    case 409 where course.mayAskAgain(): return nil
    default:
      if response.status == 403, try await signatureEnded() {
        throw .obstacle(
          Obstacle(
            code: HoldReason.signatureEnded,
            text: "The certificate that signed it has ended or was revoked since; hand the case in again.",
            holdsItem: true))
      }
      throw AttemptResult(response)
    }
  }

  /// Whether it is our own signature that holds no more: then every mission refuses this bundle, and no other one.
  private func signatureEnded() async throws(AttemptResult) -> Bool {
    try await errand.locally("packing") { [seals = errand.seals, der = entry.der, now = errand.clock.now()] in
      seals.isSignatureEnded(der, now: now)
    }
  }

  /// Whether our directory, shown with the next offer, may change the peer's mind.
  private func mayMend(_ course: OfferCourse) -> Bool {
    course.mayShowDirectory && errand.client.directoryFor(mission) != nil
  }

  /// Sends what is missing; waits when nothing is.
  private func send(
    _ response: CurlResponse, _ course: inout OfferCourse
  ) async throws(AttemptResult) -> AttemptResult? {
    guard let answer = try? JSON.decode(MissingParts.self, from: response.body),
      answer.delivery == entry.digest
    else { throw AttemptResult(response) }
    let missing = Set(answer.missing)
    let known = manifest.parts.filter { missing.contains($0.sha256) }
    guard Set(known.map(\.sha256)) == missing else { throw AttemptResult(response) }
    let parts = course.unacknowledged(known)
    if parts.isEmpty {
      errand.progress.there(manifest.sealedBytes)
      return await wait(response.retryAfter, &course)
    }
    return try await bring(parts, have: answer.octets(of: parts), &course)
  }

  /// Sends parts that the peer lacks, each from where it has it on.
  private func bring(
    _ parts: [Manifest.Part], have: [Digest: Int64], _ course: inout OfferCourse
  ) async throws(AttemptResult) -> AttemptResult? {
    errand.progress.there(manifest.sealedBytes - parts.reduce(0) { $0 + $1.bytes } + have.values.reduce(0, +))
    errand.progress.lacks(parts.map(\.sha256))
    if try await isStopped() {
      throw .obstacle(
        Obstacle(
          code: ProblemCode.recalled.rawValue, text: "the case was taken back; the peer has not read that yet",
          holdsItem: false))
    }
    let result = await PartSender(errand: errand, delivery: entry.digest, have: have).send(parts)
    let isProgress = course.acknowledge(result.acknowledged)
    if let answer = result.answer { return try await self.answer(answer, &course) }
    if let fault = result.fault { throw fault }
    guard isProgress || course.mayAskAgain() else {
      throw .obstacle(
        Obstacle(
          code: "asks-again", text: "\(mission) asks for parts and does not take them, or forgets them",
          holdsItem: false))
    }
    return nil
  }

  private func wait(_ retryAfter: TimeInterval?, _ course: inout OfferCourse) async -> AttemptResult? {
    let seconds = max(retryAfter ?? 2, 0.1)
    guard course.mayWait(seconds) else { return .opening(retryAfter: seconds) }
    await errand.clock.sleep(seconds)
    return Task.isCancelled ? .cancelled : nil
  }
}
