import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// The next version of a case, what is different in it, and what of a transfer can be taken away as it is: the signed receipt,
  /// the sealed bundle.
  func addVersions(to router: Router<BoardContext>) {
    router.get("/case/:id/version") { _, context in try await version(context, nil) }
    router.post("/case/:id/version") { request, context in try await takeVersion(request, context) }
    router.get("/case/:id/changes") { _, context in try await changes(context) }
    router.get("/case/:id/receipt") { _, context in
      let (record, _) = try await own(context).transfer(context.parameters.get("id") ?? "")
      guard let receipt = try await own(context).receipt(of: record) else { throw BoardProblem.nowhere }
      return Response(
        status: .ok, headers: Self.download("application/pkcs7-mime", "receipt-\(record.id.text.suffix(8)).p7m"),
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: receipt)))
    }
    router.get("/case/:id/bundle") { _, context in
      let own = try own(context)
      let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
      return Self.carried(try await own.bundle(of: record.id), record.id)
    }
    router.get("/case/:id/elsewhere") { _, context in try await elsewhere(context) }
  }

  /// A sealed case as a carry file.
  static func carried(_ reading: Reading, _ transfer: TransferID) -> Response {
    Response(
      status: .ok, headers: download("application/x-tar", "case-\(transfer.text.suffix(8)).baton"),
      body: reading.body { failure in
        if let failure { throw failure }
        return nil
      })
  }

  /// Of what a browser keeps and does not show.
  static func download(_ type: String, _ name: String) -> HTTPFields {
    [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""]
  }

  private func version(_ context: BoardContext, _ failed: DeskError?) async throws -> Response {
    let own = try own(context)
    try own.require(.handIn)
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    guard line.view.outgoing, !line.view.locked else { throw BoardProblem.nowhere }
    let words = CaseWords(
      line: line, moments: moments(context), names: desk.places.names(), here: desk.mission)
    return try page(
      "version", title: "title_version",
      [
        "id": record.id.text, "case": words.title, "shown": record.heads.text,
        "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil,
      ], context, status: failed.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }

  private func takeVersion(_ request: Request, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    try own.require(.handIn)
    let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
    do {
      let (fields, file, _) = try await receive(request, context)
      guard let file else { throw BoardProblem.noFile }
      guard fields["shown"] == record.heads.text else { throw BoardProblem.saidSince }
      try await own.update(record, file, leavesOut: fields["leave_out"] == "yes")
      return Self.seeOther("/case/\(record.id)?said=update")
    } catch let problem as SealProblem {
      return try await version(context, DeskError(explaining: problem, in: context.terms))
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), ![403, 404].contains(refused.status) else {
        throw error
      }
      return try await version(context, refused)
    }
  }

  private func changes(_ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    let found = try await own.changes(of: record)
    let moments = moments(context)
    let words = CaseWords(line: line, moments: moments, names: desk.places.names(), here: desk.mission)
    let sheet = CaseSheet(
      words: moments.words, moments: moments, transfer: record.id, roles: own.person.roles)
    return try page(
      "changes", title: "title_changes",
      [
        "id": record.id.text, "case": words.title,
        "between": moments.words("changes_between", ["older": "\(found.older)", "newer": "\(found.newer)"]),
        "changes": found.changes.map { change in
          let told = sheet.changed((change.place, change.label, change.before, change.after))
          return [
            "place": told.place.visible, "before": (told.before?.visible).orFalse,
            "after": (told.after?.visible).orFalse,
          ] as [String: Any]
        }, "has_changes": !found.changes.isEmpty,
      ], context)
  }

  /// Where else the people of a case are known here, for those who may ask that, and to whom it was handed on.
  private func elsewhere(_ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    let (moments, names) = (moments(context), desk.places.names())
    func rows(_ lines: [CaseLine]) -> [[String: Any]] {
      lines.map { line in
        let words = CaseWords(line: line, moments: moments, names: names, here: desk.mission)
        return words.row.merging(["when": (words.arrival.map(moments.signed)).orFalse]) { $1 }
      }
    }
    let known = try await own.known(record)
    let (same, likely) = (rows(known?.same ?? []), rows(known?.likely ?? []))
    let children = try await own.children(of: record).map { child -> [String: Any] in
      [
        "id": child.transfer.text, "short": String(child.transfer.text.suffix(8)),
        "to": (names[child.to] ?? child.to.text).visible,
        "state": child.handover.map { moments.words["stage_\($0.rawValue)"] } ?? moments.words["not_known"],
        "gone": child.isGone,
      ]
    }
    let words = CaseWords(line: line, moments: moments, names: names, here: desk.mission)
    return try page(
      "elsewhere", title: "title_elsewhere",
      [
        "id": record.id.text, "case": words.title, "may_match": known != nil, "may_read": true,
        "parts": [
          ["name": moments.words["known_same"], "rows": same, "has_rows": !same.isEmpty, "may_read": true],
          ["name": moments.words["known_likely"], "rows": likely, "has_rows": !likely.isEmpty, "may_read": true],
        ] as [[String: Any]],
        "children": children, "has_children": !children.isEmpty,
      ], context)
  }
}
