package import Base
package import Foundation

/// What a person hands in, besides the case itself.
package struct HandIn: Sendable {
  /// The media type of a case as the command line sends it: a tar of plain files, its documents first, read as it comes.
  package static let streamed = "application/vnd.baton.case"

  package let to: MissionID
  /// Nil: the last leg's, from the case.
  package let arrival: Timestamp?
  package let priority: Priority
  /// Chosen by whoever hands in, who can then ask for it when the answer was lost. Nil: a new one.
  /// The same id again is the same case again, which was taken already.
  package var transfer: TransferID?
  /// Whether somebody said that the case is meant for this mission, though it does not look like it.
  package let isConfirmed: Bool
  /// Though one of these persons is on the way to that mission already.
  package let again: Bool
  /// Who hands it in; nil where nobody said so.
  package var staff: Code?
  /// The transfer by which it came here: it is handed on.
  package let partOf: TransferID?

  package init(
    to: MissionID, arrival: Timestamp?, priority: Priority, transfer: TransferID?, isConfirmed: Bool = false,
    again: Bool = false, staff: Code? = nil, partOf: TransferID? = nil
  ) {
    self.partOf = partOf
    self.again = again
    self.staff = staff
    self.to = to
    self.arrival = arrival
    self.priority = priority
    self.transfer = transfer
    self.isConfirmed = isConfirmed
  }
}

/// A changed case, for a transfer that has gone or is on its way.
package struct CaseUpdate: Sendable {
  package let transfer: TransferID
  /// Nil: the last leg's, from the case.
  package let arrival: Timestamp?
  /// Nil: as before.
  package let priority: Priority?
  /// Who hands it in; nil where nobody said so.
  package let staff: Code?
  /// Whether it is meant that documents which are sealed apart, and which the version before had, are not in it.
  package let leavesOut: Bool

  package init(
    transfer: TransferID, arrival: Timestamp?, priority: Priority?, staff: Code? = nil, leavesOut: Bool = false
  ) {
    self.staff = staff
    self.leavesOut = leavesOut
    self.transfer = transfer
    self.arrival = arrival
    self.priority = priority
  }
}

/// What was handed in.
package struct TakenCase: Sendable {
  package let record: TransferRecord
  /// Transfers of somebody who may be one of its persons: for people to look at.
  package let likely: [TransferID]
  /// What was left out for want of consent, in sentences. For whoever hands in, and nobody else.
  package let withheld: [String]
  /// Whether less time is left before the arrival than was agreed, and the case does not say why.
  package let isLate: Bool
  /// Whether it had been handed in before, under the same id.
  package let isRepeated: Bool

  package init(
    record: TransferRecord, likely: [TransferID], withheld: [String], isLate: Bool = false, isRepeated: Bool = false
  ) {
    self.isLate = isLate
    self.isRepeated = isRepeated
    self.record = record
    self.likely = likely
    self.withheld = withheld
  }
}

/// One thing that two versions of a case say differently.
package struct CaseChange: Sendable, Codable, Equatable {
  /// `persons[p1].identity.sex`, elements of lists by what they are known by; a file by its path.
  package let place: String
  /// What people call it.
  package let label: String
  /// What the older version says; nil where it says nothing of it.
  package let before: String?
  /// The same of the newer one.
  package let after: String?

  package init(place: String, label: String, before: String?, after: String?) {
    self.place = place
    self.label = label
    self.before = before
    self.after = after
  }
}

/// What is different between two versions of a case.
package struct CaseChanges: Sendable, Codable {
  package let transfer: TransferID
  package let older: Int
  package let newer: Int
  package let changes: [CaseChange]

  package init(transfer: TransferID, older: Int, newer: Int, changes: [CaseChange]) {
    self.transfer = transfer
    self.older = older
    self.newer = newer
    self.changes = changes
  }
}

/// What somebody has typed of a case, and attached to it.
package struct TypedContents: Sendable {
  /// A name and a text each, `case.json` first.
  package let documents: [(name: String, text: Data)]
  package var files: [AttachedFile]
  /// Files of the working copy, by their paths, that are not to be in it any more.
  package var without: Set<String>

  package init(documents: [(name: String, text: Data)], files: [AttachedFile] = [], without: Set<String> = []) {
    self.documents = documents
    self.files = files
    self.without = without
  }
}

/// A file that goes along with what was typed.
package struct AttachedFile: Sendable {
  /// Relative to the case folder.
  package let path: String
  package let size: Int64
  /// Octets from an offset on, as many as it likes; none at its end. Blocks.
  package let read: @Sendable (_ offset: Int64) throws -> Data

  package init(path: String, size: Int64, read: @escaping @Sendable (_ offset: Int64) throws -> Data) {
    self.path = path
    self.size = size
    self.read = read
  }
}

/// Takes cases in from staff, and gives received ones out to them.
package protocol CaseCounter: Sendable {
  /// Seals what may go of a case that streams in as a tar, and queues it. On return it is durable.
  func handIn(_ order: HandIn, tar: Inflow) async throws -> TakenCase

  /// What the directory says of a mission, and the mission of what it takes.
  func receiver(_ mission: MissionID) async throws -> ReceiverView

  /// Seals a case folder that was packed into one file (zip or tar), and queues it. On return it is durable.
  ///
  /// - Throws: `ServiceError` with all that is wrong in it.
  func handIn(_ order: HandIn, archive: AnonymousFile) async throws -> TakenCase

  /// Seals a case that was typed in.
  ///
  /// - Parameter earlier: One of ours that it goes in place of: the files of its working copy come first.
  /// - Throws: `ServiceError` with all that is wrong in it.
  func handIn(_ order: HandIn, typed: TypedContents, filesOf earlier: TransferID?) async throws -> TakenCase

  /// The documents of the core of a received case, or of the working copy of one of ours, as they stand there: `case.json` first.
  func documents(of transfer: TransferID) async throws -> [(name: String, text: Data)]

  /// The same of an earlier version.
  ///
  /// - Throws: `ServiceError` where it cannot be opened here any more.
  func documents(of transfer: TransferID, in delivery: DeliveryID) async throws -> [(name: String, text: Data)]

  /// Streams out one file of a received case, or of the working copy of one of ours.
  ///
  /// - Parameter path: Relative to the case folder.
  /// - Throws: `ServiceError` where there is no such file.
  func file(_ path: String, of transfer: TransferID, to flow: Outflow) async throws

  /// The same for a changed case: it goes as the next version of its transfer.
  func update(_ update: CaseUpdate, tar: Inflow) async throws -> TakenCase
  func update(_ update: CaseUpdate, archive: AnonymousFile) async throws -> TakenCase

  /// The same with what was typed in place of the documents of these names: all else is as in the working copy.
  func update(_ update: CaseUpdate, typed: TypedContents) async throws -> TakenCase

  /// The names of the documents that are sealed apart in the working copy of one of ours, where this daemon cannot open them; as
  /// far as consent to them holds.
  func apart(of transfer: TransferID) async throws -> Set<String>

  /// What the newest version says otherwise than the one before, of those that have come; at the sender of those that went.
  ///
  /// - Parameter hidden: Compartments that are for others than whoever asks.
  func changes(of transfer: TransferID, without hidden: Set<String>) async throws -> CaseChanges

  /// Opens a received case, or the working copy of one of ours, and streams it out as a tar.
  ///
  /// - Parameter hidden: Compartments that are for others than whoever asks.
  func giveOut(_ transfer: TransferID, without hidden: Set<String>, to flow: Outflow) async throws

  /// What is sealed for one role in a received case, or in the working copy of one of ours, for whoever opens it by themself.
  func compartment(_ role: String, of transfer: TransferID) async throws -> SealedCompartmentView

  /// Who of the two missions of a transfer does one kind of work.
  func circle(_ role: String, of transfer: TransferID) async throws -> CircleView

  /// Streams out the sealed parts of it, in a tar.
  func compartmentParts(_ role: String, of transfer: TransferID, to flow: Outflow) async throws

  /// Streams a bundle out as a carry file: sealed, as it was signed.
  func export(_ transfer: TransferID, to flow: Outflow) async throws
}

/// The operators' verbs, and what the courier knows.
package protocol QueueControl: Sendable {
  /// A page of the queue, in the order in which it goes.
  func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> Page<QueueView>
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
