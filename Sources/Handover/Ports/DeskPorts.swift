package import Base
package import Foundation

/// What a person hands in, besides the case itself.
package struct HandIn: Sendable {
  package let to: MissionID
  /// Nil: the last leg's, from the case.
  package let arrival: Timestamp?
  package let priority: Priority
  /// Chosen by whoever hands in, who can then ask for it when the answer was lost. Nil: a new one.
  package let transfer: TransferID?
  /// Whether somebody said that the case is meant for this mission, though it does not look like it.
  package let isConfirmed: Bool

  package init(
    to: MissionID, arrival: Timestamp?, priority: Priority, transfer: TransferID?, isConfirmed: Bool = false
  ) {
    self.to = to
    self.arrival = arrival
    self.priority = priority
    self.transfer = transfer
    self.isConfirmed = isConfirmed
  }
}

/// A case that stands in the books.
package struct HandedIn: Sendable {
  package let record: TransferRecord
  /// What was left out for want of consent, in sentences. For whoever hands in, and nobody else.
  package let withheld: [String]

  package init(record: TransferRecord, withheld: [String]) {
    self.record = record
    self.withheld = withheld
  }
}

/// Takes cases in from staff, and gives received ones out to them.
package protocol CaseCounter: Sendable {
  /// Seals what may go of a case that streams in as a tar, and queues it. On return it is durable.
  func handIn(_ order: HandIn, tar: Inflow) async throws -> HandedIn

  /// What the directory says of a mission.
  func receiver(_ mission: MissionID) throws -> ReceiverView

  /// Seals a case folder that was packed into one file (zip or tar), and queues it. On return it is durable.
  ///
  /// - Throws: `DeskError` with all that is wrong in it.
  func handIn(_ order: HandIn, archive: AnonymousFile) async throws -> HandedIn

  /// Seals a case without documents: what stands in its `case.json`.
  ///
  /// - Throws: `DeskError` with all that is wrong in it.
  func handIn(_ order: HandIn, text: Data) async throws -> HandedIn

  /// The `case.json` of a received case, as it stands there.
  func text(of transfer: TransferID) async throws -> Data

  /// Streams out one file of a received case.
  ///
  /// - Parameter path: Relative to the case folder.
  /// - Throws: `DeskError` where there is no such file.
  func file(_ path: String, of transfer: TransferID, to flow: Outflow) async throws

  /// Opens a received case and streams it out as a tar.
  func giveOut(_ transfer: TransferID, to flow: Outflow) async throws

  /// Streams a bundle out as a carry file: sealed, as it was signed.
  func export(_ transfer: TransferID, to flow: Outflow) async throws
}

/// The operators' verbs, and what the courier knows.
package protocol QueueControl: Sendable {
  /// A page of the queue, in the order in which it goes.
  func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> QueueViews
  /// One item; nil when it has left the queue.
  func entry(_ item: String) async throws -> QueueView?
  /// What is on its way now.
  func underWay() async throws -> [QueueView]
  /// - Returns: Whether it was on its way and was broken off: it may have arrived all the same. Likewise `quarantine` and
  ///   `holdMission`.
  func hold(_ item: String, _ text: String) async throws -> Bool
  func release(_ item: String) async throws
  /// Puts a bundle that was given up back into the queue.
  func revive(_ item: String) async throws
  /// Gives up a bundle that is held.
  func retire(_ item: String) async throws
  func requeue(_ item: String) async throws
  func quarantine(_ item: String, _ text: String) async throws -> Bool
  func holdMission(_ mission: MissionID, _ text: String) async throws -> Bool
  func releaseMission(_ mission: MissionID) async throws
}
