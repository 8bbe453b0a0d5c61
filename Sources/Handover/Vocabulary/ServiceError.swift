package import Base

/// What somebody of the mission has asked for and cannot have: which it is, and what belongs to it. The words stand in
/// `Words`, a file a language, the HTTP statuses where HTTP is spoken (`Desk/ServiceStatus.swift`).
package enum ServiceError: Error, Sendable, Equatable {
  case handIn(HandInFault)
  case reading(ReadingFault)
  case saying(SayingFault)
  case draft(DraftFault)
  case queue(QueueFault)
  case documents(DocumentFault)

  /// What was not done.
  package enum Undone: Sendable, Equatable {
    case sent, said
  }

  /// A case is handed in, or changed.
  package enum HandInFault: Sendable, Equatable {
    case ownMission(MissionID)
    case alreadyOnTheWay([TransferID], to: MissionID)
    /// What is wrong in the folder, line by line.
    case refused([Language: [String]])
    case packed(PackedFault)
    /// The planned arrival is years away.
    case arrivalTooFar
    case noSpace
    case notItsSender(TransferID, sender: MissionID)
    case over(TransferID, HandoverStage)
    case otherCase(TransferID, known: String, given: String)
    /// Something else goes, or came, under this id.
    case takenID(TransferID)
    /// Its newest version has not gone: it waits for a second person.
    case versionWaits(TransferID)
    case suspended(Suspension)
    /// What is to be handed on was not accepted here.
    case notAccepted(TransferID)
    /// A part of the case is sealed apart, and the receiver has not said which of its keys is for whom.
    case keysUnknown(MissionID)
    /// The version before has documents that are sealed apart, and this one has not.
    case partsMissing(TransferID)
  }

  /// What is wrong with a packed case folder.
  package enum PackedFault: Sendable, Equatable {
    case tooLarge, noCase, otherThings, password, nameNotUTF8, notPlainFiles, unreadable
    /// Of a file of which a case has one.
    case several(String)
    case documentTooLarge(String)
  }

  /// A case, its log or the journal is read.
  package enum ReadingFault: Sendable, Equatable {
    case noTransfer(TransferID)
    case unreadableLog(TransferID, not: Undone)
    case noSuchDocument
    case oneVersion(TransferID)
    case nothingToOpen(TransferID)
    case noCopy(TransferID)
    case tooLargeToShow
    case damagedPart
    case takenBack(TransferID)
    case noHead
    /// It waits for a second person.
    case awaitsApproval(TransferID)
    /// Consent to a part of it was withdrawn, and its bundle may hold that part.
    case partWithdrawn(TransferID)
    /// No compartment of that name came with it.
    case noCompartment(TransferID)
    /// Consent to a part of it was withdrawn, and this one is not in what can be read of it.
    case compartmentWithdrawn(TransferID)
    /// Its time is over, and what was held of it is destroyed.
    case goneByTime(TransferID)
    /// Nobody keeps it longer than the policy says.
    case notKept(TransferID)
  }

  /// Something is said about a case.
  package enum SayingFault: Sendable, Equatable {
    case notPeoples(StatementType)
    case noMember(String, of: StatementType)
    case unfit(BodyFault)
    case noStaffID(String)
    case tooMuch(octets: Int, limit: Int)
    /// The log moved each time that it was read.
    case logMoves(TransferID)
    case saidMeanwhile(TransferID, [Statement], now: Heads)
    /// With what helps, and what else can be said.
    case notPossible(Objection, step: HelpfulStep?, ways: [StatementType])
    /// It cannot be taken back, and what can.
    case noSlip(Objection, can: [Slip])
    /// A moment that is hardly meant: whoever says it is asked.
    case doubtful(Timestamp, StatedMoment.Doubt)
    case suspended(Suspension)
    /// Somebody keeps what was to be destroyed.
    case kept(TransferID, Keeping.Reason)
  }

  /// Something that its mission can take back.
  package struct Slip: Sendable, Equatable {
    let seq: Int
    let type: StatementType
    /// What it says of the journey, where it does.
    let journey: MovementStage?
    let at: Timestamp

    init(_ statement: Statement) {
      (seq, type, at) = (statement.seq, statement.type, statement.at)
      journey = MovementTrack.stage(in: statement)
    }
  }

  /// What waits for a second person is approved or dropped.
  package enum DraftFault: Sendable, Equatable {
    /// It was written about another version.
    case otherVersion
    case gone
    /// A bundle that waits is no draft of words.
    case bundleWaits(TransferID)
    case own
    case selfMadeRoles
    case notApprover([StaffRole])
    case tooLarge(Int)
    case unreadable
  }

  /// An operator moves what waits.
  package enum QueueFault: Sendable, Equatable {
    case noItem(String)
    case keptBack(String)
    case notHeld(String)
    case signatureEnded(String)
    case notRetirable(String)
    case awaitsApproval(TransferID)
  }

  /// What missions publish is asked for or put up.
  package enum DocumentFault: Sendable, Equatable {
    case form
    case unfit(ShownText)
    case tooMany(Int)
    case notPublished(MissionDocument.Kind, language: String)
    /// - Parameter stale: Why what is known here may not be the newest.
    case notPublishedThere(MissionID, MissionDocument.Kind, language: String, stale: String?)
    case notAsListed(MissionID)
    case notGivenOut(MissionID)
    case answered(MissionID, status: Int)
    case outOfReach(MissionID, String)
  }
}
