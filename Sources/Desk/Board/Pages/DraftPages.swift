import Accounts
import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird

/// A form that a case is typed into: a new one, or one that is there already.
struct DraftSheet: Sendable {
  /// Of what is kept of it.
  let id: String
  let subject: PersonalDesk.Subject

  /// Where it is sent.
  var path: String { subject.record == nil ? "/hand-in/form" : "/case/\(id)/form" }
  /// Where it is found again.
  var here: String { subject.record == nil ? "/hand-in/form?draft=\(id)" : path }

  /// Fields of the page that are not of the case.
  static let around: Set = [
    "form_token", "ticket", "draft", "page", "after", "go", "add", "remove", "take", "seen", "about", "language",
    "shown",
  ]
}

/// What is said above a form.
struct DraftAnswer: Sendable {
  var findings: [CaseFinding] = []
  /// What a version says otherwise than the one that stands; nil where none stands, or either cannot be read.
  var changes: [CaseDifference]?
  var adding: String?
  var failed: DeskError?
  /// A code that was taken in place of what was typed.
  var taken: String?
  /// Whether it is to be said that it is another journey.
  var asksAgain = false
  /// When what it shows was kept, where it comes from there.
  var keptAt: Date?
}

extension Pages {
  /// Typing a case in: a form that follows from the table of fields, and is kept as it is typed.
  func addDraft(to router: Router<BoardContext>) {
    router.get("/hand-in/form") { request, context in
      try own(context).require(.handIn)
      let id = request.uri.queryParameters.get("draft") ?? ""
      return try await open(try await sheet(id.isEmpty ? Secrets.token() : id, context), context)
    }
    router.post("/hand-in/form") { request, context in try await typed(request, context) }
    router.get("/case/:id/form") { _, context in
      try await open(try await sheet(context.parameters.get("id") ?? "", context), context)
    }
    router.post("/case/:id/form") { request, context in try await typed(request, context) }
  }

  /// - Parameter id: Of a form of its own, or of the transfer that it is about.
  private func sheet(_ id: String, _ context: BoardContext) async throws -> DraftSheet {
    try await context.parameters.get("id") == nil ? newSheet(id) : mendingSheet(id, context)
  }

  func mendingSheet(_ id: String, _ context: BoardContext) async throws -> DraftSheet {
    let subject = try await own(context).mending(id)
    return DraftSheet(id: subject.record?.id.text ?? id, subject: subject)
  }

  func newSheet(_ id: String) throws -> DraftSheet {
    guard id.wholeMatch(of: /[A-Za-z0-9_-]{16,64}/) != nil, (try? TransferID(id)) == nil else {
      throw BoardProblem.nowhere
    }
    return DraftSheet(id: id, subject: .newCase)
  }

  /// The form as it was left, or as the case stands.
  private func open(_ sheet: DraftSheet, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    guard let kept = try await own.typed(sheet.id) else {
      return try await draft(try await begin(sheet, own), sheet, DraftAnswer(), context)
    }
    var answer = DraftAnswer(keptAt: kept.kept.at)
    if let record = sheet.subject.record, kept.form["version"] != "\(record.version)" {
      answer.failed = DeskError(explaining: BoardProblem.newerVersion, in: context.terms)
    }
    return try await draft(kept.form, sheet, answer, context)
  }

  /// - Throws: `BoardProblem` where the case cannot be shown in a form.
  private func begin(_ sheet: DraftSheet, _ own: PersonalDesk) async throws -> BoardForm {
    guard let record = sheet.subject.record else { return BoardForm([]) }
    guard let fields = try CaseDraft.fields(of: await own.written(record, isNoted: true)) else {
      throw BoardProblem.notInForm
    }
    return BoardForm(fields + [("to", record.receiver.text)])
  }

  // MARK: What was typed

  private func typed(_ request: Request, _ context: BoardContext) async throws -> Response {
    let isOpen = context.session != nil
    // So much is not read of whoever it is.
    if isOpen { try own(context).require(.handIn) }
    let form = try await BoardForm(unchecked: request, limit: isOpen ? CaseDraft.octets : BoardForm.limit)
    guard isOpen, BoardForm.isOurs(form["form_token"], context) else { return try await keepOfEnded(form, context) }
    let (own, sheet) = (try own(context), try await sheet(context.parameters.get("id") ?? form["draft"], context))
    guard form["go"] != "drop" else {
      try await own.dropTyped(sheet.id)
      return Self.seeOther(sheet.subject.record.map { "/case/\($0.id)" } ?? "/hand-in")
    }
    let keeping = try await keep(form, sheet, own)
    if form["go"] == "auto" { return told(keeping, context) }
    if let problem = keeping.problem, keeping != .full || !form["go"].isEmpty {
      return try await draft(form, sheet, failed(problem, context), context)
    }
    return try await goOn(form, sheet, context)
  }

  private func keep(_ form: BoardForm, _ sheet: DraftSheet, _ own: PersonalDesk) async throws -> TypedKeeping {
    try await own.keep(form, as: sheet.id, about: sheet.subject.record?.id, without: DraftSheet.around)
  }

  private func failed(_ problem: BoardProblem, _ context: BoardContext) -> DraftAnswer {
    DraftAnswer(failed: DeskError(explaining: problem, in: context.terms))
  }

  /// For the page that keeps by itself.
  private func told(_ keeping: TypedKeeping, _ context: BoardContext) -> Response {
    let moments = moments(context)
    let said =
      keeping.problem.map { $0.words(in: context.language) }
      ?? moments.words("typed_kept", ["at": moments.time(Timestamp(moments.now, in: moments.zone))])
    var response = Self.answer(said, "text/plain; charset=utf-8", context)
    response.status = keeping == .kept ? .ok : .conflict
    return response
  }

  /// What a page sends whose session has ended is kept for its owner, and nothing else is done: who sends it has not signed in.
  private func keepOfEnded(_ form: BoardForm, _ context: BoardContext) async throws -> Response {
    let id = context.parameters.get("id") ?? form["draft"]
    guard let owner = try await desk.accounts.owner(ofTicket: form["ticket"], for: id), owner.may(.handIn) else {
      throw context.session == nil ? AccountProblem.noSession : BoardProblem.staleForm as any Error
    }
    let own = PersonalDesk(person: owner, desk: desk)
    let transfer = try? TransferID(id)
    let keeping = try await own.keep(form, as: id, about: transfer, without: DraftSheet.around)
    if form["go"] == "auto" { return told(keeping, context) }
    let here = transfer == nil ? "/hand-in/form?draft=\(id)" : "/case/\(id)/form"
    guard keeping == .kept else {
      throw keeping.problem ?? BoardProblem.staleForm
    }
    var context = context
    context.here = here
    let isElse = context.session.map { $0.person.staff != owner.staff } ?? false
    return try page(
      "kept", title: "title_kept",
      ["here": context.session == nil ? Self.signIn(then: here) : here, "is_else": isElse], context,
      status: context.session == nil ? .unauthorized : .conflict)
  }

  private func goOn(_ form: BoardForm, _ sheet: DraftSheet, _ context: BoardContext) async throws -> Response {
    switch form["go"] {
    case "save": return Self.seeOther("/hand-in?kept=yes")
    case "files": return Self.seeOther("/typed/\(sheet.id)/files")
    case "language":
      let language = Language(rawValue: form["language"]) ?? context.language
      return Self.seeOther(sheet.here, cookies: [languageCookie(language)])
    default: break
    }
    let adding = form["add"]
    guard adding.isEmpty else {
      let more = CaseDraft(
        form, adding: adding, words: Sentences.of(context.language), documents: try own(context).written)
      // What is not kept stays on the page.
      guard !more.isFull, !CaseDraft.saysApart(form), !CaseDraft.isApart(adding), let place = more.last(of: adding)
      else {
        return try await draft(form, sheet, DraftAnswer(adding: adding), context)
      }
      // Kept with it, so that the page can be found again, and begins where it was left.
      // Of several persons it has to be said anew what holds them together.
      let isAlone = adding == "persons" && form[CaseDraft.groupType] == GroupType.individual.rawValue
      let longer = form.with(
        [("\(adding).count", "\(more.count(of: adding))")] + (isAlone ? [(CaseDraft.groupType, "")] : []))
      _ = try await keep(longer.with("after", form["page"]), sheet, own(context))
      return Self.seeOther("\(sheet.here)#\(CaseDraft.id(place))")
    }
    if let (list, index) = CaseDraft.element(form["remove"]) {
      let shorter = CaseDraft.removing(index, from: list, in: form)
      guard try await keep(shorter.with("after", form["page"]), sheet, own(context)) == .kept,
        !CaseDraft.saysApart(form)
      else { return try await draft(shorter, sheet, DraftAnswer(), context) }
      return Self.seeOther("\(sheet.here)#\(CaseDraft.id(list))")
    }
    let taken = form["take"].split(separator: " ", maxSplits: 1).map(String.init)
    guard taken.count == 2 else { return try await check(form, sheet, context) }
    let mended = CaseDraft.taking(taken[1], at: taken[0], in: form)
    _ = try await keep(mended, sheet, own(context))
    return try await check(mended, sheet, context, taking: taken[1])
  }

  /// The two missions of a case, and its documents.
  private func ends(_ form: BoardForm, _ sheet: DraftSheet, _ own: PersonalDesk) async throws -> DraftEnds {
    let files = try await own.documents(of: sheet.id, about: sheet.subject, without: form.all(DraftFile.out))
    let missions = desk.missions()
    let to = if case .version(let record) = sheet.subject { record.receiver } else { try? MissionID(form["to"]) }
    let receiver = missions.first { $0.mission == to }
    let countries = [missions.first { $0.mission == desk.mission }, receiver].compactMap { $0?.country }
    return DraftEnds(to: receiver.map { ($0.mission, $0.name) }, countries: countries, files: files)
  }

  /// Checks what was typed as handing in does, and hands it in once nothing is wrong and what is missing was seen.
  ///
  /// - Parameter code: What somebody took in place of what they had typed: they see what comes of it, and it is not handed in.
  private func check(
    _ form: BoardForm, _ sheet: DraftSheet, _ context: BoardContext, taking code: String? = nil
  ) async throws -> Response {
    let own = try own(context)
    let ends = try await ends(form, sheet, own)
    let form = CaseDraft.completed(CaseDraft.tidied(form), besides: ends.files.all.compactMap(\.person))
    let typed = CaseDraft(
      form, adding: nil, words: Sentences.of(context.language), ends: ends, documents: own.written)
    guard !typed.isFull else { return try await draft(form, sheet, DraftAnswer(), context) }
    let record = sheet.subject.record
    var answer = DraftAnswer()
    do {
      let standing = if let record { try await own.written(record, isNoted: false) } else { [String: Any]() }
      var base = standing
      base["attachments"] = ends.files.entries.isEmpty ? nil : ends.files.entries
      let documents = try typed.texts(keeping: base)
      answer.findings = typed.withoutFollowing(
        try await own.check(
          documents, for: ends.to?.id, mending: form["leave_out"] == "yes" ? nil : record))
      if case .version(let record) = sheet.subject {
        let core = try JSONSerialization.data(withJSONObject: standing)
        let before = try await own.check([(CaseTable.core.file, core)], for: ends.to?.id, mending: record)
        answer.findings = DraftFindings.new(answer.findings, beside: before)
        answer.changes = CaseDraft.changes(from: core, to: documents[0].text)
      }
      answer.taken = code
      guard code == nil, !DraftFindings(answer.findings, form, sheet, answer.changes).isInTheWay else {
        return try await draft(form, sheet, answer, context)
      }
      guard let to = ends.to?.id else { throw BoardProblem.noMission }
      guard ends.files.attached.allSatisfy({ $0.typed?.isWhole ?? true }) else { throw BoardProblem.fileNotWhole }
      if let record, form["shown"] != record.heads.text { throw BoardProblem.changedSince }
      let order = HandIn(
        to: to, arrival: nil, priority: Priority(rawValue: form["priority"]) ?? .routine, transfer: nil,
        isConfirmed: form["confirmed"] == "yes", again: form["again"] == "yes" || sheet.isWaiting)
      let taken = try await own.holding(ends.files, of: sheet.id) {
        try await own.handIn(
          order, mending: sheet.subject, own.contents(documents, ends.files, of: sheet.id),
          leavesOut: form["leave_out"] == "yes")
      }
      return Self.seeOther("/case/\(taken.id)?said=\(taken.version > 1 ? "update" : "submitted")")
    } catch let problem as SealProblem {
      answer.failed = DeskError(explaining: problem, in: context.terms)
      return try await draft(form, sheet, answer, context)
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
      answer.failed = refused
      answer.asksAgain = refused.status == DeskError.toConfirm
      return try await draft(form, sheet, answer, context)
    }
  }

  // MARK: Showing

  private func draft(
    _ form: BoardForm, _ sheet: DraftSheet, _ answer: DraftAnswer, _ context: BoardContext
  ) async throws -> Response {
    let (own, words) = (try own(context), Sentences.of(context.language))
    let ends = try await ends(form, sheet, own)
    let form = CaseDraft.completed(
      form, adding: answer.adding, besides: ends.files.all.compactMap(\.person))
    let draft = CaseDraft(
      form, adding: answer.adding, words: words, findings: answer.findings, ends: ends, documents: own.written)
    let failed =
      answer.failed ?? (draft.isFull ? DeskError(explaining: BoardProblem.noRoom, in: context.terms) : nil)
    let found = DraftFindings(answer.findings, form, sheet, answer.changes)
    var values = handInChoices(form["to"], form["priority"], context)
    values.merge(found.view(draft, words)) { $1 }
    values.merge(found.changes(moments(context))) { $1 }
    values.merge(try await around(form, sheet, own, context)) { $1 }
    values.merge([
      "files": ends.files.all.map { fileRow($0, words) }, "has_files": !ends.files.all.isEmpty,
      "parts": draft.parts(), "steps": draft.steps(), "suggestions": draft.suggestions(airports(ends)),
      "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil,
      "kept_at":
        (answer.taken.map { words("taken", ["what": $0.visible]) }
        ?? answer.keptAt.map { words("typed_from", ["at": moments(context).full($0)]) }).orFalse,
      "confirmed": form["confirmed"] == "yes", "ask_confirmed": found.isMisfit || form["confirmed"] == "yes",
      "again": form["again"] == "yes", "ask_again": answer.asksAgain || form["again"] == "yes",
    ]) { $1 }
    let isRefused = found.isWrong || failed != nil
    let title = sheet.subject.record == nil ? "title_draft" : "title_mend"
    return try page("draft", title: title, values, context, status: isRefused ? .unprocessableContent : .ok)
  }

  /// What is suggested where an airport is typed: those of both missions' countries, and as long as the receiver is not chosen
  /// those of all that it may be, where they are not too many for a page.
  private func airports(_ ends: DraftEnds) -> [Airport] {
    let known = Airport.all(in: Set(ends.to == nil ? desk.missions().compactMap(\.country) : ends.countries))
    return known.count <= Self.suggested ? known : known.filter { ends.countries.contains($0.country) }
  }

  /// Airports that a page suggests at most.
  private static let suggested = 300

  /// What a page brings that is not of the case, and what a case that is there already says.
  private func around(
    _ form: BoardForm, _ sheet: DraftSheet, _ own: PersonalDesk, _ context: BoardContext
  ) async throws -> [String: Any] {
    let words = Sentences.of(context.language)
    let kept = try await desk.store.typed(sheet.id, of: own.person.staff)
    let record = sheet.subject.record
    let apart = if let record { try await own.apart(record) } else { (named: [Compartment](), isAny: false) }
    let isVersion = if case .version = sheet.subject { true } else { false }
    let days = "\(Int(TypedCase.lasting / 86_400))"
    let others = Compartment.allCases.filter { $0 != .core && !own.person.may($0.right) }
    return [
      "action": sheet.path, "draft": sheet.id, "here": sheet.here, "page": Secrets.token(), "after": kept?.page ?? "",
      "ticket": try await desk.accounts.ticket(for: sheet.id, of: own.person.login), "is_kept": kept != nil,
      "typing": true, "shown": record?.heads.text ?? "", "version": record.map { "\($0.version)" } ?? "",
      "case": (record?.id.text).orFalse, "has_versions": record.map { $0.version > 1 } ?? false,
      "is_version": isVersion, "is_anew": record != nil && !isVersion,
      "is_waiting": sheet.isWaiting,
      "receiver": record.map { (desk.places.names()[$0.receiver] ?? $0.receiver.text).visible } ?? "",
      "typed_means": words("typed_means", ["days": days]), "typed_by_hand": words("typed_by_hand", ["days": days]),
      "others": others.map { words.code("compartment", $0.rawValue) }.joined(separator: ", "),
      "has_others": !others.isEmpty, "has_own_parts": own.written.count > 1,
      "has_apart": apart.isAny, "leave_out": form["leave_out"] == "yes",
      "apart": apart.named.isEmpty
        ? words["mend_apart_unnamed"]
        : apart.named.map { words.code("compartment", $0.rawValue) }.joined(separator: ", "),
    ]
  }
}

extension DraftSheet {
  /// Whether it waits for a second person, and what is typed is to go in its place.
  var isWaiting: Bool {
    if case .anew(let record) = subject { record.fold.state?.isOver == false } else { false }
  }
}
