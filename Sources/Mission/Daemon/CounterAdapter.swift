import Base
import CaseFile
import Foundation
import Handover
import Ledger
import Sealing
import Synchronization

/// The case counter of a running mission: seals what staff hand in, opens what they read.
final class CounterAdapter: CaseCounter {
  let store: any HandoverStore
  let files: any PartFiles
  let seals: MissionSeals
  let reserve: Int64
  let policy: QueuePolicy
  let queued: @Sendable () -> Void
  /// Whether the line to a mission has turned out to be narrow.
  let isNarrow: @Sendable (MissionID) async -> Bool
  /// Few cases are sealed at a time: memory stays bounded, and the cores are busy all the same.
  private let sealing = AsyncSlots(4)

  init(
    store: any HandoverStore, files: any PartFiles, seals: MissionSeals, reserve: Int64, policy: QueuePolicy,
    queued: @escaping @Sendable () -> Void, isNarrow: @escaping @Sendable (MissionID) async -> Bool
  ) {
    self.store = store
    self.files = files
    self.seals = seals
    self.reserve = reserve
    self.policy = policy
    self.queued = queued
    self.isNarrow = isNarrow
  }

  func receiver(_ mission: MissionID) throws -> ReceiverView {
    let receiver = try Receiver(mission, in: seals.currentDirectory, from: seals.mission)
    return ReceiverView(
      id: mission, name: receiver.name, country: receiver.country, organisation: receiver.organisation,
      isOwn: receiver.isOwn)
  }

  func handIn(_ order: HandIn, tar: Inflow) async throws -> HandedIn {
    defer { tar.abandon() }
    return try await submit(seal(order) { try $0.seal(order, CaseTarSource(input: CaseSealing.pieces(of: tar))) })
  }

  func handIn(_ order: HandIn, archive: AnonymousFile) async throws -> HandedIn {
    try await submit(seal(order) { try $0.seal(order, PackedCase(archive)) })
  }

  func handIn(_ order: HandIn, text: Data) async throws -> HandedIn {
    try await submit(seal(order) { try $0.seal(order, TextAlone(text)) })
  }

  private func submit(_ sealed: (submission: Submission, withheld: [String])) async throws -> HandedIn {
    let (submission, withheld) = sealed
    do { try await store.submit(submission) } catch {
      // After a failed sync nobody knows whether it stands in the books: the next start's sweep finds out.
      if error is StoreProblem || (error as? StorageProblem)?.isFull == true {
        for part in submission.manifest.parts { files.remove(part.sha256) }
      }
      throw error
    }
    queued()
    return HandedIn(record: submission.record, withheld: withheld)
  }

  private func seal(
    _ order: HandIn,
    _ work: @escaping @Sendable (CaseSealing) throws -> (submission: Submission, withheld: [String])
  ) async throws -> (submission: Submission, withheld: [String]) {
    let (seals, files, policy, reserve) = (seals, files, policy, reserve)
    let isNarrow = await isNarrow(order.to)
    await sealing.enter()
    defer { sealing.leave() }
    return try await Blocking.run {
      if let suspension = seals.suspension(now: Date()) {
        throw DeskError(409, "\(suspension.reason); nothing was sent. \(suspension.advice)")
      }
      guard files.free >= reserve else {
        throw DeskError(507, "too little disk space is left; nothing was sent. Free some space, then send again")
      }
      let sealing = CaseSealing(seals: seals, files: files, policy: policy, isForNarrowLine: isNarrow)
      do { return try work(sealing) } catch {
        guard let refused = error as? CaseRefused else { throw error }
        throw DeskError(422, "\(refused)")
      }
    }
  }

  func text(of transfer: TransferID) async throws -> Data {
    try await taken(from: transfer, Taking("case.json", atMost: Int64(JSONLimits.bytes)))
  }

  func file(_ path: String, of transfer: TransferID, to flow: Outflow) async throws {
    _ = try await taken(from: transfer, Taking(path, atMost: .max) { try flow.write($0) })
  }

  /// Opens a received case as far as one of its files.
  private func taken(from transfer: TransferID, _ taking: sending Taking) async throws -> Data {
    let verified = try await verified(transfer)
    let files = files
    nonisolated(unsafe) let sink = taking
    return try await Blocking.run {
      do { try verified.open(files, into: sink, lookAhead: 0) } catch is Taking.Enough {}
      guard sink.isTaken else { throw DeskError(404, "there is no such document in this case") }
      return sink.data
    }
  }

  func giveOut(_ transfer: TransferID, to flow: Outflow) async throws {
    let verified = try await verified(transfer)
    let files = files
    try await Blocking.run {
      try verified.open(files, into: CaseTarSink { try flow.write($0) }, lookAhead: 0)
    }
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

  /// The newest version with a receipt, or else the newest that the log can be read up to, or is known.
  private func manifest(_ transfer: TransferID, mustBeHere: Bool = false) async throws -> LogEntry {
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    guard !record.isLocked else {
      throw DeskError(
        423,
        "\(transfer) was taken back: nothing of it is read or given out any more. `baton log \(transfer)` says by whom")
    }
    let newest = TransferState(folding: record.log)?.delivery ?? record.delivery
    guard let entry = try await store.manifest(mustBeHere ? record.newestReceipted?.delivery ?? newest : newest) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    return entry
  }

  private func verified(_ transfer: TransferID) async throws -> VerifiedBundle {
    let entry = try await manifest(transfer, mustBeHere: true)
    // It was verified when it came; certificates may have ended since, so it is verified as of then.
    return try seals.verifier.verify(entry.der, from: nil, now: entry.statement.at.date)
  }
}

/// Seals one case that streams in: blocking, on a thread of its own.
struct CaseSealing {
  let seals: MissionSeals
  let files: any PartFiles
  let policy: QueuePolicy
  let isForNarrowLine: Bool

  func seal(_ order: HandIn, _ folder: any CaseSource) throws -> (submission: Submission, withheld: [String]) {
    guard order.to != seals.mission else {
      throw DeskError(422, "\(order.to) is this mission itself; nothing was sent: name the receiving mission with --to")
    }
    let now = Date()
    let directory = seals.currentDirectory
    let source = try ClearedSource(
      folder, for: Receiver(order.to, in: directory, from: seals.mission),
      isConfirmed: order.isConfirmed, now: now)
    let record = source.cleared.record
    let arrival = order.arrival ?? record.plannedArrivalText.flatMap { try? Timestamp($0) }
    var rng = SystemRandomNumberGenerator()
    let sealing = BundleOrder(
      transfer: order.transfer ?? TransferID(at: now, using: &rng), to: order.to, created: now,
      priority: order.priority, arrival: arrival)
    let expires = try Lifetime.end(arrival: arrival?.date, created: now, policy: policy)
    // A daemon does many things at once: memory before speed.
    let sealer = BundleSealer(
      identity: seals.identity, directory: directory, files: files, buffers: 1, isForNarrowLine: isForNarrowLine)
    let bundle = try sealer.seal(CheckedSource(source, knowing: record), sealing, expires: expires)
    return (
      Submission(manifest: bundle.manifest, json: bundle.json, entry: bundle.entry, item: Self.item(bundle)),
      source.cleared.findings.filter { $0.kind == .withheld }.map(\.message)
    )
  }

  static func pieces(of tar: Inflow) -> () throws -> UnsafeRawBufferPointer {
    let holder = PieceHolder(tar)
    return { try holder.next() }
  }

  private static func item(_ bundle: SealedBundle) -> QueueItem {
    QueueItem(
      id: bundle.delivery.text, transfer: bundle.manifest.transfer, mission: bundle.manifest.to, kind: .bundle,
      bytes: bundle.manifest.sealedBytes + Int64(bundle.entry.der.count), priority: bundle.manifest.priority.rank,
      arrival: bundle.manifest.arrival, created: bundle.manifest.created.date)
  }

  /// Keeps the piece that libarchive is reading.
  private final class PieceHolder {
    private let flow: Inflow
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    init(_ flow: Inflow) { self.flow = flow }

    deinit { memory.deallocate() }

    func next() throws -> UnsafeRawBufferPointer {
      guard let piece = try flow.next() else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      if memory.count < piece.count {
        memory.deallocate()
        memory = .allocate(byteCount: piece.count, alignment: 16)
      }
      piece.withUnsafeBytes { memory.copyMemory(from: $0) }
      return UnsafeRawBufferPointer(rebasing: memory[..<piece.count])
    }
  }
}

/// Takes one file out of a case that is being opened, and no more of it: every octet has passed its part's tag, and the
/// whole was verified when it came.
private final class Taking: CaseSink {
  struct Enough: Error {}

  private let path: String
  private let most: Int64
  private let output: ((UnsafeRawBufferPointer) throws -> Void)?
  private var isIn = false
  private(set) var isTaken = false
  private(set) var data = Data()

  /// - Parameter output: Where it goes; without it, it is gathered.
  init(_ path: String, atMost most: Int64, output: ((UnsafeRawBufferPointer) throws -> Void)? = nil) {
    self.path = path
    self.most = most
    self.output = output
  }

  func begin(_ file: CaseSourceFile) throws {
    isIn = file.path == path
    guard !isIn || file.size <= most else { throw DeskError(422, "the case is too large to be shown") }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard isIn else { return }
    if let output { try output(bytes) } else { data.append(contentsOf: bytes) }
  }

  func end() throws {
    guard isIn else { return }
    isTaken = true
    throw Enough()
  }

  func commit() {}
}

/// A case without documents.
private final class TextAlone: CaseSource {
  private let text: Data
  private var offset: Int?

  init(_ text: Data) { self.text = text }

  func next() -> CaseSourceFile? {
    guard offset == nil else { return nil }
    offset = 0
    return CaseSourceFile(path: "case.json", size: Int64(text.count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let start = offset ?? 0
    let count = min(buffer.count, text.count - start)
    text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
    offset = start + count
    return count
  }
}
