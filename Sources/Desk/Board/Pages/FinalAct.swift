import Base
import Handover

/// What nothing undoes. Whoever says it on a page is told once more what it does, and ticks that it is meant; the command line
/// asks the same (`SayingArguments.confirm`).
struct FinalAct {
  /// What the tick is for. Whoever then chooses otherwise is asked anew.
  let name: String
  private let sentence: String
  private let part: String?

  /// What can only be done for good. That a case is closed is one of them where no outcome was said, and looks like any other.
  static let kinds: Set<StatementType> = [.consentWithdrawn, .destroyed, .erased, .recalled]

  /// - Parameters:
  ///   - fields: As they were typed.
  ///   - view: Where the transfer stands.
  /// - Returns: Nil for what can be taken back, or goes on.
  init?(_ type: StatementType, _ fields: [String: String], _ view: TransferView) {
    part = fields["compartment"]
    switch type {
    case .consentWithdrawn: sentence = part == nil ? "final_withdrawn" : "final_withdrawn_part"
    case .destroyed: sentence = "final_destroyed"
    case .erased: sentence = view.locked ? "final_destroyed" : "final_erased_part"
    case .closed where !view.hasOutcome: sentence = "final_closed"
    default: return nil
    }
    name = "\(type).\(part ?? "whole")"
  }

  /// What it does.
  func words(_ t: Sentences) -> String { t(sentence, ["part": part.map { t.code("word", $0) } ?? ""]) }
}
