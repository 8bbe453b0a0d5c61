import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// Handing in a case folder that was packed into one file.
  func addHandIn(to router: Router<BoardContext>) {
    addDraft(to: router)
    addAttaching(to: router)
    router.get("/hand-in") { request, context in
      try await handIn(context, nil, isKept: request.uri.queryParameters.get("kept") == "yes")
    }
    router.post("/hand-in") { request, context in try await take(request, context) }
  }

  /// - Parameter isKept: Whether somebody comes from a form that is to be gone on with later.
  private func handIn(
    _ context: BoardContext, _ failed: (fields: [String: String], error: DeskError)?, isKept: Bool = false
  ) async throws -> Response {
    let own = try own(context)
    try own.require(.handIn)
    var values = handInChoices(failed?.fields["to"] ?? "", failed?.fields["priority"] ?? "", context)
    let typed = try await own.allTyped().map { kept($0, context) }
    values.merge([
      "failed": failed?.error.lines.map(\.visible) ?? [], "has_failed": failed != nil, "typed": typed,
      "has_typed": !typed.isEmpty, "is_kept": isKept && !typed.isEmpty, "ask_confirmed": true, "ask_again": true,
      "confirmed": failed?.fields["confirmed"] == "yes", "again": failed?.fields["again"] == "yes", "is_version": false,
    ]) { $1 }
    return try page(
      "hand_in", title: "title_hand_in", values, context,
      status: failed.map { HTTPResponse.Status(code: $0.error.status) } ?? .ok)
  }

  /// What was typed and not handed in, as it is listed.
  private func kept(_ typed: PersonalDesk.Typed, _ context: BoardContext) -> [String: Any] {
    let (moments, form) = (moments(context), typed.form)
    let names = ["given", "family"].map { form["persons[0].identity.names[0].\($0)"] }.filter { !$0.isEmpty }
    let about = typed.kept.transfer
    let nobody = moments.words[about == nil ? "typed_nobody" : "title_mend"]
    return [
      "href": about.map { "/case/\($0)/form" } ?? "/hand-in/form?draft=\(typed.kept.id)",
      "title": names.isEmpty ? nobody : names.joined(separator: " ").visible,
      "what": moments.words[about == nil ? "title_draft" : "title_mend"], "at": moments.full(typed.kept.at),
      "until": moments.local(typed.kept.at + TypedCase.lasting),
    ]
  }

  /// To whom, and how urgent.
  func handInChoices(_ to: String, _ priority: String, _ context: BoardContext) -> [String: Any] {
    let words = Sentences.of(context.language)
    let missions = desk.places.names().filter { $0.key != desk.mission }.sorted { $0.value < $1.value }
    return [
      "missions": missions.map { id, name in
        ["id": id.text, "name": name.visible, "chosen": to == id.text] as [String: Any]
      },
      "priorities": [Priority.routine, .urgent, .emergency].map { one in
        [
          "id": one.rawValue, "name": words["priority_\(one.rawValue)"],
          "chosen": (priority.isEmpty ? "routine" : priority) == one.rawValue,
        ] as [String: Any]
      },
    ]
  }

  private func take(_ request: Request, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    try own.require(.handIn)
    var fields: [String: String] = [:]
    do {
      let upload = try await receive(request, context)
      fields = upload.fields
      guard let file = upload.file else { throw BoardProblem.noFile }
      let order = try HandIn(
        to: MissionID(fields["to"] ?? ""), arrival: nil,
        priority: Priority(rawValue: fields["priority"] ?? "") ?? .routine,
        transfer: nil, isConfirmed: fields["confirmed"] == "yes", again: fields["again"] == "yes")
      let record = try await own.handIn(order, file)
      return Self.seeOther("/case/\(record.id)?said=submitted")
    } catch is MalformedIdentifier {
      return try await handIn(context, (fields, DeskError(explaining: BoardProblem.noMission, in: context.terms)))
    } catch let problem as SealProblem {
      return try await handIn(context, (fields, DeskError(explaining: problem, in: context.terms)))
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), ![403, 404].contains(refused.status) else {
        throw error
      }
      return try await handIn(context, (fields, refused))
    }
  }

  /// Takes the form in; its token is checked before anything of the file is kept.
  ///
  /// - Returns: What was filled in; the file, nil where none was chosen, and what it is called.
  func receive(
    _ request: Request, _ context: BoardContext
  ) async throws -> (fields: [String: String], file: AnonymousFile?, name: String) {
    var form = try Multipart(request.headers[.contentType] ?? "")
    var file: AnonymousFile?
    var size = 0
    for try await piece in request.body {
      try await form.take(
        piece.readableBytesView,
        mayTake: { fields in
          try BoardForm.check(fields["form_token"] ?? "", context)
          guard file == nil else { throw BoardProblem.severalFiles }
          file = try desk.spool()
        },
        write: { octets in
          let kept = file
          size += octets.count
          guard size <= Self.uploadLimit else {
            throw BoardProblem.largeFile
          }
          try await Blocking.run { try kept?.append(Data(octets)) }
        })
    }
    try form.finish()
    try BoardForm.check(form.fields["form_token"] ?? "", context)
    // A browser sends the part of a file though none was chosen, without a name.
    guard file == nil || size > 0 || form.fileName.isEmpty else { throw BoardProblem.emptyFile }
    return (form.fields, size > 0 ? file : nil, form.fileName)
  }

  /// Octets of a file.
  static let uploadLimit = 1 << 30
}
