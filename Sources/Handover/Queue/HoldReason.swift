/// Why an item or a whole mission stands still until somebody, or a probe, lets it go.
///
/// The code is open and goes into logs and metrics; the text is for people.
package struct HoldReason: Sendable, Hashable, Codable {
  /// A short stable word, such as `http-422`.
  package let code: String
  /// One sentence for the operator. It carries identifiers only, never a word of a case.
  package let text: String

  package init(code: String, text: String) {
    self.code = code
    self.text = text
  }

  /// The code of a hold that a person has placed; no probe lifts it.
  package static let operatorCode = "held-by-operator"
  /// The code of an item set aside by ``Poison``.
  package static let poisonCode = "quarantined"

  /// A hold placed by a person, who alone lifts it.
  package static func byOperator(_ text: String) -> HoldReason {
    HoldReason(code: operatorCode, text: text)
  }

  /// The code of a hold on a bundle whose signer's certificate has ended or was revoked since it was sealed.
  package static let signatureEnded = "signature-ended"

  /// The code of a hold on a bundle that waits for a second person, who alone lifts it by approving.
  package static let awaitingApproval = "awaiting-approval"

  package static let untilApproved = HoldReason(
    code: awaitingApproval, text: "it waits for a second person: baton drafts, baton approve")

  /// Whether it is for what has been sealed, so that no further try of the same can succeed.
  package var isOfContent: Bool {
    guard let problem = ProblemCode(rawValue: code) else {
      // Our own words, for a part that is gone or damaged on this disk, and for a signature that holds no more.
      return ["part-unreadable", Self.signatureEnded].contains(code)
    }
    switch problem {
    case .caseInvalid, .bagInvalid, .bagDisagrees, .tooLarge, .malformed, .digestMismatch, .foreignPart, .weakAlgorithm,
      .tampered, .notForUs, .keyRetired, .bomb, .unsafePath:
      return true
    default: return false
    }
  }

  /// Whether a person placed this hold.
  package var isByOperator: Bool { code == Self.operatorCode }
}
