package import Handover

/// The methods of the peer protocol (RFC 9110 §9.3; `PATCH` RFC 5789).
package enum PeerMethod: String, Sendable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
}

/// What one mission can ask of another, each by the name that `Protocol/openapi.yaml` gives it; a test compares the two.
/// Source: specification §6.3.
package enum PeerCall: String, Sendable, CaseIterable {
  case offerBundle, putPart, patchPart, headPart, postStatements, getDirectory, getStatus, getAccount, getDocuments
  case getDocument, getKeys

  package var method: PeerMethod {
    switch self {
    case .offerBundle, .postStatements: .post
    case .putPart: .put
    case .patchPart: .patch
    case .headPart: .head
    case .getDirectory, .getStatus, .getAccount, .getDocuments, .getDocument, .getKeys: .get
    }
  }

  /// The path, with its parameters in braces.
  package var path: String {
    switch self {
    case .offerBundle: "/v1/bundles"
    case .putPart, .patchPart, .headPart: "/v1/bundles/{\(Self.delivery)}/parts/{\(Self.digest)}"
    case .postStatements: "/v1/statements"
    case .getDirectory: "/v1/directory"
    case .getStatus: "/v1/status"
    case .getAccount: "/v1/account"
    case .getDocuments: "/v1/documents"
    case .getDocument: "/v1/documents/{\(Self.document)}"
    case .getKeys: "/v1/keys"
    }
  }

  /// What can be asked at a path, whatever its parameters are.
  package static func at(_ path: String) -> [PeerCall] {
    func words(_ path: String) -> [Substring] { path.split(separator: "/", omittingEmptySubsequences: false) }
    let asked = words(path)
    return allCases.filter { call in
      let ours = words(call.path)
      return ours.count == asked.count && zip(ours, asked).allSatisfy { $0 == $1 || $0.hasPrefix("{") && !$1.isEmpty }
    }
  }

  /// The parameters of the paths.
  package static let delivery = "delivery"
  package static let digest = "digest"
  package static let document = "sha256"

  /// The path of one part of a delivery.
  package static func path(of part: Digest, in delivery: DeliveryID) -> String {
    "/v1/bundles/\(delivery)/parts/\(part)"
  }

  /// The path of a published document.
  package static func path(ofDocument digest: Digest) -> String { "/v1/documents/\(digest)" }

  /// What its body is; nil for a call without one.
  package var bodyType: PeerMediaType? {
    switch self {
    case .offerBundle, .postStatements: .tar
    case .putPart: .cms
    case .patchPart: .partialUpload
    case .headPart, .getDirectory, .getStatus, .getAccount, .getDocuments, .getDocument, .getKeys: nil
    }
  }
}

/// The media types of the peer protocol.
package enum PeerMediaType: String, Sendable, CaseIterable {
  /// What is signed or sealed (RFC 8551 §3.2).
  case cms = "application/pkcs7-mime"
  case tar = "application/x-tar"
  case json = "application/json"
  /// A published document, whatever it is.
  case octets = "application/octet-stream"
  /// RFC 9457 §3.
  case problem = "application/problem+json"
  /// draft-ietf-httpbis-resumable-upload-15 §6.
  case partialUpload = "application/partial-upload"
}

/// The headers of the peer protocol that are not every HTTP library's own.
package enum PeerHeader: String, Sendable, CaseIterable {
  /// The version of the directory held by whoever answers.
  case directory = "Baton-Directory"
  /// Octets of a part that are there.
  case uploadOffset = "Upload-Offset"
  /// Whether the body is all the rest, or the part is whole: `boolean`.
  case uploadComplete = "Upload-Complete"
  /// Seconds until the caller may ask again.
  case retryAfter = "Retry-After"
  /// What the caller can read in answer: `PeerMediaType.cms` with a part asks for the receipt in the same answer.
  case accept = "Accept"

  /// As a header says yes or no (RFC 9651 §3.3.6).
  package static func boolean(_ value: Bool) -> String { value ? "?1" : "?0" }

  /// - Returns: Nil for what is neither.
  package static func boolean(_ text: String?) -> Bool? { ["?0": false, "?1": true][text ?? ""] }
}
