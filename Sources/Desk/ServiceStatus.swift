import Handover

/// Which HTTP status (RFC 9110 §15) says what could not be done.
extension ServiceError {
  var status: Int {
    switch self {
    case .handIn(let fault): fault.status
    case .reading(let fault): fault.status
    case .saying(let fault): fault.status
    case .draft(let fault): fault.status
    case .queue: 409
    case .documents(let fault): fault.status
    }
  }
}

extension ServiceError.HandInFault {
  fileprivate var status: Int {
    switch self {
    case .packed(.tooLarge), .packed(.documentTooLarge): 413
    case .ownMission, .refused, .packed, .arrivalTooFar: 422
    case .alreadyOnTheWay: DeskError.toConfirm
    case .notItsSender, .over, .otherCase, .takenID, .versionWaits, .suspended, .notAccepted, .keysUnknown,
      .partsMissing:
      409
    case .noSpace: 507
    }
  }
}

extension ServiceError.ReadingFault {
  fileprivate var status: Int {
    switch self {
    case .noHead: 400
    case .noTransfer, .noSuchDocument, .oneVersion, .nothingToOpen, .noCopy, .noCompartment: 404
    case .unreadableLog, .awaitsApproval, .notKept: 409
    case .goneByTime: 410
    case .tooLargeToShow, .damagedPart: 422
    case .takenBack, .partWithdrawn, .compartmentWithdrawn: 423
    }
  }
}

extension ServiceError.SayingFault {
  fileprivate var status: Int {
    switch self {
    case .noMember, .unfit, .noStaffID: 400
    case .notPeoples: 404
    case .notPossible(.role, _, _): 403
    case .logMoves, .saidMeanwhile, .notPossible, .noSlip, .suspended, .kept: 409
    case .tooMuch: 413
    case .doubtful: DeskError.toConfirm
    }
  }
}

extension ServiceError.DraftFault {
  fileprivate var status: Int {
    switch self {
    case .own, .selfMadeRoles, .notApprover: 403
    case .gone: 404
    case .otherVersion, .bundleWaits: 409
    case .tooLarge: 413
    case .unreadable: 422
    }
  }
}

extension ServiceError.DocumentFault {
  fileprivate var status: Int {
    switch self {
    case .form, .unfit: 400
    case .notPublished, .notPublishedThere, .notGivenOut: 404
    case .tooMany: 409
    case .notAsListed, .answered, .outOfReach: 502
    }
  }
}
