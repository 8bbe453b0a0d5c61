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
    private(set) var log: [LogHead] = []
    /// Advanced by one statement at a time, as a store has it, and how often it was folded anew.
    private(set) var fold = FoldedLog()
    private(set) var anew = 0
    private var digests: Set<Digest> = []
    /// Of both authors, by how far there is no gap.
    private var heads: [Side: Int] = [:]
    private var seqs: [Side: Set<Int>] = [:]

    /// Whether it was ever advanced to something else than what the log folds to.
    private(set) var differs = false

    init(_ side: Side) { self.side = side }

    /// What is here is taken once.
    mutating func take(_ entry: LogHead) {
      guard digests.insert(entry.digest).inserted else { return }
      log.append(entry)
      let oracle = FoldedLog(folding: log)
      if let next = fold.advanced(by: entry) {
        fold = next
        if next != oracle { differs = true }
      } else {
        (fold, anew) = (oracle, anew + 1)
      }
      guard let author = ConversationRules.side(entry.statement) else { return }
      seqs[author, default: []].insert(entry.statement.seq)
      while seqs[author, default: []].contains(heads[author, default: 0] + 1) { heads[author, default: 0] += 1 }
    }

    /// Says something, having seen what there is without a gap, or less.
    mutating func say(
      _ type: StatementType, _ body: [String: JSONValue], role: StaffRole, behind: Int,
      of bundle: DeliveryID = LogSample.delivery
    ) {
      let other: Side = side == .sender ? .receiver : .sender
      let statement = Statement(
        type: type, transfer: LogSample.transfer, bundle: bundle,
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
    if Int.random(in: 0..<8, using: &rng) == 0 { return bulk(&site, using: &rng) }
    let isProper = Int.random(in: 0..<6, using: &rng) > 0
    let own = types.filter { StatementKind.of($0)?.party.permits(sender: site.side == .sender) ?? false }
    guard let type = (isProper ? own : types).randomElement(using: &rng) else { return }
    let kind = StatementKind.of(type)
    let role = (isProper ? kind?.roles : StaffRole.allCases)?.randomElement(using: &rng) ?? .daemon
    var body = Said.body(
      type, journeys.randomElement(using: &rng) ?? "", asked: Int.random(in: 1...6, using: &rng),
      flag: Bool.random(using: &rng))
    switch Int.random(in: 0..<20, using: &rng) {
    case 0: body = [:]
    case 1: body["backup"] = body["primary"]
    default: break
    }
    let versions = [LogSample.delivery, LogSample.digest(62), LogSample.digest(63)]
    site.say(
      type, body, role: role, behind: [0, 0, 0, 1, 2, 3].randomElement(using: &rng) ?? 0,
      of: type == .ready ? versions.randomElement(using: &rng) ?? LogSample.delivery : LogSample.delivery)
  }

  /// Another version of the bundle, or what becomes of one, by whose it is to say or not.
  private static func bulk(_ site: inout Site, using rng: inout QueueSample.SplitMix64) {
    let version = Int.random(in: 1...3, using: &rng)
    let bundle = version == 1 ? LogSample.delivery : LogSample.digest(UInt8(60 + version))
    let types: [StatementType] = [.update, .update, .received, .received, .refused, .undelivered, .movement]
    let type = types.randomElement(using: &rng) ?? .update
    let body: [String: JSONValue] =
      switch type {
      case .movement: ["state": .string("confirmed"), "moment": Said.moment]
      case .update: ["version": .integer(Int64(version))]
      case .received: ["epoch": .string("e")]
      default: ["reason": .string("expired")]
      }
    site.say(
      type, body, role: type == .movement ? .duty : .daemon, behind: Int.random(in: 0...1, using: &rng), of: bundle)
  }

  /// Somebody who has no part in it, and says what would matter.
  private static let stranger = Result {
    try LogSample.entry(.recalled, by: MissionID("et-addis"), seq: 2, seen: 1, body: Said.body(.recalled)).head
  }

  /// To more places: two questions open, one of them answered, and all of it gone with an alert raised since.
  private static let ways: [[StatementType]] =
    Said.ways + [
      [.opened, .clarificationAsked, .clarificationAsked],
      [.opened, .clarificationAsked, .clarificationAsked, .clarificationGiven],
      [.accepted, .closed, .completed, .erased, .alert], [.accepted, .assigned, .ready, .ready],
      [.accepted, .firstContact, .outcome, .closed], [.accepted, .assigned, .ready, .firstContact, .outcome],
    ]

  /// A conversation that has come some way in good order, and then goes across.
  private static func conversation(using rng: inout QueueSample.SplitMix64) throws -> (Site, Site) {
    var sites = [Site(.sender), Site(.receiver)]
    for side in 0...1 { sites[side].take(try first.get()) }
    if Int.random(in: 0..<8, using: &rng) > 0 {
      sites[1].say(.received, ["epoch": .string("e")], role: .daemon, behind: 0)
      for type in ways.randomElement(using: &rng) ?? [] {
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
    if Int.random(in: 0..<10, using: &rng) == 0 { for side in 0...1 { sites[side].take(try stranger.get()) } }
    return (sites[0], sites[1])
  }

  @Test("random conversations, crossing, lost, repeated and reordered", arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var rng = QueueSample.SplitMix64(seed: seed)
    var (said, flagged, stopped, differing): ([StatementType: Int], Int, Int, Int) = ([:], 0, 0, 0)
    var (statements, anew) = (0, 0)
    for _ in 0..<Self.count {
      var (sender, receiver) = try Self.conversation(using: &rng)
      // What has not come yet may hide a recall, but never one that is here.
      let early = TransferState(folding: receiver.log)
      Self.expectOrder(receiver.log, early)
      for entry in sender.log.shuffled(using: &rng) { receiver.take(entry) }
      for entry in receiver.log.reversed() { sender.take(entry) }
      let ours = try #require(TransferState(folding: sender.log))
      let parties = sender.log.count { ConversationRules.side($0.statement) != nil }
      if ours != TransferState(folding: receiver.log) || ours.read != parties { differing += 1 }
      for site in [sender, receiver] {
        let kept = try JSON.decodeStored(FoldedLog.self, from: JSON.encode(site.fold))
        if site.differs || kept != site.fold { differing += 1 }
        (statements, anew) = (statements + site.log.count, anew + site.anew)
      }
      if early?.isStopped == true, !ours.isStopped, !ours.isLocked, ours.people.crossed == nil {
        // A stop that was here and holds no more must have been void, refused or let.
        #expect(Self.isLifted(sender.log, ours), "\(sender.log.map(\.statement.type))")
      }
      flagged += ours.illegal.count
      stopped += ours.isStopped ? 1 : 0
      let rules = try ConversationRules(sender.log, ours)
      said.merge(rules.said, uniquingKeysWith: +)
      #expect(rules.broken == [], "\(Self.told(sender.log))")
    }
    #expect(differing == 0)
    #expect(anew > 100 && anew < statements / 4, "\(anew) of \(statements) folded anew")
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

  /// A log of which not everything has come: in which order it is read, and what waits and stops it all the same.
  private static func expectOrder(_ log: [LogHead], _ state: TransferState?) {
    let theirs = log.filter { ConversationRules.side($0.statement) != nil }
    let readable = CausalOrder.readable(theirs, sender: LogSample.sender)
    #expect(ConversationRules.disorder(readable, of: log) == [], "\(told(log))")
    guard let state else { return }
    let read = Set(readable.map(\.digest))
    for entry in theirs where !read.contains(entry.digest) {
      let statement = entry.statement
      if statement.type == .recalled, statement.author == LogSample.sender { #expect(state.isStopped) }
      guard statement.type == .consentWithdrawn else { continue }
      if statement.isOfPart, let first = readable.first?.statement {
        #expect(state.isTainted(first.position))
      } else if !statement.isOfPart {
        #expect(state.isStopped)
      }
    }
  }

  private static func told(_ log: [LogHead]) -> String {
    CausalOrder.readable(log, sender: LogSample.sender).map(\.statement)
      .map { "\($0.author == LogSample.sender ? "s" : "r")\($0.seq)(\($0.seen)) \($0.type)" }.joined(separator: ", ")
  }
}
