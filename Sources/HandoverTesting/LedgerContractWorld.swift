package import Base
package import Foundation
package import Handover

/// Two missions, a store of one of them, and documents that look signed.
package struct ContractWorld: Sendable {
  package let store: any HandoverStore
  /// Whose store it is.
  package let here: MissionID
  package let there: MissionID
  package let start = Date(timeIntervalSince1970: 1_795_000_000.123456)

  package init(store: any HandoverStore, here: MissionID, there: MissionID) {
    self.store = store
    self.here = here
    self.there = there
  }

  /// `seconds` after the start.
  package func at(_ seconds: Double) -> Date { start + seconds }

  /// The `number`th transfer, begun `number` seconds after the start.
  package func transfer(_ number: Int) -> TransferID {
    var rng = ContractRandom(state: UInt64(number))
    return TransferID(at: at(Double(number)), using: &rng)
  }

  package func manifest(
    _ number: Int, version: Int = 1, seq: Int = 1, seen: Int = 0, from: MissionID, to: MissionID,
    parts: [String] = ["a", "b"], priority: Priority = .urgent, arrival: Double? = 86_400
  ) -> Manifest {
    let parts = parts.map { name in
      Manifest.Part(sha256: TestSHA256.digest("\(number) \(version) \(name)".utf8), bytes: 1000)
    }
    let content = Manifest.Content(bytes: 5000, tagmanifest: TestSHA256.digest("tag".utf8))
    let core = Manifest.Compartment(
      id: Manifest.core, recipients: [TestSHA256.digest("key".utf8)], content: content, parts: parts)
    return Manifest(
      transfer: transfer(number), version: version, position: LogPosition(seq: seq, seen: seen), from: from,
      to: to, created: Timestamp(at(Double(number))), priority: priority,
      arrival: arrival.map { Timestamp(at($0)) }, expires: Timestamp(at(30 * 86_400)), compartments: [core])
  }

  /// A bundle of ours, ready for the queue.
  package func submission(_ number: Int, version: Int = 1, seq: Int = 1, item: String? = nil) -> Submission {
    let manifest = manifest(number, version: version, seq: seq, from: here, to: there)
    let entry = signed(manifest)
    return Submission(
      SignedManifest(manifest: manifest, json: Self.json(manifest), entry: entry),
      item: QueueItem(
        id: item ?? entry.digest.text, transfer: manifest.transfer, mission: there, kind: .bundle,
        bytes: manifest.sealedBytes, priority: manifest.priority.rank, arrival: manifest.arrival,
        created: at(Double(number))))
  }

  /// A bundle of the other mission on its way to us.
  package func offer(_ number: Int, version: Int = 1, seq: Int = 1, parts: [String] = ["a", "b"])
    -> SignedManifest
  {
    let manifest = manifest(number, version: version, seq: seq, from: there, to: here, parts: parts)
    return SignedManifest(manifest: manifest, json: Self.json(manifest), entry: signed(manifest))
  }

  package static let node = StoreNode(id: "here", boot: "b1")

  /// All that waits, in the order in which it goes.
  package func queue() async throws -> [QueueItem] { try await store.queue() }

  /// Begins an attempt at what goes next, if something does.
  package func claimNext(at now: Date, by node: StoreNode = node, until end: Date? = nil) async throws -> Claim? {
    var policy = QueuePolicy()
    policy.windowStart = 1
    let selection = Selection(lanes: [:], inFlight: InFlight(), now: now, policy: policy)
    return try await store.claim(selection, by: node, until: end ?? now + 90).first
  }

  /// Begins an attempt at a certain item, which must be what goes next.
  package func begin(_ item: String, at now: Date) async throws -> Claim {
    let claim = try require(await claimNext(at: now), "something goes next")
    try equal(claim.item.id, item, "what goes next")
    return claim
  }

  package static func json(_ manifest: Manifest) -> Data { (try? JSON.encode(manifest)) ?? Data() }

  package func signed(_ manifest: Manifest) -> LogEntry {
    let der = Data("manifest \(manifest.transfer) \(manifest.version) \(manifest.seq) \(manifest.from)".utf8)
    return LogEntry(manifest: manifest, der: der, delivery: TestSHA256.digest(der))
  }

  /// A statement as `author` would sign it.
  package func statement(
    _ type: String, _ transfer: TransferID, by author: MissionID, seq: Int, seen: Int = 0,
    bundle: DeliveryID? = nil, body: JSONValue = .object(["note": .string("é \u{0}\n"), "n": .integer(7)]),
    role: String = "caseworker"
  ) throws -> LogEntry {
    let statement = Statement(
      type: try StatementType(type), transfer: transfer, bundle: bundle, author: author,
      staff: Staff(role: role, id: "c-17"), position: LogPosition(seq: seq, seen: seen),
      at: Timestamp(start), body: body)
    let der = Data("\(type) \(transfer) \(author) \(seq) \(seen)".utf8) + (try JSON.encode(body))
    return LogEntry(statement: statement, der: der, digest: TestSHA256.digest(der))
  }

  /// Signs a statement of ours wherever the store puts it.
  package func sign(
    _ type: String, _ transfer: TransferID, bundle: DeliveryID? = nil, body: JSONValue = .object([:]),
    role: String = "caseworker"
  ) -> @Sendable (LogPosition) throws -> LogEntry {
    { [self] position in
      try statement(
        type, transfer, by: here, seq: position.seq, seen: position.seen, bundle: bundle, body: body, role: role)
    }
  }

  /// Signs the receipt of a bundle.
  package func receipt(_ offer: SignedManifest) -> @Sendable (LogPosition) throws -> LogEntry {
    sign(
      "received", offer.manifest.transfer, bundle: offer.entry.digest,
      body: .object(["delivery": .string(offer.entry.digest.text)]))
  }

  /// Signs a refusal of a bundle.
  package func refusal(_ offer: SignedManifest, _ code: String) -> @Sendable (LogPosition) throws -> LogEntry {
    sign(
      "refused", offer.manifest.transfer, bundle: offer.entry.digest, body: .object(["code": .string(code)]))
  }

  /// Checks that a record says what its log says, folded from nothing.
  func expectFold(of record: TransferRecord, _ log: [LogEntry]) async throws {
    try equal(await store.log(record.id), log, "log")
    try equal(record.fold, FoldedLog(folding: log.map(\.head)), "what the log says")
  }

  /// The other mission's answer to a bundle of ours.
  package func answer(_ type: String, to submission: Submission, seq: Int = 1) throws -> LogEntry {
    try statement(
      type, submission.manifest.transfer, by: there, seq: seq, seen: submission.manifest.seq,
      bundle: submission.entry.digest)
  }
}

/// SplitMix64: the same ids in every run.
struct ContractRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

/// What a signature that cannot be made throws.
struct NoSignature: Error {}

extension QueueStore {
  /// All that waits, in the order in which it goes.
  package func queue() async throws -> [QueueItem] {
    var items: [QueueItem] = []
    var place: String?
    repeat {
      let page = try await page(QueueFilter(), after: place, limit: 7)
      items += page.values
      place = page.last
    } while place != nil
    return items
  }
}

extension LogStore {
  /// All transfers, newest first.
  package func transfers() async throws -> [TransferRecord] {
    var all: [TransferRecord] = []
    try await forEachTransfer { all.append($0) }
    return all
  }
}
