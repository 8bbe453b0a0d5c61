import Base
package import Foundation

extension Casework {
  /// What waits for a second person, opened: of one transfer, or of all. Oldest first.
  package func drafts(of transfer: TransferID?) async throws -> [DraftView] {
    let drafts = try await store.drafts(of: transfer)
    var views: [DraftView] = []
    for draft in drafts {
      let other = try await store.parties(of: draft.transfer).map {
        $0.sender == seals.mission ? $0.receiver : $0.sender
      }
      let opened = try? other.map { try Drafts(seals: seals).open(draft, to: $0) }
      views.append(
        DraftView(
          id: draft.id, transfer: draft.transfer, type: draft.type, staff: draft.staff, at: draft.at,
          fields: opened?.saying.fields))
    }
    return views
  }

  /// Approves what somebody else has written: it is said, in the name of who approves.
  ///
  /// - Parameters:
  ///   - id: The draft's id, which covers all of it.
  ///   - shown: How far the log went that the approver was shown; nil: all of it.
  /// - Throws: `ServiceError`, with what to do.
  package func approve(_ id: Digest, by approver: Approver, shown: Heads? = nil, at now: Date) async throws
    -> TransferRecord
  {
    let draft = try await mustBeThere(id)
    let role = try Self.role(of: approver, for: draft)
    let record = try await record(draft.transfer)
    guard draft.sealed != nil else {
      try await checkShown(shown, record)
      return try await approve(bundle: draft, of: record, by: approver, at: now)
    }
    let (saying, bundle) = try Drafts(seals: seals).open(draft, to: record.other(than: seals.mission))
    guard try state(of: record).delivery == bundle else {
      throw ServiceError.draft(.otherVersion)
    }
    let said = try await say(
      saying.said(by: approver.staff, as: role, shown: shown ?? record.heads), about: draft.transfer,
      approving: draft, at: now)
    return said.record
  }

  private func approve(bundle draft: Draft, of record: TransferRecord, by approver: Approver, at now: Date) async throws
    -> TransferRecord
  {
    do {
      _ = try await store.change(draft.id.text, at: now) { item in
        if item.hold?.code == HoldReason.awaitingApproval { item.hold = nil }
      }
    } catch StoreProblem.notFound {}
    guard try await store.drop(draft: draft.id) else { throw ServiceError.draft(.gone) }
    try await store.note(event("approved.\(draft.type)", draft, by: approver.staff, at: now))
    queued()
    return try await self.record(record.id)
  }

  /// Drops what somebody has written: it is not said. A bundle stays held, for `baton retire` or another version.
  package func reject(_ id: Digest, by staff: Code, at now: Date) async throws -> TransferRecord {
    let draft = try await mustBeThere(id)
    guard draft.sealed != nil else {
      throw ServiceError.draft(.bundleWaits(draft.transfer))
    }
    guard try await store.drop(draft: id) else { throw ServiceError.draft(.gone) }
    try await store.note(event("rejected.\(draft.type)", draft, by: staff, at: now))
    return try await record(draft.transfer)
  }

  private func mustBeThere(_ id: Digest) async throws -> Draft {
    guard let draft = try await store.drafts(of: nil).first(where: { $0.id == id }) else {
      throw ServiceError.draft(.gone)
    }
    return draft
  }

  /// The role in which somebody approves: a supervisor's where a supervisor may say it.
  private static func role(of approver: Approver, for draft: Draft) throws -> StaffRole {
    guard approver.staff != draft.staff else {
      throw ServiceError.draft(.own)
    }
    guard !approver.isSelfMade else {
      throw ServiceError.draft(.selfMadeRoles)
    }
    let allowed = StatementKind.of(draft.type).flatMap { $0.isPeoples ? $0.roles : nil } ?? [.supervisor]
    let wanted = allowed.contains(.supervisor) ? [.supervisor] : allowed
    guard let role = approver.roles.first(where: wanted.contains) else {
      throw ServiceError.draft(.notApprover(wanted))
    }
    return role
  }

  private func event(_ action: String, _ draft: Draft, by staff: Code, at now: Date) -> JournalEvent {
    JournalEvent(
      at: now, actor: staff.text, action: action, transfer: draft.transfer, subject: draft.id.text,
      detail: ["drafted-by": draft.staff.text])
  }
}
