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
  let queued: @Sendable () -> Void
  /// Whether the line to a mission has turned out to be narrow.
  let isNarrow: @Sendable (MissionID) async -> Bool
  /// Few cases are sealed at a time: memory stays bounded, and the cores are busy all the same.
  private let sealing = AsyncSlots(4)

  init(
    store: any HandoverStore, files: any PartFiles, seals: MissionSeals, reserve: Int64, policy: QueuePolicy,
    cards: any CardSealing, index: CaseIndex, queued: @escaping @Sendable () -> Void,
    isNarrow: @escaping @Sendable (MissionID) async -> Bool
  ) {
    self.store = store
    self.files = files
    self.seals = seals
    self.reserve = reserve
    self.policy = policy
    self.cards = cards
    self.index = index
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
      throw DeskError(422, "\(order.to) is this mission itself; nothing was sent: name the receiving mission with --to")
    }
    var rng = SystemRandomNumberGenerator()
    let place = BundlePlace(
      transfer: order.transfer ?? TransferID(at: Date(), using: &rng), to: order.to, arrival: order.arrival,
      priority: order.priority, isConfirmed: order.isConfirmed)
    return try await take(source, for: place) { card in
      let known = try await index.recognise(card, to: order.to, besides: nil)
      guard order.again || known.same.isEmpty else { throw DeskError.alreadyOnTheWay(known.same, to: order.to) }
      return known.same + known.likely
    }
  }

  func update(_ update: CaseUpdate, tar: Inflow) async throws -> TakenCase {
    defer { tar.abandon() }
    let record = try await record(update.transfer)
    guard record.sender == seals.mission else {
      throw DeskError(409, "\(record.id) comes from \(record.sender): only its sender can change it")
    }
    guard record.unreadable.isEmpty, let state = TransferState(folding: record.log) else {
      throw DeskError(409, "the log of \(record.id) cannot be read whole; nothing was sent. `baton log` shows what can")
    }
    guard !state.isOver else {
      throw DeskError(409, "\(record.id) is \(state.people.stage.rawValue): nothing was sent. `baton send` begins anew")
    }
    let before = record.log.last { $0.digest == record.delivery }?.statement.body["priority"]?.string
    let place = BundlePlace(
      transfer: record.id, to: record.receiver, arrival: update.arrival,
      priority: update.priority ?? before.flatMap(Priority.init) ?? .routine, version: record.version + 1,
      position: record.next(for: seals.mission), isConfirmed: true)
    let source: @Sendable () throws -> any CaseSource = { try CaseTarSource(input: CaseSealing.pieces(of: tar)) }
    return try await take(source, for: place) { card in
      // A case that goes to the wrong family's transfer would be read as theirs.
      if let known = try await index.line(record.id)?.group?.number, known != card.group.number {
        throw DeskError(
          409, "the folder is case \(card.group.number), and \(record.id) is case \(known): nothing was sent")
      }
      return []
    }
  }

  /// - Parameter check: Told who is in the case before it is sealed; returns whom people should look at.
  private func take(
    _ source: @escaping @Sendable () throws -> any CaseSource, for place: BundlePlace,
    check: (CaseCard) async throws -> [TransferID]
  ) async throws -> TakenCase {
    let isNarrow = await isNarrow(place.to)
    await sealing.enter()
    defer { sealing.leave() }
    if let suspension = seals.suspension(now: Date()) {
      throw DeskError(409, "\(suspension.reason); nothing was sent. \(suspension.advice)")
    }
    guard files.free >= reserve else {
      throw DeskError(507, "too little disk space is left; nothing was sent. Free some space, then send again")
    }
    let caseSealing = CaseSealing(seals: seals, files: files, policy: policy, isForNarrowLine: isNarrow)
    let opened = try await Self.refusing { try caseSealing.open(source(), for: place) }
    let card = CaseCard(opened.record)
    let likely = try await check(card)
    let sealed = try await Self.refusing { try caseSealing.seal(opened, place) }
    let record = try await keep(sealed, card)
    queued()
    return TakenCase(record: record, likely: likely, withheld: opened.withheld)
  }

  private static func refusing<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    do { return try await Blocking.run(work) } catch {
      guard let refused = error as? CaseRefused else { throw error }
      throw DeskError(422, "\(refused)")
    }
  }

  /// Stores what was sealed; at the next place of the log, if somebody has said something meanwhile.
  private func keep(_ sealed: SealedCase, _ card: CaseCard) async throws -> TransferRecord {
    var sealed = sealed
    for attempt in 1... {
      do {
        try await store.submit(try await submission(sealed, card))
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

  private func submission(_ sealed: SealedCase, _ card: CaseCard) async throws -> Submission {
    let bundle = sealed.bundle
    let item = QueueItem(
      id: bundle.delivery.text, transfer: bundle.manifest.transfer, mission: bundle.manifest.to, kind: .bundle,
      bytes: bundle.manifest.sealedBytes + Int64(bundle.entry.der.count), priority: bundle.manifest.priority.rank,
      arrival: bundle.manifest.arrival, created: bundle.manifest.created.date)
    let rows = try await cards.rows(
      of: card, transfer: bundle.manifest.transfer, delivery: bundle.delivery, at: item.created)
    return Submission(
      manifest: bundle.manifest, json: bundle.json, entry: bundle.entry, item: item, cards: rows,
      copy: sealed.copy.pieces)
  }

  func text(of transfer: TransferID) async throws -> Data {
    try await taken(from: transfer, Taking("case.json", atMost: Int64(JSONLimits.bytes)))
  }

  func file(_ path: String, of transfer: TransferID, to flow: Outflow) async throws {
    _ = try await taken(from: transfer, Taking(path, atMost: .max) { try flow.write($0) })
  }

  /// Opens a received case as far as one of its files.
  private func taken(from transfer: TransferID, _ taking: sending Taking) async throws -> Data {
    let record = try await record(transfer)
    let version = try await opening((record.sender == seals.mission ? record.versions : record.receipted).last, record)
    let (files, seals) = (files, seals)
    nonisolated(unsafe) let sink = taking
    return try await Blocking.run {
      do { try version.open(files, seals, into: sink) } catch is Taking.Enough {}
      guard sink.isTaken else { throw DeskError(404, "there is no such document in this case") }
      return sink.data
    }
  }

  func giveOut(_ transfer: TransferID, to flow: Outflow) async throws {
    let record = try await record(transfer)
    let version = try await opening((record.sender == seals.mission ? record.versions : record.receipted).last, record)
    let (files, seals) = (files, seals)
    try await Blocking.run { try version.open(files, seals, into: CaseTarSink { try flow.write($0) }) }
  }

  func changes(of transfer: TransferID) async throws -> CaseChanges {
    let record = try await record(transfer)
    let versions = (record.sender == seals.mission ? record.versions : record.receipted).suffix(2)
    guard versions.count == 2, let first = versions.first, let last = versions.last else {
      throw DeskError(404, "\(transfer) has come in one version so far: nothing has changed")
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

  /// What is needed to open a version: its working copy here, where we sent it.
  private func opening(_ version: (delivery: DeliveryID, version: Int)?, _ record: TransferRecord) async throws
    -> OpenableVersion
  {
    try Self.mustNotBeLocked(record)
    guard let version, let entry = try await store.manifest(version.delivery) else {
      throw DeskError(404, "\(record.id) has nothing here that can be opened")
    }
    guard record.sender == seals.mission else { return .received(entry) }
    let pieces = try await store.workingCopy(of: version.delivery)
    guard !pieces.isEmpty else {
      throw DeskError(
        404, "there is no copy here of \(record.id): the folder that was handed in is the only one")
    }
    return .copy(WorkingCopy(pieces: pieces))
  }

  private func record(_ transfer: TransferID) async throws -> TransferRecord {
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    return record
  }

  func export(_ transfer: TransferID, to flow: Outflow) async throws {
    let entry = try await manifest(transfer)
    let files = files
    let manifest = try BundleVerifier(directory: seals.currentDirectory, identity: nil)
      .verify(entry.der, from: nil, now: entry.statement.at.date).manifest
    try await Blocking.run {
      let tar = try TarWriter(compressed: false) { try flow.write($0) }
      try tar.file(OfferTar.manifestName, entry.der)
      for part in manifest.parts {
        let sealed = try DurableFile.read(files.path(of: part.sha256))
        guard SHA256.digest(sealed) == part.sha256 else {
          throw DeskError(422, "a sealed part of this case is damaged on this disk; nothing was written")
        }
        try tar.file(OfferTar.partName(part.sha256), sealed)
      }
      _ = try tar.finish()
    }
  }

  private static func mustNotBeLocked(_ record: TransferRecord) throws {
    guard !record.isLocked else {
      throw DeskError(
        423,
        "\(record.id) was taken back: nothing of it is read or given out any more. `baton log \(record.id)` says by whom"
      )
    }
  }

  /// The newest version that the log can be read up to, or else that is known.
  private func manifest(_ transfer: TransferID) async throws -> LogEntry {
    let record = try await record(transfer)
    try Self.mustNotBeLocked(record)
    guard let entry = try await store.manifest(TransferState(folding: record.log)?.delivery ?? record.delivery) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    return entry
  }
}

/// A version of a case that can be opened here.
private enum OpenableVersion: Sendable {
  case copy(WorkingCopy)
  /// The manifest of what came.
  case received(LogEntry)

  func open(_ files: any PartFiles, _ seals: MissionSeals, into sink: any CaseSink) throws {
    switch self {
    case .copy(let copy): try copy.open(files, by: seals.identity, into: sink)
    case .received(let entry):
      // It was verified when it came; certificates may have ended since, so it is verified as of then.
      try seals.verifier.verify(entry.der, from: nil, now: entry.statement.at.date).open(
        files, into: sink, lookAhead: 0)
    }
  }
}

extension DeskError {
  fileprivate static func alreadyOnTheWay(_ transfers: [TransferID], to mission: MissionID) -> DeskError {
    let names = transfers.prefix(5).reduce("" as ShownText) { $0 + "\n  \($1)" }
    return DeskError(
      409,
      "one of these persons is on the way to \(mission) already; nothing was sent. If the case has changed, send it as a "
        + "version: `baton update`. If it is another journey: `--again`. The open transfer:" + names)
  }
}
