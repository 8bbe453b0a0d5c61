package import Foundation

/// What a mission's keys and directory can do, as the engines need it. Whatever works on a whole bundle, its manifest or
/// a directory takes its time: not on the cooperative pool. One statement, or what has come in one request's tar, is a
/// matter of a millisecond or less.
package protocol Seals: Sendable {
  /// The mission whose keys these are.
  var mission: MissionID { get }

  /// The other missions of the directory.
  var others: [MissionID] { get }

  /// What keeps this mission from signing and from being believed at a moment; nil while its certificates hold.
  func suspension(now: Date) -> Suspension?

  /// Signs a statement as this mission.
  func sign(_ statement: Statement) throws -> LogEntry

  /// Verifies one statement: signature, signer's certificate and mission, form.
  ///
  /// - Throws: `SealProblem` of layer `.signature` or `.manifest`.
  func verifyStatement(_ der: Data, now: Date) throws(SealProblem) -> LogEntry

  /// Verifies an offered manifest, up to and including whether it is for us.
  ///
  /// - Parameter caller: The mission whose TLS certificate the connection shows; nil for what has been judged before: a key that
  ///   was retired since is nothing against it.
  func verifyManifest(_ der: Data, from caller: MissionID?, now: Date) throws(SealProblem) -> any VerifiedOffer

  /// The mission that a TLS client certificate belongs to.
  ///
  /// - Parameter certificate: DER.
  /// - Throws: `SealProblem` with `.unknownMission`, `.revoked`, `.expired`, `.untrustedSigner`.
  func caller(_ certificate: Data, now: Date) throws(SealProblem) -> MissionID

  /// How to reach a mission.
  func endpoint(of mission: MissionID, now: Date) throws(SealProblem) -> PeerEndpoint

  /// The directory in force: its version, and its bytes as signed.
  var directory: (version: Int, der: Data) { get }

  /// Takes a directory if it is genuine and newer.
  ///
  /// - Returns: Whether it was newer than the one held.
  /// - Throws: `SealProblem`; `.staleDirectory` when it is older.
  func adopt(directory der: Data, now: Date) throws(SealProblem) -> Bool

  /// Packs an offer: a tar of the manifest, then parts.
  func packOffer(directory: Data?, manifest: Data, parts: [Digest], files: any PartFiles) throws -> Data

  /// Reads an offer.
  func unpackOffer(_ tar: Data) throws(SealProblem) -> Offer

  /// Reads an offer whose end is missing: the line broke in the midst of it.
  ///
  /// - Returns: Nil when not even the manifest is whole.
  func unpackBroken(_ tar: Data) -> BrokenOffer?

  /// Packs statements for `POST /v1/statements`.
  func packStatements(_ statements: StatementsTar) throws -> Data

  /// Reads the tar of `POST /v1/statements`.
  func unpackStatements(_ tar: Data) throws(SealProblem) -> StatementsTar

  /// Seals the padded sealed half of a statement for the core of this mission and of the other one.
  func seal(half plaintext: Data, for other: MissionID, now: Date) throws -> Data

  /// Opens what `seal(half:for:now:)` made, here or at the other mission.
  ///
  /// - Throws: `SealProblem` of layer `.structure` or `.opening`.
  func open(half sealed: Data) throws(SealProblem) -> Data

  /// SHA-256 of `bytes`.
  func digest(_ bytes: Data) -> Digest
}

extension Seals {
  /// Whether the signature of a manifest of our own holds no more: its certificate has ended, or was revoked since.
  package func isSignatureEnded(_ der: Data, now: Date) -> Bool {
    do throws(SealProblem) {
      _ = try verifyManifest(der, from: mission, now: now)
      return false
    } catch {
      // That it is not for us is no surprise.
      switch error.code {
      case .expired, .revoked, .unknownMission, .untrustedSigner: return true
      default: return false
      }
    }
  }
}

/// Why a mission can neither sign nor be believed for now: a certificate of its own has ended, was revoked, or does not hold
/// yet by the clock of this machine. It sends and receives nothing then; what it has it keeps, and can read.
package struct Suspension: Sendable, Codable, Equatable {
  /// Which certificate, and since when.
  package let reason: String
  package let advice: String

  package init(reason: String, advice: String) {
    self.reason = reason
    self.advice = advice
  }
}

/// A bundle whose manifest has been verified, as the engines see it. Only the verifier makes one.
package protocol VerifiedOffer: Sendable {
  var bundle: SignedManifest { get }

  /// Opens what this mission's daemon can open and checks all of it, keeping nothing but the case's card.
  ///
  /// - Throws: `SealProblem` of any layer from `.part` inwards.
  @discardableResult
  func examine(_ files: any PartSource) throws(SealProblem) -> CaseCard
}

extension VerifiedOffer {
  package var manifest: Manifest { bundle.manifest }
  package var delivery: DeliveryID { bundle.delivery }
}

package struct PeerEndpoint: Sendable, Equatable {
  package let mission: MissionID
  /// `https://host:port`, without a path.
  package let url: String
  /// Where it was reached before it moved, while that may still hold.
  package let former: String?
  /// SHA-256 of each public key the peer may show (its SubjectPublicKeyInfo in DER).
  package let pins: [Digest]

  package init(mission: MissionID, url: String, former: String? = nil, pins: [Digest]) {
    self.mission = mission
    self.url = url
    self.former = former
    self.pins = pins
  }
}

/// What an offer's tar holds.
package struct Offer: Sendable {
  package let directory: Data?
  package let manifest: Data
  package let parts: [(digest: Digest, bytes: Data)]

  package init(directory: Data?, manifest: Data, parts: [(digest: Digest, bytes: Data)]) {
    self.directory = directory
    self.manifest = manifest
    self.parts = parts
  }
}

/// What a tar of statements holds.
package struct StatementsTar: Sendable, Equatable {
  /// As signed, in their order.
  package let statements: [Data]
  /// The files of their sealed halves, by the digest that each is called by.
  package let sealed: [Digest: Data]

  package init(statements: [Data], sealed: [Digest: Data] = [:]) {
    self.statements = statements
    self.sealed = sealed
  }
}

/// What came of an offer before its line broke.
package struct BrokenOffer: Sendable {
  /// The manifest, and the parts that are whole.
  package let offer: Offer
  /// The beginning of the part that broke off.
  package let cut: (digest: Digest, bytes: Data)?

  package init(offer: Offer, cut: (digest: Digest, bytes: Data)?) {
    self.offer = offer
    self.cut = cut
  }
}
