import Foundation

import Handover

/// Where people stand with a transfer, in words.
enum Stages {
  static func handover(_ view: TransferView) -> String { words(view.handover?.rawValue) }

  static func journey(_ view: TransferView) -> String { words(view.movement?.rawValue) }

  /// For `show`.
  static func rows(_ view: TransferView) -> [[String]] {
    var rows = [["handover", handover(view)], ["journey", journey(view) + (view.moved.map { ", \($0)" } ?? "")]]
    if !view.questions.isEmpty {
      let numbers = view.questions.map { "\($0)" }.joined(separator: ", ")
      rows.append(["open", "question \(numbers): `baton answer` at \(view.from)"])
    }
    if let named = view.caseworkers {
      rows.append(["caseworker", "\(named.primary)" + (named.backup.map { ", backup \($0)" } ?? "")])
    }
    if view.hasOutcome { rows.append(["outcome", "there was word of it"]) }
    return rows
  }

  /// What is owed next, by whom and by when.
  static func next(_ view: TransferView) -> String {
    view.owed.first.map { sentence($0) + ($0.isLate ? ", LATE" : "") } ?? ""
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

  private static func sentence(_ deadline: Deadline) -> String {
    "\(deadline.what.words) by \(deadline.owedBy)" + (deadline.due.map { ", \(Moments.minute($0))" } ?? "")
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
    }
  }
}
