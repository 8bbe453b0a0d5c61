import Base
import CaseFile
import Foundation
import Handover
import Sealing

/// The keys of members of staff who have unlocked them on the board. Decision 0072.
actor UnlockedKeys: StaffUnlocking {
  private struct Unlocked {
    let name: String
    let key: StaffKey
    var until: Date
  }

  private let keys: StaffKeys
  /// What is sealed for a role in a case, and the case's own `case.json`.
  private let sealed: @Sendable (TransferID, _ role: String) async throws -> (SealedCompartmentView, core: Data)
  private let files: any PartSource
  /// Seconds for which a key is kept after it was last used.
  private let lasting: TimeInterval
  private var unlocked: [Digest: Unlocked] = [:]
  /// Each try takes much memory, and counts before the next one begins.
  private let tries = AsyncSlots(1)

  init(
    _ keys: StaffKeys, files: any PartSource, lasting: TimeInterval = 600,
    sealed: @escaping @Sendable (TransferID, _ role: String) async throws -> (SealedCompartmentView, core: Data)
  ) {
    self.keys = keys
    self.sealed = sealed
    self.files = files
    self.lasting = lasting
  }

  func unlock(_ name: String, words: String, for session: Digest) async throws {
    let keys = keys
    await tries.enter()
    defer { tries.leave() }
    let key: StaffKey
    do {
      key = try await Blocking.run {
        guard name != StaffKeys.recovery, let member = try? keys.member(name),
          Disk.exists(keys.keyFile(of: member.name))
        else {
          throw UnlockProblem.notHere
        }
        return try keys.open(keys.keyFile(of: member.name), passphrase: words, now: Date())
      }
    } catch KeyProblem.wrongPassphrase { throw UnlockProblem.wrongWords } catch StaffProblem.resting(let until) {
      throw UnlockProblem.resting(until: until)
    }
    let isNew = unlocked.updateValue(Unlocked(name: name, key: key, until: Date() + lasting), forKey: session) == nil
    if isNew { Task { await forget(session) } }
  }

  /// Once nobody has used it for so long.
  private func forget(_ session: Digest) async {
    while let until = unlocked[session]?.until {
      let left = until.timeIntervalSinceNow
      guard left > 0 else {
        unlocked[session] = nil
        return
      }
      try? await Task.sleep(for: .seconds(left))
    }
  }

  /// Keys that are in memory.
  var count: Int { unlocked.count }

  func key(of session: Digest) -> String? { fresh(session)?.name }

  func lock(_ session: Digest) { unlocked[session] = nil }

  private func fresh(_ session: Digest) -> Unlocked? {
    unlocked[session].flatMap { $0.until > Date() ? $0 : nil }
  }

  // MARK: Opening

  func documents(of transfer: TransferID, for roles: [String], by session: Digest) async throws
    -> [(name: String, text: Data)]
  {
    var all: [(name: String, text: Data)] = []
    for role in roles {
      guard let opening = try await opening(transfer, role, by: session) else { continue }
      let files = files
      all += try await Blocking.run {
        let sink = TakingDocuments()
        try opening.open(files, into: sink)
        return sink.documents
      }
    }
    return all
  }

  func file(_ path: String, of transfer: TransferID, for role: String, by session: Digest, to flow: Outflow)
    async throws
  {
    let files = files
    guard let opening = try await opening(transfer, role, by: session) else {
      throw ServiceError.reading(.noSuchDocument)
    }
    try await Blocking.run {
      let sink = TakingFile(path) { try flow.write($0) }
      try opening.open(files, into: sink)
      guard sink.isTaken else { throw ServiceError.reading(.noSuchDocument) }
    }
  }

  /// Nil where the key of the session does not open it.
  private func opening(_ transfer: TransferID, _ role: String, by session: Digest) async throws -> Opening? {
    guard let staff = fresh(session)?.key, let role = CompartmentRole(named: role),
      let (view, core) = try? await sealed(transfer, role.rawValue)
    else { return nil }
    let sealed = try SealedCompartment(view.compartment, of: view.manifest)
    guard let opener = try sealed.opener(Certificate(der: view.certificate), view.envelopes, by: staff) else {
      return nil
    }
    unlocked[session]?.until = Date() + lasting
    return Opening(sealed: sealed, opener: opener, role: role, core: core)
  }

  /// A compartment, and what opens it.
  private struct Opening: Sendable {
    let sealed: SealedCompartment
    let opener: SealedPart.Opener
    let role: CompartmentRole
    let core: Data

    func open(_ files: any PartSource, into sink: any CaseSink) throws {
      let core = try CaseRecord.read(core, .ofNewer).record
      do { try sealed.open(files, with: opener, for: role, beside: core, into: sink, lookAhead: 0) } catch is Enough {}
    }
  }
}
