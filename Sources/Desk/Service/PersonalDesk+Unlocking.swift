import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// What is sealed for the roles of whoever reads, once they have unlocked their key in this session.
extension PersonalDesk {
  /// The roles whose compartments this person may read.
  private var ownRoles: [CompartmentRole] {
    CompartmentRole.allCases.filter { role in
      Compartment.allCases.contains { $0.role == role && person.may($0.right) }
    }
  }

  /// Whether this person has anything to unlock.
  var mayUnlock: Bool { session != nil && person.may(.readCases) && !ownRoles.isEmpty }

  /// What the unlocked key is called; nil where it is locked.
  func unlockedKey() async -> String? {
    guard mayUnlock, let session else { return nil }
    return await desk.unlocking.key(of: session)
  }

  /// - Throws: `BoardProblem`, with what to do.
  func unlock(_ name: String, words: String) async throws {
    guard mayUnlock, let session else { throw BoardProblem.nowhere }
    do { try await desk.unlocking.unlock(name, words: words, for: session) } catch let problem as UnlockProblem {
      try await note("staff-key.refused", subject: name)
      switch problem {
      case .wrongWords: throw BoardProblem.wrongWords
      case .resting: throw BoardProblem.keyRests
      case .notHere: throw BoardProblem.noStaffKey
      }
    }
    try await note("staff-key.unlocked", subject: name)
  }

  func lock() async throws {
    guard mayUnlock, let session else { throw BoardProblem.nowhere }
    await desk.unlocking.lock(session)
    try await note("staff-key.locked")
  }

  /// The documents of a case that are sealed for this person's roles. The reading is noted.
  func unlocked(_ record: TransferRecord) async throws -> [(name: String, text: Data)] {
    guard await unlockedKey() != nil, let session else { return [] }
    let found = try await desk.unlocking.documents(of: record.id, for: ownRoles.map(\.rawValue), by: session)
    if !found.isEmpty { try await note("compartment.read", transfer: record.id) }
    return found
  }

  func sealedFile(_ attachment: CaseAttachment, of record: TransferRecord, to flow: Outflow) async throws {
    guard let session, await unlockedKey() != nil else { throw BoardProblem.locked }
    for role in ownRoles {
      do {
        return try await desk.unlocking.file(attachment.file, of: record.id, for: role.rawValue, by: session, to: flow)
      } catch ServiceError.reading(.noSuchDocument) { continue }
    }
    throw ServiceError.reading(.noSuchDocument)
  }
}
