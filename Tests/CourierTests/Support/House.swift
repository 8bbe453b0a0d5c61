import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Logging

@testable import Courier

/// A sending mission: a real ledger and part files in a folder of its own, and a dispatcher.
final class House: Sendable {
  let folder: String
  let ledger: SQLiteLedger
  let files: DirectoryPartFiles
  let seals: TestSeals
  let clock = TestClock()
  let events = Events()
  let clocks = PeerClocks()
  let us: MissionID
  let them: MissionID

  init(baseURL: String = "https://peer.test", pins: [Digest] = []) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "courier-house-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    us = try MissionID("ly-tripoli")
    them = try MissionID("gm-banjul")
    ledger = try SQLiteLedger.open(
      at: folder, mission: us, now: clock.now, ballast: 0, hashing: { TestSHA256() })
    files = try DirectoryPartFiles(folder + "/parts")
    seals = TestSeals(mission: us, baseURL: baseURL, pins: pins)
  }

  /// As the counter does with what it has stored.
  func add(_ item: String, to dispatcher: Dispatcher) async throws {
    guard try await ledger.queueItem(item) != nil else { throw StoreProblem.notFound(item) }
    dispatcher.wake()
  }

  static let node = StoreNode(id: "house", boot: "b1")

  /// Attempts that processes began and did not end; the last of them is found by the next.
  func crash(_ times: Int, at items: [String]) async throws {
    for _ in 0..<times {
      var policy = QueuePolicy()
      policy.windowStart = items.count
      _ = try await ledger.recover(Self.node, at: clock.now) { _ in }
      let selection = Selection(lanes: [:], inFlight: InFlight(), now: clock.now, policy: policy)
      let claims = try await ledger.claim(selection, by: Self.node, until: clock.now + 90)
      guard Set(items).isSubset(of: claims.map(\.item.id)) else { throw StoreProblem.notFound("what is to crash") }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func dispatcher(
    _ transport: any PeerTransport,
    logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    change: (inout CourierSettings) -> Void = { _ in }
  ) -> Dispatcher {
    var settings = CourierSettings()
    settings.firstOffer = 100_000
    change(&settings)
    let events = events
    return Dispatcher(
      store: ledger, files: files, seals: seals, transport: transport, settings: settings, node: Self.node,
      clock: clock.courier, clocks: clocks, logger: logger,
      onEvent: { events.take($0) })
  }

  /// Runs a dispatcher while `body` does, then shuts it down and waits for its end.
  func running<T: Sendable>(_ dispatcher: Dispatcher, _ body: () async throws -> T) async throws -> T {
    let service = Task { await dispatcher.run() }
    let result: Result<T, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    dispatcher.shutdown()
    await service.value
    return try result.get()
  }

  /// Submits a bundle of parts of these sizes; returns its item's id.
  @discardableResult
  func submit(
    _ sizes: [Int] = [1000, 300], to mission: MissionID? = nil, arrival: Date? = nil
  ) async throws -> (item: String, manifest: Manifest) {
    var random = SystemRandomNumberGenerator()
    let parts = try sizes.map { size in
      let bytes = Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &random) })
      let digest = TestSHA256.digest(bytes)
      try bytes.withUnsafeBytes { try files.store(digest, [$0]) }
      return Manifest.Part(sha256: digest, bytes: Int64(size))
    }
    let zero = TestSHA256.digest([])
    let box = Manifest.Compartment(
      id: "c1", recipients: [zero], content: .init(bytes: 1, tagmanifest: zero), parts: parts)
    let manifest = Manifest(
      transfer: TransferID(at: clock.now, using: &random), version: 1, position: LogPosition(seq: 1, seen: 0),
      from: us, to: mission ?? them, created: Timestamp(clock.now), priority: .routine,
      arrival: arrival.map { Timestamp($0) }, expires: Timestamp(clock.now + 86400), compartments: [box])
    let der = try JSON.encode(manifest)
    let entry = LogEntry(manifest: manifest, der: der, delivery: TestSHA256.digest(der))
    let item = QueueItem(
      id: entry.digest.text, transfer: manifest.transfer, mission: manifest.to, kind: .bundle,
      bytes: manifest.sealedBytes,
      arrival: manifest.arrival, created: clock.now)
    try await ledger.submit(
      Submission(SignedManifest(manifest: manifest, json: JSON.encode(manifest), entry: entry), item: item))
    return (item.id, manifest)
  }

  /// Puts a statement of ours about a transfer into the queue; returns its item's id.
  func issue(_ transfer: TransferID, _ type: String = "question") async throws -> String {
    let (us, seals, now) = (us, seals, clock.now)
    let entry = try await ledger.issue(transfer, at: now) { position in
      try seals.sign(
        Statement(
          type: StatementType(type), transfer: transfer, bundle: nil, author: us,
          staff: Staff(role: "caseworker", id: "s1"), position: position, at: Timestamp(now),
          body: .object([:])))
    }
    return entry.digest.text
  }

  /// Takes a case back.
  func recall(_ transfer: TransferID) async throws {
    let (us, seals, now) = (us, seals, clock.now)
    _ = try await ledger.issue(transfer, at: now) { position in
      try seals.sign(
        Statement(
          type: .recalled, transfer: transfer, bundle: nil, author: us, staff: Staff(role: "supervisor", id: "s1"),
          position: position, at: Timestamp(now), body: .object(["unconditional": .bool(true)])))
    }
  }

  func isSettled(_ id: String) -> Bool {
    events.list.contains { if case .settled(id, _, _) = $0 { true } else { false } }
  }

  func untilSettled(_ ids: [String]) async throws {
    try await events.until("settled") { _ in ids.allSatisfy { self.isSettled($0) } }
  }

  /// Runs a dispatcher until an item waits or is held, and returns the code of that.
  func ending(of id: String, in dispatcher: Dispatcher) async throws -> String {
    try await running(dispatcher) { try await self.untilCode(id) }
  }

  /// Waits until an item waits or is held, and returns the code of that.
  func untilCode(_ id: String) async throws -> String {
    try await events.until("an ending of \(id)") { _ in self.code(id) != nil }
    return code(id) ?? ""
  }

  /// Lets time pass, five minutes at the least, and waits until a dispatcher has looked at its clocks and its queue since.
  func pass(_ seconds: TimeInterval, in dispatcher: Dispatcher) async throws {
    clock.advance(seconds)
    let moment = clock.courier.monotonic()
    dispatcher.wake()
    try await events.until("a look at the clocks") { _ in
      await dispatcher.watch.readings.last?.monotonic ?? -1 >= moment
    }
  }

  private func code(_ id: String) -> String? {
    events.list.lazy.compactMap { event -> String? in
      switch event {
      case .waiting(id, let code, _), .held(id, let code): code
      default: nil
      }
    }.first
  }
}
