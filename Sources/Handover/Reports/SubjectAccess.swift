package import Base
package import Foundation

/// All that a mission keeps of one case somebody is in: what there is of it, where it came from, who was given it, and what was
/// destroyed. It says what is there, not what it says: that stands in the case itself.
package struct SubjectRecord: Sendable, Codable {
  package struct Version: Sendable, Codable {
    package let version: Int
    package let delivery: DeliveryID
    package let made: Timestamp
    /// Octets, sealed.
    package let bytes: Int64
    /// Whether its sealed parts, or the copy of it, are held here.
    package let isHeld: Bool
    /// Whether its receiver has given a receipt for it.
    package let isReceipted: Bool

    package init(
      version: Int, delivery: DeliveryID, made: Timestamp, bytes: Int64, isHeld: Bool, isReceipted: Bool
    ) {
      self.version = version
      self.delivery = delivery
      self.made = made
      self.bytes = bytes
      self.isHeld = isHeld
      self.isReceipted = isReceipted
    }
  }

  /// Somebody has read or taken it here.
  package struct Use: Sendable, Codable {
    package let at: String
    package let by: String
    package let action: String

    package init(at: String, by: String, action: String) {
      self.at = at
      self.by = by
      self.action = action
    }
  }

  package struct Said: Sendable, Codable {
    package let at: Timestamp
    package let author: MissionID
    package let type: StatementType
    /// Whether there were words with it.
    package let hadWords: Bool
    /// Whether they are still held here.
    package let hasWords: Bool
    /// What was destroyed, and what could not be reached, where it says so.
    package let destroyed: [String]
    package let unreachable: [String]

    /// - Parameter hasWords: Also where nothing of them may be shown any more.
    package init(_ statement: StatementView, hasWords: Bool) {
      at = statement.at
      author = statement.author
      type = statement.type
      hadWords = statement.body[SealedReference.key] != nil
      self.hasWords = hasWords
      destroyed = statement.said?["destroyed"]?.lines ?? []
      unreachable = statement.said?["unreachable"]?.lines ?? []
    }
  }

  /// Who has taken a case back, and when.
  package struct TakenBack: Sendable, Codable {
    package let at: Timestamp
    package let by: MissionID
    /// `recalled` or `consent_withdrawn`.
    package let type: StatementType

    init(_ statement: StatementView) {
      at = statement.at
      by = statement.author
      type = statement.type
    }
  }

  package let transfer: TransferID
  /// The end of the id that no other transfer has.
  package let short: String
  /// The sender's number of the case.
  package let number: String?
  package let from: MissionID
  package let to: MissionID
  package let outgoing: Bool
  /// Whoever was asked about, and is in it by the card; empty where there is no card any more, or nothing of it may be shown.
  package let persons: [PersonCard]
  /// Persons in the case; nil where no card says so.
  package let inAll: Int?
  /// By what nothing of it may be read any more; nil where it may.
  package let takenBack: TakenBack?
  /// Whether its card, with the names of those in it, is kept here, shown or not.
  package let hasCard: Bool
  package let versions: [Version]
  package let said: [Said]
  package let children: [ChildView]
  package let uses: [Use]
  package let goes: Date?
  package let kept: Keeping.Hold?

  package init(
    _ line: CaseLine, persons: [PersonCard], hasCard: Bool, takenBack: StatementView?, versions: [Version],
    said: [Said], children: [ChildView], uses: [Use]
  ) {
    transfer = line.view.transfer
    short = line.short
    number = line.group?.number
    from = line.view.from
    to = line.view.to
    outgoing = line.view.outgoing
    self.persons = persons
    inAll = line.group?.persons
    self.hasCard = hasCard
    self.takenBack = takenBack.map(TakenBack.init)
    self.versions = versions
    self.said = said
    self.children = children
    self.uses = uses
    goes = line.view.goes
    kept = line.view.kept
  }
}
