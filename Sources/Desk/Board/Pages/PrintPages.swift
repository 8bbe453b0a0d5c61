import Accounts
import Base
import CaseFile
import Foundation
import Handover
import Hummingbird

extension Pages {
  /// What goes on paper: one page for the colleague at the airport, and the person's own slip.
  func addPrints(to router: Router<BoardContext>) {
    router.get("/case/:id/sheet") { _, context in
      let print = try await CasePrint("sheet", context, self)
      return try page("sheet", title: "title_sheet", print.sheet(), context)
    }
    router.get("/case/:id/slip") { request, context in
      let query = request.uri.queryParameters
      var context = context
      context.language = query.get("in").flatMap(Language.init) ?? context.language
      let print = try await CasePrint("slip", context, self)
      return try page(
        "slip", title: "title_slip", try await print.slip(isPlain: query.get("plain").map { $0 == "yes" }), context)
    }
  }
}

/// One case, opened to be printed. That it was is noted.
private struct CasePrint {
  let own: PersonalDesk
  let record: TransferRecord
  let opened: OpenedCase
  let words: CaseWords
  let sheets: CaseSheet
  /// The last word on who looks after the person.
  let assigned: [String: JSONValue]
  /// Alerts of the conversation.
  let raised: [String]

  private var t: Sentences { words.moments.words }

  /// - Throws: `BoardProblem.nowhere` for what this person cannot read.
  init(_ what: String, _ context: BoardContext, _ pages: Pages) async throws {
    own = try pages.own(context)
    let (record, line) = try await own.transfer(context.parameters.get("id") ?? "")
    guard let opened = try await own.file(of: record) else { throw BoardProblem.nowhere }
    self.record = record
    self.opened = opened
    let moments = pages.moments(context)
    words = CaseWords(line: line, moments: moments, names: pages.desk.places.names(), here: pages.desk.mission)
    sheets = CaseSheet(words: moments.words, moments: moments, transfer: record.id, roles: own.person.roles)
    let said = try await own.conversation(of: record).sorted { $0.at < $1.at }
    raised = ConversationThread(words: words, names: [:]).raised(said)
    assigned = said.last { $0.type == .assigned || $0.type == .reassigned }?.said ?? [:]
    try await own.note("case.printed", transfer: record.id, subject: what)
  }

  private func callable(_ name: String, _ phone: String) -> Any {
    let parts = [
      assigned[name]?.string?.visible.isolated, assigned[phone]?.string.map { Dialling.shown($0, t) },
    ].compactMap(\.self)
    return parts.isEmpty ? false : parts.joined(separator: " · ")
  }

  private var journey: [String: Any] {
    [
      "arrival": (words.disruption == nil ? words.arrival.map(words.moments.signed) : nil).orFalse,
      "airport": (words.line.group?.place?.visible).orFalse, "transfer": record.id.text,
      "meets": callable("name", "phone"), "stands_in": callable("backup_name", "backup_phone"),
    ]
  }

  // MARK: For the colleague at the airport

  private static let ofPerson = [
    "names", "sex", "birth_date", "nationality", "languages", "interpreter_needed", "travel_document",
  ]
  private static let ofTravel = [
    "legs", "point_of_entry", "escort", "special_assistance", "final_destination_pcode", "reception",
  ]
  private static let ofManagement = ["caseworker", "duty_contact"]

  func sheet() -> [String: Any] {
    let core = CaseTable.core.section
    let persons: [[String: Any]] = opened.record.persons.map { person in
      [
        "facts": sheets.facts(person.values.object("identity").value, core["persons"]?["identity"], Self.ofPerson),
        "contacts": sheets.each(person.values.objects("contacts").value, core["persons"]?["contacts"]),
      ]
    }
    let values = opened.record.values
    let management = sheets.facts(
      values.object("case_management").value, core["case_management"], Self.ofManagement)
    let alerts = raised + sheets.alerts(opened.record)
    return journey.merging([
      "who": words.title, "number": (words.line.group?.number.visible).orFalse, "other": words.other,
      "outgoing": words.view.outgoing, "persons": persons, "alert_lines": alerts, "has_alerts": !alerts.isEmpty,
      "travel": sheets.facts(values.object("travel").value, core["travel"], Self.ofTravel),
      "sender": management, "has_sender": !management.isEmpty,
      "answer": words.whoWillBeThere(assigned["name"]?.string, hasNumber: assigned["phone"] != nil),
      "printed": t(
        "printed", ["moment": words.moments.full(words.moments.now), "staff": own.person.staff.text]),
    ]) { $1 }
  }

  // MARK: For the person

  /// - Parameter isPlain: Whether it names no organisation and no case; nil: as what is known of the person asks for.
  func slip(isPlain: Bool?) async throws -> [String: Any] {
    let isPlain = isPlain ?? isRisky
    let advice = try await isPlain ? nil : own.advice(of: words.view.to, in: t.language.rawValue)
    let receiver = words.name(words.view.to)
    let languages: [[String: Any]] = Language.allCases.map { language in
      [
        "id": language.rawValue, "name": language.name, "chosen": language == t.language,
        "href": "/case/\(record.id)/slip?in=\(language.rawValue)\(isPlain ? "&plain=yes" : "&plain=no")",
      ]
    }
    let code = SlipCode(of: record.id, at: record.receiver).text
    let square = QRCode(code).map { ["size": $0.size, "path": $0.path] as [String: Any] }
    return journey.merging([
      "code": code, "square": square ?? false as Any, "plain": isPlain, "is_past": words.isPast,
      "disrupted": words.disruption != nil,
      "meets_as": t[
        words.isPast || words.disruption != nil ? "slip_looks_after" : words.isReady ? "slip_meets" : "slip_named"],
      "receiver": receiver,
      "languages_of_slip": languages,
      "number": (words.line.group?.number.visible).orFalse,
      "other_print": "/case/\(record.id)/slip?in=\(t.language.rawValue)&plain=\(isPlain ? "no" : "yes")",
      "advice": advice.orFalse,
    ]) { $1 }
  }

  /// Whether a paper that says where it is from could harm: an alert, of the case or raised since, a number that is not safe,
  /// somebody who must not know.
  private var isRisky: Bool {
    !raised.isEmpty
      || opened.record.persons.contains { person in
        !person.alerts.isEmpty
          || (person.values.objects("contacts").value ?? []).contains { contact in
            contact.flag("aware_of_return").value == false
              || contact.text("phone").value != nil
                && contact.text("safe_to_call").value != SafeToCall.yes.rawValue
          }
      }
  }
}

extension CaseSection {
  /// The section that a field of this name holds.
  fileprivate subscript(_ key: String) -> CaseSection? { fields.first { $0.key == key }?.type.section }
}
