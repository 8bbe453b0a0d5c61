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
      "The bundle came and cannot be taken as it is."),
    StatementKind(
      .undelivered, by: .sender, .delivery(from: [.submitted, .refused], to: .undelivered),
      "Given up without a receipt, by its last deadline or by a person; the bundle is kept."),
  ]

  /// What people say: the handover track, and the movement track beside it.
  static let people = [
    StatementKind(
      .opened, by: .receiver, .handover(from: [.delivered], to: .underReview), roles: [.focal], command: "review",
      "Somebody looks at the case."),
    StatementKind(
      .clarificationAsked, by: .receiver, .handover(from: [.underReview, .clarification], to: .clarification),
      roles: [.focal, .caseworker, .supervisor, .duty], command: "ask", "A question about the case."),
    StatementKind(
      .clarificationGiven, by: .sender, .handover(from: [.clarification], to: .underReview),
      roles: [.focal, .caseworker, .supervisor, .duty], fields: [.asked], command: "answer",
      "The answer to a question. Under review again once none is open."),
    StatementKind(
      .accepted, by: .receiver, .handover(from: [.delivered, .underReview, .clarification], to: .accepted),
      roles: [.supervisor], command: "accept", "The receiving mission takes the responsibility over."),
    StatementKind(
      .returned, by: .receiver, .handover(from: [.delivered, .underReview, .clarification], to: .returned),
      roles: [.supervisor], command: "return", "The receiving mission does not take the case; it stays with the sender."
    ),
    StatementKind(
      .returnAcknowledged, by: .sender, .handover(from: [.returned], to: nil),
      roles: [.focal, .caseworker, .supervisor, .duty], command: "acknowledge", "The sender knows of the return."),
    StatementKind(
      .assigned, by: .receiver, .handover(from: [.accepted], to: .assigned), roles: [.supervisor],
      fields: [.primary, .backup], command: "assign", "The caseworker, and who stands in."),
    StatementKind(
      .assignmentDeclined, by: .receiver, .handover(from: [.assigned], to: .accepted), roles: [.caseworker],
      command: "decline", "The caseworker cannot take the case; somebody else is to be assigned."),
    StatementKind(
      .reassigned, by: .receiver, .handover(from: [.assigned, .ready, .inProgress], to: nil),
      roles: [.caseworker, .supervisor], fields: [.primary, .backup], command: "reassign",
      "The case goes to another caseworker of the same mission."),
    StatementKind(
      .ready, by: .receiver, .handover(from: [.assigned], to: .ready), roles: [.caseworker], command: "ready",
      "The file is read and the reception planned: the sender can tell the person."),
    StatementKind(
      .movement, by: .either, .movement, roles: [.focal, .caseworker, .supervisor, .duty],
      fields: [.state, .moved], command: "move", "How the journey stands."),
    StatementKind(
      .firstContact, by: .receiver, .handover(from: [.accepted, .assigned, .ready], to: .inProgress),
      roles: [.caseworker, .duty], fields: [.met], command: "contact", "The first contact after the arrival."),
    StatementKind(
      .outcome, by: .receiver, .handover(from: [.inProgress], to: nil), roles: [.caseworker, .supervisor],
      command: "outcome", "There is word of what became of the case."),
    StatementKind(
      .closed, by: .receiver, .handover(from: [.accepted, .assigned, .ready, .inProgress], to: .closed),
      roles: [.caseworker, .supervisor], command: "close", "The receiving mission has ended its work on the case."),
    StatementKind(
      .completed, by: .sender, .handover(from: [.closed], to: .completed),
      roles: [.focal, .caseworker, .supervisor, .duty], command: "complete", "The sender knows how it ended."),
  ]

  private init(
    _ type: StatementType, by party: Party, _ effect: Effect, roles: [StaffRole] = [.daemon],
    fields: [BodyField] = [], command: String? = nil, _ meaning: String
  ) {
    self.type = type
    self.party = party
    self.effect = effect
    self.roles = roles
    self.fields = fields
    self.command = command
    self.meaning = meaning
  }
}
