import Base
import Handover

/// What nothing undoes, or what leaves somebody without a number to call. Whoever says it on a page is told once more what it does, and ticks that it is meant; the command line
/// asks the same (`SayingArguments.confirm`).
struct FinalAct {
  /// What the tick is for. Whoever then chooses otherwise is asked anew.
  let name: String
  private let sentences: [String]
  /// Beside the tick.
  let label: String
  /// Whether there is no other way than to tick it.
  let isNeeded: Bool
  private let part: String?

  /// What can only be done for good. That a case ends is one of them where something is left open, and looks like any other.
  static let kinds: Set<StatementType> = [.consentWithdrawn, .destroyed, .erased, .recalled]

  /// - Parameters:
  ///   - fields: As they were typed.
  ///   - view: Where the transfer stands.
  /// - Returns: Nil for what can be taken back, or goes on.
  init?(_ type: StatementType, _ fields: [String: String], _ view: TransferView) {
    part = fields["compartment"]
    isNeeded = ![.assigned, .reassigned].contains(type)
    label = isNeeded ? "final_is_meant" : "moment_is_meant"
    switch type {
    case .assigned, .reassigned: sentences = fields["phone"] == nil ? ["asked_for_number"] : []
    case .consentWithdrawn: sentences = [part == nil ? "final_withdrawn" : "final_withdrawn_part"]
    case .destroyed: sentences = ["final_destroyed"]
    case .erased: sentences = [view.locked ? "final_destroyed" : "final_erased_part"]
    case .closed:
      sentences = [
        view.hasOutcome ? nil : "final_closed", view.questions.isEmpty ? nil : "final_closed_asked",
        view.stranding == nil ? nil : "final_closed_stranded",
      ].compactMap(\.self)
    case .completed:
      sentences = [
        view.owesOutcome ? "final_completed" : nil, view.stranding == nil ? nil : "final_completed_stranded",
      ].compactMap(\.self)
    default: return nil
    }
    guard !sentences.isEmpty else { return nil }
    name = "\(type).\(part ?? "whole")"
  }

  /// What it does.
  func words(_ t: Sentences) -> String {
    sentences.map { t($0, ["part": part.map { t.code("word", $0) } ?? ""]) }.joined(separator: " ")
  }
}
