import Base
package import Foundation
package import Handover
package import Logging
import PeerProtocol
import Synchronization

/// Takes bundles in. An offer is verified, its parts stored, and once none is missing the bundle is opened and
/// published together with its receipt. Nothing is acknowledged that is not durable, verified and opened.
package final class Intake: Sendable {
  /// How an offer is answered.
  enum Answer: Sendable {
    case receipt(LogEntry)
    case refusal(LogEntry)
    case missing(MissingParts)
    /// All parts are here; the opening goes on.
    case opening(DeliveryID)
  }

  let store: any HandoverStore
  let files: any IncomingPartFiles
  let seals: any Seals
  let settings: ReceptionSettings
  let cards: (any CardSealing)?
  let now: @Sendable () -> Date
  let logger: Logger
  /// A recall or a withdrawal has come, and nothing more of that case may go out either.
  let onStop: @Sendable (TransferID) -> Void
  /// Few bundles are opened at a time, whoever sends how many: memory stays bounded.
  private let openings = FairSlots<MissionID>(4)
  let refusals = RefusalCounts()
  /// Octets of parts that are coming now.
  let coming = Reservations()
  private let completions = Mutex<[DeliveryID: Task<Answer, any Error>]>([:])

  package init(
    store: any HandoverStore, files: any IncomingPartFiles, seals: any Seals, settings: ReceptionSettings,
    cards: (any CardSealing)? = nil, logger: Logger,
    now: @escaping @Sendable () -> Date, onStop: @escaping @Sendable (TransferID) -> Void = { _ in }
  ) {
    self.onStop = onStop
    self.store = store
    self.files = files
    self.seals = seals
    self.settings = settings
    self.cards = cards
    self.logger = logger
    self.now = now
  }

  /// Answers an offer of `caller`.
  ///
  /// - Throws: `SealProblem` for what is refused without a signature; `StorageProblem`.
  func take(_ offer: Offer, from caller: MissionID) async throws -> Answer {
    let delivery = seals.digest(offer.manifest)
    // What was answered once is answered alike, even if the signer's certificate has ended since.
    if let known = try await store.arrival(delivery), case .received(let receipt) = known.state {
      guard known.manifest.from == caller else {
        let problem = SealProblem(.manifest, .wrongSender, "\(caller) offers a bundle of \(known.manifest.from)")
        try await journal("offer.refused", actor: caller.text, problem, subject: delivery.text)
        throw problem
      }
      // What was lost on this disk since is asked for again, of whoever still keeps it: the receipt would make them
      // let go. What was taken back is not, nor what was destroyed here since its time was over.
      if known.manifest.parts.allSatisfy({ files.has($0.sha256) }) { return .receipt(receipt) }
      if try await isStopped(known.bundle) { return .receipt(receipt) }
      if try await store.isErased(delivery: delivery) { return .receipt(receipt) }
    }
    do {
      let verified: any VerifiedOffer
      do { verified = try await verify(offer, delivery, from: caller) } catch let problem as SealProblem
        where problem.code == .keyRetired
      {
        return try await refuse(manifest: offer.manifest, problem)
      }
      if try await isStopped(verified.bundle) {
        return try await refuse(verified, Self.recalled)
      }
      try await keep(offer.parts, of: verified, delivery)
      return try await proceed(verified)
    } catch StoreProblem.conflict(let what) {
      let problem = SealProblem(.manifest, .conflict, what)
      try await journal("offer.refused", actor: caller.text, problem, subject: delivery.text)
      throw problem
    }
  }

  /// What an offer of a bundle would be told now that its last part may be here; nil while one is missing, it is being
  /// opened, or its offer would be refused.
  func settled(_ delivery: DeliveryID, from caller: MissionID) async throws -> Answer? {
    guard let arrival = try await store.arrival(delivery),
      arrival.manifest.parts.allSatisfy({ files.has($0.sha256) })
    else { return nil }
    do {
      let answer = try await take(Offer(directory: nil, manifest: arrival.bundle.entry.der, parts: []), from: caller)
      switch answer {
      case .receipt, .refusal: return answer
      case .missing, .opening: return nil
      }
    } catch is SealProblem { return nil }
  }

  /// Verifies an offer.
  private func verify(_ offer: Offer, _ delivery: DeliveryID, from caller: MissionID) async throws
    -> any VerifiedOffer
  {
    let moment = now()
    return try await journalling(caller, delivery) {
      try await Blocking.run { [self] in
        let verified = try seals.verifyManifest(offer.manifest, from: caller, now: moment)
        try checkSpace(for: verified.manifest, delivery)
        return verified
      }
    }
  }

  /// Stores the parts that came with an offer.
  private func keep(_ parts: [(digest: Digest, bytes: Data)], of verified: any VerifiedOffer, _ delivery: DeliveryID)
    async throws
  {
    try await journalling(verified.manifest.from, delivery) {
      // What comes whole is not on its way for long; all else is in the books before its first part is on the disk.
      let coming = Set(parts.map(\.digest))
      let isWhole = verified.manifest.parts.allSatisfy { coming.contains($0.sha256) || files.has($0.sha256) }
      if !isWhole { try await admit(verified, lacking: try await lacking(of: verified.manifest, delivery)) }
      try await Blocking.run { [self] in try keep(parts, of: verified.manifest) }
    }
  }

  private func journalling<T>(_ caller: MissionID, _ delivery: DeliveryID, _ body: () async throws -> T) async throws
    -> T
  {
    do { return try await body() } catch let problem as SealProblem
      where problem.code != .noSpace && problem.code != .rateLimited
    {
      try await journal("offer.refused", actor: caller.text, problem, subject: delivery.text)
      throw problem
    }
  }

  private func checkSpace(for manifest: Manifest, _ delivery: DeliveryID) throws(SealProblem) {
    let missing =
      manifest.parts.filter { !files.has($0.sha256) }.reduce(Int64(0)) { $0 + $1.bytes } - files.halfBytes(of: delivery)
    guard files.free - missing >= settings.reserve else {
      throw SealProblem(.envelope, .noSpace, "too little disk space is left for new bundles")
    }
  }

  /// Stores the parts that came with the offer. A damaged one stays missing.
  private func keep(_ parts: [(digest: Digest, bytes: Data)], of manifest: Manifest) throws {
    let known = Dictionary(manifest.parts.map { ($0.sha256, $0.bytes) }) { first, _ in first }
    for part in parts {
      guard let bytes = known[part.digest] else {
        throw SealProblem(.part, .foreignPart, "the offer holds a part that its manifest does not name")
      }
      guard Int64(part.bytes.count) == bytes, seals.digest(part.bytes) == part.digest, !files.has(part.digest) else {
        continue
      }
      try part.bytes.withUnsafeBytes { try files.store(part.digest, [$0]) }
    }
  }

  /// Keeps what came of an offer whose line broke in the midst of it: its whole parts, and of the last what is there. The
  /// caller asks next what is missing.
  func salvage(_ tar: Data, from caller: MissionID) async throws {
    guard let broken = seals.unpackBroken(tar) else { return }
    let delivery = seals.digest(broken.offer.manifest)
    let verified = try await verify(broken.offer, delivery, from: caller)
    guard try await !isStopped(verified.bundle) else { return }
    try await keep(broken.offer.parts, of: verified, delivery)
    guard let cut = broken.cut, let part = verified.manifest.parts.first(where: { $0.sha256 == cut.digest }),
      Int64(cut.bytes.count) <= part.bytes, !files.has(part.sha256)
    else { return }
    try await Blocking.run { [files] in
      // More may be here from before.
      guard try files.have(part, of: verified.delivery) < cut.bytes.count else { return }
      let writer = try files.writer(part, of: verified.delivery, from: nil)
      try cut.bytes.withUnsafeBytes { try writer.write($0) }
      // All of it may be here, and the line broke in the padding behind it.
      if Int64(cut.bytes.count) == part.bytes { try writer.finish() } else { _ = try writer.pause() }
    }
  }

  func proceed(_ offer: any VerifiedOffer) async throws -> Answer {
    // What cannot be signed for stays with its sender; its parts may come.
    guard seals.suspension(now: now()) == nil else {
      throw SealProblem(.envelope, .busy, "this mission's own certificates do not hold: it signs for nothing now")
    }
    let lacking = try await lacking(of: offer.manifest, offer.delivery)
    guard lacking.missing.isEmpty else {
      try await admit(offer, lacking: lacking)
      return .missing(lacking)
    }
    let completion = completions.withLock { running in
      if let task = running[offer.delivery] { return task }
      let task = Task { try await self.complete(offer) }
      running[offer.delivery] = task
      return task
    }
    return try await Patience.value(of: completion, within: settings.patience) ?? .opening(offer.delivery)
  }

  /// What of a bundle is not here, and how much of that is.
  private func lacking(of manifest: Manifest, _ delivery: DeliveryID) async throws -> MissingParts {
    try await Blocking.run { [files] in
      var lacking = MissingParts(delivery: delivery)
      for part in manifest.parts where !files.has(part.sha256) {
        let have = try files.have(part, of: delivery)
        guard have < part.bytes else { continue }
        lacking.missing.append(part.sha256)
        if have > 0 { lacking.have = (lacking.have ?? [:]).merging([part.sha256.text: have]) { $1 } }
      }
      return lacking
    }
  }

  /// Opens and publishes, once, whoever is waiting for it.
  private func complete(_ offer: any VerifiedOffer) async throws -> Answer {
    defer { completions.withLock { $0[offer.delivery] = nil } }
    do {
      let card = try await examine(offer)
      return .receipt(try await publish(offer, card))
    } catch let problem as SealProblem {
      return try await refuse(offer, problem)
    }
  }

  private func examine(_ offer: any VerifiedOffer) async throws -> CaseCard {
    let sender = offer.manifest.from
    await openings.enter(sender)
    defer { openings.leave(sender) }
    return try await Blocking.run { [files] in try offer.examine(files) }
  }

  /// The cards of a case that is here now. Where they cannot be made it is received all the same, and shown without.
  private func rows(of card: CaseCard, _ offer: any VerifiedOffer, at moment: Date) async -> [CardRow] {
    do {
      return try await cards?.rows(
        of: card, transfer: offer.manifest.transfer, delivery: offer.delivery, at: moment) ?? []
    } catch {
      logger.error("no cards made", metadata: offer.metadata)
      return []
    }
  }

  private func publish(_ offer: any VerifiedOffer, _ card: CaseCard) async throws -> LogEntry {
    let moment = now()
    let rows = await rows(of: card, offer, at: moment)
    let (seals, files, epoch) = (seals, files, store.epoch)
    let receipt = try await store.publish(offer.bundle, cards: rows, at: moment) { position in
      // Another bundle with the same parts may have been refused since they were opened.
      guard offer.manifest.parts.allSatisfy({ files.has($0.sha256) }) else {
        throw SealProblem(.part, .partMissing, "a part is gone since it was opened")
      }
      let receipt = Receipt(manifest: offer.manifest, delivery: offer.delivery, epoch: epoch)
      return try seals.sign(
        .daemon(.received, offer.bundle, by: seals.mission, position, at: moment, body: receipt.body))
    }
    files.discardHalves(of: offer.delivery)
    logger.notice("bundle received", metadata: offer.metadata)
    return receipt
  }

  /// Refuses a bundle in which nothing but a key is wrong that this mission has retired, which is looked at last: the case comes
  /// again as a version, and its manifest stands before that in the log.
  private func refuse(manifest: Data, _ problem: SealProblem) async throws -> Answer {
    let (seals, moment) = (seals, now())
    return try await refuse(Blocking.run { try seals.verifyManifest(manifest, from: nil, now: moment) }, problem)
  }

  private func refuse(_ offer: any VerifiedOffer, _ problem: SealProblem) async throws -> Answer {
    if problem.code == .internalError { throw problem }
    // Damaged on this disk, not by the sender: forget it and ask for it again.
    if problem.layer == .part, let absent = try await absent(of: offer.manifest) {
      return .missing(MissingParts(delivery: offer.delivery, missing: absent))
    }
    let moment = now()
    let seals = seals
    let refusal = try await store.refuse(offer.bundle, code: problem.code.rawValue, at: moment) { position in
      try seals.sign(.refusal(of: offer.bundle, problem, by: seals.mission, position, at: moment))
    }
    guard refusal.statement.type == .refused else { return .receipt(refusal) }
    try await store.discard(offer.manifest.parts.map(\.sha256)) { [files] in files.remove($0) }
    files.discardHalves(of: offer.delivery)
    logger.warning("bundle refused", metadata: offer.metadata.merging(["code": "\(problem.code.rawValue)"]) { $1 })
    return .refusal(refusal)
  }

  /// The parts that are not here whole; damaged ones are removed.
  ///
  /// - Returns: Nil when one is here, sound, and of another size than the manifest says: it cannot be as the manifest says.
  /// - Throws: when a part is here and cannot be read: nobody knows then whether it is damaged.
  private func absent(of manifest: Manifest) async throws -> [Digest]? {
    var absent: [Digest] = []
    for part in manifest.parts {
      let bytes = try await Blocking.run { [seals, files] () -> Int64? in
        guard files.has(part.sha256) else { return nil }
        let octets = try Data(contentsOf: URL(fileURLWithPath: files.path(of: part.sha256)))
        return seals.digest(octets) == part.sha256 ? Int64(octets.count) : nil
      }
      if let bytes {
        guard bytes == part.bytes else { return nil }
      } else {
        files.remove(part.sha256)
        absent.append(part.sha256)
      }
    }
    return absent
  }

  /// Notes what was refused without an answer in the log: the first of its kind, and later how many followed.
  func journal(_ action: String, actor: String, _ problem: SealProblem, subject: String) async throws {
    let now = now()
    if let event = refusals.event(action, actor, problem, subject: subject, now: now) { try await store.note(event) }
  }
}

extension VerifiedOffer {
  var metadata: Logger.Metadata {
    ["delivery": "\(delivery)", "transfer": "\(manifest.transfer)", "from": "\(manifest.from)"]
  }
}

extension Statement {
  /// A statement that a daemon makes about a bundle.
  static func daemon(
    _ type: StatementType, _ offer: SignedManifest, by author: MissionID, _ position: LogPosition, at now: Date,
    body: JSONValue
  ) -> Statement {
    Statement(
      type: type, transfer: offer.manifest.transfer, bundle: offer.delivery, author: author, staff: .daemon,
      position: position, at: Timestamp(now), body: body)
  }

  /// The refusal of a delivery.
  static func refusal(
    of offer: SignedManifest, _ problem: SealProblem, by author: MissionID, _ position: LogPosition, at now: Date
  ) -> Statement {
    let body: [String: JSONValue] = [
      "delivery": .string(offer.delivery.text), "code": .string(problem.code.rawValue),
      "layer": .string(problem.layer.rawValue),
    ]
    return .daemon(.refused, offer, by: author, position, at: now, body: .object(body))
  }
}
