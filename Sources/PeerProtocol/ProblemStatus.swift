package import Handover

/// Who must do something about a problem.
package enum Remedy: String, Sendable, Codable {
  /// Nobody: the sender's daemon tries again.
  case retry
  /// The sending mission: this item cannot succeed as it is.
  case item
  /// The operators of both missions: nothing will succeed until the peer or its certificate is put right.
  case peer
}

extension ProblemCode {
  /// The HTTP status that carries it (RFC 9110 §15).
  package var status: Int {
    switch self {
    case .malformed, .unsupportedFormat: 400
    case .badSignature, .untrustedSigner, .revoked, .expired, .unknownMission, .wrongSender: 403
    case .unknownDelivery, .unknownDocument: 404
    case .conflict, .staleDirectory, .offsetMismatch, .superseded: 409
    case .tooLarge: 413
    case .wrongRecipient, .digestMismatch, .partMissing, .sealedMissing, .recalled, .foreignPart, .weakAlgorithm,
      .tampered, .notForUs, .keyRetired, .bomb, .unsafePath, .bagInvalid, .bagDisagrees, .caseInvalid:
      422
    case .rateLimited: 429
    case .internalError: 500
    case .busy: 503
    case .noSpace: 507
    }
  }

  /// Who must act, as the registry says.
  package var remedy: Remedy {
    switch self {
    case .rateLimited, .internalError, .busy, .noSpace, .unknownDelivery, .offsetMismatch, .superseded,
      .sealedMissing:
      .retry
    case .badSignature, .untrustedSigner, .revoked, .expired, .unknownMission, .wrongSender, .staleDirectory:
      .peer
    case .malformed, .unsupportedFormat, .unknownDocument, .tooLarge, .wrongRecipient, .digestMismatch, .partMissing,
      .foreignPart, .weakAlgorithm, .tampered, .notForUs, .keyRetired, .bomb, .unsafePath, .bagInvalid, .bagDisagrees,
      .caseInvalid, .conflict, .recalled:
      .item
    }
  }
}
