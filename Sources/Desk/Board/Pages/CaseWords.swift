import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// A transfer in words and steps, for rows and the head of its page.
struct CaseWords {
  let listed: ListedCase
  let moments: Moments
  let names: [MissionID: String]
  let here: MissionID

  var view: TransferView { listed.view }
  private var words: Sentences { moments.words }

  /// The end of its id, as people call it out to one another.
  var short: String { String(view.transfer.text.suffix(8)) }

  /// Who it is about, as far as that is known here.
  var title: String {
    let names = listed.names.map(\.visible)
    return names.isEmpty ? words("case_number", ["number": short]) : names.joined(separator: " · ")
  }

  var other: String { name(view.outgoing ? view.to : view.from) }

  func name(_ mission: MissionID) -> String { (names[mission] ?? mission.text).visible }

  /// What stands in every row.
  var row: [String: Any] {
    [
      "id": view.transfer.text, "short": short, "title": title, "is_known": !listed.names.isEmpty, "other": other,
      "arrival": view.arrival.map(moments.signed).orFalse, "time": view.arrival.map(moments.time).orFalse,
      "relative": view.arrival.map { moments.relative($0.date) }.orFalse, "route": listed.route.map(\.visible).orFalse,
      "alerts": listed.alerts.map { words.code("alert", $0).visible }, "is_alert": !listed.alerts.isEmpty,
      "steps": steps, "owed": owed, "state": state, "trouble": trouble.orFalse, "movement": movement,
      "named": view.caseworkers != nil, "is_ready": stageAtLeast(.ready),
    ]
  }

  // MARK: Steps

  private static let order: [HandoverStage] = [
    .submitted, .delivered, .underReview, .clarification, .accepted, .assigned, .ready, .inProgress, .closed,
    .completed,
  ]

  private func stageAtLeast(_ stage: HandoverStage) -> Bool {
    guard let now = view.handover, let place = Self.order.firstIndex(of: now),
      let wanted = Self.order.firstIndex(of: stage)
    else { return false }
    return place >= wanted
  }

  private var hasArrived: Bool {
    [.arrived, .arrivedUnmet].contains(view.movement) || stageAtLeast(.inProgress)
  }

  /// Handed in · received · opened · accepted · caseworker named · ready · arrived · first contact · outcome.
  private var steps: [[String: Any]] {
    let done: [(key: String, is: Bool)] = [
      ("handed_in", true), ("received", stageAtLeast(.delivered) || view.receivedAt != nil),
      ("opened", stageAtLeast(.underReview)), ("accepted", stageAtLeast(.accepted)), ("named", view.caseworkers != nil),
      ("ready", stageAtLeast(.ready)), ("arrived", hasArrived), ("contact", stageAtLeast(.inProgress)),
      ("outcome", view.hasOutcome || stageAtLeast(.closed)),
    ]
    let next = done.firstIndex { !$0.is }
    return done.enumerated().map { index, step in
      [
        "name": words["step_\(step.key)"], "class": step.is ? "done" : index == next ? "next" : "open",
        "said": words[step.is ? "step_done" : "step_open"],
      ]
    }
  }

  // MARK: What is owed, and where it stands

  /// What is owed next, by whom.
  private var owed: [[String: Any]] {
    view.owed.prefix(2).map { deadline in
      [
        "what": words["owed_\(deadline.what.rawValue)"],
        "by": deadline.owedBy == here ? words["us"] : name(deadline.owedBy),
        "role": words.code("role", deadline.role.rawValue), "late": deadline.isLate,
        "due": deadline.due.map { moments.relative($0) }.orFalse,
      ]
    }
  }

  var isLate: Bool { view.owed.contains(where: \.isLate) }

  /// In words.
  var state: String {
    if view.state != "delivered", view.handover == .submitted || view.handover == nil {
      return words.code("delivery", view.state)
    }
    return view.handover.map { words["stage_\($0.rawValue)"] } ?? words.code("delivery", view.state)
  }

  private var movement: Any {
    guard let movement = view.movement, movement != .planned else { return false }
    return words["movement_\(movement.rawValue)"]
  }

  /// What stands in the way of its delivery.
  private var trouble: String? {
    guard ["held", "dead", "unreadable", "incomplete"].contains(view.state) else { return nil }
    return words("trouble_\(view.state)", ["reason": words.code("reason", view.reason ?? "")])
  }

  /// "Can I tell her tonight who will be at the airport?", in one line.
  func whoWillBeThere(_ caseworker: String?) -> String {
    if view.handover == .returned { return words["who_returned"] }
    guard view.caseworkers != nil else { return words[stageAtLeast(.accepted) ? "who_not_yet" : "who_not_accepted"] }
    let name = caseworker?.visible ?? words["who_unnamed"]
    return words(stageAtLeast(.ready) ? "who_ready" : "who_named", ["name": name])
  }
}

/// One line of a list: where a transfer stands, and who it is about, as far as that is known without opening it.
struct ListedCase: Sendable {
  let view: TransferView
  var names: [String] = []
  var route: String?
  /// Codes.
  var alerts: [String] = []
}
