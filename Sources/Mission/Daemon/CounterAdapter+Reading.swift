import Base
import CaseFile
import Foundation
import Handover
import Sealing

/// Opens what staff read: the newest version, a file of it, what changed, the sealed bundle itself.
extension CounterAdapter {
  func documents(of transfer: TransferID) async throws -> [(name: String, text: Data)] {
    try await documents(newest(of: transfer))
  }

  func documents(of transfer: TransferID, in delivery: DeliveryID) async throws -> [(name: String, text: Data)] {
    let record = try await record(transfer)
    return try await documents(opening(readable(record).first { $0.delivery == delivery }, record))
  }

  private func documents(_ version: OpenableVersion) async throws -> [(name: String, text: Data)] {
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

  func giveOut(_ transfer: TransferID, without hidden: Set<String>, to flow: Outflow) async throws {
    let version = try await newest(of: transfer).without(hidden)
    let (files, seals) = (files, seals)
    try await Blocking.run { try version.open(files, seals, into: CaseTarSink { try flow.write($0) }) }
  }

  /// A case as it stands here, with what was typed in place of the documents of these names.
  func mended(_ transfer: TransferID, _ typed: TypedContents) async throws -> AnonymousFile {
    let version = try await newest(of: transfer)
    let (files, seals) = (files, seals)
    let spool = try AnonymousFile(in: home.path, cipher: MomentaryCipher())
    try await Blocking.run {
      let tar = try CaseTarSink { try spool.append(Data($0)) }
      try version.open(files, seals, into: PuttingInPlace(typed, tar))
    }
    return spool
  }

  /// What is sealed for a role in the newest version of a case, or in this mission's copy of one that it has sent, and its key as
  /// staff have it.
  func compartment(_ role: String, of transfer: TransferID) async throws -> SealedCompartmentView {
    let record = try await record(transfer)
    try Self.mustNotBeLocked(record)
    guard let version = readable(record).last, let entry = try await store.manifest(version.delivery) else {
      throw ServiceError.reading(.nothingToOpen(record.id))
    }
    try await mustBeHere(version.delivery, of: transfer)
    let (seals, home, files, role) = (seals, home, files, CompartmentRole(named: role))
    let isOurs = record.sender == seals.mission
    let isTainted = isOurs || record.fold.state?.isTainted(entry.statement.position) ?? false
    let withdrawn = isTainted ? try await withdrawn(transfer).compactMap(CompartmentRole.init(named:)) : []
    guard let role else { throw ServiceError.reading(.noCompartment(transfer)) }
    // Which part it is about, whoever has its key and no right to that does not learn here.
    let absent =
      record.fold.state?.people.isPartWithdrawn == true
      ? ServiceError.reading(.compartmentWithdrawn(transfer)) : .reading(.noCompartment(transfer))
    guard !withdrawn.contains(role) else { throw absent }
    let copy = isOurs ? WorkingCopy(pieces: try await store.workingCopy(of: version.delivery)) : nil
    return try await Blocking.run {
      let (verifier, moment) = (seals.verifier, entry.statement.at.date)
      let bundle =
        if let copy { try copy.bundle(files, by: verifier, of: transfer, at: moment) } else {
          try verifier.verify(entry.der, from: nil, now: moment)
        }
      guard let manifest = bundle?.manifest, let id = try home.staffKeys.compartment(of: role),
        let sealed = try? SealedCompartment(id, of: manifest),
        let recipient = sealed.recipients.first,
        let listed = try seals.currentDirectory.mission(seals.mission).certificates.first(where: {
          $0.fingerprint == recipient
        })
      else { throw absent }
      return SealedCompartmentView(
        manifest: manifest, compartment: id, certificate: listed.der,
        envelopes: try home.staffKeys.envelopes(for: Certificate(der: listed.der)))
    }
  }

  func circle(_ role: String, of transfer: TransferID) async throws -> CircleView {
    let record = try await record(transfer)
    try Self.mustNotBeLocked(record)
    guard let role = CompartmentRole(named: role) else { throw ServiceError.reading(.noCompartment(transfer)) }
    let other = record.sender == seals.mission ? record.receiver : record.sender
    let theirs = try await keys.compartments(of: other, now: Date())
    guard theirs.isKnown else { throw ServiceError.handIn(.keysUnknown(other)) }
    let (home, seals) = (home, seals)
    return try await Blocking.run {
      let own = try home.ownCompartments(seals, now: Date())
      let slots = [own, theirs].compactMap { $0.slots.first { $0.role == role }?.key }
      guard slots.count == 2 else { throw ServiceError.reading(.noCompartment(transfer)) }
      let listed = try seals.currentDirectory.mission(seals.mission).certificates.filter {
        $0.number == slots[0].number
      }
      return CircleView(
        recipients: slots.map { $0.certificates[0].der },
        keys: try listed.map {
          CircleView.Key(certificate: $0.der, envelopes: try home.staffKeys.envelopes(for: Certificate(der: $0.der)))
        })
    }
  }

  /// What was destroyed since its time was over is said to be gone, and not looked for.
  private func mustBeHere(_ delivery: DeliveryID, of transfer: TransferID) async throws {
    guard try await !store.isErased(delivery: delivery) else { throw ServiceError.reading(.goneByTime(transfer)) }
  }

  /// Streams out the parts of a compartment, as a carry file has them.
  func compartmentParts(_ role: String, of transfer: TransferID, to flow: Outflow) async throws {
    let view = try await compartment(role, of: transfer)
    let (files, parts) = (files, try SealedCompartment(view.compartment, of: view.manifest).parts)
    try await Blocking.run {
      let tar = try TarWriter(compressed: false) { try flow.write($0) }
      for part in parts {
        guard files.has(part.sha256) else { throw ServiceError.reading(.damagedPart) }
        try tar.file(OfferTar.partName(part.sha256), DurableFile.read(files.path(of: part.sha256)))
      }
      _ = try tar.finish()
    }
  }

  func changes(of transfer: TransferID, without hidden: Set<String>) async throws -> CaseChanges {
    let record = try await record(transfer)
    let versions = readable(record).suffix(2)
    guard versions.count == 2, let first = versions.first, let last = versions.last else {
      throw ServiceError.reading(.oneVersion(transfer))
    }
    let older = try await opening(first, record).without(hidden)
    let newer = try await opening(last, record).without(hidden)
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
    guard let state = record.fold.state, state.people.isPartWithdrawn else { return all }
    let versions = record.fold.versions(by: record.sender)
    let tainted = Set(versions.filter { state.isTainted($0.position) }.map(\.delivery))
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
    try await mustBeHere(version.delivery, of: record.id)
    let withdrawn = try await withdrawn(record.id)
    guard record.sender == seals.mission else { return OpenableVersion(kind: .received(entry), withdrawn: withdrawn) }
    let pieces = try await store.workingCopy(of: version.delivery)
    guard !pieces.isEmpty else {
      throw ServiceError.reading(.noCopy(record.id))
    }
    return OpenableVersion(kind: .copy(WorkingCopy(pieces: pieces), entry), withdrawn: withdrawn)
  }

  func export(_ transfer: TransferID, to flow: Outflow) async throws {
    let entry = try await manifest(transfer)
    guard try await !store.drafts(of: transfer).contains(where: { $0.id == entry.digest }) else {
      throw ServiceError.reading(.awaitsApproval(transfer))
    }
    try await mustBeHere(entry.digest, of: transfer)
    if let state = try await record(transfer).fold.state, state.isTainted(entry.statement.position) {
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

  /// The newest version that the log can be read up to, or else that is known.
  private func manifest(_ transfer: TransferID) async throws -> LogEntry {
    let record = try await record(transfer)
    try Self.mustNotBeLocked(record)
    guard let entry = try await store.manifest(record.fold.state?.delivery ?? record.delivery) else {
      throw ServiceError.reading(.noTransfer(transfer))
    }
    return entry
  }
}

/// A version of a case that can be opened here.
private struct OpenableVersion: Sendable {
  enum Kind {
    /// What we sent, with its manifest.
    case copy(WorkingCopy, LogEntry)
    /// The manifest of what came.
    case received(LogEntry)
  }

  let kind: Kind
  /// The compartments that consent was withdrawn to, or that are for others: nothing of them is given out.
  private(set) var withdrawn: Set<String>

  func without(_ hidden: Set<String>) -> OpenableVersion {
    var version = self
    version.withdrawn.formUnion(hidden)
    return version
  }

  func open(_ files: any PartFiles, _ seals: MissionSeals, into whole: any CaseSink) throws {
    let sink: any CaseSink = withdrawn.isEmpty ? whole : WithdrawnFilter(whole, without: withdrawn)
    switch kind {
    case .copy(let copy, let entry):
      guard
        let bundle = try copy.bundle(
          files, by: seals.verifier, of: entry.statement.transfer, at: entry.statement.at.date)
      else { return try copy.open(whole: files, by: seals.identity, into: sink) }
      try bundle.open(files, into: sink, lookAhead: 0)
    case .received(let entry):
      // It was verified when it came; certificates may have ended since, so it is verified as of then.
      try seals.verifier.verify(entry.der, from: nil, now: entry.statement.at.date).open(
        files, into: sink, lookAhead: 0)
    }
  }
}
