import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// What one person can do and see. Rights are checked here and nowhere else: a page asks, and gets what concerns its
/// reader. For all else the answer is that there is nothing.
struct PersonalDesk: Sendable {
  let person: Person
  let desk: StaffDesk
  /// Of a browser; nil behind every other door.
  var session: Digest?

  func require(_ right: Right) throws {
    guard person.may(right) else { throw BoardProblem.nowhere }
  }

  func note(_ action: String, transfer: TransferID? = nil, subject: String? = nil, detail: [String: String] = [:])
    async throws
  {
    try await desk.store.note(
      JournalEvent(
        at: desk.now(), actor: person.staff.text, action: action, transfer: transfer, subject: subject, detail: detail))
  }

  // MARK: Cases

  /// A page of a list.
  func cases(_ filter: CaseFilter, after previous: TransferID?, limit: Int) async throws -> CasePage {
    try require(.listCases)
    return try await desk.cases.page(filter, after: previous, limit: limit)
  }

  /// How many a list has.
  func count(_ filter: CaseFilter) async throws -> Int { try await cases(filter, after: nil, limit: 0).total }

  /// Whoever has a name or a number like `text`. That somebody searched is noted, and not for whom.
  func find(_ text: String) async throws -> CasePage {
    try require(.listCases)
    guard !text.isEmpty else { return .empty() }
    let page = try await desk.cases.find(text, limit: 100)
    try await note("case.find", detail: ["found": "\(page.total)"])
    return page
  }

  /// Who of this mission's staff looks after each transfer, by name.
  func caseworkers(of lines: [CaseLine]) async throws -> [TransferID: Caseworker] {
    try require(.listCases)
    let accounts = try await desk.accounts.accounts()
    return try lines.reduce(into: [:]) { found, line in
      guard !line.view.outgoing, let primary = line.view.caseworkers?.primary else { return }
      let account = try accounts.first { try desk.pseudonym($0.staff, line.view.transfer) == primary }
      found[line.view.transfer] = account.map {
        Caseworker(
          name: $0.name, isReader: $0.staff == person.staff, absence: $0.isAway(on: desk.today) ? $0.absence : nil)
      }
    }
  }

  struct Caseworker: Sendable {
    let name: String
    let isReader: Bool
    /// Nil where they are there today.
    var absence: Account.Absence?
  }

  /// One transfer, with its log.
  func transfer(_ text: String) async throws -> (record: TransferRecord, line: CaseLine) {
    try require(.readCases)
    guard let id = try? TransferID(text), let record = try await desk.store.transfer(id),
      let line = try await desk.cases.line(id)
    else { throw BoardProblem.nowhere }
    return (record, line)
  }

  /// What was said about a transfer, as far as it can be opened here.
  func conversation(of record: TransferRecord) async throws -> [StatementView] {
    try require(.readCases)
    let found = try await desk.casework.conversation(of: record.id, at: desk.now()).values
    if found.contains(where: { $0.said != nil }) { try await note("conversation.read", transfer: record.id) }
    return found.map { $0.shown { person.may($0) } }
  }

  /// What a case says: a received one, or the working copy of one of ours; nil where it has not come, was taken back, or is
  /// not kept here. The reading is noted.
  func file(of record: TransferRecord) async throws -> OpenedCase? {
    try require(.readCases)
    guard !record.isLocked else { return nil }
    let isOurs = record.sender == desk.mission
    guard isOurs || record.newestReceipted != nil else { return nil }
    let opened: OpenedCase
    do { opened = try await open(record) } catch let error as ServiceError
      where error.status == 410 || isOurs && error.status == 404
    {
      return nil
    }
    try await note("case.read", transfer: record.id, detail: ["door": "board"])
    if !isOurs { try await desk.cases.noteReading(of: record.id, at: desk.now()) }
    return opened
  }

  private func open(_ record: TransferRecord) async throws -> OpenedCase {
    let documents = try await desk.counter.documents(of: record.id)
    let (contents, findings) = try contents(documents + (await unlocked(record)), of: record.id)
    return OpenedCase(contents, findings + contents.aged(now: desk.now()), for: person)
  }

  /// What a case says otherwise than one of its earlier versions, as far as it concerns this person: nothing where that cannot be
  /// opened here any more.
  func differences(of opened: OpenedCase, since delivery: DeliveryID, _ record: TransferRecord) async
    -> [CaseDifference]
  {
    guard let documents = try? await desk.counter.documents(of: record.id, in: delivery),
      let (older, _) = try? contents(documents, of: record.id)
    else { return [] }
    // What only a key of this session opens is not compared: of the earlier version it was not opened.
    let compared = older.parts.map(\.document).filter { person.may($0.compartment.right) }.map(\.file)
    let hidden = CaseTable.documents.dropFirst().map(\.file).filter { !compared.contains($0) }.map { "\($0): " }
    return older.changes(to: opened.whole).filter { change in !hidden.contains { change.place.hasPrefix($0) } }
  }

  private func contents(_ documents: [(name: String, text: Data)], of transfer: TransferID) throws -> (
    CaseContents, [CaseFinding]
  ) {
    guard let core = documents.first, core.name == CaseTable.core.file else {
      throw DeskError(422, "the case of \(transfer) has no case.json: tell your operator")
    }
    do throws(CaseProblem) {
      let reading = try CaseRecord.read(core.text, .ofNewer)
      var contents = CaseContents(reading.record, .ofNewer)
      var findings = reading.findings
      for (name, text) in documents.dropFirst() where contents.parts.allSatisfy({ $0.document.file != name }) {
        if let document = CaseTable.document(named: name) { findings += try contents.add(text, as: document) }
      }
      return (contents, findings)
    } catch {
      throw DeskError(
        422, "the case of \(transfer) cannot be shown: a later version of Baton wrote it; `baton read` gives it out")
    }
  }

  /// What a mission wants people to be told before they travel to it, where it says so in plain text; nil where it does not.
  func advice(of mission: MissionID, in language: String) async throws -> [String]? {
    try require(.readCases)
    guard let found = try? await desk.documents.content(.advice, language, of: mission, now: desk.now()),
      found.document.mediaType == "text/plain"
    else { return nil }
    return String(decoding: found.content, as: UTF8.self).split(separator: "\n").map { String($0).visible }
  }

  /// Streams one attachment out, of those that this person may see.
  func attachment(_ document: String, of record: TransferRecord, to flow: Outflow) async throws {
    try require(.readCases)
    guard !record.isLocked, record.sender == desk.mission || record.newestReceipted != nil else {
      throw BoardProblem.nowhere
    }
    guard let found = try await open(record).attachments.first(where: { $0.documentID == document }) else {
      throw BoardProblem.nowhere
    }
    try await note("attachment.read", transfer: record.id, subject: document)
    do { try await desk.counter.file(found.file, of: record.id, to: flow) } catch ServiceError.reading(.noSuchDocument)
    {
      try await sealedFile(found, of: record, to: flow)
    }
  }

  /// What this person can say about it now.
  func possible(_ record: TransferRecord) -> [StatementKind] {
    guard record.unreadable.isEmpty, let state = record.fold.state else { return [] }
    return state.sayable(for: desk.mission).filter { role(for: $0) != nil || mayDraft($0.type, state) }
  }

  /// Whether it waits for a second person anyway, whoever writes it.
  private func mayDraft(_ type: StatementType, _ state: TransferState) -> Bool {
    !person.speaksAs.isEmpty && desk.casework.mayAsk(type, state)
  }

  /// The role in which this person says it; nil where none of theirs may.
  private func role(for kind: StatementKind) -> StaffRole? { person.speaksAs.first(where: kind.roles.contains) }

  /// Says it.
  ///
  /// - Parameters:
  ///   - shown: How far the log went that this person was shown.
  ///   - isSure: They were asked whether its moments are meant.
  /// - Throws: `DeskError`, with what to do.
  /// - Returns: Whether it was said; otherwise it waits for a second person.
  func say(
    _ type: String, _ fields: [String: String], about record: TransferRecord, shown: Heads, isSure: Bool
  ) async throws -> Bool {
    try require(.readCases)
    guard let kind = (try? StatementType(type)).flatMap(StatementKind.of), kind.isPeoples else {
      throw BoardProblem.nowhere
    }
    let drafted = record.fold.state.map { mayDraft(kind.type, $0) } ?? false
    guard let role = role(for: kind) ?? (drafted ? person.speaksAs.first : nil) else {
      throw ServiceError.saying(.notPossible(.role(kind.type), step: nil, ways: []))
    }
    let said = try await desk.casework.say(
      Saying(
        type: kind.type, staff: person.staff, role: role, fields: try await naming(fields, in: kind.type), shown: shown,
        isSure: isSure),
      about: record.id, at: desk.now())
    return said.draft == nil
  }

  /// Those of `kinds` that this person may say, of whatever case they are possible.
  func sayable(ofMany kinds: [StatementKind]) -> [StatementKind] {
    person.may(.readCases) ? kinds.filter { role(for: $0) != nil } : []
  }

  /// The same of several; what cannot be said of one is told, and keeps no other back.
  ///
  /// - Throws: `DeskError` where the person may not; `ServiceError` where it is hardly meant: then it is said of none.
  func say(
    _ kind: StatementKind, _ fields: [String: String], of transfers: [TransferID], isSure: Bool
  ) async throws -> [SaidOfOne] {
    try require(.readCases)
    guard let role = role(for: kind) else { throw BoardProblem.nowhere }
    guard !transfers.isEmpty else { throw BoardProblem.nobodyTicked }
    return try await desk.casework.say(
      Saying(
        type: kind.type, staff: person.staff, role: role, fields: try await naming(fields, in: kind.type),
        isSure: isSure),
      about: transfers, at: desk.now())
  }

  /// Who is given a case is told to the other mission, and to the person, by the name of the account, unless another was written.
  private func naming(_ fields: [String: String], in type: StatementType) async throws -> [String: String] {
    guard type == .assigned || type == .reassigned else { return fields }
    let accounts = try await caseworkers()
    return [("primary", "name"), ("backup", "backup_name")].reduce(into: fields) { fields, pair in
      guard fields[pair.1]?.isEmpty != false else { return }
      fields[pair.1] = accounts.first { $0.staff.text == fields[pair.0] }?.name
    }
  }

  /// Why nothing goes to the mission of a case that is still here; nil where nothing is in the way.
  func obstacle(_ record: TransferRecord) async throws -> WaitExplanation? {
    try require(.readCases)
    guard record.item != nil else { return nil }
    return try await desk.status().missions.first { $0.mission == record.receiver }?.why
  }

  /// How much waits for a second person; nothing for those whom it does not concern.
  func countDrafts() async throws -> Int { person.may(.readCases) ? try await desk.store.drafts(of: nil).count : 0 }

  /// How many cases this person has begun to type in.
  func countTyped() async throws -> Int {
    person.may(.handIn) ? try await desk.store.typed(of: person.staff).count : 0
  }

  // MARK: Four eyes

  /// What waits for a second person about a transfer. Its words are read here.
  func drafts(of record: TransferRecord) async throws -> [DraftView] {
    try require(.readCases)
    return try await desk.casework.drafts(of: record.id)
  }

  /// Whether this person may be the second one; the whole of it is asked when they are.
  func mayApprove(_ draft: DraftView) -> Bool { draft.staff != person.staff && person.speaksAs.contains(.supervisor) }

  func approve(_ id: Digest, of record: TransferRecord, shown: Heads) async throws {
    try require(.readCases)
    try await mustBe(id, of: record)
    let approver: Approver
    do { approver = try await desk.accounts.approver(person) } catch is AccountProblem { throw BoardProblem.nowhere }
    _ = try await desk.casework.approve(id, by: approver, shown: shown, at: desk.now())
  }

  func reject(_ id: Digest, of record: TransferRecord) async throws {
    try require(.readCases)
    try await mustBe(id, of: record)
    _ = try await desk.casework.reject(id, by: person.staff, at: desk.now())
  }

  // MARK: Reports

  func report(_ asked: AskedReport) async throws -> (report: Report, unreadable: [Unreadable]) {
    try require(.seeReports)
    return try await desk.report(asked)
  }

  // MARK: Retention

  /// Keeps a case beyond its time, or lets it go.
  func keep(_ verb: String, _ reason: String, _ record: TransferRecord) async throws {
    try require(.readCases)
    try require(verb == "release" ? .letCasesGo : .keepCases)
    try await desk.keep(record.id, verb, reason, by: person.staff)
  }

  private func mustBe(_ id: Digest, of record: TransferRecord) async throws {
    guard try await desk.store.drafts(of: record.id).contains(where: { $0.id == id }) else {
      throw BoardProblem.nowhere
    }
  }

  func named(_ order: HandIn) -> HandIn {
    var order = order
    order.staff = person.staff
    return order
  }

  /// Hands in a case folder that was packed into one file.
  func handIn(_ order: HandIn, _ file: AnonymousFile) async throws -> TransferRecord {
    try require(.handIn)
    let record = try await desk.counter.handIn(named(order), archive: file).record
    try await note("case.handed-in", transfer: record.id)
    return record
  }

}

extension StatementView {
  /// The same for somebody: which compartment it is about is told to those alone who may know what compartments a case has, or
  /// open this one.
  func shown(to may: (Right) -> Bool) -> StatementView {
    guard let name = said?["compartment"]?.string, !may(.nameCompartments),
      Compartment(rawValue: name).map({ !may($0.right) }) ?? true
    else { return self }
    var view = self
    view.said?["compartment"] = nil
    return view
  }
}
