import Base
import Foundation
import Testing

@testable import Handover

/// Two missions that talk across one another over a line that loses, repeats and reorders: 10 000 conversations, or with
/// `BATON_TEST_CONVERSATIONS=5000` (of each seed) 100 000.
@Suite("The conversation at both ends: one state, whatever came when and how often")
struct TwoSidesTests {
  private struct Site {
    let side: Side
    var log: [LogHead] = []
    private var digests: Set<Digest> = []
    /// Of both authors, by how far there is no gap.
    private var heads: [Side: Int] = [:]
    private var seqs: [Side: Set<Int>] = [:]

    init(_ side: Side) { self.side = side }

    /// What is here is taken once.
    mutating func take(_ entry: LogHead) {
      guard digests.insert(entry.digest).inserted else { return }
      log.append(entry)
      let author: Side = entry.statement.author == LogSample.sender ? .sender : .receiver
      seqs[author, default: []].insert(entry.statement.seq)
      while seqs[author, default: []].contains(heads[author, default: 0] + 1) { heads[author, default: 0] += 1 }
    }

    /// Says something, having seen what there is without a gap, or less.
    mutating func say(_ type: StatementType, _ body: [String: JSONValue], role: StaffRole, behind: Int) {
      let other: Side = side == .sender ? .receiver : .sender
      let statement = Statement(
        type: type, transfer: LogSample.transfer, bundle: LogSample.delivery,
        author: side == .sender ? LogSample.sender : LogSample.receiver, staff: TwoSidesTests.staff[role] ?? .daemon,
        position: LogPosition(
          seq: heads[side, default: 0] + 1, seen: max(0, heads[other, default: 0] - behind)),
        at: TwoSidesTests.moment, body: .object(body))
      let place = UInt8(statement.seq) + (side == .sender ? 0 : 128)
      take(LogHead(statement: statement, digest: LogSample.digest(place)))
    }
  }

  private static let staff = Dictionary(
    uniqueKeysWithValues: StaffRole.allCases.map { ($0, Staff(role: $0.rawValue, id: Said.ada)) })
  private static let count = ProcessInfo.processInfo.environment["BATON_TEST_CONVERSATIONS"].flatMap { Int($0) } ?? 500
  private static let moment = Timestamp(LogSample.morning)
  private static let types = StatementKind.people.map(\.type)
  private static let journeys = MovementStage.allCases.map(\.rawValue)
  private static let first = Result { try LogSample.submitted().entries[0].head }

  /// What is likely possible at some place, and what is not.
  private static func chatter(_ site: inout Site, using rng: inout QueueSample.SplitMix64) {
    let isProper = Int.random(in: 0..<6, using: &rng) > 0
    let own = types.filter { StatementKind.of($0)?.party.permits(sender: site.side == .sender) ?? false }
    guard let type = (isProper ? own : types + [.received, .refused, .undelivered]).randomElement(using: &rng) else {
      return
    }
    let kind = StatementKind.of(type)
    let role = (isProper ? kind?.roles : StaffRole.allCases)?.randomElement(using: &rng) ?? .daemon
    let body = Said.body(
      type, journeys.randomElement(using: &rng) ?? "", asked: Int.random(in: 1...6, using: &rng),
      flag: Bool.random(using: &rng))
    site.say(type, body, role: role, behind: [0, 0, 0, 1, 2, 3].randomElement(using: &rng) ?? 0)
  }

  /// A conversation that has come some way in good order, and then goes across.
  private static func conversation(using rng: inout QueueSample.SplitMix64) throws -> (Site, Site) {
    var sites = [Site(.sender), Site(.receiver)]
    for side in 0...1 { sites[side].take(try first.get()) }
    if Int.random(in: 0..<8, using: &rng) > 0 {
      sites[1].say(.received, ["epoch": .string("e")], role: .daemon, behind: 0)
      for type in Said.ways.randomElement(using: &rng) ?? [] {
        let side = Said.isSenders(type) ? 0 : 1
        for entry in sites[1 - side].log { sites[side].take(entry) }
        sites[side].say(type, Said.body(type, asked: 3), role: StatementKind.of(type)?.roles[0] ?? .daemon, behind: 0)
      }
    }
    for _ in 0..<Int.random(in: 2...6, using: &rng) {
      let side = Int.random(in: 0...1, using: &rng)
      chatter(&sites[side], using: &rng)
      // Something arrives, old or new, perhaps again; something else does not.
      for _ in 0..<Int.random(in: 0...2, using: &rng) {
        if let entry = sites[side].log.randomElement(using: &rng) { sites[1 - side].take(entry) }
        if let entry = sites[1 - side].log.randomElement(using: &rng) { sites[side].take(entry) }
      }
    }
    return (sites[0], sites[1])
  }

  @Test("random conversations, crossing, lost, repeated and reordered", arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var rng = QueueSample.SplitMix64(seed: seed)
    var (said, flagged, stopped, differing): ([StatementType: Int], Int, Int, Int) = ([:], 0, 0, 0)
    for _ in 0..<Self.count {
      var (sender, receiver) = try Self.conversation(using: &rng)
      // What has not come yet may hide a recall, but never one that is here.
      let early = TransferState(folding: receiver.log)
      for entry in sender.log.shuffled(using: &rng) { receiver.take(entry) }
      for entry in receiver.log.reversed() { sender.take(entry) }
      let ours = try #require(TransferState(folding: sender.log))
      if ours != TransferState(folding: receiver.log) || ours.read != sender.log.count { differing += 1 }
      if early?.isStopped == true, !ours.isStopped, !ours.isLocked, ours.people.crossed == nil {
        // A stop that was here and holds no more must have been void, refused or let.
        #expect(Self.isLifted(sender.log, ours), "\(sender.log.map(\.statement.type))")
      }
      flagged += ours.illegal.count
      stopped += ours.isStopped ? 1 : 0
      Self.expectRules(sender.log, ours, counting: &said)
    }
    #expect(differing == 0)
    // The conversations go somewhere: otherwise equality would say little.
    #expect(flagged > 100 && stopped > 50, "\(flagged) flagged, \(stopped) stopped")
    #expect(Self.types.count { said[$0, default: 0] == 0 } <= 3, "\(said)")
  }

  /// Whether every recall and withdrawal in a log is void, or became a request.
  private static func isLifted(_ log: [LogHead], _ state: TransferState) -> Bool {
    let illegal = Set(state.illegal.map(\.statement))
    return log.allSatisfy { entry in
      entry.statement.type != .consentWithdrawn && entry.statement.type != .recalled
        || entry.statement.type == .consentWithdrawn && entry.statement.isOfPart || illegal.contains(entry.digest)
        || entry.statement.type == .recalled && entry.statement.body["unconditional"]?.flag == false
    }
  }

  /// What was applied, held against rules that are written here once more, by hand.
  private static func expectRules(
    _ log: [LogHead], _ state: TransferState, counting said: inout [StatementType: Int]
  ) {
    let illegal = Set(state.illegal.map(\.statement))
    let applied = CausalOrder.readable(log, sender: LogSample.sender).filter { !illegal.contains($0.digest) }
      .map(\.statement)
    var before: Set<StatementType> = []
    var broken: [String] = []
    var stops: [Statement] = []
    for statement in applied {
      let type = statement.type
      if let need = needs[type], !before.contains(need) { broken.append("\(type) without \(need)") }
      if before.contains(.returned), ![.returnAcknowledged, .recalled, .consentWithdrawn].contains(type),
        needs[type] != nil, !before.contains(.recalled), !before.contains(.consentWithdrawn)
      {
        broken.append("\(type) after a return")
      }
      // Nobody goes on with what they knew to be withdrawn.
      for stop in stops where stop.author == statement.author || statement.seen >= stop.seq {
        if !afterwards.contains(type) { broken.append("\(type) after \(stop.type)") }
      }
      if type == .accepted, statement.staff.role != "supervisor" { broken.append("accepted by no supervisor") }
      said[type, default: 0] += 1
      if statement.isOfPart {
        // Here the only version is always one that may hold it.
        if type == .erased { broken.append("a part erased that is still there") }
        continue
      }
      if type == .consentWithdrawn { stops.append(statement) }
      before.insert(type)
    }
    let unconditional = applied.contains { $0.type == .recalled && $0.body["unconditional"]?.flag == true }
    if before.contains(.consentWithdrawn), state.people.stage != .withdrawn { broken.append("withdrawn, and goes on") }
    if unconditional, !state.isStopped { broken.append("recalled unconditionally, and goes on") }
    if state.people.stage == .recalled, !before.contains(.recalled), !before.contains(.recallAnswered) {
      broken.append("recalled by nobody")
    }
    if before.contains(.recalled), !unconditional, before.contains(.accepted), !before.contains(.recallAnswered),
      state.people.stage == .recalled
    {
      broken.append("a conditional recall won against an acceptance")
    }
    #expect(broken.isEmpty, "\(broken) in \(applied.map(\.type))")
  }

  private static let afterwards: Set<StatementType> = [
    .destroyed, .erased, .movement, .corrected, .received, .refused, .undelivered,
  ]

  private static let needs: [StatementType: StatementType] = [
    .opened: .received, .accepted: .received, .returned: .received, .clarificationAsked: .opened,
    .clarificationGiven: .clarificationAsked, .returnAcknowledged: .returned, .assigned: .accepted,
    .assignmentDeclined: .assigned, .reassigned: .accepted, .ready: .assigned, .firstContact: .accepted,
    .outcome: .firstContact, .closed: .accepted, .completed: .closed, .recallAsked: .accepted, .onward: .accepted,
    .onwardReceived: .onward,
  ]
}
