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

  private static func words(_ stage: String?) -> String { (stage ?? "").replacingOccurrences(of: "_", with: " ") }
}
