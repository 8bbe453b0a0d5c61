import Base
import Foundation
import Handover

/// Where people stand with a transfer, in words.
enum Stages {
  static func handover(_ view: TransferView) -> String { words(view.handover?.rawValue) }

  static func journey(_ view: TransferView) -> String { words(view.movement?.rawValue) }

  /// For `show`, before all else: that nobody has met the people, who is to act, and whom to call.
  ///
  /// - Parameter lines: The lines on which somebody is on duty, by mission.
  static func stranded(_ view: TransferView, _ log: [StatementView], lines: [MissionID: String]) -> [[String]] {
    guard let stranding = view.stranding else { return [] }
    let said = log.last { $0.isApplied && [.assigned, .reassigned].contains($0.type) }?.said ?? [:]
    let people = [("name", "phone"), ("backup_name", "backup_phone")].compactMap { name, phone -> [String]? in
      let told = [said[name]?.string, said[phone]?.string].compactMap(\.self)
      return told.isEmpty ? nil : ["call", told.joined(separator: ", ")]
    }
    let duty = [view.to, view.from].map { mission -> [String] in
      let line = lines[mission].flatMap { $0.isEmpty ? nil : $0 } ?? "no number stands in the directory"
      return ["call", "on duty at \(mission): \(line)"]
    }
    return [
      [
        "EMERGENCY",
        "\(stranding.stage == .noShow ? "did not come" : "arrived, and nobody was there"), \(stranding.moment): the first contact "
          + "is due now, and owed by \(view.to)",
      ]
    ] + people + duty + [
      [
        "", "until `baton contact` at \(view.to); or `baton correct` by whoever said it, if it was a mistake",
      ]
    ]
  }

  /// For `show`.
  ///
  /// - Parameter log: The transfer's statements, with what was said sealed.
  static func rows(_ view: TransferView, _ log: [StatementView]) -> [[String]] {
    var rows = [["handover", handover(view)], ["journey", journey(view) + moved(view)]]
    if view.handover == .returned {
      let why = log.last { $0.isApplied && $0.type == .returned }?.words ?? []
      rows.append(["returned", why.joined(separator: " / ")])
      rows.append([
        "",
        "what to do at \(view.from): mend the folder, and `baton send` it anew; `baton acknowledge` says that it is known",
      ])
    }
    for question in view.questions {
      let words = log.first { $0.seq == question && $0.type == .clarificationAsked && $0.author == view.to }?.words
      rows.append(["question \(question)", (words ?? []).joined(separator: " / ")])
      rows.append(["", "open: `baton answer` at \(view.from)"])
    }
    if let named = view.caseworkers {
      let said = log.last { $0.isApplied && [.assigned, .reassigned].contains($0.type) }?.said ?? [:]
      rows.append(["caseworker", person(named.primary, said["name"], said["phone"])])
      if let backup = named.backup {
        rows.append(["backup", person(backup, said["backup_name"], said["backup_phone"])])
      }
    }
    rows += readiness(view) + leftOpen(view, log)
    for alert in view.alerts {
      let author = alert.by == .sender ? view.from : view.to
      let words = log.first { $0.seq == alert.seq && $0.author == author }?.words ?? []
      rows.append(["ALERT", "by \(author): " + words.joined(separator: " / ")])
    }
    for number in view.onward { rows.append(["handed on", "in \(number); nobody has confirmed yet that it came"]) }
    if let asked = view.recallAsked {
      rows.append(["asked back", "by \(view.from) in \(asked): `baton answer-recall` at \(view.to)"])
    }
    if view.locked {
      let who = log.takingBack.map { " on \(Moments.minute($0.at.date)) by \($0.author) (“\($0.type)”)" } ?? ""
      rows.append(["taken back", "it was taken back\(who): nothing of it is read any more" + afterwards(view)])
    }
    if view.isPartWithdrawn {
      let parts = log.filter { $0.illegal == nil && $0.type == .consentWithdrawn && $0.body["part"]?.flag == true }
        .map { $0.said?["compartment"]?.string ?? "a part that cannot be read here" }
      let owing = view.owesPart.map { $0 == .sender ? view.from : view.to }
      let owed = owing.map { "\($0)" }.joined(separator: " and ")
      rows.append([
        "withdrawn", parts.joined(separator: ", ") + ": not read any more, and in no version that goes from now on",
      ])
      if !owing.isEmpty {
        rows.append([
          "", "still to come: `baton update` at \(view.from) (a version without it), then `baton erase` at \(owed)",
        ])
      }
    }
    for side in view.gone {
      rows.append(["gone", "\(side == .sender ? view.from : view.to) states that nothing of it is left there"])
    }
    if view.hasOutcome {
      let words = log.last { $0.isApplied && $0.type == .outcome }?.words ?? []
      if let half = log.last(where: { $0.isApplied && $0.type == .outcome })?.said,
        OutcomeFigures(SealedHalf(said: half)).needsMentor == true
      {
        rows.append(["MENTOR", "the reintegration index is below \(OutcomeFigures.mentoring): a mentor is to be found"])
      }
      rows.append(["outcome", words.isEmpty ? "there was word of it" : words.joined(separator: " / ")])
    }
    return rows
  }

  /// That who was ready was so for an earlier version.
  private static func readiness(_ view: TransferView) -> [[String]] {
    if let movement = view.movement, [.cancelled, .postponed, .notDeparted, .diverted].contains(movement),
      view.handover == .ready
    {
      return [
        [
          "NOT READY",
          "the journey does not go as it was planned (\(movement.rawValue)): nobody is known to wait for them",
        ]
      ]
    }
    if view.isMovedSinceReady {
      return [
        [
          "NOT SURE",
          "the caseworker was ready for another arrival, and has not said so since: `baton ready` at \(view.to)",
        ]
      ]
    }
    guard view.isReadyOfOlder else { return [] }
    let made = view.made.map { " (made \(Moments.minute($0.date)))" } ?? ""
    let there = view.state == "delivered" ? "" : ", which \(view.to) does not have yet"
    return [
      [
        "NOT SURE",
        "the caseworker was ready before version \(view.version)\(made)\(there), and has not said so since: `baton ready` at \(view.to)",
      ]
    ]
  }

  /// What is open of a case that was closed.
  private static func leftOpen(_ view: TransferView, _ log: [StatementView]) -> [[String]] {
    let questions = view.unanswered.map { question in
      let words = log.first { $0.seq == question && $0.type == .clarificationAsked && $0.author == view.to }?.words
      return ["unanswered", (words ?? []).joined(separator: " / ") + " (the case was closed without an answer)"]
    }
    let outcome = [
      "NO OUTCOME", "it was taken back after the case was closed: another is owed, `baton outcome` at \(view.to)",
    ]
    return (view.owesOutcome ? [outcome] : []) + questions
  }

  private static func moved(_ view: TransferView) -> String {
    guard let moved = view.moved else { return "" }
    return ", \(moved)" + (view.movedDoubt.map { ", which \($0.words)" } ?? "")
  }

  /// For `show`: all that is owed, and who else is to know of what is late.
  static func owed(_ view: TransferView) -> [[String]] {
    view.owed.map { deadline in
      let told = deadline.escalated.map { "\($0.role.rawValue) of \($0.mission)" }.joined(separator: ", ")
      return [
        deadline.isLate ? "LATE" : "owed",
        sentence(deadline) + " (\(deadline.role.rawValue))" + (told.isEmpty ? "" : "; is to know: \(told)"),
      ]
    }
  }

  /// For `show`: where what was handed on from here stands.
  static func children(_ children: [ChildView]) -> [[String]] {
    children.map { child in
      let fate =
        child.isGone
        ? "states that nothing of it is left there"
        : child.isReceived ? words(child.handover?.rawValue) : "\(words(child.handover?.rawValue)), not received"
      let advice = child.isSaid ? "" : "; the mission that it came from is not told yet: `baton onward`"
      return ["handed on", "to \(child.to) in \(child.transfer): \(fate)\(advice)"]
    }
  }

  private static func sentence(_ deadline: Deadline) -> String {
    "\(deadline.what.words) by \(deadline.owedBy)" + (deadline.due.map { ", \(Moments.minute($0))" } ?? "")
  }

  /// What is still to be done about a case that was taken back.
  private static func afterwards(_ view: TransferView) -> String {
    guard view.handover == .recalled || view.handover == .withdrawn else {
      return
        "; \(view.to) accepted before it saw the recall: \(view.from) lets it (`baton correct`), or asks (`baton ask-back`)"
    }
    if view.gone.contains(.receiver) { return "" }
    let command = "`baton \(view.handover == .recalled ? "destroy" : "erase")`"
    return view.receivedAt == nil
      ? "; \(command) at \(view.to) is still to come"
      : "; what has come is still kept, sealed, at \(view.to) until \(command) there"
  }

  private static func person(_ pseudonym: String, _ name: JSONValue?, _ phone: JSONValue?) -> String {
    let told = [name, phone].compactMap { $0?.string }.joined(separator: ", ")
    return told.isEmpty ? String(pseudonym.prefix(8)) : "\(told) (\(pseudonym.prefix(8)))"
  }

  private static func words(_ stage: String?) -> String { (stage ?? "").replacingOccurrences(of: "_", with: " ") }
}

extension Deadline.What {
  /// What somebody is to give.
  fileprivate var words: String {
    switch self {
    case .receipt: "receipt"
    case .review: "review"
    case .answer: "answer"
    case .acceptance: "acceptance or return"
    case .acknowledgement: "word that the return is known"
    case .assignment: "caseworker named"
    case .readiness: "reception planned"
    case .arrival: "word of the arrival"
    case .contact: "first contact"
    case .outcome: "outcome"
    case .closure: "closing"
    case .completion: "word that the end is known"
    case .destruction: "statement that it is destroyed"
    case .erasure: "statement that it is erased"
    }
  }
}

extension StatementView {
  /// What it says sealed, line by line; or why that cannot be shown.
  var words: [String] {
    if let unsaid { return ["what was said sealed cannot be shown: \(unsaid)"] }
    return said.map { StatementKind.lines(type, $0) } ?? []
  }
}
