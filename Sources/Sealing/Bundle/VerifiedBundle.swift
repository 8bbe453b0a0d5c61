package import CaseFile
package import Foundation
package import Handover

/// A bundle whose manifest has been verified: signature, signer, directory, format, and that it is for us.
/// Only the verifier can make one, and only one can be opened.
package struct VerifiedBundle: VerifiedOffer {
  package let bundle: SignedManifest
  let openers: [SealedPart.Opener]

  fileprivate init(_ bundle: SignedManifest, openers: [SealedPart.Opener]) {
    self.bundle = bundle
    self.openers = openers
  }

  /// Opens everything that a receipt would speak of, and keeps the card alone.
  @discardableResult
  package func examine(_ files: any PartSource) throws(SealProblem) -> CaseCard {
    guard manifest.compartments.count == 1 else {
      throw SealProblem(.manifest, .unsupportedFormat, "more than the core compartment; only that is opened here")
    }
    do { return CaseCard(try open(files, into: NullSink(), lookAhead: 0)) } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.opening, .internalError, "\(error)")
    }
  }

  /// Opens the core compartment into `sink`, which is committed only when everything has been checked.
  ///
  /// - Parameter lookAhead: Parts that are opened on other cores while one is read; 8 MiB of memory each.
  /// - Returns: What its `case.json` says.
  /// - Throws: `SealProblem` of any layer from `.part` inwards; what the sink throws.
  @discardableResult
  package func open(
    _ files: any PartSource, into sink: any CaseSink, lookAhead: Int = 1,
    progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) throws -> CaseRecord {
    guard let core = manifest.compartments.first(where: { $0.id == Manifest.core }) else {
      throw SealProblem(.manifest, .malformed, "there is no core compartment")
    }
    let gate = CaseGate(sink, .ofNewer)
    let opener = PartOpener(files: files, openers: openers, parts: core.parts)
    let stream = PartStream(core.parts, opener: opener, lookAhead: lookAhead)
    try BagReader(manifest: manifest, compartment: core, progress: progress).read(stream, into: gate)
    return try gate.commit()
  }
}

/// The checks that come before any part is touched, outermost first. Source: specification §4.4.
package struct BundleVerifier {
  let directory: Directory
  private let identity: MissionIdentity?

  /// - Parameter identity: The mission that opens; nil to check a bundle that is not for us.
  package init(directory: Directory, identity: MissionIdentity?) {
    self.directory = directory
    self.identity = identity
  }

  /// The mission that opens, if any.
  package var mission: MissionID? { identity?.mission }

  package static let manifestLimit = 4 << 20

  /// - Parameter caller: The mission at the other end of the connection; nil for a bundle from a file.
  package func verify(_ der: Data, from caller: MissionID?, now: Date) throws(SealProblem) -> VerifiedBundle {
    guard der.count <= Self.manifestLimit else {
      throw SealProblem(.envelope, .tooLarge, "a manifest has at most \(Self.manifestLimit) octets")
    }
    let verified = try SignedData.verify(der, trust: directory.trust, now: now)
    let signer = try directory.entry(verified.signer.fingerprint, for: .signing, now: now)
    let manifest = try Self.read(verified.content)
    guard manifest.from == signer.mission else {
      throw SealProblem(
        .manifest, .wrongSender, "signed by \(signer.mission) in the name of \(manifest.from)")
    }
    if let caller, caller != manifest.from {
      throw SealProblem(.manifest, .wrongSender, "\(caller) offers a bundle of \(manifest.from)")
    }
    if let identity { try Self.checkRecipient(manifest, identity) }
    return VerifiedBundle(
      SignedManifest(manifest: manifest, json: verified.content, der: der, delivery: SHA256.digest(der)),
      openers: identity?.openers ?? [])
  }

  private static func checkRecipient(_ manifest: Manifest, _ identity: MissionIdentity) throws(SealProblem) {
    guard manifest.to == identity.mission else {
      throw SealProblem(
        .recipient, .wrongRecipient, "addressed to \(manifest.to); this is \(identity.mission)")
    }
    let ours = Set(identity.openers.map(\.certificate.fingerprint))
    guard
      manifest.compartments.first(where: { $0.id == Manifest.core })?.recipients.contains(
        where: ours.contains)
        ?? false
    else {
      throw SealProblem(.recipient, .notForUs, "the core is not sealed for a key of \(identity.mission)")
    }
  }

  private static func read(_ content: Data) throws(SealProblem) -> Manifest {
    let manifest: Manifest
    do { manifest = try SignedJSON.decode(Manifest.self, from: content) } catch {
      throw SealProblem(.manifest, .malformed, "the manifest cannot be read: \(error)")
    }
    try ManifestRules.check(manifest)
    return manifest
  }
}
