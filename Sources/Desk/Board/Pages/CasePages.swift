import Accounts
import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// The page of a case: alerts, what to do now, the file, the conversation, the log.
  func addCases(to router: Router<BoardContext>) {
    router.get("/case/:id") { request, context in
      let query = request.uri.queryParameters
      let told = ["said", "drafted"].lazy.compactMap { key in
        query.get(key).flatMap { try? StatementType($0) }.map { (key: key, type: $0) }
      }.first
      return try await show(context, said: told, failed: nil)
    }
    // What an open page asks again and again: whether it still shows what there is. That is no reading of the case.
    router.get("/case/:id/now") { _, context in
      let view = try await own(context).transfer(context.parameters.get("id") ?? "").line.view
      return Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: Self.now(view))))
    }
    router.post("/case/:id/say/:type") { request, context in try await say(request, context) }
    router.post("/case/:id/draft/:draft/:verb") { request, context in try await judge(request, context) }
    router.post("/case/:id/keep/:verb") { request, context in try await keep(request, context) }
    router.get("/case/:id/attachment/:document") { request, context in try await attachment(request, context) }
  }

  /// How far a case has come: what was said, and its delivery.
  private static func now(_ view: TransferView) -> String { "\(view.heads) \(view.state) \(view.version)" }

  private func say(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let own = try own(context)
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    let type = context.parameters.get("type") ?? ""
    do {
      let fields = try typed(form, type)
      let act = LatelySaid.Act(own.person.staff, line.view, type, fields)
      switch lately.answer(to: act, shown: form["shown"], at: desk.now()) {
      case .sentTwice: return Self.seeOther("/case/\(record.id)?said=\(type)")
      case .saidBefore(let date) where form["again"] != "yes":
        let asks = FailedSaying(type: type, form: form, error: DeskError(DeskError.toConfirm, ""), repeated: date)
        return try await show(context, said: nil, failed: asks)
      case .new, .saidBefore: break
      }
      if let final = own.possible(record).first(where: { $0.type.text == type })
        .flatMap({ FinalAct($0.type, fields, line.view) }), form["final"] != final.name
      {
        let asks = FailedSaying(type: type, form: form, error: DeskError(DeskError.toConfirm, ""), final: final)
        return try await show(context, said: nil, failed: asks)
      }
      let isSaid = try await own.say(
        type, fields, about: record, shown: Self.shown(form), isSure: form["meant"] == "yes")
      if isSaid { lately.note(act, shown: form["shown"], at: desk.now()) }
      return Self.seeOther("/case/\(record.id)?\(isSaid ? "said" : "drafted")=\(type)")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
      var failed = FailedSaying(type: type, form: form, error: refused)
      if case .saying(.doubtful(let moment, let doubt)) = error as? ServiceError { failed.doubtful = (moment, doubt) }
      return try await show(context, said: nil, failed: failed)
    }
  }

  /// How far the log went that whoever sends a form was shown.
  private static func shown(_ form: BoardForm) -> Heads {
    (try? Heads(form["shown"])) ?? Heads(sender: 0, receiver: 0)
  }

  /// The second person approves or drops what waits.
  private func judge(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let own = try own(context)
    let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
    guard let id = try? Digest(context.parameters.get("draft") ?? "") else { throw BoardProblem.nowhere }
    do {
      switch context.parameters.get("verb") {
      case "approve": try await own.approve(id, of: record, shown: Self.shown(form))
      case "reject": try await own.reject(id, of: record)
      default: throw BoardProblem.nowhere
      }
      return Self.seeOther("/case/\(record.id)")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms) else { throw error }
      return try await show(context, said: nil, failed: FailedSaying(type: "", form: form, error: refused))
    }
  }

  /// Keeps a case beyond its time, or lets it go.
  private func keep(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let own = try own(context)
    let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
    do {
      try await own.keep(context.parameters.get("verb") ?? "", form["reason"], record)
      return Self.seeOther("/case/\(record.id)")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
      return try await show(context, said: nil, failed: FailedSaying(type: "", form: form, error: refused))
    }
  }

  private func drafts(
    _ record: TransferRecord, _ said: [StatementView], _ own: PersonalDesk, _ words: CaseWords
  ) async throws -> [[String: Any]] {
    let names = Dictionary(
      try await own.colleagues().map { ($0.staff, $0.name.visible) }, uniquingKeysWith: { first, _ in first })
    let t = words.moments.words
    var thread = ConversationThread(words: words, names: [:])
    thread.statements = said
    return try await own.drafts(of: record).map { draft in
      let lines = thread.details(of: draft, names)
      return [
        "draft": draft.id.text, "what": t.code("say", draft.type.text).visible,
        "who": names[draft.staff] ?? draft.staff.text, "at": words.moments.full(draft.at), "details": lines,
        "has_details": !lines.isEmpty, "may_approve": own.mayApprove(draft), "may_drop": !draft.type.isBundle,
      ]
    }
  }

  /// The members of what is said, as the form of its kind has them. Others do not count.
  private func typed(_ form: BoardForm, _ type: String) throws -> [String: String] {
    guard let kind = (try? StatementType(type)).flatMap(StatementKind.of) else { throw BoardProblem.nowhere }
    let read = FormFields(words: Sentences.of(.english), zone: desk.places.zone)
    return try kind.askedFields.reduce(into: [:]) { fields, field in
      if let value = try read.value(of: field, in: form) { fields[field.key] = value }
    }
  }

  /// - Parameter said: What has just been said, or drafted, and which of both.
  func show(_ context: BoardContext, said: (key: String, type: StatementType)?, failed: FailedSaying?)
    async throws
    -> Response
  {
    let own = try own(context)
    let at = try await live.current()
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    let view = line.view
    // Both are opened and noted at once: notes that meet are written to the disk together.
    async let opening = own.file(of: record)
    async let conversing = own.conversation(of: record)
    let (opened, conversation) = (try await opening, try await conversing)
    let words = CaseWords(
      line: line, moments: moments(context), names: desk.places.names(), here: desk.mission,
      caseworker: try await own.caseworkers(of: [line])[record.id])
    let thread = try await thread(conversation, record, own, words)
    var values = words.row
    values.merge(file(opened, record.id, context)) { $1 }
    let actions = CaseActions(
      possible: own.possible(record), view: view, here: desk.mission, moments: words.moments)
    let forms = try await actions.forms(
      own.workers(for: actions.possible), me: own.person.login, zone: desk.places.zone,
      places: places(conversation, record, thread.thread),
      state: record.fold.state, failed: failed)
    let drafts = try await drafts(record, conversation, own, words)
    var told = said.map { $0.type.isBundle && !drafts.isEmpty ? (key: "drafted", type: $0.type) : $0 }
    if let claimed = told {
      let isSo = claimed.key == "drafted" ? !drafts.isEmpty : try await wasSaid(claimed.type, in: record.id)
      told = isSo ? claimed : nil
    }
    let lines = Dictionary(try own.missions().map { ($0.mission, $0.dutyContact) }) { first, _ in first }
    let obstacle = try await own.obstacle(record)
    let staff = obstacle == nil ? [:] : try await own.staffNames()
    let head: [String: Any] = [
      "stranded": words.stranded(conversation, lines: lines).orFalse,
      "may_contact": own.possible(record).contains { $0.type == .firstContact },
      "title": words.title, "now": Self.now(view), "at": "\(at)", "outgoing": view.outgoing,
      "who": words.whoWillBeThere(thread.caseworker, hasNumber: thread.thread.hasNumber), "steps": words.steps,
      "left_open": words.leftOpen(conversation),
      "shown": record.heads.text, "locked": view.locked, "forms": forms, "thread": thread.said,
      "may_unlock": own.mayUnlock, "key_name": own.person.login.text.visible, "key": await own.unlockedKey().orFalse,
      "may_update": view.outgoing && !view.locked && own.person.may(.handIn), "has_receipt": view.receipted != nil,
      "has_versions": view.version > 1, "has_thread": !thread.said.isEmpty, "raised": thread.raised,
      "has_raised": !thread.raised.isEmpty,
      "asked_back": thread.askedBack.orFalse,
      "held_back": obstacle.map {
        let reason = $0.words(words.moments.words.terms).reason.description
        return words.moments.words("held_back", ["reason": words.moments.attributed(reason, to: staff)])
      }.orFalse,
      "may_answer": view.recallAsked != nil && own.possible(record).contains { $0.type == .recallAnswered },
      "log": thread.log, "received": view.receivedAt.map(words.moments.full).orFalse, "version": "\(view.version)",
      "transfer": view.transfer.text, "created": words.moments.full(view.created),
      "said": told.map { words.moments.words("\($0.key)_now", ["what": words.moments.words.code("say", $0.type.text)]) }
        .orFalse,
      "mentor": thread.needsMentor ? words.moments.words["mentor_mark"] : false,
      "may_keep": view.goes != nil && own.person.may(.keepCases),
      "may_let_go": view.kept != nil && own.person.may(.letCasesGo),
      "keep_reasons": Keeping.Reason.allCases.map {
        ["value": $0.rawValue, "label": words.moments.words["keep_\($0.rawValue)"]] as [String: Any]
      },
      "said_by_others": try await actions.others(own, record.fold.state), "planned": words.planned.orFalse,
      "drafts": drafts, "has_drafts": !drafts.isEmpty,
      "changed": try await changed(record, opened, own, thread.thread).orFalse,
      "failed": failed?.lines(words.moments) ?? [], "has_failed": failed != nil,
    ]
    values.merge(head) { $1 }
    return try page(
      "case", title: "title_case", values, context,
      status: failed.map { HTTPResponse.Status(code: $0.error.status) } ?? .ok)
  }

  /// What the sender has changed since somebody here was ready, or in its newest version: until somebody is ready for that.
  private func changed(
    _ record: TransferRecord, _ opened: OpenedCase?, _ own: PersonalDesk, _ thread: ConversationThread
  ) async throws -> [String: Any]? {
    let (words, versions) = (thread.words, record.fold.versions(by: record.sender))
    guard !words.view.outgoing, !words.view.locked, record.fold.state?.isOver == false, !words.isReady,
      versions.count > 1, let newest = versions.last
    else { return nil }
    let isReady = words.view.isReadyOfOlder
    let ready = isReady ? try await desk.store.logHeads(record.id).values.last { $0.statement.type == .ready } : nil
    let base = versions.first { $0.delivery == ready?.statement.bundle } ?? versions[versions.count - 2]
    let isHere = record.newestReceipted?.delivery == newest.delivery
    var parts: [String] = []
    if isHere, let opened {
      let sheet = CaseSheet(
        words: words.moments.words, moments: words.moments, transfer: record.id, roles: own.person.roles)
      parts = sheet.changedParts(await own.differences(of: opened, since: base.delivery, record))
    }
    let t = words.moments.words
    let moved = thread.arrivalMoved(from: base.arrival, to: newest.arrival)
    let heading = t(
      "changed_on", ["when": words.moments.full(newest.made.date), "mission": words.name(record.sender)])
    return [
      "heading": heading + (isHere ? "" : " " + t["changed_coming"]), "arrival": moved.orFalse, "is_here": isHere,
      "besides": parts.isEmpty
        ? false : t(moved == nil ? "changed_parts" : "changed_besides", ["parts": parts.joined(separator: ", ")]),
    ]
  }

  /// An address can say anything: whether it stands in the log that this mission has said so.
  private func wasSaid(_ type: StatementType, in transfer: TransferID) async throws -> Bool {
    try await desk.store.logHeads(transfer).values.contains {
      $0.statement.type == type && $0.statement.author == desk.mission
    }
  }

  /// What the case says, where it could be opened.
  private func file(_ opened: OpenedCase?, _ transfer: TransferID, _ context: BoardContext) -> [String: Any] {
    let words = Sentences.of(context.language)
    let sheet = CaseSheet(
      words: words, moments: moments(context), transfer: transfer, roles: context.session?.person.roles ?? [])
    let alerts = opened.map { sheet.alerts($0.record) } ?? []
    let findings = opened.map { sheet.findings($0.findings) } ?? []
    let attachments = opened.map { sheet.attachments($0.attachments) } ?? []
    let others = (opened?.others ?? []).map { words.code("compartment", $0.rawValue) }
    return [
      "is_open": opened != nil, "has_parts": !(opened?.parts.isEmpty ?? true),
      "sections": opened.map { sheet.sections($0.record) + $0.parts.flatMap { sheet.sections($0) } } ?? [],
      "others": others.isEmpty ? false : others.joined(separator: ", "), "alert_lines": alerts,
      "has_alerts": !alerts.isEmpty, "findings": findings, "has_findings": !findings.isEmpty,
      "attachments": attachments, "has_attachments": !attachments.isEmpty,
    ]
  }

  // MARK: Conversation

  private func thread(
    _ said: [StatementView], _ record: TransferRecord, _ own: PersonalDesk, _ words: CaseWords
  ) async throws -> (
    said: [[String: Any]], log: [[String: Any]], caseworker: String?, thread: ConversationThread, needsMentor: Bool,
    raised: [String], askedBack: String?
  ) {
    var thread = ConversationThread(words: words, names: try await own.names(in: record.id))
    thread.statements = said
    for (index, question) in said.filter({ $0.type == .clarificationAsked }).enumerated() {
      thread.numbers[question.seq] = index + 1
    }
    return (
      said.filter { (StatementKind.of($0.type)?.isPeoples ?? true) || $0.type == .update }.map(thread.entry),
      said.map(thread.line),
      thread.caseworker(said), thread,
      said.last { $0.isApplied && $0.type == .outcome }?.said.flatMap {
        OutcomeFigures(SealedHalf(said: $0)).needsMentor
      } ?? false, thread.raised(said), thread.askedBack(said)
    )
  }

  /// What was said that something else can speak of, by the field that does: open questions, what can be taken back, what was
  /// handed on.
  private func places(_ said: [StatementView], _ record: TransferRecord, _ thread: ConversationThread) -> [String: [(
    place: Int, text: String
  )]] {
    guard let state = record.fold.state else { return [:] }
    func choices(_ places: [Int], by author: MissionID) -> [(place: Int, text: String)] {
      said.filter { $0.author == author && places.contains($0.seq) }.map { ($0.seq, thread.choice($0)) }
    }
    let side: Side = record.sender == desk.mission ? .sender : .receiver
    return [
      BodyField.asked.key: choices(state.people.questions, by: record.receiver),
      BodyField.slip.key: choices(state.slips(of: side), by: desk.mission),
      BodyField.handedOn.key: choices(state.people.onward, by: record.receiver),
    ]
  }

  // MARK: Attachments

  /// Served from a path of their own, in a sandbox without rights; shown in the browser only what its first octets say is a
  /// picture or a PDF, everything else as a download.
  private func attachment(_ request: Request, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
    let named = context.parameters.get("document") ?? ""
    let document = named.removingPercentEncoding ?? named
    let reading = try await Reading(desk.readings, for: own.person.staff.text) { flow in
      try await own.attachment(document, of: record, to: flow)
    }
    return served(reading, as: "\(document)-\(record.id.text.suffix(8))")
  }

  /// A document on its way to a browser.
  func served(_ reading: Reading, as title: String) -> Response {
    let plain = title.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(49)
    let kind = SafeKind(reading.first)
    let name = "\(plain).\(kind.ending)"
    return Response(
      status: .ok,
      headers: [
        .contentType: kind.type, .contentDisposition: "\(kind.isShown ? "inline" : "attachment"); filename=\"\(name)\"",
        .contentSecurityPolicy: SafeKind.policy,
      ],
      body: reading.body { failure in
        if let failure { throw failure }
        return nil
      })
  }
}
