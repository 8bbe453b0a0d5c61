import Accounts
import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// Typing a case in: a form that follows from the table of fields. What was typed stays in the page until it is handed in.
  func addDraft(to router: Router<BoardContext>) {
    router.get("/hand-in/form") { _, context in
      try own(context).require(.handIn)
      return try draft(BoardForm(""), context, adding: nil, [], nil)
    }
    router.post("/hand-in/form") { request, context in
      // Before so much is read of whoever it is.
      try own(context).require(.handIn)
      let form = try await BoardForm(request, context, limit: CaseDraft.octets)
      let adding = form["add"]
      guard adding.isEmpty else { return try draft(form, context, adding: adding, [], nil) }
      return try await check(form, context)
    }
  }

  /// Checks what was typed as every case is checked, and hands it in once nothing is wrong and what is missing was seen.
  private func check(_ form: BoardForm, _ context: BoardContext) async throws -> Response {
    let typed = CaseDraft(form, adding: nil, words: Sentences.of(context.language))
    guard !typed.isFull else { return try draft(form, context, adding: nil, [], nil) }
    let text = try typed.json()
    let findings: [CaseFinding]
    do throws(CaseProblem) {
      let reading = try CaseRecord.read(text)
      findings = reading.findings + CaseContents(reading.record).aged(now: desk.now())
    } catch { return try draft(form, context, adding: nil, error.findings, nil) }
    guard let to = try? MissionID(form["to"]) else {
      return try draft(
        form, context, adding: nil, findings,
        DeskError(explaining: BoardProblem.noMission, in: context.terms))
    }
    guard findings.isEmpty || form["seen"] == "yes" else { return try draft(form, context, adding: nil, findings, nil) }
    let order = HandIn(
      to: to, arrival: nil, priority: Priority(rawValue: form["priority"]) ?? .routine, transfer: nil,
      isConfirmed: form["confirmed"] == "yes", again: form["again"] == "yes")
    do {
      let record = try await own(context).handIn(order, text: text)
      return Self.seeOther("/case/\(record.id)?said=submitted")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
      return try draft(form, context, adding: nil, findings, refused)
    }
  }

  private func draft(
    _ form: BoardForm, _ context: BoardContext, adding: String?, _ findings: [CaseFinding], _ failed: DeskError?
  ) throws -> Response {
    let words = Sentences.of(context.language)
    let wrong = findings.filter { $0.kind == .wrong }
    let draft = CaseDraft(form, adding: adding, words: words, findings: findings)
    let failed =
      failed
      ?? (draft.isFull
        ? DeskError(explaining: BoardProblem.noRoom, in: context.terms)
        : nil)
    let shown = (wrong.isEmpty ? findings : wrong).map { finding -> [String: Any] in
      let said = finding.fault.words(in: words.language)
      return [
        "href": "#\(CaseDraft.id(finding.place))", "place": finding.place(in: words.language),
        "text": "\(said.message): \(said.advice)".visible,
      ]
    }
    var values = handInChoices(form["to"], form["priority"], context)
    values.merge([
      "parts": draft.parts(), "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil,
      "is_wrong": !wrong.isEmpty, "is_missing": wrong.isEmpty && !findings.isEmpty, "found": shown,
    ]) { $1 }
    let isRefused = !wrong.isEmpty || failed != nil
    return try page("draft", title: "title_draft", values, context, status: isRefused ? .unprocessableContent : .ok)
  }
}
