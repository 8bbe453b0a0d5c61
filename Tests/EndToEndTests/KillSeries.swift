import Foundation
import Handover

/// Hands bundle after bundle from one mission to the other, and kills one of the daemons in the middle of
/// each, at one call further every time. After each death the daemon is started again, and everything must
/// come to the same end: one receipt, one case, nothing left over.
final class KillSeries {
  enum Victim: String {
    case sender, receiver
  }

  /// What is known after a series.
  struct Tally: Sendable {
    /// Points at which a daemon was really killed, with the call it died in.
    var struck: [String] = []
    /// Points that no call reached any more.
    var missed = 0
    var bundles = 0
    /// Hand-ins that were in the books though the answer was lost.
    var answersLost = 0

    mutating func add(_ other: Tally) {
      struck += other.struck
      missed += other.missed
      bundles += other.bundles
      answersLost += other.answersLost
    }

    /// How often each kind of call was struck.
    var kinds: [(kind: String, count: Int)] {
      Dictionary(grouping: struck) { Self.kind($0) }.map { ($0.key, $0.value.count) }
        .sorted { $0.count > $1.count }
    }

    /// `pwrite …/ledger.sqlite-wal` without what differs from run to run.
    private static func kind(_ struck: String) -> String {
      let words = struck.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return struck }
      if words[1].hasPrefix("socket:") { return "\(words[0]) a socket" }
      let path = words[1]
      for place in ["parts", "temp", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite"]
      where path.contains("/\(place)") { return "\(words[0]) \(place)" }
      if path.contains("/etilqs_") { return "\(words[0]) a temporary file of SQLite's" }
      return "\(words[0]) \((path as NSString).lastPathComponent)"
    }
  }

  private let federation: Federation
  private let victim: Victim
  private let faults: Faults
  private let sender: Office
  private let receiver: Office
  private var parts: Set<String> = []
  private(set) var tally = Tally()

  init(_ victim: Victim) throws {
    self.victim = victim
    federation = try Federation()
    sender = federation["ly-tripoli"]
    receiver = federation["ng-lagos"]
    faults = try (victim == .sender ? sender : receiver).faults()
    try sender.start()
    try receiver.start()
  }

  func end() { federation.end() }

  private var office: Office { victim == .sender ? sender : receiver }

  /// Kills at the calls `first`, `first + step`, … of a handover until `points` have struck, or a handover
  /// ends before its point is reached.
  ///
  /// - Parameter bytes: The size of the case's attachment.
  func sweep(_ mode: Faults.Mode, bytes: Int, from first: Int = 1, step: Int = 1, points: Int) throws {
    var call = first
    for _ in 0..<points {
      guard try strike(call, mode, bytes: bytes) else { return }
      call += step
    }
  }

  /// Kills once in a handover, and again at each of `calls` of the start that is to repair it.
  func sweepRecovery(_ calls: some Sequence<Int>, dyingAt first: Int, bytes: Int) throws {
    for call in calls { _ = try strike(first, .kill, bytes: bytes, andInRecoveryAt: call) }
  }

  /// One handover with a death in it, or two.
  ///
  /// - Returns: Whether the death came.
  private func strike(
    _ call: Int, _ mode: Faults.Mode, bytes: Int, andInRecoveryAt recovery: Int? = nil
  ) throws -> Bool {
    let folder = try federation.writeCase("case-\(tally.bundles)", bytes: bytes, word: "n\(tally.bundles)")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    tally.bundles += 1
    faults.arm(call, mode)
    let answer = Result { try sender.send(folder, to: receiver) }
    let died = try waitForDeathOrReceipt(try? answer.get())
    faults.disarm()
    if died { try restart(dyingAt: recovery) } else { tally.missed += 1 }
    do {
      try prove(handedIn(folder, answer), folder)
    } catch {
      throw HarnessProblem("\(victim) struck at call \(call) (\(mode), \(faults.struck)): \(error)")
    }
    return died
  }

  private func waitForDeathOrReceipt(_ id: TransferID?) throws -> Bool {
    try Deadline(60).wait("a death or a receipt") { () -> Bool? in
      if office.ended != nil { return true }
      if let id, (try? sender.transfer(id))?.state == "delivered", (try? sender.queue())?.isEmpty == true {
        return office.ended != nil
      }
      // A hand-in that was refused though nobody died would be a fault of its own.
      return nil
    }
  }

  /// - Parameter recovery: The call of the first start at which that one is killed too.
  private func restart(dyingAt recovery: Int?) throws {
    try noteDeath()
    if let recovery {
      faults.arm(recovery, .kill, calls: .disk)
      try office.launch()
      try Deadline(60).wait("a start, or a death in it") {
        if office.ended != nil { return true }
        return (try? office.status()) != nil
      }
      faults.disarm()
      guard office.ended != nil else {
        tally.missed += 1
        return
      }
      try noteDeath()
    }
    try office.start()
  }

  private func noteDeath() throws {
    guard office.ended == .signalled(SIGKILL), faults.hasFired else {
      throw HarnessProblem("\(office.name) ended by itself: \(office.logTail)")
    }
    tally.struck.append(faults.struck)
  }

  /// The transfer that came of a hand-in. When its answer was lost, does as the command line says: asks for the id that
  /// it names, and hands in again only when there is no such transfer.
  private func handedIn(_ folder: String, _ answer: Result<TransferID, any Error>) throws -> TransferID {
    do { return try answer.get() } catch let refused as Office.Refused {
      let named = refused.outcome.err.firstMatch(of: /baton show ([0-9a-f-]{36})/).map { String($0.1) }
      if let named, try sender.baton("show", named).status == 0 {
        tally.answersLost += 1
        return try TransferID(named)
      }
      return try sender.send(folder, to: receiver)
    }
  }

  private func prove(_ id: TransferID, _ folder: String) throws {
    try sender.waitForReceipt(id)
    try Deadline(30).wait("an empty queue") { try sender.queue().isEmpty }
    try Proof.handedOver(id, folder, from: sender, to: receiver)
    parts.formUnion(try Proof.parts(of: id, at: sender))
    // A part that the sender puts twice, after its connection broke, may still be on its way to the disk.
    var problem: (any Error)?
    let deadline = Deadline(5)
    repeat {
      do {
        for office in [sender, receiver] { try Proof.tidy(office, parts: parts) }
        return
      } catch { problem = error }
      usleep(20_000)
    } while !deadline.isOver
    if let problem { throw problem }
  }

  /// After all: what both missions hold is what was handed in, each once.
  func proveAll() throws {
    let sent = try sender.transfers()
    let received = try receiver.transfers()
    try Proof.require(
      sent.count == tally.bundles && received.count == tally.bundles,
      "\(tally.bundles) handed in, \(sent.count) transfers at the sender, \(received.count) at the receiver")
    try Proof.require(
      Set(sent.map(\.delivery)) == Set(received.map(\.delivery)), "the two sides name different deliveries")
  }
}
