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
  let keys: KeyNotes
  let home: MissionHome
  /// Whether the line to a mission has turned out to be narrow.
  let isNarrow: @Sendable (MissionID) async -> Bool
  /// What a mission says that it takes.
  let terms: @Sendable (MissionID) async -> MissionTerms?
  /// Few cases are sealed at a time: memory stays bounded, and the cores are busy all the same.
  private let sealing = AsyncSlots(4)

  init(
    store: any HandoverStore, files: any PartFiles, seals: MissionSeals, reserve: Int64, policy: QueuePolicy,
    cards: any CardSealing, index: CaseIndex, rules: @escaping @Sendable () -> MissionPolicy,
    withdrawn: @escaping @Sendable (TransferID) async throws -> Set<String>, queued: @escaping @Sendable () -> Void,
    keys: KeyNotes, home: MissionHome,
    isNarrow: @escaping @Sendable (MissionID) async -> Bool,
    terms: @escaping @Sendable (MissionID) async -> MissionTerms?
  ) {
    self.terms = terms
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
    self.keys = keys
    self.home = home
    self.isNarrow = isNarrow
  }

  func receiver(_ mission: MissionID) async throws -> ReceiverView {
    let receiver = try Receiver(
      mission, in: seals.currentDirectory, from: seals.mission,
      compartments: await keys.compartments(of: mission, now: Date()))
    return ReceiverView(
      id: mission, name: receiver.name, country: receiver.country, organisation: receiver.organisation,
      isOwn: receiver.isOwn, terms: await terms(mission), roles: receiver.roles?.map(\.rawValue).sorted())
  }

  private func listed(_ mission: MissionID) throws -> Receiver {
    try Receiver(mission, in: seals.currentDirectory, from: seals.mission)
  }

  func handIn(_ order: HandIn, tar: Inflow) async throws -> TakenCase {
    defer { tar.abandon() }
    return try await handIn(order) { try CaseTarSource(input: CaseSealing.pieces(of: tar)) }
  }

  func handIn(_ order: HandIn, archive: AnonymousFile) async throws -> TakenCase {
    try await handIn(order) { try PackedCase(archive) }
  }

  func handIn(_ order: HandIn, typed: TypedContents, filesOf earlier: TransferID?) async throws -> TakenCase {
    let copy = if let earlier { try await mended(earlier, typed) } else { nil as AnonymousFile? }
    return try await handIn(order) { try TypedSource(typed, mending: copy) }
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
      priority: order.priority, isConfirmed: order.isConfirmed,
      compartments: try await keys.compartments(of: order.to, now: Date()))
    place.terms = await terms(order.to)
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
    return try await self.update(update) { try CaseTarSource(input: CaseSealing.pieces(of: tar)) }
  }

  func update(_ update: CaseUpdate, archive: AnonymousFile) async throws -> TakenCase {
    try await self.update(update) { try PackedCase(archive) }
  }

  func update(_ update: CaseUpdate, typed: TypedContents) async throws -> TakenCase {
    let copy = try await mended(update.transfer, typed)
    return try await self.update(update) { try TypedSource(typed, mending: copy) }
  }

  func apart(of transfer: TransferID) async throws -> Set<String> { try await apart(record(transfer)) }

  private func update(_ update: CaseUpdate, _ source: @escaping @Sendable () throws -> any CaseSource) async throws
    -> TakenCase
  {
    let record = try await record(update.transfer)
    guard record.sender == seals.mission else {
      throw ServiceError.handIn(.notItsSender(record.id, sender: record.sender))
    }
    guard record.unreadable.isEmpty, let state = record.fold.state else {
      throw ServiceError.reading(.unreadableLog(record.id, not: .sent))
    }
    guard !state.isOver else {
      throw ServiceError.handIn(.over(record.id, state.people.stage))
    }
    // What was never approved would stand in the log before this version, and never come.
    guard record.item?.hold?.code != HoldReason.awaitingApproval else {
      throw ServiceError.handIn(.versionWaits(record.id))
    }
    let before = record.fold.versions(by: record.sender).last { $0.delivery == record.delivery }?.priority
    var place = BundlePlace(
      transfer: record.id, to: record.receiver, arrival: update.arrival,
      priority: update.priority ?? before.flatMap(Priority.init) ?? .routine, version: record.version + 1,
      position: record.next, isConfirmed: true, withdrawn: try await withdrawn(record.id),
      compartments: try await keys.compartments(of: record.receiver, fresh: 0, now: Date()))
    if !update.leavesOut { place.expected = try await apart(record) }
    let parent = try await index.line(record.id)?.group?.partOf
    return try await take(source, for: place, by: update.staff, partOf: parent) { card in
      // A case that goes to the wrong family's transfer would be read as theirs.
      if let known = try await index.line(record.id)?.group?.number, known != card.group.number {
        throw ServiceError.handIn(.otherCase(record.id, known: known, given: card.group.number))
      }
      return []
    }
  }

  /// The documents that are sealed apart in the newest version, as far as consent to them holds.
  private func apart(_ record: TransferRecord) async throws -> Set<String> {
    guard let newest = record.versions.last?.delivery, case let pieces = try await store.workingCopy(of: newest),
      !pieces.isEmpty
    else { return [] }
    let withdrawn = try await withdrawn(record.id)
    let names = try await Blocking.run { [files, seals] in
      try WorkingCopy(pieces: pieces).apart(files, by: seals.identity)
    }
    return (names ?? []).filter { name in
      CaseTable.document(named: name).map { !withdrawn.contains($0.compartment.rawValue) } ?? false
    }
  }

  /// Hands the newest version of a case in again, as it was, where nothing of it is sealed apart, so that the daemon can open all
  /// of it, and its receiver's keys are others by now.
  ///
  /// - Returns: Whether it was; else that has to wait, or a person has to do it.
  func sealAnew(_ transfer: TransferID) async throws -> Bool {
    let record = try await record(transfer)
    guard record.sender == seals.mission, let newest = record.versions.last?.delivery,
      let entry = try await store.manifest(newest)
    else { return false }
    let (files, seals, copy) = (files, seals, WorkingCopy(pieces: try await store.workingCopy(of: newest)))
    guard !copy.pieces.isEmpty else { return false }
    let compartments = try await keys.compartments(of: record.receiver, fresh: 0, now: Date())
    let before = try await Blocking.run { () throws -> Manifest? in
      guard try copy.apart(files, by: seals.identity)?.isEmpty == true else { return nil }
      return try BundleVerifier(directory: seals.currentDirectory, identity: nil)
        .verify(entry.der, from: nil, now: entry.statement.at.date).manifest
    }
    guard let before else { return false }
    // Before its receiver could be asked it would be refused again, and again.
    let used = Set(before.compartments.dropFirst().flatMap(\.recipients))
    guard used != Set(compartments.slots.map(\.key.certificates[0].fingerprint)) else { return false }
    return try await handInAgain(before, copy, entry)
  }

  private func handInAgain(_ before: Manifest, _ copy: WorkingCopy, _ entry: LogEntry) async throws -> Bool {
    let (files, seals) = (files, seals)
    let spool = try AnonymousFile(in: home.path, cipher: MomentaryCipher())
    try await Blocking.run {
      try copy.bundle(files, by: seals.verifier, of: before.transfer, at: entry.statement.at.date)?
        .open(files, into: CaseTarSink { try spool.append(Data($0)) }, lookAhead: 0)
    }
    _ = try await update(
      CaseUpdate(transfer: before.transfer, arrival: before.arrival, priority: nil), archive: spool)
    try await store.note(
      JournalEvent(at: Date(), actor: "daemon", action: "case.sealed-anew", transfer: before.transfer))
    return true
  }

  /// Only what this mission has received and accepted, and what nobody has taken back, is handed on.
  private func mustBeOurs(_ parent: TransferID) async throws {
    let parent = try await record(parent)
    try Self.mustNotBeLocked(parent)
    guard parent.receiver == seals.mission, parent.fold.state?.people.isAccepted == true else {
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
    let own = try await Blocking.run { [home, seals] in try home.ownCompartments(seals, now: Date()) }
    let caseSealing = CaseSealing(
      seals: seals, files: files, policy: policy, isForNarrowLine: isNarrow, own: own)
    let opened = try await Self.refusing { try caseSealing.open(source(), for: place) }
    let card = CaseCard(opened.record).handed(on: parent)
    if let before = try await taken(place, card, opened.withheld) { return before }
    let likely = try await check(card)
    let waits = try waits(opened.record, place)
    let sealed = try await Self.refusing { try caseSealing.seal(opened, place) }
    let record: TransferRecord
    do { record = try await keep(sealed, card, waitingFor: waits ? staff ?? Self.unnamed : nil) } catch let problem
      as StoreProblem
    {
      // The same may have been handed in twice at once.
      guard let before = try await taken(place, card, opened.withheld) else { throw problem }
      return before
    }
    queued()
    let isShort = rules().clocks.isShort(
      handedIn: sealed.manifest.created.date, arrival: sealed.manifest.arrival, to: place.to,
      isSpecial: opened.record.needsNotice)
    return TakenCase(
      record: record, likely: likely, withheld: opened.withheld,
      isLate: place.version == 1 && isShort && opened.record.lateReason == nil)
  }

  /// What was handed in under the same id before; nil where nothing was.
  ///
  /// - Throws: `ServiceError` where that was another case.
  private func taken(_ place: BundlePlace, _ card: CaseCard, _ withheld: [String]) async throws -> TakenCase? {
    guard place.version == 1, let before = try await store.transfer(place.transfer) else { return nil }
    guard before.sender == seals.mission, before.receiver == place.to else {
      throw ServiceError.handIn(.takenID(before.id))
    }
    if let known = try await index.line(before.id)?.group?.number, known != card.group.number {
      throw ServiceError.handIn(.otherCase(before.id, known: known, given: card.group.number))
    }
    return TakenCase(record: before, likely: [], withheld: withheld, isRepeated: true)
  }

  /// Whoever hands in without saying who it is.
  private static let unnamed = Code.of("staff")

  /// Whether a second person is to approve it before it goes.
  private func waits(_ record: CaseRecord, _ place: BundlePlace) throws -> Bool {
    try rules().fourEyes.ask(place.version == 1 ? .submitted : .update) { condition in
      switch condition {
      case .vitalInterest: record.restsOnVitalInterest
      case .outside: try !listed(place.to).isOwn
      case .accepted: false
      }
    }
  }

  private static func refusing<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    do { return try await Blocking.run(work) } catch {
      guard let refused = error as? CaseRefused else { throw error }
      throw ServiceError.handIn(.refused(refused.said))
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
          .sign(sealed.manifest, at: now.next)
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

  func record(_ transfer: TransferID) async throws -> TransferRecord {
    guard let record = try await store.transfer(transfer) else {
      throw ServiceError.reading(.noTransfer(transfer))
    }
    return record
  }

  static func mustNotBeLocked(_ record: TransferRecord) throws {
    guard !record.isLocked else { throw ServiceError.reading(.takenBack(record.id)) }
  }
}
