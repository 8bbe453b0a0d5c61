import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// What is kept about one person, for whoever answers them; and what waits for a second person.
  func addPersons(to router: Router<BoardContext>) {
    router.get("/person") { _, context in try person("", nil, context) }
    // Its text in the body, since an address may be kept where nobody thinks of it.
    router.post("/person") { request, context in
      let form = try await BoardForm(request, context)
      let text = form["q"].trimmingCharacters(in: .whitespacesAndNewlines)
      return try person(
        text, await own(context).records(about: text), context, await own(context).colleagues())
    }
    router.get("/drafts") { _, context in try await drafts(context) }
  }

  private func person(
    _ text: String, _ found: [SubjectRecord]?, _ context: BoardContext, _ colleagues: [Account] = []
  ) throws -> Response {
    try own(context).require(.answerPersons)
    let names = Dictionary(colleagues.map { ($0.staff.text, $0.name.visible) }) { first, _ in first }
    return try page(
      "person", title: "nav_person",
      [
        "q": text.visible, "is_asked": found != nil, "records": (found ?? []).map { record($0, context, names) },
        "has_records": !(found ?? []).isEmpty,
      ], context)
  }

  /// - Parameter staff: Their names, by their ids.
  private func record(_ record: SubjectRecord, _ context: BoardContext, _ staff: [String: String]) -> [String: Any] {
    let (moments, names) = (moments(context), desk.places.names())
    let words = moments.words
    func name(_ mission: MissionID) -> String { (names[mission] ?? mission.text).visible }
    return [
      "id": record.transfer.text, "number": (record.number?.visible).orFalse, "short": record.short,
      "persons": record.persons.map { ($0.names.first ?? words["no_name"]).visible }.joined(separator: " · "),
      "from": name(record.from), "to": name(record.to), "goes": record.goes.map(moments.full).orFalse,
      "taken": record.takenBack.map {
        "\(words.code("say", $0.type.text).visible) · \(name($0.by)) · \(moments.full($0.at.date))"
      }.orFalse,
      "versions": record.versions.map { version in
        [
          "version": "\(version.version)", "made": moments.signed(version.made),
          "size": Self.size(version.bytes, words), "held": words[version.isHeld ? "yes" : "no"],
        ] as [String: Any]
      },
      "said": record.said.map { said in
        [
          "at": moments.full(said.at.date), "who": name(said.author), "what": words.code("say", said.type.text).visible,
          "words": said.hadWords ? words[said.hasWords ? "person_words_held" : "person_words_gone"] : false,
          "lines": (said.destroyed + said.unreachable).map(\.visible),
        ] as [String: Any]
      },
      "children": record.children.map { ["to": name($0.to), "short": String($0.transfer.text.suffix(8))] },
      "uses": record.uses.map { use in
        [
          "at": (try? Timestamp(use.at)).map { moments.full($0.date) } ?? use.at.visible,
          "by": staff[use.by] ?? use.by.visible,
          "what": use.action.visible,
        ] as [String: Any]
      },
    ]
  }

  /// All that waits for a second person of this mission.
  private func drafts(_ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let moments = moments(context)
    let names = Dictionary(
      try await own.colleagues().map { ($0.staff, $0.name.visible) }, uniquingKeysWith: { first, _ in first })
    let found = try await own.allDrafts()
    return try page(
      "drafts", title: "drafts",
      [
        "rows": found.map { draft in
          [
            "transfer": draft.transfer.text, "short": String(draft.transfer.text.suffix(8)),
            "what": moments.words.code("say", draft.type.text).visible,
            "who": names[draft.staff] ?? draft.staff.text, "at": moments.full(draft.at),
            "mine": draft.staff == own.person.staff,
          ] as [String: Any]
        }, "has_rows": !found.isEmpty,
      ], context)
  }
}
