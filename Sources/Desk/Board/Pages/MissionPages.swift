import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// The missions of the directory: when they work, whom to call, what they take and publish.
  func addMissions(to router: Router<BoardContext>) {
    router.get("/missions") { _, context in
      let missions = try own(context).missions()
      return try page(
        "missions", title: "nav_missions",
        [
          "missions": missions.map { view in
            [
              "id": view.mission.text, "name": view.name.visible, "organisation": view.organisation.visible,
              "country": view.country.visible, "duty": view.dutyContact.isEmpty ? false : view.dutyContact.visible,
              "own": view.mission == desk.mission,
            ] as [String: Any]
          }
        ], context)
    }
    router.get("/missions/:mission") { _, context in try await mission(context) }
    router.get("/missions/:mission/document/:kind/:language") { _, context in
      let (kind, language) = (context.parameters.get("kind") ?? "", context.parameters.get("language") ?? "")
      let found = try await own(context).document(kind, language, of: context.parameters.get("mission") ?? "")
      let safe = SafeKind(found.content)
      let type = safe.isShown ? safe.type : "text/plain; charset=utf-8"
      return Response(
        status: .ok, headers: [.contentType: type, .contentSecurityPolicy: SafeKind.policy],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: found.content)))
    }
  }

  /// - Parameter codes: `mon`…`sun`.
  private static func days(_ codes: [String], _ words: Sentences) -> String {
    let (order, names) = (
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], words["weekdays"].split(separator: " ").map(String.init)
    )
    return codes.map { code in order.firstIndex(of: code).map { names[$0] } ?? code.visible }.joined(separator: ", ")
  }

  private func mission(_ context: BoardContext) async throws -> Response {
    let view = try await own(context).mission(context.parameters.get("mission") ?? "")
    let (moments, words) = (moments(context), Sentences.of(context.language))
    let terms = view.terms
    let taken: [(key: String, value: String?)] = [
      ("terms_categories", terms?.categories?.map { words.code("code", $0) }.joined(separator: ", ")),
      ("terms_languages", terms?.languages?.joined(separator: ", ")),
      ("terms_capacity", terms?.capacity.map { "\($0)" }), ("terms_notice", terms?.notice),
      ("terms_answer", terms?.answer), ("terms_needs", terms?.needs?.joined(separator: "; ")),
    ]
    return try page(
      "mission", title: "title_mission",
      [
        "id": view.mission.text, "name": view.name.visible, "organisation": view.organisation.visible,
        "country": view.country.visible, "duty": view.dutyContact.isEmpty ? false : view.dutyContact.visible,
        "zone": view.timeZone.visible, "weekend": Self.days(view.weekend, words),
        "languages_spoken": view.languages.joined(separator: ", "), "stale": (view.stale?.visible).orFalse,
        "issued": view.issued.map { moments.full($0.date) }.orFalse,
        "terms": taken.compactMap { term -> [String: Any]? in
          term.value.map { ["label": words[term.key], "text": $0.visible] }
        },
        "documents": view.documents.map { document in
          [
            "href": "/missions/\(view.mission)/document/\(document.kind.rawValue)/"
              + (document.language.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""),
            "title": document.title.visible, "kind": words["document_\(document.kind.rawValue)"],
            "language": document.language.visible, "size": Self.size(Int64(document.bytes), words),
          ] as [String: Any]
        }, "has_documents": !view.documents.isEmpty,
      ], context)
  }
}
