/// The problem registry: every code and what it means to a person; `PeerProtocol` gives
/// each its HTTP status and says who must act.
/// `Protocol/registry.md` is the normative text; a test compares the two.
package enum ProblemCode: String, Sendable, Codable, CaseIterable {
  case malformed
  case tooLarge = "too-large"
  case unsupportedFormat = "unsupported-format"
  case badSignature = "bad-signature"
  case untrustedSigner = "untrusted-signer"
  case revoked, expired
  case unknownMission = "unknown-mission"
  case wrongSender = "wrong-sender"
  case wrongRecipient = "wrong-recipient"
  case digestMismatch = "digest-mismatch"
  case partMissing = "part-missing"
  case sealedMissing = "sealed-missing"
  case recalled
  case foreignPart = "foreign-part"
  case weakAlgorithm = "weak-algorithm"
  case tampered
  case notForUs = "not-for-us"
  case keyRetired = "key-retired"
  case bomb
  case unsafePath = "unsafe-path"
  case bagInvalid = "bag-invalid"
  case bagDisagrees = "bag-disagrees"
  case caseInvalid = "case-invalid"
  case conflict
  case unknownDelivery = "unknown-delivery"
  case unknownDocument = "unknown-document"
  case offsetMismatch = "offset-mismatch"
  case superseded
  case staleDirectory = "stale-directory"
  case noSpace = "no-space"
  case busy
  case rateLimited = "rate-limited"
  case internalError = "internal-error"

  /// One sentence for a person.
  package var meaning: String {
    switch self {
    case .malformed: "What came cannot be read in the form the protocol gives it."
    case .tooLarge: "What came is larger than this mission accepts."
    case .unsupportedFormat: "The format's version, or a feature it needs, is not known here."
    case .badSignature: "The signature does not match what was signed."
    case .untrustedSigner: "The signer is not certified for this use by the federation."
    case .revoked: "The certificate was revoked in the directory."
    case .expired: "The certificate is not valid at this time."
    case .unknownMission: "The mission is not in the directory held here."
    case .wrongSender: "The caller's certificate belongs to another mission than the document names."
    case .wrongRecipient: "The bundle is addressed to another mission."
    case .digestMismatch: "The bytes that came are not those that were signed."
    case .partMissing: "A part of the bundle is not here."
    case .recalled: "The case was taken back; nothing of it is taken any more."
    case .sealedMissing: "The sealed half of the statement did not come with it."
    case .foreignPart: "A part came that does not belong to the bundle."
    case .weakAlgorithm: "The part is not sealed with AES-256-GCM as the format demands."
    case .tampered: "The part does not open: its tag or key wrapping is wrong."
    case .notForUs: "The part is not sealed for any key of this mission."
    case .keyRetired: "A compartment is sealed for a key that this mission has retired; seal it anew."
    case .bomb: "The content inflates beyond what its manifest declares."
    case .unsafePath: "A name in the bundle is not safe to write to a disk."
    case .bagInvalid: "The bag inside is incomplete or a file in it does not match its digest."
    case .bagDisagrees: "The bag inside names another transfer, mission or version than its manifest."
    case .caseInvalid: "The case file inside cannot be accepted as it is."
    case .conflict: "Another statement stands at this place of the log."
    case .unknownDocument: "No such document is published here."
    case .unknownDelivery: "The bundle is not known here; offer its manifest first."
    case .offsetMismatch: "Another number of octets of the part is here; go on from there."
    case .superseded: "A newer request has the part; ask how much of it is here."
    case .staleDirectory: "The directory offered is older than the one held here."
    case .noSpace: "This mission is short of disk space and takes no new bundles for now."
    case .busy: "This mission is stopping or overloaded; try again later."
    case .rateLimited: "Too many requests from this mission at once."
    case .internalError: "Something failed here that is not the caller's doing; try again later."
    }
  }
}
