import Foundation

/// One line of a list: where a transfer stands, and what its cards say.
package struct CaseLine: Sendable, Codable {
  /// What can be shown of the case.
  package enum Card: String, Sendable, Codable, CaseIterable {
    case read
    /// It does not open: whoever needs it opens the case.
    case unreadable
    /// There is none, since the case's payload has gone, or its first version is still on its way.
    case none
  }

  package let view: TransferView
  /// The end of the id that no other transfer has.
  package let short: String
  package let card: Card
  package let group: GroupCard?
  package let persons: [PersonCard]
  /// Whether somebody here has opened the version that has come.
  package let isRead: Bool
  /// Whether somebody here has opened any version of it.
  package let wasRead: Bool

  package init(view: TransferView, short: String, sight: CaseCard?, card: Card, isRead: Bool, wasRead: Bool) {
    self.wasRead = wasRead
    self.view = view
    self.short = short
    self.card = card
    group = sight?.group.listed
    persons = sight?.persons ?? []
    self.isRead = isRead
  }

  private enum Keys: String, CodingKey { case short, card, group, persons, isRead, wasRead }

  /// The members of the transfer's view, and beside them the card's.
  package func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(short, forKey: .short)
    try container.encode(card, forKey: .card)
    try container.encodeIfPresent(group, forKey: .group)
    try container.encode(persons, forKey: .persons)
    try container.encode(isRead, forKey: .isRead)
    try container.encode(wasRead, forKey: .wasRead)
  }

  package init(from decoder: any Decoder) throws {
    view = try TransferView(from: decoder)
    let container = try decoder.container(keyedBy: Keys.self)
    short = try container.decode(String.self, forKey: .short)
    card = try container.decode(Card.self, forKey: .card)
    group = try container.decodeIfPresent(GroupCard.self, forKey: .group)
    persons = try container.decode([PersonCard].self, forKey: .persons)
    isRead = try container.decode(Bool.self, forKey: .isRead)
    wasRead = try container.decode(Bool.self, forKey: .wasRead)
  }
}

extension CaseLine {
  /// What must be seen of a line beside where it stands, in the order in which it is read.
  package enum Mark: Sendable {
    /// Nobody has met the people: no word of a case is worth more.
    case stranded
    /// The word alone: somebody is in danger and nobody has taken it up, the sender wants the case back, or the other mission
    /// has asked something and waits for this one.
    case alert, askedBack, yourTurn
    /// In place of where it stands: nothing of it is read any more; its bundle was given up; it waits for a second person; the
    /// journey is off, and people are still at the case.
    case takenBack, givenUp, awaitsApproval, journeyCancelled
    /// Nobody here has opened what has come, or its newest version.
    case unread, changed
    case late, goes
  }

  package var marks: [Mark] {
    guard !view.locked else { return [.takenBack] }
    let isOver = [.returned, .closed, .completed].contains(view.handover)
    let isReceipted = view.state == "delivered" || view.receipted != nil
    let found: [(Mark, Bool)] = [
      (.stranded, view.stranding != nil), (.alert, !view.alerts.isEmpty), (.askedBack, view.recallAsked != nil),
      (.yourTurn, view.outgoing && !view.questions.isEmpty),
      (.givenUp, !isReceipted && view.state == "dead"), (.awaitsApproval, !isReceipted && view.awaitsApproval),
      (.journeyCancelled, view.movement == .cancelled && !isOver),
      (.unread, !view.outgoing && !wasRead && view.receipted != nil),
      (.changed, !view.outgoing && !isRead && wasRead), (.late, view.owed.contains { $0.isLate }),
      (.goes, view.isGoing),
    ]
    return found.filter(\.1).map(\.0)
  }
}

/// Where else somebody of a case is known here. A suggestion: people decide, and nobody else learns of it.
package struct KnownCases: Sendable, Codable {
  /// By an equal travel document or number, newest first.
  package let same: [CaseLine]
  /// By name, sex and year of birth.
  package let likely: [CaseLine]
}

/// A page of a list.
package struct CasePage: Sendable, Codable {
  package let lines: [CaseLine]
  /// Lines on all pages together.
  package let total: Int
  /// Where the next page begins; nil when there is none.
  package let next: TransferID?
  package let unreadable: [Unreadable]
  /// Where a slip's code was searched for that no case here has.
  package let slip: SlipCodeView?

  package init(
    lines: [CaseLine], total: Int, next: TransferID?, unreadable: [Unreadable], slip: SlipCodeView? = nil
  ) {
    self.lines = lines
    self.total = total
    self.next = next
    self.unreadable = unreadable
    self.slip = slip
  }

  /// A page with nothing on it.
  package static func empty(of total: Int = 0, slip: SlipCodeView? = nil) -> CasePage {
    CasePage(lines: [], total: total, next: nil, unreadable: [], slip: slip)
  }
}
