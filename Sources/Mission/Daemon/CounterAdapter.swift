import Base
import CaseFile
import Foundation
import Handover
import Ledger
import Sealing

/// The case counter of a running mission: seals what staff hand in, opens what they read.
final class CounterAdapter: CaseCounter {
  let store: any HandoverStore
  let files: any PartFiles
  let seals: MissionSeals
  let reserve: Int64
  let policy: QueuePolicy
  let cards: any CardSealing
  let index: CaseIndex
  let rules: @Sendable () -> MissionPolicy
  /// The compartments that consent was withdrawn to.
  let withdrawn: @Sendable (TransferID) async throws -> Set<String>
  let queued: @Sendable () -> Void
  /// Whether the line to a mission has turned out to be narrow.
  let isNarrow: @Sendable (MissionID) async -> Bool
  /// Few cases are sealed at a time: memory stays bounded, and the cores are busy all the same.
  private let sealing = AsyncSlots(4)

  init(
    store: any HandoverStore, files: any PartFiles, seals: MissionSeals, reserve: Int64, policy: QueuePolicy,
    cards: any CardSealing, index: CaseIndex, rules: @escaping @Sendable () -> MissionPolicy,
    withdrawn: @escaping @Sendable (TransferID) async throws -> Set<String>, queued: @escaping @Sendable () -> Void,
    isNarrow: @escaping @Sendable (MissionID) async -> Bool
  ) {
    self.store = store
    self.files = files
    self.seals = seals
    self.reserve = reserve
    self.policy = policy
    self.cards = cards
    self.index = index
    self.rules = rules
    self.withdrawn = withdrawn
    self.queued = queued
    self.isNarrow = isNarrow
  }

  func receiver(_ mission: MissionID) throws -> ReceiverView {
    let receiver = try Receiver(mission, in: seals.currentDirectory, from: seals.mission)
    return ReceiverView(
      id: mission, name: receiver.name, country: receiver.country, organisation: receiver.organisation,
      isOwn: receiver.isOwn)
  }

  func handIn(_ order: HandIn, tar: Inflow) async throws -> TakenCase {
    defer { tar.abandon() }
    return try await handIn(order) { try CaseTarSource(input: CaseSealing.pieces(of: tar)) }
  }

  func handIn(_ order: HandIn, archive: AnonymousFile) async throws -> TakenCase {
    try await handIn(order) { try PackedCase(archive) }
  }

  func handIn(_ order: HandIn, text: Data) async throws -> TakenCase {
    try await handIn(order) { TextAlone(text) }
  }

  private func handIn(_ order: HandIn, _ source: @escaping @Sendable () throws -> any CaseSource) async throws
    -> TakenCase
  {
    guard order.to != seals.mission else {
      throw ServiceError.handIn(.ownMission(order.to))
    }
    var rng = SystemRandomNumberGenerator()
    var place = BundlePlace(
      transfer: order.transfer ?? TransferID(at: Date(), using: &rng), to: order.to, arrival: order.arrival,
      priority: order.priority, isConfirmed: order.isConfirmed)
    if let parent = order.partOf {
      try await mustBeOurs(parent)
      place.withdrawn = try await withdrawn(parent)
    }
    return try await take(source, for: place, by: order.staff, partOf: order.partOf) { card in
      let known = try await index.recognise(card, to: order.to, besides: nil)
      guard order.again || known.same.isEmpty else {
        throw ServiceError.handIn(.alreadyOnTheWay(known.same, to: order.to))
      }
      return known.same + known.likely
    }
  }

  func update(_ update: CaseUpdate, tar: Inflow) async throws -> TakenCase {
    defer { tar.abandon() }
    let record = try await record(update.transfer)
    guard record.sender == seals.mission else {
      throw ServiceError.handIn(.notItsSender(record.id, sender: record.sender))
    }
    guard record.unreadable.isEmpty, let state = TransferState(folding: record.log) else {
      throw ServiceError.reading(.unreadableLog(record.id, not: .sent))
    }
    guard !state.isOver else {
      throw ServiceError.handIn(.over(record.id, state.people.stage))
    }
    let before = record.log.last { $0.digest == record.delivery }?.statement.body["priority"]?.string
    let place = BundlePlace(
      transfer: record.id, to: record.receiver, arrival: update.arrival,
      priority: update.priority ?? before.flatMap(Priority.init) ?? .routine, version: record.version + 1,
      position: record.next(for: seals.mission), isConfirmed: true, withdrawn: try await withdrawn(record.id))
    let source: @Sendable () throws -> any CaseSource = { try CaseTarSource(input: CaseSealing.pieces(of: tar)) }
    let parent = try await index.line(record.id)?.group?.partOf
    return try await take(source, for: place, by: update.staff, partOf: parent) { card in
      // A case that goes to the wrong family's transfer would be read as theirs.
      if let known = try await index.line(record.id)?.group?.number, known != card.group.number {
        throw ServiceError.handIn(.otherCase(record.id, known: known, given: card.group.number))
      }
      return []
    }
  }

  /// Only what this mission has received and accepted, and what nobody has taken back, is handed on.
  private func mustBeOurs(_ parent: TransferID) async throws {
    let parent = try await record(parent)
    try Self.mustNotBeLocked(parent)
    guard parent.receiver == seals.mission, TransferState(folding: parent.log)?.people.isAccepted == true else {
      throw ServiceError.handIn(.notAccepted(parent.id))
    }
  }

  /// - Parameter check: Told who is in the case before it is sealed; returns whom people should look at.
  private func take(
    _ source: @escaping @Sendable () throws -> any CaseSource, for place: BundlePlace, by staff: Code?,
    partOf parent: TransferID?,
    check: (CaseCard) async throws -> [TransferID]
  ) async throws -> TakenCase {
    let isNarrow = await isNarrow(place.to)
    await sealing.enter()
    defer { sealing.leave() }
    if let suspension = seals.suspension(now: Date()) {
      throw ServiceError.handIn(.suspended(suspension))
    }
    guard files.free >= reserve else {
      throw ServiceError.handIn(.noSpace)
    }
    let caseSealing = CaseSealing(seals: seals, files: files, policy: policy, isForNarrowLine: isNarrow)
    let opened = try await Self.refusing { try caseSealing.open(source(), for: place) }
    let card = CaseCard(opened.record).handed(on: parent)
    let likely = try await check(card)
    let waits = try waits(opened.record, place)
    let sealed = try await Self.refusing { try caseSealing.seal(opened, place) }
    let record = try await keep(sealed, card, waitingFor: waits ? staff ?? Self.unnamed : nil)
    queued()
    let isShort = rules().clocks.isShort(
      handedIn: sealed.manifest.created.date, arrival: sealed.manifest.arrival, to: place.to,
      isSpecial: opened.record.needsNotice)
    return TakenCase(
      record: record, likely: likely, withheld: opened.withheld,
      isLate: place.version == 1 && isShort && opened.record.lateReason == nil)
  }

  /// Whoever hands in without saying who it is.
  private static let unnamed = Code.of("staff")

  /// Whether a second person is to approve it before it goes.
  private func waits(_ record: CaseRecord, _ place: BundlePlace) throws -> Bool {
    try rules().fourEyes.ask(place.version == 1 ? .submitted : .update) { condition in
      switch condition {
      case .vitalInterest: record.restsOnVitalInterest
      case .outside: try !receiver(place.to).isOwn
      case .accepted: false
      }
    }
  }

  private static func refusing<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    do { return try await Blocking.run(work) } catch {
      guard let refused = error as? CaseRefused else { throw error }
      throw ServiceError.handIn(.refused(refused.lines))
    }
  }

  /// Stores what was sealed; at the next place of the log, if somebody has said something meanwhile.
  ///
  /// - Parameter author: Who has handed it in, where a second person is to approve it.
  private func keep(_ sealed: SealedCase, _ card: CaseCard, waitingFor author: Code?) async throws -> TransferRecord {
    var sealed = sealed
    for attempt in 1... {
      do {
        try await store.submit(try await submission(sealed, card, waitingFor: author))
        break
      } catch StoreProblem.conflict(let what) {
        guard sealed.manifest.version > 1, attempt < 5, let now = try await store.transfer(sealed.manifest.transfer),
          now.version < sealed.manifest.version
        else {
          sealed.remove(from: files)
          throw StoreProblem.conflict(what)
        }
        sealed.bundle = try BundleSealer(identity: seals.identity, directory: seals.currentDirectory, files: files)
          .sign(sealed.manifest, at: now.next(for: seals.mission))
      } catch {
        // After a failed sync nobody knows whether it stands in the books: the next start's sweep finds out.
        if (error as? StorageProblem)?.isFull == true { sealed.remove(from: files) }
        throw error
      }
    }
    return try await record(sealed.manifest.transfer)
  }

  private func submission(_ sealed: SealedCase, _ card: CaseCard, waitingFor author: Code?) async throws -> Submission {
    let bundle = sealed.bundle
    var item = QueueItem(sending: bundle)
    if author != nil { item.hold = .untilApproved }
    let draft = author.map {
      Draft(
        id: bundle.delivery, transfer: bundle.manifest.transfer, type: bundle.entry.statement.type, staff: $0,
        at: item.created, sealed: nil)
    }
    let rows = try await cards.rows(
      of: card, transfer: bundle.manifest.transfer, delivery: bundle.delivery, at: item.created)
    return Submission(bundle, item: item, cards: rows, copy: sealed.copy.pieces, draft: draft)
  }

  func documents(of transfer: TransferID) async throws -> [(name: String, text: Data)] {
    let version = try await newest(of: transfer)
    let (files, seals) = (files, seals)
    return try await Blocking.run {
      let sink = TakingDocuments()
      do { try version.open(files, seals, into: sink) } catch is Enough {}
      return sink.documents
    }
  }

  func file(_ path: String, of transfer: TransferID, to flow: Outflow) async throws {
    let version = try await newest(of: transfer)
    let (files, seals) = (files, seals)
    try await Blocking.run {
      let sink = TakingFile(path) { try flow.write($0) }
      do { try version.open(files, seals, into: sink) } catch is Enough {}
      guard sink.isTaken else { throw ServiceError.reading(.noSuchDocument) }
    }
  }

  private func newest(of transfer: TransferID) async throws -> OpenableVersion {
    let record = try await record(transfer)
    return try await opening(readable(record).last, record)
  }

  func giveOut(_ transfer: TransferID, to flow: Outflow) async throws {
    let version = try await newest(of: transfer)
    let (files, seals) = (files, seals)
    try await Blocking.run { try version.open(files, seals, into: CaseTarSink { try flow.write($0) }) }
  }

  func changes(of transfer: TransferID) async throws -> CaseChanges {
    let record = try await record(transfer)
    let versions = readable(record).suffix(2)
    guard versions.count == 2, let first = versions.first, let last = versions.last else {
      throw ServiceError.reading(.oneVersion(transfer))
    }
    let (older, newer) = (try await opening(first, record), try await opening(last, record))
    let (files, seals) = (files, seals)
    let changes = try await Blocking.run {
      let (old, new) = (CaseVersion(), CaseVersion())
      try older.open(files, seals, into: old)
      try newer.open(files, seals, into: new)
      return try old.changes(to: new)
    }
    return CaseChanges(transfer: transfer, older: first.version, newer: last.version, changes: changes)
  }

  /// The versions that can be opened here, oldest first. Once one has come without what consent was withdrawn to, those that may
  /// hold it count no more.
  private func readable(_ record: TransferRecord) -> [(delivery: DeliveryID, version: Int)] {
    let all = record.sender == seals.mission ? record.versions : record.receipted
    guard let state = TransferState(folding: record.log), state.people.isPartWithdrawn else { return all }
    let tainted = Set(record.log.filter { $0.statement.type.isBundle && state.isTainted($0.statement) }.map(\.digest))
    let clean = all.filter { !tainted.contains($0.delivery) }
    return clean.isEmpty ? all : clean
  }

  /// What is needed to open a version: its working copy here, where we sent it.
  private func opening(_ version: (delivery: DeliveryID, version: Int)?, _ record: TransferRecord) async throws
    -> OpenableVersion
  {
    try Self.mustNotBeLocked(record)
    guard let version, let entry = try await store.manifest(version.delivery) else {
      throw ServiceError.reading(.nothingToOpen(record.id))
    }
    let withdrawn = try await withdrawn(record.id)
    guard record.sender == seals.mission else { return OpenableVersion(kind: .received(entry), withdrawn: withdrawn) }
    let pieces = try await store.workingCopy(of: version.delivery)
    guard !pieces.isEmpty else {
      throw ServiceError.reading(.noCopy(record.id))
    }
    return OpenableVersion(kind: .copy(WorkingCopy(pieces: pieces)), withdrawn: withdrawn)
  }

  private func record(_ transfer: TransferID) async throws -> TransferRecord {
    guard let record = try await store.transfer(transfer) else {
      throw ServiceError.reading(.noTransfer(transfer))
    }
    return record
  }

  func export(_ transfer: TransferID, to flow: Outflow) async throws {
    let entry = try await manifest(transfer)
    guard try await !store.drafts(of: transfer).contains(where: { $0.id == entry.digest }) else {
      throw ServiceError.reading(.awaitsApproval(transfer))
    }
    if let state = TransferState(folding: try await record(transfer).log), state.isTainted(entry.statement) {
      throw ServiceError.reading(.partWithdrawn(transfer))
    }
    let files = files
    let manifest = try BundleVerifier(directory: seals.currentDirectory, identity: nil)
      .verify(entry.der, from: nil, now: entry.statement.at.date).manifest
    try await Blocking.run {
      let tar = try TarWriter(compressed: false) { try flow.write($0) }
      try tar.file(OfferTar.manifestName, entry.der)
      for part in manifest.parts {
        let sealed = try DurableFile.read(files.path(of: part.sha256))
        guard SHA256.digest(sealed) == part.sha256 else {
          throw ServiceError.reading(.damagedPart)
        }
        try tar.file(OfferTar.partName(part.sha256), sealed)
      }
      _ = try tar.finish()
    }
  }

  private static func mustNotBeLocked(_ record: TransferRecord) throws {
    guard !record.isLocked else { throw ServiceError.reading(.takenBack(record.id)) }
  }

  /// The newest version that the log can be read up to, or else that is known.
  private func manifest(_ transfer: TransferID) async throws -> LogEntry {
    let record = try await record(transfer)
    try Self.mustNotBeLocked(record)
    guard let entry = try await store.manifest(TransferState(folding: record.log)?.delivery ?? record.delivery) else {
      throw ServiceError.reading(.noTransfer(transfer))
    }
    return entry
  }
}

/// A version of a case that can be opened here.
private struct OpenableVersion: Sendable {
  enum Kind {
    case copy(WorkingCopy)
    /// The manifest of what came.
    case received(LogEntry)
  }

  let kind: Kind
  /// The compartments that consent was withdrawn to: nothing of them is given out.
  let withdrawn: Set<String>

  func open(_ files: any PartFiles, _ seals: MissionSeals, into whole: any CaseSink) throws {
    let sink: any CaseSink = withdrawn.isEmpty ? whole : WithdrawnFilter(whole, without: withdrawn)
    switch kind {
    case .copy(let copy): try copy.open(files, by: seals.identity, into: sink)
    case .received(let entry):
      // It was verified when it came; certificates may have ended since, so it is verified as of then.
      try seals.verifier.verify(entry.der, from: nil, now: entry.statement.at.date).open(
        files, into: sink, lookAhead: 0)
    }
  }
}
