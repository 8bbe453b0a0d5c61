/// The layer that refused something, from the outside in. A test vector names the layer that must refuse it.
package enum Layer: String, Sendable, Codable, CaseIterable {
  /// Form and size of what came.
  case envelope
  /// Signature, signer, and the directory they are checked against.
  case signature
  /// What the signed document says: format, parties, numbers.
  case manifest
  /// Whether it is for us.
  case recipient
  /// A part's digest, size, presence.
  case part
  /// A part's CMS structure and algorithms, before OpenSSL sees it.
  case structure
  /// Opening: key agreement and tag.
  case opening
  /// zstd and tar, while inflating.
  case archive
  /// BagIt: completeness, digests, agreement with the manifest.
  case bag
  /// `case.json` and the attachments it names.
  case casefile
}

/// Why a bundle, a statement or a directory was refused: evidence, not an exception text.
package struct SealProblem: Error, Sendable, Equatable, CustomStringConvertible {
  package let layer: Layer
  /// A code of `Protocol/registry.md`.
  package let code: ProblemCode
  /// What was found, without case content.
  package let detail: String

  package init(_ layer: Layer, _ code: ProblemCode, _ detail: String) {
    self.layer = layer
    self.code = code
    self.detail = detail
  }

  package var description: String { "\(code.rawValue) (\(layer.rawValue)): \(detail)" }
}
