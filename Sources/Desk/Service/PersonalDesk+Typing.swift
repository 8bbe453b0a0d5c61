import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// What somebody types of a case: what is kept of it, how it is checked, and what becomes of it.
extension PersonalDesk {
  /// What a person has typed and not handed in, opened.
  struct Typed: Sendable {
    let kept: TypedCase
    let form: BoardForm
  }

  /// What a form is about.
  enum Subject: Sendable {
    case newCase
    /// The next version of one that has gone.
    case version(TransferRecord)
    /// One that has come to its end, or has never left: it goes anew.
    case anew(TransferRecord)

    var record: TransferRecord? {
      switch self {
      case .newCase: nil
      case .version(let record), .anew(let record): record
      }
    }
  }

  /// Everything that this person has typed and not handed in, newest first.
  func allTyped() async throws -> [Typed] {
    try require(.handIn)
    return try await desk.store.typed(of: person.staff).compactMap(open)
  }

  func typed(_ id: String) async throws -> Typed? {
    try require(.handIn)
    return try await desk.store.typed(id, of: person.staff).flatMap(open)
  }

  /// What is sealed to a key that is gone nobody can show.
  private func open(_ kept: TypedCase) -> Typed? {
    guard let text = try? desk.typing.open(kept.sealed, of: person.staff),
      let form = try? BoardForm(String(decoding: text, as: UTF8.self))
    else { return nil }
    return Typed(kept: kept, form: form)
  }

  /// Keeps what was typed.
  ///
  /// - Parameter left: Fields of the page that are not of the case.
  func keep(_ form: BoardForm, as id: String, about transfer: TransferID?, without left: Set<String>) async throws
    -> TypedKeeping
  {
    try require(.handIn)
    // What is for one role is sealed for it when it is handed in, and until then kept nowhere.
    let text = Data(form.text(without: left.union(form.names.filter(CaseDraft.isApart))).utf8)
    let typed = TypedCase(
      id: id, staff: person.staff, transfer: transfer, page: form["page"], at: desk.now(),
      sealed: try desk.typing.seal(text, of: person.staff))
    return try await desk.store.keep(typed, after: form["after"])
  }

  func dropTyped(_ id: String) async throws {
    try require(.handIn)
    try await desk.store.dropTyped(id, of: person.staff)
    let place = TypedPlace(id, of: person.staff)
    try await Blocking.run { [files = desk.typedFiles] in try files.dropAll(at: place) }
  }

  // MARK: A case that is there already

  /// How a case that this mission has handed in can be mended.
  func mending(_ text: String) async throws -> Subject {
    try require(.handIn)
    let (record, line) = try await transfer(text)
    guard line.view.outgoing, !line.view.locked else { throw BoardProblem.nowhere }
    let hasNeverLeft = record.version == 1 && record.item?.hold?.code == HoldReason.awaitingApproval
    return hasNeverLeft || record.fold.state?.isOver == true ? .anew(record) : .version(record)
  }

  /// What its `case.json` says as it stands here. The reading is noted.
  func written(_ record: TransferRecord, isNoted: Bool) async throws -> [String: Any] {
    try require(.readCases)
    let core = try await desk.counter.documents(of: record.id).first { $0.name == CaseTable.core.file }
    if isNoted { try await note("case.read", transfer: record.id, detail: ["door": "board"]) }
    return try core.flatMap { try JSONSerialization.jsonObject(with: $0.text) as? [String: Any] } ?? [:]
  }

  /// The compartments whose documents are sealed apart in it, as far as this person may know of them; and whether there are any.
  func apart(_ record: TransferRecord) async throws -> (named: [Compartment], isAny: Bool) {
    let names = try await desk.counter.apart(of: record.id)
    let all = names.compactMap { CaseTable.document(named: $0)?.compartment }
    let named = all.filter { person.may(.nameCompartments) || person.may($0.right) }
    return (named.sorted { $0.rawValue < $1.rawValue }, !all.isEmpty)
  }

  /// What this person may write in a case: its core, and what is for their roles.
  var written: [CaseDocument] {
    CaseTable.documents.filter { $0.compartment == .core || person.may($0.compartment.right) }
  }

  // MARK: Checking, and handing in

  /// The check that handing in makes, before it is made.
  ///
  /// - Parameters:
  ///   - receiver: Nil where none was chosen yet.
  ///   - record: What is mended: of what is sealed apart in it nobody is told that nothing is said.
  func check(
    _ documents: [(name: String, text: Data)], for receiver: MissionID?, mending record: TransferRecord?
  ) async throws -> [CaseFinding] {
    let found = try await check(documents, for: receiver)
    guard let record, try await apart(record).isAny else { return found }
    return found.filter { if case .file(.noPart) = $0.fault { false } else { true } }
  }

  private func check(
    _ documents: [(name: String, text: Data)], for receiver: MissionID?
  ) async throws -> [CaseFinding] {
    let view: ReceiverView? = if let receiver { try await desk.counter.receiver(receiver) } else { nil }
    do throws(CaseProblem) {
      let cleared = try ClearedCase(documents, for: view.map(Receiver.init(asked:)), now: desk.now())
      return cleared.findings + Self.consented(cleared, besides: documents.map(\.name))
    } catch { return error.findings }
  }

  /// Of each compartment that somebody has agreed to, though nothing is said in it: they were asked about something.
  private static func consented(_ cleared: ClearedCase, besides said: [String]) -> [CaseFinding] {
    let persons = cleared.record.persons
    let scopes = persons.enumerated().flatMap { index, person in
      (person.values.object("consent").value?.texts("scope").value ?? []).map { (index, $0) }
    }
    return CaseTable.documents.dropFirst().compactMap { document in
      let isNamed =
        said.contains(document.file)
        || cleared.findings.contains {
          if case .file(.noPart(_, let name)) = $0.fault { name == document.file } else { false }
        }
      guard !isNamed, let (index, scope) = scopes.first(where: { $0.1 == document.compartment.rawValue }) else {
        return nil
      }
      return CaseFinding(
        kind: .missing, person: persons[index].personID, place: "persons[\(index)].consent.scope",
        file: CaseTable.core.file, .file(.noPart(category: scope, document: document.file)))
    }
  }

  /// Sends what was typed: a new case, or a mended one, as its next version or anew.
  func handIn(_ order: HandIn, mending subject: Subject, _ typed: TypedContents, leavesOut: Bool)
    async throws -> TransferRecord
  {
    try require(.handIn)
    switch subject {
    case .newCase:
      let taken = try await desk.counter.handIn(named(order), typed: typed, filesOf: nil)
      try await note("case.handed-in", transfer: taken.record.id)
      return taken.record
    case .version(let record):
      let update = CaseUpdate(
        transfer: record.id, arrival: nil, priority: nil, staff: person.staff, leavesOut: leavesOut)
      let taken = try await desk.counter.update(update, typed: typed)
      try await note("case.updated", transfer: record.id)
      return taken.record
    case .anew(let record):
      let taken = try await desk.counter.handIn(named(order), typed: typed, filesOf: record.id)
      try await note("case.handed-in", transfer: taken.record.id)
      // The new one is safe: the old one, which nobody has approved, waits for nobody any more.
      if let item = record.item, record.fold.state?.isOver == false { try await desk.control.retire(item.id) }
      return taken.record
    }
  }
}

extension Receiver {
  /// As the daemon has said it.
  fileprivate init(asked view: ReceiverView) {
    self.init(
      id: view.id.text, name: view.name, country: view.country, organisation: view.organisation, isOwn: view.isOwn,
      categories: view.terms?.categories, languages: view.terms?.languages,
      roles: view.roles.map { Set($0.compactMap(CompartmentRole.init(rawValue:))) })
  }
}
