package import CaseFile
package import Foundation
package import Handover

/// A bundle whose manifest has been verified: signature, signer, directory, format, and that it is for us.
/// Only the verifier can make one, and only one can be opened.
package struct VerifiedBundle: VerifiedOffer {
  package let bundle: SignedManifest
  let openers: [SealedPart.Opener]
  private let isCopy: Bool

  fileprivate init(_ bundle: SignedManifest, openers: [SealedPart.Opener], isCopy: Bool) {
    self.bundle = bundle
    self.openers = openers
    self.isCopy = isCopy
  }

  /// Opens the core and checks all of it, and of what is sealed for others whatever shows from outside: all that a receipt
  /// speaks of. Keeps the card alone.
  @discardableResult
  package func examine(_ files: any PartSource) throws(SealProblem) -> CaseCard {
    for compartment in manifest.compartments.dropFirst() {
      let opener = PartOpener(files: files, openers: [], parts: compartment.parts)
      for (index, part) in compartment.parts.enumerated() {
        try opener.inspect(part, isLast: index == compartment.parts.count - 1)
      }
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
    let gate = CaseGate(sink, .ofNewer, isCopy || manifest.compartments.count > 1 ? .only(nil) : .all)
    let opener = PartOpener(files: files, openers: openers, parts: core.parts)
    let stream = PartStream(core.parts, opener: opener, lookAhead: lookAhead)
    try BagReader(manifest: manifest, compartment: core, progress: progress).read(stream, into: gate)
    return try gate.commit()
  }
}

/// What of a bundle is sealed apart from its core for those who do one kind of work. Opened where they are: in their own process.
package struct SealedCompartment: Sendable {
  private let manifest: Manifest
  private let compartment: Manifest.Compartment

  /// - Parameter manifest: A bundle's, verified by whoever gave it.
  /// - Throws: `SealProblem` where it has no such compartment.
  package init(_ id: String, of manifest: Manifest) throws(SealProblem) {
    guard id != Manifest.core, let found = manifest.compartments.first(where: { $0.id == id }) else {
      throw SealProblem(.manifest, .malformed, "the bundle has no compartment \(id)")
    }
    (self.manifest, compartment) = (manifest, found)
  }

  package var recipients: [Fingerprint] { compartment.recipients }
  package var parts: [Manifest.Part] { compartment.parts }

  /// - Parameter envelopes: In which the key of the certificate lies, each for one member of staff.
  /// - Returns: What opens it; nil where it is sealed for another certificate, or the key is in no envelope for them.
  package func opener(_ certificate: Certificate, _ envelopes: [Data], by staff: StaffKey) -> SealedPart.Opener? {
    guard recipients.contains(certificate.fingerprint) else { return nil }
    let digest = SHA256.digest(certificate.publicKey)
    let key = envelopes.lazy.compactMap { try? staff.open(envelope: $0, of: digest) }.first
    return key.map { SealedPart.Opener(certificate: certificate, key: $0) }
  }

  /// Opens it into `sink`, which is not committed here.
  ///
  /// - Parameters:
  ///   - role: Whom the key belongs to.
  ///   - core: What the case's `case.json` says.
  ///   - lookAhead: Parts that are opened on other cores while one is read; 8 MiB of memory each.
  /// - Throws: `SealProblem` of any layer from `.part` inwards; what the sink throws.
  package func open(
    _ files: any PartSource, with key: SealedPart.Opener, for role: CompartmentRole, beside core: CaseRecord,
    into sink: any CaseSink, lookAhead: Int = 1, progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) throws {
    let gate = CompartmentGate(sink, for: role, beside: core)
    let opener = PartOpener(files: files, openers: [key], parts: compartment.parts)
    let stream = PartStream(compartment.parts, opener: opener, lookAhead: lookAhead)
    try BagReader(manifest: manifest, compartment: compartment, progress: progress).read(stream, into: gate)
    try gate.finish()
  }
}

/// The checks that come before any part is touched, outermost first. Source: specification §4.4.
package struct BundleVerifier {
  let directory: Directory
  private let identity: MissionIdentity?
  private let retired: @Sendable (Date) -> Set<Fingerprint>

  /// - Parameters:
  ///   - identity: The mission that opens; nil to check a bundle that is not for us.
  ///   - retired: Its certificates for which it takes nothing new.
  package init(
    directory: Directory, identity: MissionIdentity?,
    retired: @escaping @Sendable (Date) -> Set<Fingerprint> = { _ in [] }
  ) {
    self.directory = directory
    self.identity = identity
    self.retired = retired
  }

  /// The mission that opens, if any.
  package var mission: MissionID? { identity?.mission }

  package static let manifestLimit = 4 << 20

  /// - Parameter caller: The mission at the other end of the connection; nil for a bundle from a file.
  package func verify(_ der: Data, from caller: MissionID?, now: Date) throws(SealProblem) -> VerifiedBundle {
    try verify(der, from: caller, now: now, isCopy: false)
  }

  /// Verifies what this mission has sealed for itself of a case that it has sent. Source: decision 0057.
  package func verify(copy der: Data, of transfer: TransferID, now: Date) throws(SealProblem) -> VerifiedBundle {
    let bundle = try verify(der, from: nil, now: now, isCopy: true)
    guard bundle.manifest.transfer == transfer else {
      throw SealProblem(.manifest, .conflict, "a working copy of another transfer lies here")
    }
    return bundle
  }

  private func verify(
    _ der: Data, from caller: MissionID?, now: Date, isCopy: Bool
  ) throws(SealProblem) -> VerifiedBundle {
    guard der.count <= Self.manifestLimit else {
      throw SealProblem(.envelope, .tooLarge, "a manifest has at most \(Self.manifestLimit) octets")
    }
    let verified = try SignedData.verify(der, trust: directory.trust, now: now)
    let signer = try directory.entry(verified.signer.fingerprint, for: .signing, now: now)
    let manifest = try Self.read(verified.content, isCopy: isCopy)
    guard manifest.from == signer.mission else {
      throw SealProblem(
        .manifest, .wrongSender, "signed by \(signer.mission) in the name of \(manifest.from)")
    }
    if let caller, caller != manifest.from {
      throw SealProblem(.manifest, .wrongSender, "\(caller) offers a bundle of \(manifest.from)")
    }
    if let identity {
      try Self.checkRecipient(manifest, identity)
      try checkCompartments(manifest)
      // What has come before is read all the same.
      if caller != nil { try checkRetired(manifest, retired(now)) }
    }
    return VerifiedBundle(
      SignedManifest(manifest: manifest, json: verified.content, der: der, delivery: SHA256.digest(der)),
      openers: identity?.openers ?? [], isCopy: isCopy)
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

  /// Whatever is sealed apart is sealed for the key of this mission that has its number: else nobody here could ever open what
  /// a receipt is given for. Whether a certificate still holds is not asked.
  private func checkCompartments(_ manifest: Manifest) throws(SealProblem) {
    guard manifest.compartments.count > 1 else { return }
    let listed = try directory.mission(manifest.to).certificates
    guard listed.contains(where: { $0.number != nil }) else {
      throw SealProblem(
        .manifest, .unsupportedFormat, "more than the core compartment, and this mission has a key for no other")
    }
    for compartment in manifest.compartments.dropFirst() {
      let ours = listed.filter { $0.number.map { "c\($0 + 1)" } == compartment.id }.map(\.fingerprint)
      guard compartment.recipients.allSatisfy(ours.contains) else {
        throw SealProblem(
          .recipient, .notForUs, "\(compartment.id) is not sealed for a key of \(manifest.to) with its number")
      }
    }
  }

  private func checkRetired(_ manifest: Manifest, _ retired: Set<Fingerprint>) throws(SealProblem) {
    guard manifest.compartments.dropFirst().allSatisfy({ retired.isDisjoint(with: $0.recipients) }) else {
      throw SealProblem(.recipient, .keyRetired, "a compartment is sealed for a key that \(manifest.to) has retired")
    }
  }

  private static func read(_ content: Data, isCopy: Bool) throws(SealProblem) -> Manifest {
    let manifest: Manifest
    do { manifest = try SignedJSON.decode(Manifest.self, from: content) } catch {
      throw SealProblem(.manifest, .malformed, "the manifest cannot be read: \(error)")
    }
    try ManifestRules.check(manifest, isCopy: isCopy)
    return manifest
  }
}
