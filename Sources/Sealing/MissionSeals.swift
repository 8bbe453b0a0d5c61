import Base
package import Foundation
package import Handover
import Synchronization

/// A mission's keys and the directory in force, as the engines use them. The directory may be replaced by a
/// newer one while others read; each call works on one snapshot.
package final class MissionSeals: Seals, DocumentSeals {
  private struct Snapshot {
    var directory: Directory
    var identity: MissionIdentity
  }

  package let mission: MissionID
  private let keys: @Sendable () throws -> [CertificateUse: [PrivateKey]]
  private let snapshot: Mutex<Snapshot>
  /// Held while a directory is taken, so that of two at once the higher one stays.
  private let adopting = Mutex(())
  private let saved: @Sendable (Directory) throws -> Void
  private let retired: @Sendable () -> Data?

  /// - Parameters:
  ///   - keys: Every private key the mission holds now; asked again with each new directory, which may list the
  ///     certificate of a key made since.
  ///   - saved: Makes a newer directory durable before it comes into force.
  ///   - retired: The mission's own `Retirement`, as signed; asked at every use.
  package init(
    mission: MissionID, keys: @escaping @Sendable () throws -> [CertificateUse: [PrivateKey]], directory: Directory,
    saved: @escaping @Sendable (Directory) throws -> Void, retired: @escaping @Sendable () -> Data? = { nil }
  ) throws {
    self.retired = retired
    self.mission = mission
    self.keys = keys
    self.saved = saved
    let identity = try MissionIdentity(mission: mission, keys: keys(), directory: directory)
    snapshot = Mutex(Snapshot(directory: directory, identity: identity))
  }

  package var currentDirectory: Directory { snapshot.withLock { $0.directory } }
  package var identity: MissionIdentity { snapshot.withLock { $0.identity } }

  package var others: [MissionID] { currentDirectory.document.missions.map(\.profile.id).filter { $0 != mission } }

  package func suspension(now: Date) -> Suspension? { identity.suspension(now: now) }

  package var directory: (version: Int, der: Data) {
    let directory = currentDirectory
    return (directory.document.version, directory.der)
  }

  package func adopt(directory der: Data, now: Date) throws(SealProblem) -> Bool {
    try adopting.withLock { (_) throws(SealProblem) in try take(directory: der, now: now) }
  }

  private func take(directory der: Data, now: Date) throws(SealProblem) -> Bool {
    let held = currentDirectory
    if der == held.der { return false }
    let offered = try Directory(verifying: der, root: held.root, now: now)
    guard offered.document.version != held.document.version else {
      throw SealProblem(.signature, .conflict, "two directories of version \(held.document.version) differ")
    }
    guard offered.document.version > held.document.version else {
      throw SealProblem(
        .signature, .staleDirectory,
        "directory version \(offered.document.version) is older than version \(held.document.version) held here"
      )
    }
    do {
      let identity = try MissionIdentity(mission: mission, keys: keys(), directory: offered)
      try saved(offered)
      snapshot.withLock { $0 = Snapshot(directory: offered, identity: identity) }
    } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.signature, .internalError, "the newer directory cannot be stored: \(error)")
    }
    return true
  }

  package func sign(_ statement: Statement) throws -> LogEntry {
    let signer = try identity.signer(now: statement.at.date)
    let der = try SignedData.sign(JSON.encode(statement), key: signer.key, certificate: signer.certificate)
    return LogEntry(statement: statement, der: der, digest: SHA256.digest(der))
  }

  package func verifyStatement(_ der: Data, now: Date) throws(SealProblem) -> LogEntry {
    try StatementVerifier(directory: currentDirectory).verify(der, now: now)
  }

  package func verifyManifest(_ der: Data, from caller: MissionID?, now: Date) throws(SealProblem)
    -> any VerifiedOffer
  {
    try verifier.verify(der, from: caller, now: now)
  }

  /// Verifies bundles for this mission.
  package var verifier: BundleVerifier {
    let now = snapshot.withLock { $0 }
    return BundleVerifier(directory: now.directory, identity: now.identity) { [self] moment in
      retired().flatMap { try? verify(retirement: $0, of: mission, now: moment) }?.fingerprints ?? []
    }
  }

  package func caller(_ certificate: Data, now: Date) throws(SealProblem) -> MissionID {
    try currentDirectory.entry(SHA256.digest(certificate), for: .tls, now: now).mission
  }

  package func endpoint(of mission: MissionID, now: Date) throws(SealProblem) -> PeerEndpoint {
    let directory = currentDirectory
    let listed = try directory.mission(mission)
    let certificates = try directory.certificates(of: mission, for: .tls, now: now)
    return PeerEndpoint(
      mission: mission, url: listed.profile.address, former: listed.former(at: now),
      pins: certificates.map { SHA256.digest($0.publicKey) })
  }

  package func packOffer(directory: Data?, manifest: Data, parts: [Digest], files: any PartFiles) throws
    -> Data
  {
    try OfferTar.pack(directory: directory, manifest: manifest, parts: parts, files: files)
  }

  package func unpackOffer(_ tar: Data) throws(SealProblem) -> Offer { try OfferTar.unpack(tar) }

  package func unpackBroken(_ tar: Data) -> BrokenOffer? { OfferTar.unpackBroken(tar) }

  package func packStatements(_ statements: StatementsTar) throws -> Data { try OfferTar.pack(statements) }

  package func unpackStatements(_ tar: Data) throws(SealProblem) -> StatementsTar {
    try OfferTar.unpackStatements(tar)
  }

  package func sign(_ list: DocumentList) throws -> Data {
    let signer = try identity.signer(now: list.issued.date)
    return try SignedData.sign(JSON.encode(list), key: signer.key, certificate: signer.certificate)
  }

  package func verify(documents der: Data, of mission: MissionID, now: Date) throws(SealProblem) -> DocumentList {
    try DocumentList(verifying: der, of: mission, in: currentDirectory, now: now)
  }

  package func seal(half plaintext: Data, for other: MissionID, now: Date) throws -> Data {
    let directory = currentDirectory
    let recipients = try [other, mission].map { try directory.certificates(of: $0, for: .sealing, now: now)[0] }
    for recipient in recipients { try directory.trust.verify(recipient) }
    var content = plaintext
    let frame = try content.withUnsafeMutableBytes { try SealedPart.seal($0, for: recipients) }
    return Data(frame.before) + content + Data(frame.after)
  }

  package func open(half sealed: Data) throws(SealProblem) -> Data {
    try SealedPart.open(sealed, with: identity.openers)
  }

  package func digest(_ bytes: Data) -> Digest { SHA256.digest(bytes) }
}

extension DocumentList {
  /// The signer's certificate need not hold any more: what was published stays published until something newer is.
  package init(
    verifying der: Data, of mission: MissionID, in directory: Directory, now: Date
  ) throws(SealProblem) {
    guard der.count <= DocumentList.limit else {
      throw SealProblem(.envelope, .tooLarge, "a list of documents has at most \(DocumentList.limit) octets")
    }
    let verified = try SignedData.verify(der, trust: directory.trust, now: now)
    let list: DocumentList
    do { list = try SignedJSON.decode(DocumentList.self, from: verified.content) } catch {
      throw SealProblem(.manifest, .malformed, "the list of documents cannot be read")
    }
    if let problem = list.problem { throw SealProblem(.manifest, .malformed, "\(problem)") }
    let signer = try directory.entry(verified.signer.fingerprint, for: .signing, now: min(now, list.issued.date))
    guard list.mission == mission, signer.mission == mission else {
      throw SealProblem(
        .manifest, .wrongSender, "a list of \(list.mission), signed by \(signer.mission), came for \(mission)")
    }
    guard list.issued.date < now + 86_400 else {
      throw SealProblem(
        .manifest, .malformed, "the list of documents was issued in the future: one of the clocks is wrong")
    }
    self = list
  }
}
