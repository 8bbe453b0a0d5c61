extension StatementKind {
  /// What daemons say: the delivery track. Their bodies are checked where they are made and taken in (`Receipt`,
  /// `StatementIntake`).
  static let daemons = [
    StatementKind(
      .submitted, by: .sender, .delivery(from: [], to: .submitted), "The bundle itself, version 1."),
    StatementKind(
      .update, by: .sender, .delivery(from: DeliveryStage.allCases, to: .submitted), "A later version of the bundle."),
    StatementKind(
      .received, by: .receiver, .delivery(from: [.submitted, .refused, .undelivered], to: .delivered),
      "The receipt: verified, opened, valid and durable here."),
    StatementKind(
      .refused, by: .receiver, .delivery(from: [.submitted, .refused], to: .refused),
      "The bundle came and cannot be taken as it is, or will not come any more; of one that was given up it changes nothing."
    ),
    StatementKind(
      .undelivered, by: .sender, .delivery(from: [.submitted, .refused], to: .undelivered),
      "Given up without a receipt, by its last deadline or by a person; the bundle is kept."),
  ]

  /// What people say: the handover track, and the movement track beside it.
  package static let people = [
    StatementKind(
      .opened, by: .receiver, .handover(from: [.delivered], to: .underReview), roles: [.focal], command: "review",
      "Somebody looks at the case."),
    StatementKind(
      .clarificationAsked, by: .receiver,
      .handover(from: [.underReview, .clarification], to: .clarification, beside: inHand),
      roles: anybody, sealed: [.question, .apart], command: "ask",
      "A question about the case. Before the acceptance its answer is waited for; after it the handing over goes on."),
    StatementKind(
      .clarificationGiven, by: .sender, .handover(from: [.clarification], to: .underReview, beside: inHand),
      roles: anybody, fields: [.asked], sealed: [.answer, .apart], command: "answer",
      "The answer to a question. Where it was waited for, the case is under review again once none is open."),
    StatementKind(
      .accepted, by: .receiver, .handover(from: undecided, to: .accepted), roles: [.supervisor], sealed: [.note],
      command: "accept", "The receiving mission takes the responsibility over."),
    StatementKind(
      .returned, by: .receiver, .handover(from: undecided, to: .returned), roles: [.supervisor],
      sealed: [.returnCode, .toMend], command: "return",
      "The receiving mission does not take the case; it stays with the sender."),
    StatementKind(
      .returnAcknowledged, by: .sender, .handover(from: [.returned], to: nil), roles: anybody, sealed: [.note],
      command: "acknowledge", "The sender knows of the return."),
    StatementKind(
      .assigned, by: .receiver, .handover(from: [.accepted], to: .assigned), roles: [.supervisor],
      fields: [.primary, .backup], sealed: [.name, .phone, .backupName, .backupPhone], command: "assign",
      "The caseworker, and who stands in."),
    StatementKind(
      .assignmentDeclined, by: .receiver, .handover(from: [.assigned], to: .accepted), roles: [.caseworker],
      sealed: [.declineCode, .note], command: "decline",
      "The caseworker cannot take the case; somebody else is to be assigned."),
    StatementKind(
      .reassigned, by: .receiver, .handover(from: [.assigned, .ready, .inProgress], to: nil),
      roles: [.caseworker, .supervisor], fields: [.primary, .backup],
      sealed: [.name, .phone, .backupName, .backupPhone, .note], command: "reassign",
      "The case goes to another caseworker of the same mission."),
    StatementKind(
      .ready, by: .receiver, .handover(from: [.assigned, .ready], to: .ready), roles: [.caseworker], sealed: [.plan],
      command: "ready",
      "The file is read, in the version that `bundle` names, and the reception planned: the sender can tell the person."
    ),
    StatementKind(
      .movement, by: .either, .movement, roles: anybody, fields: [.state, .moved], sealed: [.cause], command: "move",
      "How the journey stands."),
    StatementKind(
      .firstContact, by: .receiver,
      .handover(from: [.accepted, .assigned, .ready, .closed, .completed], to: .inProgress),
      roles: [.caseworker, .duty], fields: [.met], sealed: [.note], command: "contact",
      "The first contact after the arrival, or where there is something to do about a case that is over."),
    StatementKind(
      .outcome, by: .receiver, .handover(from: [.inProgress, .closed, .completed], to: nil),
      roles: [.caseworker, .supervisor],
      sealed: BodyField.outcome, command: "outcome", "There is word of what became of the case."),
    StatementKind(
      .closed, by: .receiver, .handover(from: inHand, to: .closed),
      roles: [.caseworker, .supervisor], sealed: [.note], command: "close",
      "The receiving mission has ended its work on the case."),
    StatementKind(
      .completed, by: .sender, .handover(from: [.closed], to: .completed), roles: anybody, sealed: [.note],
      command: "complete", "The sender knows how it ended."),
    StatementKind(
      .recalled, by: .sender, .handover(from: known, to: .recalled), roles: [.supervisor, .duty],
      fields: [.unconditional],
      sealed: [.recallCode, .reason], command: "recall",
      "The sender takes the case back. After an acceptance only unconditionally: the wrong mission, the wrong person."),
    StatementKind(
      .recallAsked, by: .sender, .handover(from: owned, to: nil), roles: [.supervisor], sealed: [.reason],
      command: "ask-back", "The sender asks to have the case back."),
    StatementKind(
      .recallAnswered, by: .receiver, .handover(from: owned, to: nil), roles: [.supervisor], fields: [.agreed],
      sealed: [.note], command: "answer-recall",
      "Whether the receiving mission gives the case back. If so, it is recalled."),
    StatementKind(
      .consentWithdrawn, by: .either, .handover(from: known + [.recalled], to: .withdrawn), roles: anybody,
      fields: [.part], sealed: [.compartment, .note], command: "withdraw",
      "The person has withdrawn consent, to the case or to a part of it."),
    StatementKind(
      .destroyed, by: .receiver, .handover(from: [.recalled, .withdrawn], to: nil), roles: anybody,
      sealed: [.destroyedThings, .unreachable, .note], command: "destroy",
      "Nothing of the recalled case is left at the receiving mission, but for what it states."),
    StatementKind(
      .erased, by: .either, .handover(from: known + [.recalled, .withdrawn], to: nil), roles: anybody, fields: [.part],
      sealed: [.destroyedThings, .unreachable, .note], command: "erase",
      "Nothing of the case, or of the part that was withdrawn, is left at the mission that says so, but for what it states."
    ),
    StatementKind(
      .alert, by: .either, .handover(from: known, to: nil), roles: anybody, sealed: [.alarm], command: "alert",
      "A person was found more vulnerable, or in danger; also of a case that is over."),
    StatementKind(
      .corrected, by: .either, .correction, roles: anybody, fields: [.slip], sealed: [.note], command: "correct",
      "Something said by mistake is taken back: a step of the journey, a question, an outcome, an alert, a handing on, a request."
    ),
    StatementKind(
      .onward, by: .receiver, .handover(from: owned, to: nil), roles: [.caseworker, .supervisor],
      sealed: [.child, .partner, .consent, .note], command: "onward",
      "The case is handed on to somebody else, with a consent of its own."),
    StatementKind(
      .onwardReceived, by: .receiver, .handover(from: owned, to: nil), roles: [.caseworker, .supervisor],
      fields: [.handedOn], sealed: [.partner, .signedBy, .signedAt, .note], command: "onward-received",
      "Whoever it was handed on to has it."),
    StatementKind(
      .compartmentFault, by: .receiver, .handover(from: undecided + owned, to: nil), roles: anybody,
      sealed: [.fault, .apart], command: "fault", "A part of the case cannot be opened by those it is for."),
  ]

  private static let anybody: [StaffRole] = [.focal, .caseworker, .supervisor, .duty]
  private static let undecided: [HandoverStage] = [.delivered, .underReview, .clarification]
  /// From the acceptance to the end of the work.
  private static let inHand: [HandoverStage] = [.accepted, .assigned, .ready, .inProgress]
  /// From the acceptance on.
  private static let owned = inHand + [.closed, .completed]
  /// Wherever nobody has taken it back.
  private static let known: [HandoverStage] = [.submitted] + undecided + [.returned] + owned

  private init(
    _ type: StatementType, by party: Party, _ effect: Effect, roles: [StaffRole] = [.daemon],
    fields: [BodyField] = [], sealed: [BodyField] = [], command: String? = nil, _ meaning: String
  ) {
    self.type = type
    self.party = party
    self.effect = effect
    self.roles = roles
    self.fields = sealed.isEmpty ? fields : fields + [.half]
    self.sealed = sealed
    // What has no command of its own is said by its name.
    self.command = command ?? (roles == [.daemon] ? nil : "say \(type)")
    self.meaning = meaning
  }
}
