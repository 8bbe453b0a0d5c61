import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// What is around a case: its versions, where else its people are known, the missions, and what waits for a second person.
extension PersonalDesk {
  /// Takes a changed case in, as the next version of its transfer.
  ///
  /// - Parameter leavesOut: Whether it is meant that documents which are sealed apart are not in it any more.
  func update(_ record: TransferRecord, _ file: AnonymousFile, leavesOut: Bool) async throws {
    try require(.handIn)
    let update = CaseUpdate(
      transfer: record.id, arrival: nil, priority: nil, staff: person.staff, leavesOut: leavesOut)
    _ = try await desk.counter.update(update, archive: file)
    try await note("case.updated", transfer: record.id)
  }

  /// What its newest version says otherwise than the one before, as far as it concerns this person.
  func changes(of record: TransferRecord) async throws -> CaseChanges {
    try require(.readCases)
    let hidden = Compartment.allCases.filter { !person.may($0.right) }.map(\.rawValue)
    let found = try await desk.counter.changes(of: record.id, without: Set(hidden))
    try await note("case.read", transfer: record.id, detail: ["door": "board"])
    return found
  }

  /// The receipt as it was signed; nil where there is none yet.
  func receipt(of record: TransferRecord) async throws -> Data? {
    try require(.readCases)
    return try await desk.store.log(record.id).last { $0.statement.type == .received }?.der
  }

  /// The sealed bundle as a carry file: whoever carries it by hand cannot read it.
  func bundle(of transfer: TransferID) async throws -> Reading {
    guard person.may(.readCases) || person.may(.runLines) else { throw BoardProblem.nowhere }
    let reading = try await Reading(desk.readings, for: person.staff.text) { [desk] flow in
      try await desk.counter.export(transfer, to: flow)
    }
    // Something comes of it, and nothing has left yet.
    try await note("case.exported", transfer: transfer)
    return reading
  }

  /// Where else its people are known here; nil where this person need not know. That somebody looked is noted.
  func known(_ record: TransferRecord) async throws -> KnownCases? {
    guard person.may(.seeMatches) else { return nil }
    let known = try await desk.cases.known(record.id)
    if !(known.same + known.likely).isEmpty { try await note("case.matched", transfer: record.id) }
    return known
  }

  func children(of record: TransferRecord) async throws -> [ChildView] {
    try require(.readCases)
    return try await desk.casework.children(of: record.id)
  }

  // MARK: Missions

  func missions() throws -> [MissionProfileView] { desk.missions().sorted { $0.mission < $1.mission } }

  /// A mission, with what it takes and publishes.
  func mission(_ name: String) async throws -> MissionProfileView {
    guard var view = desk.missions().first(where: { $0.mission.text == name }) else { throw BoardProblem.nowhere }
    let (list, stale) = try await desk.documents.list(of: view.mission, now: desk.now())
    (view.issued, view.documents, view.terms, view.stale) = (list?.issued, list?.documents ?? [], list?.terms, stale)
    return view
  }

  func document(_ kind: String, _ language: String, of name: String) async throws -> (
    document: MissionDocument, content: Data
  ) {
    guard let view = desk.missions().first(where: { $0.mission.text == name }),
      let kind = MissionDocument.Kind(rawValue: kind)
    else { throw BoardProblem.nowhere }
    return try await desk.documents.content(kind, language, of: view.mission, now: desk.now())
  }

  /// All that is kept about somebody. That somebody asked is noted, and not about whom.
  func records(about text: String) async throws -> [SubjectRecord] {
    try require(.answerPersons)
    guard !text.isEmpty else { return [] }
    return try await desk.records(about: text, by: person.staff.text)
  }

  /// What waits for a second person, of whatever case.
  func allDrafts() async throws -> [DraftView] {
    try require(.readCases)
    let found = try await desk.casework.drafts(of: nil)
    if found.contains(where: { $0.fields != nil }) { try await note("drafts.read") }
    return found
  }
}
