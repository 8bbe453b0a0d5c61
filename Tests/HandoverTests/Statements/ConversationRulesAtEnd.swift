@testable import Handover

extension ConversationRules {
  /// Where the fold says that it stands, against where the rules have led.
  mutating func compare(_ state: TransferState) {
    let people = state.people
    let isStopped = recall != nil || !withdrawals.isEmpty
    let stage = !withdrawals.isEmpty ? HandoverStage.withdrawn : recall != nil ? .recalled : ground
    mustBe(people.stage == stage, "it stands at \(people.stage), and not at \(stage)")
    mustBe(state.isStopped == isStopped, "whether it is stopped")
    mustBe(state.isLocked == (isStopped || crossed != nil), "whether it is locked")
    mustBe(people.recallAsked == asked, "what was asked back")
    mustBe(people.questions == questions, "the open questions")
    mustBe(people.onward == onward, "what is handed on")
    mustBe(people.gone == gone, "who states that nothing is left")
    mustBe(people.hasOutcome == !outcomes.isEmpty, "whether there is an outcome")
    mustBe((people.ready != nil) == isReady, "whether somebody is ready")
    mustBe(people.isReadyOfOlder == (ground == .assigned && wasReady), "whether somebody was ready before it changed")
    mustBe(
      people.owesOutcome == (isOver && isUnsaid && !gone.contains(.receiver)), "whether another outcome is owed")
    mustBe(people.unanswered == unanswered, "the questions without an answer")
    mustBe(state.isStranded == isStranded, "whether nobody has met the people")
    mustBe(people.alerts.map { [$0.by == .sender ? 0 : 1, $0.seq] } == alerts, "the alerts")
    mustBe(people.hasNewAlert == alerts.contains { !settled.contains($0) }, "whether an alert is new")
    mustBe(state.movement.stage.rawValue == journey.last?.stage ?? "planned", "the journey")
    mustBe(Int64(state.version) == version && state.delivery == newest.bundle, "the newest version")
    mustBe(state.handed.stage == handed, "what became of the newest version")
    mustBe(state.isTainted(newest.position) == isTainted, "whether the newest version may hold what was withdrawn")
  }
}
