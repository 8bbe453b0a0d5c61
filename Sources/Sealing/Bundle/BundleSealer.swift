package import Base
import CaseFile
package import Foundation
package import Handover

/// What a bundle is to say of itself, before there is one.
package struct BundleOrder: Sendable {
  package let transfer: TransferID
  package let version: Int
  package let position: LogPosition
  package let to: MissionID
  package let created: Date
  package let priority: Priority
  package let arrival: Timestamp?

  package init(
    transfer: TransferID, version: Int = 1, position: LogPosition = LogPosition(seq: 1, seen: 0),
    to: MissionID,
    created: Date, priority: Priority, arrival: Timestamp?
  ) {
    self.transfer = transfer
    self.version = version
    self.position = position
    self.to = to
    self.created = created
    self.priority = priority
    self.arrival = arrival
  }
}

/// A place kept for a manifest, which is signed last and stands first. Source: specification §4.5.
package struct ManifestPlace: Sendable {
  /// Octets of its JSON, with the spaces that fill it up.
  let json: Int
  /// Octets for the signed manifest.
  package let room: Int
}

/// Seals case files for one mission: bag → tar → zstd → parts → CMS, and a signed manifest over all of it.
/// Source: specification §4. Blocks; uses one core to read, hash and compress, the others to seal.
package struct BundleSealer {
  let identity: MissionIdentity
  let directory: Directory
  let files: any PartFiles
  let buffers: Int
  let isForNarrowLine: Bool
  let progress: @Sendable (Int64) -> Void

  /// - Parameters:
  ///   - buffers: Parts in memory at once, 8 MiB each: with two, one is sealed while the other fills.
  ///   - isForNarrowLine: Takes the time to compress more.
  ///   - progress: Called with the octets of the case just packed.
  package init(
    identity: MissionIdentity, directory: Directory, files: any PartFiles, buffers: Int = 2,
    isForNarrowLine: Bool = false,
    progress: @escaping @Sendable (Int64) -> Void = { _ in }
  ) {
    self.identity = identity
    self.directory = directory
    self.files = files
    self.buffers = buffers
    self.isForNarrowLine = isForNarrowLine
    self.progress = progress
  }

  /// - Parameter place: Where the manifest is to fit in.
  /// - Throws: `SealProblem` when the receiving mission cannot be sealed for; `SourceChanged`;
  ///   `SourceUnreadable`; `StorageProblem`. Parts already written are removed.
  package func seal(
    _ source: any CaseSource, _ order: BundleOrder, expires: Date, place: ManifestPlace? = nil
  ) throws -> SignedManifest {
    let recipients = try recipients(order)
    for recipient in recipients { try directory.trust.verify(recipient) }
    let line = PartLine(recipients: recipients, files: files, buffers: buffers)
    do {
      let core = try seal(source, order, line, recipients)
      let bundle = try sign(order, [core], expires: expires, octets: place?.json ?? 0)
      // What a receiver would refuse is not sent.
      try ManifestRules.check(bundle.manifest)
      return bundle
    } catch {
      line.discard()
      throw error
    }
  }

  /// The newest valid certificate; older ones hold only for what is under way (specification §2.6).
  private func recipients(_ order: BundleOrder) throws -> [Certificate] {
    [try directory.certificates(of: order.to, for: .sealing, now: order.created)[0]]
  }

  /// A place for the manifest of a case before it is known how many parts that makes.
  ///
  /// - Parameters:
  ///   - content: Octets, at most, of the case's tar.
  ///   - step: What the place is a multiple of; whatever is put there takes up all of it, but for less than one step.
  package func place(for order: BundleOrder, expires: Date, content: Int64, step: Int) throws -> ManifestPlace {
    let digest = SHA256.digest(Data())
    let part = Manifest.Part(sha256: digest, bytes: Int64(SealedPart.contentSize + SealedPart.overhead))
    let largest = Manifest.Compartment(
      id: Manifest.core, recipients: try recipients(order).map(\.fingerprint),
      content: .init(bytes: CaseLimits.content, tagmanifest: digest),
      parts: Array(repeating: part, count: ManifestRules.most(content)))
    let bundle = try sign(order, [largest], expires: expires, octets: 0)
    // The next signature may be some octets longer or shorter: the middle of the last step is safe from either end.
    let signed = bundle.entry.der.count
    let room = (signed / step + 2) * step
    return ManifestPlace(json: bundle.json.count + room - step / 2 - signed, room: room)
  }

  /// The same bundle at another place of the log: somebody has said something since it was sealed.
  package func sign(_ manifest: Manifest, at position: LogPosition) throws -> SignedManifest {
    let order = BundleOrder(
      transfer: manifest.transfer, version: manifest.version, position: position, to: manifest.to,
      created: manifest.created.date, priority: manifest.priority, arrival: manifest.arrival)
    return try sign(order, manifest.compartments, expires: manifest.expires.date, octets: 0)
  }

  private func seal(
    _ source: any CaseSource, _ order: BundleOrder, _ line: PartLine, _ recipients: [Certificate]
  )
    throws -> Manifest.Compartment
  {
    var rng = SystemRandomNumberGenerator()
    let info = BagInfo(
      transfer: order.transfer, version: order.version, from: identity.mission, to: order.to,
      compartment: Manifest.core, date: order.created, using: &rng)
    var content: Manifest.Content?
    let parts = try line.run { output in
      content = try BagWriter(info: info, isSlow: isForNarrowLine, progress: progress).write(source, to: output)
    }
    guard let content else { throw SourceChanged(path: "case.json") }
    return Manifest.Compartment(
      id: Manifest.core, recipients: recipients.map(\.fingerprint), content: content, parts: parts)
  }

  /// - Parameter octets: What the JSON is filled up to, with spaces after it.
  private func sign(
    _ order: BundleOrder, _ compartments: [Manifest.Compartment], expires: Date, octets: Int
  ) throws -> SignedManifest {
    let manifest = Manifest(
      transfer: order.transfer, version: order.version, position: order.position, from: identity.mission,
      to: order.to, created: Timestamp(order.created), priority: order.priority, arrival: order.arrival,
      expires: Timestamp(expires), compartments: compartments)
    let signer = try identity.signer(now: order.created)
    var json = try JSON.encode(manifest)
    json.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, octets - json.count)))
    let der = try SignedData.sign(json, key: signer.key, certificate: signer.certificate)
    return SignedManifest(manifest: manifest, json: json, der: der, delivery: SHA256.digest(der))
  }
}
