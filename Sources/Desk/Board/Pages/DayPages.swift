import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// What concerns a flight or a day is said once, of all who are ticked. Source: design "The handover", flights.
  func addDays(to router: Router<BoardContext>) {
    router.get("/day") { request, context in
      let query = request.uri.queryParameters
      return try await day(DayAsked { query.get($0) ?? "" }, context)
    }
    router.post("/day") { request, context in
      let form = try await BoardForm(request, context)
      return try await say(of: DayAsked { form[$0] }, form, context)
    }
  }

  /// What became of what was to be said.
  private enum Ended {
    case said([SaidOfOne])
    case failed(DeskError, ServiceError?)
  }

  private func say(of asked: DayAsked, _ form: BoardForm, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let ended: Ended
    do {
      let read = FormFields(words: Sentences.of(.english), zone: desk.places.zone)
      let fields = try asked.kind.askedFields.reduce(into: [String: String]()) { fields, field in
        if let value = try read.value(of: field, in: form) { fields[field.key] = value }
      }
      ended = .said(
        try await own.say(
          asked.kind, fields, of: form.all("case").compactMap { try? TransferID($0) }, isSure: form["meant"] == "yes"))
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
      ended = .failed(refused, error as? ServiceError)
    }
    return try await day(asked, context, (ended, form))
  }

  private func day(
    _ asked: DayAsked, _ context: BoardContext, _ after: (ended: Ended, form: BoardForm)? = nil
  ) async throws -> Response {
    let (own, moments) = (try own(context), moments(context))
    let words = moments.words
    let found = try await asked.on.isEmpty ? nil : own.cases(asked.filter(), after: nil, limit: Self.mostOfADay)
    let ticked = after.map { Set($0.form.all("case")) }
    let rows = (found?.lines ?? []).map { line -> [String: Any] in
      let row = CaseWords(line: line, moments: moments, names: desk.places.names(), here: desk.mission)
      let more: [String: Any] = [
        "ticked": ticked?.contains(line.view.transfer.text) ?? true,
        "when": row.arrival.map(moments.signed).orFalse,
        "flights": (line.group?.flights.map { $0.map(\.number).joined(separator: ", ").visible }).orFalse,
      ]
      return row.row.merging(more) { $1 }
    }
    var values: [String: Any] = [
      "on": asked.on.visible, "flight": asked.flight.visible, "way": asked.way, "is_in": asked.way == "in",
      "rows": rows, "has_rows": !rows.isEmpty, "is_asked": found != nil,
      "kinds": own.sayable(ofMany: asked.kinds).map {
        [
          "type": $0.type.text, "name": words.code("do", $0.type.text), "current": $0.type == asked.kind.type,
          "href": asked.path(saying: $0.type),
        ] as [String: Any]
      },
    ]
    values.merge(try await form(asked, own, words, after)) { $1 }
    values.merge(Self.told(after?.ended, found?.lines ?? [], moments)) { $1 }
    return try page("day", title: "title_day", values, context, status: Self.status(after?.ended))
  }

  /// A charter carries a hundred and fifty.
  private static let mostOfADay = 500

  private static func status(_ ended: Ended?) -> HTTPResponse.Status {
    if case .failed(let error, _)? = ended { HTTPResponse.Status(code: error.status) } else { .ok }
  }

  /// The form of the kind that is to be said.
  private func form(
    _ asked: DayAsked, _ own: PersonalDesk, _ words: Sentences, _ after: (ended: Ended, form: BoardForm)?
  ) async throws -> [String: Any] {
    let workers =
      asked.kind.type == .assigned
      ? try await own.caseworkers().map { (value: $0.staff.text, label: $0.name.visible) } : []
    let fields = FormFields(words: words, zone: desk.places.zone)
    var isDoubtful = false
    if case .failed(_, .saying(.doubtful)?)? = after?.ended { isDoubtful = true }
    var typed: BoardForm?
    if case .failed? = after?.ended { typed = after?.form }
    return [
      "type": asked.kind.type.text, "name": words.code("do", asked.kind.type.text), "doubtful": isDoubtful,
      "may_say": own.sayable(ofMany: asked.kinds).contains { $0.type == asked.kind.type },
      "fields": asked.kind.askedFields.map {
        fields.view(
          $0, of: asked.kind, typed: typed, workers: workers, places: [:], next: Set(MovementStage.allCases))
      },
    ]
  }

  private static func told(_ ended: Ended?, _ lines: [CaseLine], _ moments: Moments) -> [String: Any] {
    let words = moments.words
    switch ended {
    case nil: return ["told": false, "refused": [], "has_refused": false, "failed": [], "has_failed": false]
    case .failed(let error, let cause)?:
      var told = error.lines.map(\.visible)
      if case .saying(.doubtful(let moment, let doubt))? = cause {
        told = [words("doubt_\(doubt.rawValue)", ["moment": moments.signed(moment)])]
      }
      return ["told": false, "refused": [], "has_refused": false, "failed": told, "has_failed": true]
    case .said(let said)?:
      let titles = Dictionary(lines.map { ($0.view.transfer, $0) }) { first, _ in first }
      let refused = said.filter { $0.fate != .said }.map { one -> [String: Any] in
        let name = titles[one.transfer].flatMap { $0.persons.first?.names.first } ?? one.transfer.text
        return [
          "id": one.transfer.text, "title": name.visible,
          "why": one.fate == .waits
            ? words["day_waits"] : one.refusal?.words(words.terms).description ?? (one.why ?? "").visible,
        ]
      }
      let counts = ["count": "\(said.count - refused.count)", "all": "\(said.count)"]
      return [
        "told": words("day_said", counts), "refused": refused, "has_refused": !refused.isEmpty, "failed": [],
        "has_failed": false,
      ]
    }
  }
}

/// Of whom something is to be said, and what.
private struct DayAsked {
  /// `2027-06-14`; empty where nobody has asked yet.
  let on: String
  let flight: String
  /// What comes here (`in`), or what goes from here (`out`).
  let way: String
  let kind: StatementKind
  /// What can be said of many: what concerns a flight, and what a supervisor decides of a day.
  let kinds: [StatementKind]

  /// - Throws: `DeskError` for what is no day, and for what is not said of many.
  init(_ value: (String) -> String) throws {
    on = try CaseFilter.day(value("on").isEmpty ? nil : value("on").trimmingCharacters(in: .whitespaces)) ?? ""
    flight = value("flight").trimmingCharacters(in: .whitespaces)
    way = value("way") == "out" ? "out" : "in"
    let types: [StatementType] = way == "out" ? [.movement] : [.movement, .accepted, .assigned]
    kinds = types.compactMap(StatementKind.of)
    guard let kind = kinds.first(where: { value("say").isEmpty || $0.type.text == value("say") }) else {
      throw BoardProblem.nowhere
    }
    self.kind = kind
  }

  func filter() -> CaseFilter {
    var filter = CaseFilter()
    (filter.outgoing, filter.order) = (way == "out", .arrival)
    (filter.from, filter.to, filter.flight) = (on, on, flight.isEmpty ? nil : flight)
    return filter
  }

  func path(saying type: StatementType) -> String {
    let flight = flight.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "/day?on=\(on)&way=\(way)&flight=\(flight)&say=\(type)"
  }
}
