import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// A transfer in words and steps, for rows and the head of its page.
struct CaseWords {
  let line: CaseLine
  let moments: Moments
  let names: [MissionID: String]
  let here: MissionID
  /// Who of this mission looks after it.
  var caseworker: PersonalDesk.Caseworker?

  var view: TransferView { line.view }
  private var words: Sentences { moments.words }

  /// Persons that are named before the rest is counted.
  private static let named = 3

  /// Who it is about, as far as that is known here.
  var title: String {
    let names = line.persons.map { $0.names.first ?? words["no_name"] }
    guard !names.isEmpty else {
      return line.card == .unreadable ? words["card_unreadable"] : words("case_number", ["number": line.short])
    }
    let shown = names.prefix(Self.named).joined(separator: " · ").visible
    return names.count > Self.named ? "\(shown) +\(names.count - Self.named)" : shown
  }

  /// The arrival on the clock of its place, where that is known; else as it was signed.
  var arrival: Timestamp? {
    guard let arrival = view.arrival, let group = line.group else { return view.arrival }
    return group.arrival(arrival)
  }

  /// The arrival's hour where the day stands above it: with the clock that it goes by, unless the place follows.
  private var when: String? {
    arrival.map { moments.time($0) + (line.group?.place == nil ? " \(Moments.clock(of: $0))" : "") }
  }

  /// What says that nobody has met the people, before all else on the page: since when, who is to act, and whom to call.
  ///
  /// - Parameters:
  ///   - said: The conversation, for the names and numbers in it.
  ///   - lines: The lines on which somebody is on duty, by mission.
  func stranded(_ said: [StatementView], lines: [MissionID: String]) -> [String: Any]? {
    guard let stranding = view.stranding else { return nil }
    let owed = view.owed.first { $0.what == .contact }
    let named = said.last { $0.isApplied && ($0.type == .assigned || $0.type == .reassigned) }?.said ?? [:]
    let people = [("name", "phone"), ("backup_name", "backup_phone")].compactMap { name, phone -> String? in
      let told = [
        named[name]?.string?.visible.isolated, named[phone]?.string.map { Dialling.shown($0, words) },
      ].compactMap(\.self)
      return told.isEmpty ? nil : told.joined(separator: " · ")
    }
    let duty = [view.to, view.from].map { mission in
      let line = lines[mission].flatMap { $0.isEmpty ? nil : $0.visible.isolated } ?? words["no_duty_line"]
      return words("on_duty_at", ["mission": name(mission), "line": line])
    }
    return [
      "stranded_heading": words["movement_\(stranding.stage.rawValue)"].capitalizedSentence,
      "stranded_when": words(
        "stranded_when", ["moment": moments.signed(stranding.moment), "relative": moments.relative(stranding.said)]),
      "stranded_owed": words(
        "stranded_owed",
        [
          "by": view.to == here ? words["us"] : name(view.to),
          "role": words.code("role", (owed?.role ?? .duty).rawValue),
        ]),
      "stranded_calls": people + duty,
    ]
  }

  /// The arrival that was planned, where it is said now how that went, and it was not then.
  var planned: String? {
    guard let planned = view.planned, planned != view.arrival else { return nil }
    return words("was_planned", ["moment": moments.signed(line.group?.arrival(planned) ?? planned)])
  }

  /// Kinds of alerts about any of its persons, and whether the conversation has one, or asks for the case back.
  private var alerts: [String] {
    let kinds = line.persons.flatMap(\.alerts).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return (view.stranding.map { [words["movement_\($0.stage.rawValue)"]] } ?? [])
      + kinds.map { words.code("code", $0).visible } + (view.alerts.isEmpty ? [] : [words["say_alert"]])
      + (view.recallAsked == nil ? [] : [words["is_asked_back"]])
  }

  /// What nobody here has opened yet.
  private var news: String? {
    guard !view.outgoing, !line.isRead, view.receipted != nil, !view.locked, !isOver, view.handover != .returned
    else { return nil }
    // Nobody is announced to a caseworker by a case that was taken on unread.
    if stageAtLeast(.accepted), !line.wasRead { return words["is_accepted_unread"] }
    return words[line.wasRead ? "is_changed" : "is_new"]
  }

  var other: String { name(view.outgoing ? view.to : view.from) }

  func name(_ mission: MissionID) -> String { (names[mission] ?? mission.text).visible }

  /// What stands in every row.
  var row: [String: Any] {
    [
      "id": view.transfer.text, "short": line.short, "title": title, "other": other,
      "outgoing": view.outgoing,
      "number": (line.group?.number.visible).orFalse, "news": news.orFalse,
      "arrival": arrival.map(moments.signed).orFalse, "time": arrival.map(moments.time).orFalse,
      "relative": arrival.map { moments.relative($0.date) }.orFalse,
      "airport": (line.group?.place?.visible).orFalse,
      "alerts": alerts, "is_alert": !alerts.isEmpty,
      "owed": owed, "state": state, "trouble": trouble.orFalse, "movement": movement,
      "named": view.caseworkers != nil, "is_ready": isReady, "was_ready": view.isReadyOfOlder || view.isMovedSinceReady,
      "late": isLate || view.stranding != nil, "when": when.orFalse,
      "goes": going.orFalse,
      "worker": (caseworker?.name.visible).orFalse, "is_mine": caseworker?.isReader ?? false,
      "away": away.orFalse,
    ]
  }

  /// That whoever looks after it is not there.
  var away: String? {
    caseworker?.absence.map {
      words("worker_away", ["name": (caseworker?.name ?? "").visible.isolated, "to": $0.to.isolated])
    }
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

  /// Whether people have ended it. A case can be closed from wherever it stands, so that says nothing of what was done before.
  private var isOver: Bool { stageAtLeast(.closed) }

  /// Whoever came and found nobody has not arrived as long as nobody is with them.
  private var hasArrived: Bool { view.movement == .arrived && view.stranding == nil || isInContact }

  private var isInContact: Bool { view.isMet || view.handover == .inProgress }

  /// Whether somebody will be there, and said so of the arrival as it is known now.
  var isReady: Bool { isDone(.ready) && (isOver || !view.isMovedSinceReady && disruption == nil) }
  /// That the journey does not go as it was planned, and nobody knows how: nobody waits for the people where it was to end.
  var disruption: String? {
    guard !isPast, view.stranding == nil, let movement = view.movement,
      [.cancelled, .postponed, .notDeparted, .diverted].contains(movement)
    else { return nil }
    return words["who_\(movement.rawValue)"]
  }
  /// Whether the journey is behind the people: what was planned of it is of no use to them any more.
  var isPast: Bool { hasArrived || isOver }

  private func isDone(_ stage: HandoverStage) -> Bool { isOver ? hasArrived : stageAtLeast(stage) }

  /// Which steps are done, for two cases that stand alike.
  var stepMarks: String { stepsDone.map { $0.is ? "+" : "-" }.joined() }

  /// Handed in · received · opened · accepted · caseworker named · ready · arrived · first contact · outcome.
  private var stepsDone: [(key: String, is: Bool)] {
    [
      ("handed_in", true), ("received", stageAtLeast(.delivered) || view.receivedAt != nil),
      ("opened", stageAtLeast(.underReview)), ("accepted", stageAtLeast(.accepted)), ("named", view.caseworkers != nil),
      ("ready", isReady), ("arrived", hasArrived), ("contact", isInContact),
      ("outcome", view.hasOutcome),
    ]
  }

  var steps: [[String: Any]] {
    let done = stepsDone
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
        "by": deadline.owedBy == here ? words["owed_by_us"] : words("owed_by", ["mission": name(deadline.owedBy)]),
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

  /// That what is held of it goes soon, or that somebody keeps it.
  private var going: String? {
    if let kept = view.kept {
      return words("kept_because", ["reason": words["keep_\(kept.reason.rawValue)"], "at": moments.full(kept.at)])
    }
    guard view.isGoing, let goes = view.goes else { return nil }
    return words("goes_at", ["at": moments.full(goes), "relative": moments.relative(goes)])
  }

  /// "Can I tell her tonight who will be at the airport?", in one line.
  ///
  /// - Parameter hasNumber: Whether they can be called, as far as that is known.
  func whoWillBeThere(_ caseworker: String?, hasNumber: Bool = true) -> String {
    if view.handover == .returned { return words[view.outgoing ? "who_returned" : "who_returned_here"] }
    if view.locked { return words["who_taken_back"] }
    if let stranding = view.stranding { return words["who_\(stranding.stage.rawValue)"] }
    if isOver { return words["who_over"] }
    if isInContact { return words["who_met"] }
    if hasArrived { return words["who_arrived"] }
    if let disruption { return disruption }
    guard view.caseworkers != nil else {
      return words[
        stageAtLeast(.accepted) ? "who_not_yet" : view.outgoing ? "who_not_accepted" : "who_not_accepted_here"]
    }
    let name = caseworker?.visible ?? words["who_unnamed"]
    if view.isReadyOfOlder { return readyBefore(name) }
    if view.isMovedSinceReady {
      return words("who_moved", ["name": name, "arrival": arrival.map(moments.signed) ?? words["not_known"]])
    }
    return words(stageAtLeast(.ready) ? "who_ready" : "who_named", ["name": name])
      + (hasNumber ? "" : " " + words["who_no_number"])
  }
}

extension CaseWords {
  /// That the caseworker was ready for what was planned before the case changed: nobody can be told that they are.
  private func readyBefore(_ name: String) -> String {
    let hasCome = view.state == "delivered"
    return words(
      hasCome ? "who_was_ready" : view.outgoing ? "who_was_ready_unsent" : "who_was_ready_coming",
      ["name": name, "when": view.made.map { moments.full($0.date) } ?? "", "mission": self.name(view.to)])
  }

  /// What was left open at the end of a case that is over, a line each.
  ///
  /// - Parameter said: The conversation, for the words of questions.
  func leftOpen(_ said: [StatementView]) -> [String] {
    let questions = view.unanswered.map { seq in
      let text = said.first { $0.type == .clarificationAsked && $0.seq == seq }?.said?["text"]?.string
      return words("left_unanswered", ["question": (text ?? words.code("say", "clarification_asked")).visible.isolated])
    }
    return (view.owesOutcome ? [words("left_without_outcome", ["mission": name(view.to)])] : []) + questions
  }
}

extension String {
  /// As a sentence begins.
  fileprivate var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}
