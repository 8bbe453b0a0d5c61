import Accounts
import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// Attaching files to a case that is typed in: whole, or, where scripts run, piece by piece, so that a line that breaks off
  /// costs a piece at the most.
  func addAttaching(to router: Router<BoardContext>) {
    router.get("/typed/:draft/files") { _, context in try await files(context) }
    router.post("/typed/:draft/files") { request, context in try await takeWhole(request, context) }
    router.post("/typed/:draft/begin") { request, context in
      try await plainly(context) {
        let form = try await BoardForm(request, context)
        let (own, sheet) = (try own(context), try await attachingTo(context))
        let said = try said(form["name"], Int64(form["size"]) ?? 0, form["stamp"], form["type"], form["person"])
        let file = try await own.attach(said, to: sheet.id, about: sheet.subject)
        return "\(file.id) \(file.come)"
      }
    }
    router.post("/typed/:draft/files/:file/piece") { request, context in
      try await plainly(context) {
        try BoardForm.check(request.headers[.formToken] ?? "", context)
        let (own, sheet) = (try own(context), try await attachingTo(context))
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: TypedFile.piece) } catch { throw BoardProblem.brokenUpload }
        let offset = request.uri.queryParameters.get("offset").flatMap { Int64($0) } ?? -1
        let file = try await own.attach(
          Data(body.readableBytesView), from: offset, of: context.parameters.get("file") ?? "", to: sheet.id)
        return "\(file.come)"
      }
    }
    router.post("/typed/:draft/files/:file/drop") { request, context in
      _ = try await BoardForm(request, context)
      let sheet = try await attachingTo(context)
      try await own(context).takeAway(context.parameters.get("file") ?? "", from: sheet.id)
      return Self.seeOther("/typed/\(sheet.id)/files")
    }
    router.get("/typed/:draft/files/:file") { _, context in try await attached(context) }
  }

  private func attachingTo(_ context: BoardContext) async throws -> DraftSheet {
    let id = context.parameters.get("draft") ?? ""
    return try await (try? TransferID(id)) == nil ? newSheet(id) : mendingSheet(id, context)
  }

  /// What is said of a file before it comes.
  private func said(_ name: String, _ size: Int64, _ stamp: String, _ type: String, _ person: String) throws
    -> TypedFile.Said
  {
    guard Self.kinds.contains(type), person.utf8.count <= 128 else { throw BoardProblem.noKind }
    return TypedFile.Said(
      name: String(decoding: name.utf8.prefix(200), as: UTF8.self), size: size, stamp: String(stamp.prefix(20)),
      document: "", type: type,
      person: person.isEmpty ? nil : person)
  }

  /// What is for one role comes with a packed folder: until it is handed in it would be kept for all.
  private static let kinds = CaseTable.coreAttachments

  /// A file that comes whole, from a browser without scripts.
  private func takeWhole(_ request: Request, _ context: BoardContext) async throws -> Response {
    let (own, sheet) = (try own(context), try await attachingTo(context))
    do {
      let upload = try await receive(request, context)
      guard let file = upload.file else { throw BoardProblem.noFile }
      let fields = upload.fields
      let said = try said(upload.name, file.size, UUID().uuidString, fields["type"] ?? "", fields["person"] ?? "")
      try await own.attach(file, as: said, to: sheet.id, about: sheet.subject)
      return Self.seeOther("/typed/\(sheet.id)/files")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), ![403, 404].contains(refused.status) else {
        throw error
      }
      return try await files(context, refused)
    }
  }

  /// For the page's own script: a line of text, whatever comes of it.
  private func plainly(_ context: BoardContext, _ work: () async throws -> String) async throws -> Response {
    do { return Self.answer(try await work(), "text/plain; charset=utf-8", context) } catch let error as AccountProblem
    {
      throw error
    } catch {
      let refused = DeskError(explaining: error, in: context.terms)
      var response = Self.answer(
        refused.lines.map(\.visible).joined(separator: "\n"), "text/plain; charset=utf-8", context)
      response.status = HTTPResponse.Status(code: refused.status)
      return response
    }
  }

  private func files(_ context: BoardContext, _ failed: DeskError? = nil) async throws -> Response {
    let (own, sheet) = (try own(context), try await attachingTo(context))
    guard let typed = try await own.typed(sheet.id) else { throw BoardProblem.typedGone }
    let words = Sentences.of(context.language)
    let found = try await own.documents(of: sheet.id, about: sheet.subject, without: [])
    let draft = CaseDraft(typed.form, adding: nil, words: words)
    return try page(
      "attaching", title: "title_files",
      [
        "draft": sheet.id, "here": sheet.here, "files": found.attached.map { fileRow($0, words) },
        "has_files": !found.attached.isEmpty, "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil,
        "kinds": Self.kinds.map { ["value": $0, "label": words.code("code", $0).visible] },
        "persons": draft.persons.map { ["value": $0.id.visible, "label": $0.name.visible] },
      ], context, status: failed.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }

  /// A document, as a form and the page of its files list it.
  func fileRow(_ file: DraftFile, _ words: Sentences) -> [String: Any] {
    let typed = file.typed
    let parts = [file.document, words.code("code", file.type), file.person, typed?.said.name].compactMap(\.self)
    let isPart = typed.map { !$0.isWhole } ?? false
    return [
      "document": file.document.visible, "label": parts.map(\.visible).joined(separator: " · "),
      "id": (typed?.id).orFalse, "is_base": typed == nil, "is_out": file.isOut, "is_whole": typed?.isWhole ?? false,
      "size": typed.map { words("file_size", ["size": Self.megabytes($0.said.size)]) } ?? "",
      "part": isPart
        ? words(
          "file_part",
          ["come": Self.megabytes(typed?.come ?? 0), "size": Self.megabytes(typed?.said.size ?? 0)]) : false,
    ]
  }

  private static func megabytes(_ octets: Int64) -> String {
    String(format: octets < 10_000_000 ? "%.1f" : "%.0f", max(0.1, Double(octets) / 1_000_000))
  }

  /// What was attached, for whoever wants to see that it is the right one.
  private func attached(_ context: BoardContext) async throws -> Response {
    let (own, sheet) = (try own(context), try await attachingTo(context))
    let id = context.parameters.get("file") ?? ""
    guard let file = try await own.attached(to: sheet.id).first(where: { $0.id == id && $0.isWhole }) else {
      throw BoardProblem.nowhere
    }
    let reading = try await Reading(desk.readings, for: own.person.staff.text) { flow in
      try await own.stream(file, of: sheet.id, to: flow)
    }
    return served(reading, as: file.said.document)
  }
}

extension HTTPField.Name {
  /// The token of a page, from its own script.
  fileprivate static let formToken = HTTPField.Name("X-Form-Token")!
}
