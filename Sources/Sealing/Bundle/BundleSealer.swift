package import Base
package import CaseFile
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

/// What of a case goes into which of the receiver's compartments.
package struct Division: Sendable {
  package let compartments: Compartments
  /// Whose compartment a file goes into; nil for the core.
  package let role: @Sendable (String) -> CompartmentRole?

  package init(_ compartments: Compartments, role: @escaping @Sendable (String) -> CompartmentRole?) {
    self.compartments = compartments
    self.role = role
  }

  /// Where among the compartments of the bundle, the core at 0, a file goes.
  ///
  /// - Throws: `SealProblem` where the receiver has no key for it: it never goes into the core instead.
  func place(of path: String) throws(SealProblem) -> Int {
    guard let slot = slot(of: path) else {
      throw SealProblem(.casefile, .caseInvalid, "the receiver has no key for a part of the case")
    }
    return slot
  }

  /// The same; nil where there is no key for it.
  func slot(of path: String) -> Int? {
    guard let role = role(path) else { return 0 }
    return compartments.slots.firstIndex { $0.role == role }.map { $0 + 1 }
  }

  /// Whom what is apart from the core is sealed for.
  fileprivate var circles: [BundleSealer.Circle] {
    compartments.slots.map { BundleSealer.Circle(id: $0.key.compartment, recipients: [$0.key.certificates[0]]) }
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

  /// - Parameters:
  ///   - division: What is sealed apart from the core; nil for a case that is all core.
  ///   - place: Where the manifest is to fit in.
  /// - Throws: `SealProblem` when the receiving mission cannot be sealed for; `SourceChanged`;
  ///   `SourceUnreadable`; `StorageProblem`. Parts already written are removed.
  package func seal(
    _ source: any CaseSource, _ order: BundleOrder, expires: Date, division: Division? = nil,
    place: ManifestPlace? = nil
  ) throws -> SignedManifest {
    try making(source, [target(order, division)]) { made in
      try signed(order, made[0], expires: expires, octets: place?.json ?? 0)
    }
  }

  /// Seals a case for its receiver, and as it is drawn once more for the mission itself: what it keeps.
  ///
  /// - Parameter own: What can be sealed for the mission itself apart from the core; nothing else of that kind is kept.
  package func seal(
    _ source: any CaseSource, _ order: BundleOrder, expires: Date, division: Division?, keeping own: Division
  ) throws -> (bundle: SignedManifest, copy: WorkingCopy) {
    let mine = BundleOrder(
      transfer: order.transfer, version: order.version, position: order.position, to: identity.mission,
      created: order.created, priority: order.priority, arrival: order.arrival)
    let core = try identity.current(.sealing, now: order.created).certificate
    let apart = ApartDocuments()
    let circles = [Circle(id: Manifest.core, recipients: [core])] + own.circles
    let kept = Target(order: mine, circles: circles, lines: lines(for: circles), form: .stored) { path in
      apart.note(path, own)
      return own.slot(of: path)
    }
    return try making(source, [target(order, division), kept]) { made in
      let bundle = try signed(order, made[0], expires: expires, octets: 0)
      let copy = try sign(mine, made[1], expires: expires, octets: 0)
      return (bundle, try WorkingCopy.keep(copy, apart: apart.names, for: core, files))
    }
  }

  /// What was sealed apart, as a case is drawn: the names of documents, and whether there was anything else.
  private final class ApartDocuments {
    private var documents: [String] = []
    private var hasOthers = false
    var names: [String] { documents + (hasOthers ? [WorkingCopy.others] : []) }

    func note(_ path: String, _ division: Division) {
      guard division.role(path) != nil else { return }
      if CaseTable.document(named: path) != nil { documents.append(path) } else { hasOthers = true }
    }
  }

  private func signed(
    _ order: BundleOrder, _ compartments: [Manifest.Compartment], expires: Date, octets: Int
  ) throws -> SignedManifest {
    let bundle = try sign(order, compartments, expires: expires, octets: octets)
    // What a receiver would refuse is not sent.
    try ManifestRules.check(bundle.manifest)
    return bundle
  }

  /// One of the bundles that are made of a case as it is drawn.
  private struct Target {
    let order: BundleOrder
    let circles: [Circle]
    let lines: [PartLine]
    /// How the core is packed.
    let form: BagWriter.Form
    /// Which circle's a file is; nil for one that is left out.
    let place: (String) throws -> Int?
  }

  private func target(_ order: BundleOrder, _ division: Division?) throws -> Target {
    let circles = try circles(order, division)
    return Target(
      order: order, circles: circles, lines: lines(for: circles), form: .compressed(isSlow: isForNarrowLine)
    ) { try division?.place(of: $0) ?? 0 }
  }

  private func lines(for circles: [Circle]) -> [PartLine] {
    circles.map { PartLine(recipients: $0.recipients, files: files, buffers: buffers) }
  }

  /// Draws a case into all targets, and removes what was written of them where it does not come about.
  private func making<T>(
    _ source: any CaseSource, _ targets: [Target], _ finish: ([[Manifest.Compartment]]) throws -> T
  ) throws -> T {
    for recipient in targets.flatMap(\.circles).flatMap(\.recipients) { try directory.trust.verify(recipient) }
    do { return try finish(fill(targets, from: source)) } catch {
      for line in targets.flatMap(\.lines) { line.discard() }
      throw error
    }
  }

  /// Whom one compartment of a bundle is sealed for.
  fileprivate struct Circle {
    let id: String
    let recipients: [Certificate]
  }

  /// The core's first.
  private func circles(_ order: BundleOrder, _ division: Division?) throws -> [Circle] {
    [Circle(id: Manifest.core, recipients: try recipients(order))] + (division?.circles ?? [])
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
  package func place(
    for order: BundleOrder, expires: Date, division: Division?, content: Int64, step: Int
  ) throws -> ManifestPlace {
    let digest = SHA256.digest(Data())
    let part = Manifest.Part(sha256: digest, bytes: Int64(SealedPart.contentSize + SealedPart.overhead))
    let largest = try circles(order, division).map { circle in
      // Wherever most of it goes; padding adds an eighth at most.
      let count = circle.id == Manifest.core ? ManifestRules.most(content + content / 8) : 2
      return Manifest.Compartment(
        id: circle.id, recipients: circle.recipients.map(\.fingerprint),
        content: .init(bytes: CaseLimits.content, tagmanifest: digest), parts: Array(repeating: part, count: count))
    }
    let bundle = try sign(order, largest, expires: expires, octets: 0)
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

  /// Seals all compartments at once, as the case is drawn: one line within another, each with memory of its own that grows as
  /// it fills.
  private func fill(_ targets: [Target], from source: any CaseSource) throws -> [[Manifest.Compartment]] {
    var rng = SystemRandomNumberGenerator()
    var writers: [[BagWriter]] = targets.map { _ in [] }
    var contents: [[Manifest.Content]] = []
    var parts: [[[Manifest.Part]]] = targets.map { target in target.circles.map { _ in [] } }
    let places = targets.indices.flatMap { index in targets[index].circles.indices.map { (index, $0) } }
    func open(_ number: Int) throws {
      guard number < places.count else {
        contents = try draw(source, into: targets, writers)
        return
      }
      let (index, circle) = places[number]
      let target = targets[index]
      let info = BagInfo(
        transfer: target.order.transfer, version: target.order.version, from: identity.mission, to: target.order.to,
        compartment: target.circles[circle].id, date: target.order.created, using: &rng)
      parts[index][circle] = try target.lines[circle].run { output in
        writers[index].append(try BagWriter(info, circle == 0 ? target.form : .stored, output: output))
        try open(number + 1)
      }
    }
    try open(0)
    return targets.indices.map { index in
      targets[index].circles.indices.map { circle in
        Manifest.Compartment(
          id: targets[index].circles[circle].id,
          recipients: targets[index].circles[circle].recipients.map(\.fingerprint),
          content: contents[index][circle], parts: parts[index][circle])
      }
    }
  }

  /// Draws the case, each file into its compartments, hashing each octet once.
  private func draw(
    _ source: any CaseSource, into targets: [Target], _ writers: [[BagWriter]]
  ) throws -> [[Manifest.Content]] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while let file = try source.next() {
      let takers = try zip(targets, writers).compactMap { target, writers in
        try target.place(file.path).map { writers[$0] }
      }
      for taker in takers { try taker.begin(file) }
      let digest = try copy(source, file, to: takers, through: buffer)
      for taker in takers { taker.end(digest) }
    }
    return try writers.map { writers in
      let tars = try writers.map { try $0.close() }
      let sizes = [tars[0]] + CompartmentSize.padded(Array(tars.dropFirst()))
      return try zip(writers, sizes).map { try $0.finish(paddedTo: $1) }
    }
  }

  private func copy(
    _ source: any CaseSource, _ file: CaseSourceFile, to takers: [BagWriter],
    through buffer: UnsafeMutableRawBufferPointer
  ) throws -> Digest {
    let checked = source as? CheckedSource
    let hasher = checked == nil ? SHA256() : nil
    var copied: Int64 = 0
    while case let count = try source.read(into: buffer), count > 0 {
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      copied += Int64(count)
      guard copied <= file.size else { throw SourceChanged(path: file.path) }
      hasher?.update(piece)
      for taker in takers { try taker.write(piece) }
      progress(Int64(count))
    }
    guard copied == file.size else { throw SourceChanged(path: file.path) }
    return hasher?.finish() ?? checked?.digest ?? SHA256.digest(Data())
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
