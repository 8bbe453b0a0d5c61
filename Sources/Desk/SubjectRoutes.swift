import Accounts
import Base
import Foundation
import Handover
import Hummingbird

extension StaffDesk {
  /// `POST /v1/subject-access`: what is kept about one person, whose name or number is the body: an address may be kept where
  /// nobody thinks of it.
  func addSubjectRoutes(to router: Router<DeskContext>) {
    router.post("/v1/subject-access") { request, _ in
      let body = try await request.body.collect(upTo: 4096)
      let text = String(buffer: body).trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else { throw DeskError(400, "there is nobody to look for") }
      return try DeskAnswers.json(await records(about: text, by: Caller.current.actor))
    }
  }

  /// That somebody asked is noted of each case, and not about whom.
  func records(about text: String, by actor: String) async throws -> [SubjectRecord] {
    let known = try await named(text)
    let search = CaseSearch(text)
    // By somebody's caseworker a case is found, too, who is not asked about.
    let lines =
      known.isEmpty
      ? try await cases.find(text, limit: 500).lines.filter { $0.persons.contains(where: search.finds) }
        + cases.hidden(search) : known
    // Before anything is told.
    if lines.isEmpty { try await note("person.access", detail: ["found": "0"], by: actor) }
    for line in lines { try await note("person.access", transfer: line.view.transfer, by: actor) }
    let journal = try await events()
    var records: [SubjectRecord] = []
    for line in lines { records.append(try await record(line, known.isEmpty ? search : nil, journal)) }
    return records
  }

  /// By an id or a case's number: also of what has no card any more.
  private func named(_ text: String) async throws -> [CaseLine] {
    let numbered = try await cases.transfers(numbered: text)
    let named = (try? TransferID(text.lowercased())).map { [$0] } ?? []
    var lines: [CaseLine] = []
    for transfer in named + numbered { if let line = try await cases.line(transfer) { lines.append(line) } }
    return lines
  }

  /// - Parameter search: Nil: all persons of the case are meant.
  private func record(_ line: CaseLine, _ search: CaseSearch?, _ journal: [TransferID: [SubjectRecord.Use]])
    async throws
    -> SubjectRecord
  {
    let transfer = line.view.transfer
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    let persons = search.map { line.persons.filter($0.finds) } ?? line.persons
    var versions: [SubjectRecord.Version] = []
    for version in record.fold.versions(by: record.sender) {
      let delivery = version.delivery
      let isReceipted = record.receipted.contains { $0.delivery == delivery }
      let (copy, isErased) = (try await store.workingCopy(of: delivery), try await store.isErased(delivery: delivery))
      versions.append(
        SubjectRecord.Version(
          version: version.number, delivery: delivery, made: version.made, bytes: version.bytes,
          isHeld: !isErased && (line.view.outgoing ? !copy.isEmpty : isReceipted), isReceipted: isReceipted))
    }
    let conversation = try await casework.conversation(of: transfer, at: now()).values
    var said: [SubjectRecord.Said] = []
    for statement in conversation where !statement.type.isBundle {
      let half = SealedReference(statement.body[SealedReference.key])?.sha256
      let isKept = if let half { try await !store.isErased(half, of: transfer) } else { false }
      said.append(SubjectRecord.Said(statement, hasWords: isKept))
    }
    return SubjectRecord(
      line, persons: persons, hasCard: try await !store.cards(of: transfer).isEmpty,
      takenBack: line.view.locked ? conversation.takingBack : nil, versions: versions, said: said,
      children: try await casework.children(of: transfer), uses: journal[transfer] ?? [])
  }

  /// What the journal knows of readings, copies and destructions, by case.
  private func events() async throws -> [TransferID: [SubjectRecord.Use]] {
    let words: Set<String> = [
      "case.handed-in", "case.read", "case.exported", "attachment.read", "conversation.read", "case.printed",
      "case.updated", "case.erased", "part.erased", "case.kept", "case.let-go", "person.access", "bundle.published",
    ]
    return try await store.journal(limit: 1_000_000).reversed().reduce(into: [:]) { found, entry in
      guard let event = try? JSON.decode(JSONValue.self, from: Data(entry.text.utf8)),
        let action = event["action"]?.string, words.contains(action),
        let transfer = event["transfer"]?.string.flatMap({ try? TransferID($0) })
      else { return }
      found[transfer, default: []].append(
        SubjectRecord.Use(
          at: event["at"]?.string ?? "", by: event["actor"]?.string ?? "", action: action))
    }
  }
}
